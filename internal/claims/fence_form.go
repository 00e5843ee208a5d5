package claims

import (
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

var (
	// memberOfUnion is one of the shapes that a value may have: `| { type: "OPEN" }`.
	memberOfUnion = pattern.Of(`^\| ?\S`)
	// shownObject is an object on a line of its own: "{ status: 404 },".
	shownObject = pattern.Of(`^\{ ?["']?\w+["']?: .*\}[,;)]*$`)
	// attribute is one of C# or Rust: `[Column("note")]`, "#[serde(default)]".
	attribute = pattern.Of(`^#?\[[A-Za-z]\w+(?:\(.*\))?\]`)
	// aboutFunction is a line of the words above a function of JavaScript or Java: "* Counts
	// coins", "* @param cart whose they are".
	aboutFunction = pattern.Of(`^\* (?:@\w+ \S|\w+ \w+)`)
	// setting gives a name a value, by itself or among the arguments of a call:
	// "drawer = 2", "drawer=2,".
	setting = pattern.Of(`^(?:(?:const|let|var|val|final|auto|static|public|private|readonly|export|string|int|bool|double) )*\*{0,2}[\w.\[\]"']+(?:: ?[^=]+)? ?[-+*/|]?= ?([^=\s].*)`)
	// plainValue says nothing itself: what begins there, another variable, a part of a view.
	plainValue = pattern.Of(`^(?:[\[{(]+|[\w.?]+(?:\[[\w.]+\])+;?|\{[\w.]+\})$`)
	// typedLine is a name with what it is or holds: "drawer: number;", "cart: cart,".
	typedLine = pattern.Of(`^(?:["']?[a-zA-Z]\w*["']?\??|\d+): [^ ].*[,;]$`)
	// onlyTexts is a line of a list of texts: `"open", "shut",`.
	onlyTexts = pattern.Of(`^["'][\w./-]+["'],(?: ["'][\w./-]+["'],?)*$`)
	// declares begins a declaration that no rule read: "def open():".
	declares = pattern.Of(`^(?:(?:public|private|protected|internal|static|export|async|abstract|override|pub|final|default|virtual) )*(?:class|def|function|func|fn|interface|struct|enum|record|trait|impl) \S|^(?:public|private|protected|internal) \S`)
	// importLine names what a line brings in: "from httpx import", "import typer".
	importLine = pattern.Of(`^(?:from|import) ([\w@./-]+)|^(?:import|export) .* from ["']([^"']+)["']`)
)

// saysInCode reports whether a line of code says something by its form: a shape of a
// union, a value that is set or given, a member with its type, what is logged, what is
// brought in.
func saysInCode(line string) bool {
	for _, form := range []func() *regexp.Regexp{memberOfUnion, shownObject, attribute, aboutFunction, typedLine, onlyTexts, declares} {
		if form().MatchString(line) {
			return true
		}
	}
	if m := setting().FindStringSubmatch(line); m != nil && !plainValue().MatchString(m[1]) {
		return true
	}
	return importsTech(line) || logs(line) || line[0] == '.' && callsWith().MatchString(line)
}

// isGuard reports whether a line says what is done on a condition, both at once:
// "if (!cart.open) return 'shut'".
func isGuard(line string) bool {
	if !strings.HasPrefix(line, "if ") || strings.HasPrefix(line, "if err ") {
		return false
	}
	for _, done := range []string{") return ", ") throw ", ": return", ": raise ", "{ return", "{ throw ", ") continue"} {
		if strings.Contains(line, done) {
			return true
		}
	}
	return false
}

// isCodeLine reports whether what a comment says is code that was taken out.
func isCodeLine(text string) bool {
	return strings.HasSuffix(text, ";") || strings.HasSuffix(text, "{") || strings.HasSuffix(text, "(")
}

// explains reports whether a comment is about the code right below it.
func (f *fence) explains(b *block) bool {
	at := b.line - f.line + 1
	if at >= len(f.blocks) || strings.Trim(f.blocks[at].text, " {}()[];,") == "" {
		return false
	}
	_, more := commentText(f.blocks[at].text)
	return !more
}

// importsTech reports whether a line brings in a library that we know, or another
// part of the system.
func importsTech(line string) bool {
	m := importLine().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	if m[2] != "" {
		return true
	}
	root, _, below := strings.Cut(m[1], ".")
	_, known := techs.Named(root)
	return known || below && !slices.Contains(standardPackages, root)
}

// standardPackages are those of languages themselves that have others below them.
var standardPackages = []string{"os", "collections", "concurrent", "email", "logging", "unittest", "xml", "importlib", "urllib", "http", "java", "javax", "kotlin", "System", "json", "typing", "multiprocessing", "encoding", "dart"}
