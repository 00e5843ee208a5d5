package statements

import (
	"strings"
	"unicode"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
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
	// drawnCase is a case of a sequence, or a note on it: "alt drawer shut", "Note over
	// Till: counts twice".
	drawnCase = pattern.Of(`^(?:alt|else|opt|loop|par|and|critical|break) +\S|^[Nn]ote (?:over|left of|right of) [^:]+: *\S`)
	// openKey is a key of settings that others hang below: "theme:".
	openKey = pattern.Of(`^[A-Za-z][\w-]*:$`)
)

// unreadLine reports whether a line of a fence that no rule understood may still promise
// something: an element of a view, the title of a shown document, a condition, a remark
// in a body, words above a function that say when, a command with its options.
func unreadLine(f *pieces.Fence, p *pieces.Piece) bool {
	line := p.Text
	switch {
	case line == "":
		return false
	case f.OfView():
		return f.OfPage() && line[0] != '<' && len(words.Of(line)) > 0 && strings.Trim(line, "{}/>-! ") != "" // words on a page
	case f.Lang == "mermaid" && (drawnNode().MatchString(line) || drawnCase().MatchString(line)):
		return true
	}
	if f.IsDocument() {
		return !f.InShownCode(p) && documentShows(line)
	}
	switch f.Lang {
	case "bash", "sh", "shell", "zsh", "console":
		return strings.HasSuffix(line, `\`) && line[0] != '-' // one that is written out over several lines
	case "hcl", "tf", "terraform":
		return strings.HasSuffix(line, "{") && line[0] != '#'
	case "xml":
		return filledElement().MatchString(line)
	case "yaml", "yml", "toml":
		return openKey().MatchString(line) || strings.HasPrefix(line, "- ") || tableHeader().MatchString(line)
	case "", "text", "txt", "plaintext", "plain":
		if f.OfFiles() && (strings.Contains(line, "─") || strings.HasSuffix(line, "/")) {
			return !strings.Contains(line, "...")
		}
		if f.Drawn() {
			return f.Boxes() && strings.ContainsAny(line, "│|") && len(words.Of(line)) > 0 // what stands in a box
		}
		return f.Language() == "" && line[0] != '#' && (documentTells(line) || documentShows(line))
	}
	if f.Language() == "" && f.Lang != "mermaid" && lex.Named(f.Lang) == nil {
		_, remark := pieces.CommentText(line)
		return !remark && strings.ContainsFunc(line, unicode.IsLetter) // of a language that we do not read
	}
	return f.IsCode() && f.Lang != "mermaid" && unreadCode(f, p)
}

// unreadCode is [unreadLine] for a line of code: all but what holds code together, and
// remarks that explain the line below them.
func unreadCode(f *pieces.Fence, p *pieces.Piece) bool {
	line := p.Text
	if f.InDocs(p) {
		return docCounts(strings.TrimLeft(line, "-* ")) || tellsMuch(line)
	}
	if text, ok := pieces.CommentText(line); ok && !attribute().MatchString(line) {
		if rest, ok := strings.CutPrefix(line, "///"); ok {
			return !strings.HasPrefix(strings.TrimSpace(rest), "<") && len(words.Of(rest)) > 3
		}
		if strings.HasPrefix(line, "*") {
			return aboutFunction().MatchString(line)
		}
		return (tellsMuch(text) || !explains(f, p)) && !isCodeLine(text) && (len(words.Of(text)) > 2 || words.WideLetters(text) > 4) && !strings.Contains(text, "...")
	}
	if text, ok := strings.CutPrefix(line, `"""`); ok {
		_, says := words.HoldsAny(strings.ToLower(text), []string{"only", "when", "if", "unless", "else", "not", "never", "without"})
		return says || len(names.EndpointsIn(text)) > 0
	}
	return !holdsTogether(line)
}

// tellsMuch reports whether a remark has so many words that it says more than the line
// that it stands above: of ten such lines readers take eight for promises.
func tellsMuch(text string) bool { return len(words.Of(text))+words.WideLetters(text)/2 >= 8 }

// documentShows reports whether a line of a shown document is a part that the
// document must have: a title, or words that stand in it.
func documentShows(line string) bool {
	if tableHeader().MatchString(line) && strings.Contains(line, ".") {
		return true
	}
	if onlyPlace().MatchString(line) || strings.HasPrefix(line, "\\`") {
		return false
	}
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "**") || strings.HasPrefix(line, "<") && !strings.HasPrefix(line, "</") || len(words.Of(line)) > 3
}
