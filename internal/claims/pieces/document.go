package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// IsDocument reports whether a fence shows a document, whatever it says of itself: most
// of its lines are headings and entries of lists.
func (f *Fence) IsDocument() bool { return f.nature().document }

func (f *Fence) showsDocument() bool {
	switch f.Lang {
	case "markdown", "md":
		return true
	case "xml", "yaml", "yml", "", "text", "txt", "html":
	default:
		return false
	}
	entries, all := 0, 0
	for _, p := range f.Lines {
		if p.Text == "" {
			continue
		}
		all++
		rest := words.WithoutMarker(p.Text)
		if strings.HasPrefix(p.Text, "## ") || rest != p.Text && strings.Contains(rest, " ") && !BareKey().MatchString(rest) && !ImageEntry().MatchString(p.Text) && !keyed(rest) {
			entries++
		}
	}
	return 2*entries > all || f.Lang == "xml" && entries > 1
}

// keyed reports whether an entry of a list is a key with its value, as those of settings
// are.
func keyed(text string) bool {
	key, _, ok := strings.Cut(text, ":")
	return ok && names.IsDotted(key)
}

// BareKey is a key of an object without quotes, with its value: "total: cart.total".
// What may as well be a parameter with its type is none.
var BareKey = pattern.Of(`^\w+: (?:[{\["'\d]|true\b|false\b|null\b|.*(?:[.(]|==|=>))`)

// ImageEntry is an entry of a compose file: "image: redis:7".
var ImageEntry = pattern.Of(`^(?:- )?image:\s*["']?([\w./-]+)(?::([\w.-]+))?`)

// docs are the lines of a fence that stand in the words about a function, behind the
// first of them: what it does in each case, and no longer only what it is.
func (f *Fence) docs() []bool {
	if f.docLines != nil {
		return f.docLines
	}
	f.docLines = make([]bool, len(f.Lines))
	open := false
	for i, p := range f.Lines {
		marks := strings.Count(p.Text, `"""`)
		f.docLines[i] = open && marks == 0 && p.Text != ""
		if marks%2 == 1 {
			open = !open
		}
	}
	return f.docLines
}

// InDocs reports whether a line stands in the words about a function.
func (f *Fence) InDocs(p *Piece) bool {
	at := p.Line - f.Line
	return f.nature().quoted && at >= 0 && at < len(f.Lines) && f.docs()[at]
}

// InShownCode reports whether a line stands in a fence of code of the document that is
// shown.
func (f *Fence) InShownCode(p *Piece) bool {
	at := p.Line - f.Line
	return at >= 0 && at < len(f.shownCode()) && f.shownCode()[at]
}

// shownCode says it of every line, found once.
func (f *Fence) shownCode() []bool {
	if f.codeLines != nil {
		return f.codeLines
	}
	f.codeLines = make([]bool, len(f.Lines))
	in, code := false, false
	for i, x := range f.Lines {
		if lang, ok := shownFence(x.Text); ok {
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
	lang, ok = strings.CutPrefix(strings.ReplaceAll(words.Cut(line, 40), "\\", ""), "```")
	return strings.ToLower(strings.TrimSpace(lang)), ok
}
