package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
	"kiro-mcp/internal/code/tables"
	"kiro-mcp/internal/pattern"
)

// language is the language of a fence's code: what the fence says, or what its
// lines look like. It is empty when it is no code of ours.
func (f *fence) language() string { return f.nature().language }

// nature is what a fence is, found once: every line of it asks.
type nature struct {
	language string // empty for what is no code of ours
	drawn    bool   // boxes and arrows
	branches bool   // of a tree
	comments bool   // prose in comments
	boxes    bool   // it has boxes
	files    bool   // it is a tree of files
	quoted   bool   // it has words about functions, between three quotes
	foreign  bool   // settings of a tool of others
	steps    bool   // it is code, and no sample object
	document bool   // it shows a document
}

func (f *fence) nature() *nature {
	if f.known == nil {
		f.known = &nature{drawn: f.isDrawn(), branches: strings.Contains(f.text, "── "), comments: f.isProse()}
		f.known.document = f.showsDocument()
		f.known.language = f.findLanguage()
		f.known.boxes = strings.Contains(f.text, "┌") || strings.Contains(f.text, "+--")
		f.known.files = isTree(f) && f.treeOfFiles()
		f.known.quoted = strings.Contains(f.text, `"""`)
		f.known.foreign = f.known.language == "yaml" && otherTool(f.text)
		f.known.steps = f.hasSteps()
	}
	return f.known
}

func (f *fence) findLanguage() string {
	if f.known.document {
		return ""
	}
	switch f.lang {
	case "", "text", "txt", "pseudocode", "plaintext", "plain", "code":
		return guessLanguage(f)
	case "mermaid", "http", "diff", "console", "markdown", "md", "bash", "sh", "shell", "zsh":
		return ""
	}
	if l := lex.Named(f.lang); l != nil {
		return l.Name
	}
	return ""
}

// guessLanguage tells a language from the words that its declarations begin
// with; from drawings and prose nothing.
func guessLanguage(f *fence) string {
	if f.drawn() {
		return ""
	}
	for _, b := range f.blocks {
		if lang := lineLanguage(b.text); lang != "" {
			return lang
		}
	}
	return ""
}

func lineLanguage(line string) string {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "def", "async":
		if strings.Contains(line, "def ") && strings.Contains(line, "(") {
			return "python"
		}
	case "class":
		if strings.HasSuffix(line, ":") {
			return "python"
		}
	case "interface", "export", "type":
		if strings.HasSuffix(line, "{") && (first != "export" || strings.HasPrefix(rest, "interface") || strings.HasPrefix(rest, "type") || strings.HasPrefix(rest, "class")) {
			return "typescript"
		}
	case "func":
		return "go"
	case "pub", "impl", "trait":
		return "rust"
	case "CREATE", "create", "ALTER":
		if upper := strings.ToUpper(rest); strings.HasPrefix(upper, "TABLE") || strings.HasPrefix(upper, "INDEX") || strings.HasPrefix(upper, "UNIQUE INDEX") {
			return "sql"
		}
	case "model":
		if strings.HasSuffix(line, "{") && strings.Count(line, " ") == 2 {
			return "prisma"
		}
	}
	return ""
}

// drawn reports whether a fence is a drawing: boxes and arrows.
func (f *fence) drawn() bool { return f.nature().drawn }

func (f *fence) isDrawn() bool {
	return strings.ContainsAny(f.text, "┌┐└┘├┤│▼▲↓↑→") && !strings.Contains(f.text, "def ") && !strings.Contains(f.text, "CREATE TABLE")
}

// scanned is what a fence's code declares; nil when it is none of ours. It is
// scanned once.
func (f *fence) scanned() *facts.File {
	if !f.read {
		f.read = true
		f.code = f.scan()
	}
	return f.code
}

func (f *fence) scan() *facts.File {
	name := f.language()
	lang := lex.Named(name)
	if lang == nil {
		return nil
	}
	text := f.text
	switch name {
	case "python":
		text = withBodies(text)
	case "php":
		text = closeHeads(text)
		if !strings.Contains(text, "<?") {
			text = "<?php " + text
		}
	case "go":
		if !strings.Contains(text, "package ") {
			text = "package design; " + text
		}
	case "csharp", "java":
		text = closeHeads(text)
		if !declaresType().MatchString(text) {
			text = "class " + shownAlone + " { " + text + "\n}"
		}
	case "sql":
		text = shownTable().ReplaceAllString(text, "CREATE TABLE $1 (\n$2")
	}
	src := lex.Scan("design."+name, lang, []byte(text))
	out := &facts.File{Path: "design." + name, Language: name}
	symbols.Read(src, out)
	tables.Read(src, out)
	signs.Read(src, out)
	withoutOwner(out)
	return out
}

// shownAlone is the class that methods stand in which are shown without one.
const shownAlone = "ShownAlone__"

var (
	declaresType = pattern.Of(`(?m)^\s*(?:\[[^\]]*\]\s*)?(?:(?:public|private|internal|protected|abstract|sealed|static|final|partial|readonly) )*(?:class|interface|record|struct|enum|namespace|@interface) \w`)
	// shownTable is a table that is written without its verb, with a column below it:
	// "carts (".
	shownTable = pattern.Of(`(?m)^([a-z]\w*) \(\n(\s+\w+ [A-Z])`)
)

// withoutOwner takes [shownAlone], which is the first, from the symbols in it.
func withoutOwner(out *facts.File) {
	if len(out.Symbols) == 0 || out.Symbols[0].Name != shownAlone {
		return
	}
	for i := range out.Symbols {
		s := &out.Symbols[i]
		s.Owner = strings.TrimPrefix(strings.TrimPrefix(s.Owner, shownAlone), ".")
		s.Up = max(0, s.Up-1)
	}
	out.Symbols = out.Symbols[1:]
	shiftNumbers(out.Numbers)
}

// withBodies gives signatures that lack one a body, on their own line: designs
// write "def create(self) -> Order" and no more.
func withBodies(text string) string {
	lines := strings.Split(text, "\n")
	open, depth := -1, 0
	for i, l := range lines {
		trimmed := strings.TrimSpace(l)
		if open < 0 {
			if !strings.HasPrefix(trimmed, "def ") && !strings.HasPrefix(trimmed, "async def ") {
				continue
			}
			open, depth = i, 0
		}
		code, comment := trimmed, ""
		if at := strings.Index(code, " #"); at >= 0 {
			code, comment = code[:at], code[at:]
		}
		depth += strings.Count(code, "(") + strings.Count(code, "[") - strings.Count(code, ")") - strings.Count(code, "]")
		if depth > 0 && i-open < 40 {
			continue
		}
		open = -1
		code = strings.TrimRight(code, " ")
		if strings.HasSuffix(code, ")") || !strings.Contains(lastPart(code), ":") {
			lines[i] = l[:leading(l)] + code + ": ..." + comment
		}
	}
	return strings.Join(lines, "\n")
}

// lastPart is what stands behind a signature's parameters.
func lastPart(code string) string {
	return code[strings.LastIndexByte(code, ')')+1:]
}
