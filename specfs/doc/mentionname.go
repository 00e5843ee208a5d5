package doc

import (
	"slices"
	"strings"
)

// quotedName says what stands between back-ticks: a table if the line says so,
// a file, or a symbol.
func quotedName(line string, code Span) Mention {
	text := strings.TrimSpace(line[code.Start:code.End])
	if isDotted(text) && saysTable(line, code) {
		return Mention{Kind: MentionTable, Name: tableName(text), Span: code}
	}
	if name, ok := fileName(text); ok {
		return Mention{Kind: MentionFile, Name: name, Span: code}
	}
	if name, ok := symbolName(text); ok {
		return Mention{Kind: MentionSymbol, Name: name, Span: code}
	}
	return Mention{}
}

// bareName says what a word without quotes names. It must be plainer than a
// quoted one: a symbol needs a call, an owner or two humps.
func bareName(line string, word Span) Mention {
	text := strings.TrimRight(line[word.Start:word.End], ".-/$")
	word.End = word.Start + len(text)
	called := strings.HasPrefix(line[word.End:], "(")
	if name, ok := fileName(text); ok {
		if !strings.Contains(name, "/") && 'A' <= name[0] && name[0] <= 'Z' && strings.HasSuffix(name, ".js") {
			return Mention{} // Node.js is no file
		}
		return Mention{Kind: MentionFile, Name: name, Span: word}
	}
	if strings.ContainsAny(text, "/-$") {
		return Mention{}
	}
	if !isDotted(text) || !tellsSymbol(text, called) || slices.Contains(productNames, text) {
		return Mention{}
	}
	return Mention{Kind: MentionSymbol, Name: text, Span: word}
}

// tellsSymbol says whether identifiers joined by points look like a symbol in
// running text: OrderService, OrderService.create and parse_cart() do.
func tellsSymbol(text string, called bool) bool {
	owner, _, owned := strings.Cut(text, ".")
	if called {
		return owned || humps(text) > 1 || strings.Contains(text, "_")
	}
	capital := 'A' <= text[0] && text[0] <= 'Z'
	return capital && humps(owner) > 1
}

// productNames are written like classes and are none.
var productNames = []string{
	"JavaScript", "TypeScript", "GitHub", "GitLab", "CloudWatch", "CloudFront", "YouTube", "LinkedIn", "PowerShell",
	"WebSocket", "WebSockets", "WordPress", "OpenTelemetry", "DevOps", "BitBucket", "ElastiCache", "PayPal", "FastApi",
}

// saysTable says whether "table" stands right behind a quoted name or before
// it: "the `orders` table", "table `orders`", "`orders` 表".
func saysTable(line string, code Span) bool {
	behind := strings.ToLower(strings.TrimLeft(line[min(len(line), code.End+1):], " *"))
	before := strings.ToLower(strings.TrimRight(line[:code.Start-1], " *"))
	for _, word := range []string{"table", "表", "テーブル"} {
		if strings.HasPrefix(behind, word) || strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// tableName is a table's canonical name: without schema and quotes, in lower case.
func tableName(s string) string {
	s = s[strings.LastIndexByte(s, '.')+1:]
	return strings.ToLower(strings.Trim(s, "\"`[]'"))
}

// symbolName reads Name, Owner.member or name(args). A lone word needs a
// capital or a call to be told from a field or value.
func symbolName(text string) (name string, ok bool) {
	name, _, called := strings.Cut(text, "(")
	name = strings.TrimPrefix(strings.ReplaceAll(name, "::", "."), "self.")
	if name, _, generic := strings.Cut(name, "<"); generic && isDotted(name) {
		return name, humps(name) > 0 && name[0] <= 'Z'
	}
	name = strings.TrimPrefix(strings.ReplaceAll(name, "#", "."), "@")
	if !isDotted(name) {
		return "", false
	}
	capital := 'A' <= name[0] && name[0] <= 'Z'
	return name, called || capital && (humps(name) > 1 || strings.ToUpper(name) != name)
}

// fileName reads a path with a known extension, or a folder path in one piece,
// without a line number behind it.
func fileName(text string) (name string, ok bool) {
	name, _, _ = strings.Cut(text, ":")
	name = strings.TrimPrefix(name, "./")
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 || strings.ContainsAny(name, " \t()<>{}*,;=") || strings.Contains(name, "//") {
		return "", false
	}
	return name, slices.Contains(fileExtensions, strings.ToLower(name[dot+1:]))
}

var fileExtensions = []string{
	"py", "ts", "tsx", "js", "jsx", "mjs", "cjs", "go", "rs", "java", "kt", "kts", "swift", "cs", "csproj", "cpp", "cc", "c", "h", "hpp",
	"rb", "php", "sql", "prisma", "json", "jsonl", "yaml", "yml", "toml", "md", "mdx", "html", "css", "scss", "vue", "svelte", "sh", "ps1",
	"tf", "proto", "graphql", "xml", "ini", "cfg", "env", "txt", "gradle", "ipynb", "csv", "svg", "png", "dart", "ex", "exs", "scala", "lua",
}

// isDotted says whether s is identifiers joined by points.
func isDotted(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if !isIdentifier(part) {
			return false
		}
	}
	return s != ""
}

func isIdentifier(s string) bool {
	for at := range len(s) {
		b := s[at]
		if !isASCIILetter(b) && b != '_' && b != '$' && (at == 0 || b < '0' || b > '9') {
			return false
		}
	}
	return s != ""
}

// humps counts the capitals that a lower-case letter follows: 2 in OrderService.
func humps(s string) int {
	n := 0
	for at := range len(s) - min(1, len(s)) {
		if 'A' <= s[at] && s[at] <= 'Z' && 'a' <= s[at+1] && s[at+1] <= 'z' {
			n++
		}
	}
	return n
}
