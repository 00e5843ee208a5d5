package claims

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/pattern"
)

var (
	// filledElement is an element of XML with a value or an attribute.
	filledElement = pattern.Of(`^<[\w.:-]+(?:[^>]*=|>[^<]+<)`)
	// onlyPlace is a line that only keeps a place: "[your text]", "...".
	onlyPlace = pattern.Of(`^(?:\[[^\]]*\]|\{[^}]*\}|\.\.\.|…|---+)$`)
	// tableHeader begins a table of TOML: "[till.drawer]".
	tableHeader = pattern.Of(`^\[{1,2}[\w.{}-]+\]{1,2}$`)
	// openKey is a key of settings that others hang below: "theme:".
	openKey = pattern.Of(`^[A-Za-z][\w-]*:$`)
)

// unread reports whether a line of a fence that no rule understood may still promise
// something: an element of a view, the title of a shown document, a condition, a remark
// in a body, words above a function that say when, a command with its options.
func (f *fence) unread(b *block) bool {
	line := b.text
	switch {
	case line == "":
		return false
	case f.ofView():
		return f.ofPage() && line[0] != '<' && len(words(line)) > 0 && strings.Trim(line, "{}/>-! ") != "" // words on a page
	case f.lang == "mermaid" && drawnNode().MatchString(line):
		return true
	}
	if f.isDocument() {
		return !f.inShownCode(b) && documentShows(line)
	}
	switch f.lang {
	case "bash", "sh", "shell", "zsh", "console":
		return strings.HasSuffix(line, `\`) && line[0] != '-' // one that is written out over several lines
	case "hcl", "tf", "terraform":
		return strings.HasSuffix(line, "{") && line[0] != '#'
	case "xml":
		return filledElement().MatchString(line)
	case "yaml", "yml", "toml":
		return openKey().MatchString(line) || strings.HasPrefix(line, "- ") || tableHeader().MatchString(line)
	case "", "text", "txt", "plaintext", "plain":
		if f.nature().files && (strings.Contains(line, "─") || strings.HasSuffix(line, "/")) {
			return !strings.Contains(line, "...")
		}
		if f.drawn() {
			return f.boxes() && strings.ContainsAny(line, "│|") && len(words(line)) > 0 // what stands in a box
		}
		return f.language() == "" && line[0] != '#' && (documentTells(line) || documentShows(line))
	}
	if f.language() == "" && f.lang != "mermaid" && lex.Named(f.lang) == nil {
		_, remark := commentText(line)
		return !remark && strings.ContainsFunc(line, unicode.IsLetter) // of a language that we do not read
	}
	return f.isCode() && f.lang != "mermaid" && f.unreadCode(b)
}

// unreadCode is [fence.unread] for a line of code: all but what holds code together, and
// remarks that explain the line below them.
func (f *fence) unreadCode(b *block) bool {
	line := b.text
	if f.inDocs(b) {
		return docCounts(strings.TrimLeft(line, "-* "))
	}
	if text, ok := commentText(line); ok && !attribute().MatchString(line) {
		if rest, ok := strings.CutPrefix(line, "///"); ok {
			return !strings.HasPrefix(strings.TrimSpace(rest), "<") && len(words(rest)) > 3
		}
		if strings.HasPrefix(line, "*") {
			return aboutFunction().MatchString(line)
		}
		return !f.explains(b) && !isCodeLine(text) && (len(words(text)) > 2 || wideLetters(text) > 4) && !strings.Contains(text, "...")
	}
	if text, ok := strings.CutPrefix(line, `"""`); ok {
		_, says := holdsAny(strings.ToLower(text), []string{"only", "when", "if", "unless", "else", "not", "never", "without"})
		return says || len(endpointsIn(text)) > 0
	}
	return !holdsTogether(line)
}

// documentShows reports whether a line of a shown document is a part that the
// document must have: a title, or words that stand in it.
func documentShows(line string) bool {
	if tableHeader().MatchString(line) && strings.Contains(line, ".") {
		return true
	}
	if onlyPlace().MatchString(line) || strings.HasPrefix(line, "\\`") {
		return false
	}
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "**") || strings.HasPrefix(line, "<") && !strings.HasPrefix(line, "</") || len(words(line)) > 3
}

// inShownCode reports whether a line stands in a fence of code of the document that is
// shown.
func (f *fence) inShownCode(b *block) bool {
	at := b.line - f.line
	return at >= 0 && at < len(f.shownCode()) && f.shownCode()[at]
}

// shownCode says it of every line, found once.
func (f *fence) shownCode() []bool {
	if f.codeLines != nil {
		return f.codeLines
	}
	f.codeLines = make([]bool, len(f.blocks))
	in, code := false, false
	for i, x := range f.blocks {
		if lang, ok := shownFence(x.text); ok {
			in = !in
			code = in && lang != "" && lang != "markdown" && lang != "md"
		}
		f.codeLines[i] = code
	}
	return f.codeLines
}

// shownFence reads the marks of a fence in a document that is shown, with strokes
// before them or without, and its language.
func shownFence(line string) (lang string, ok bool) {
	lang, ok = strings.CutPrefix(strings.ReplaceAll(cut(line, 40), "\\", ""), "```")
	return strings.ToLower(strings.TrimSpace(lang)), ok
}
