package claims

import "strings"

// documentTells reports whether a line of a document that a design shows ("markdown")
// says what is in it: an entry, a step, a key with its value.
func documentTells(line string) bool {
	b := &block{kind: item, raw: line, text: plain(withoutMarker(line))}
	if strings.HasPrefix(line, "#") || strings.HasPrefix(line, ">") || line == "" {
		return false
	}
	marked := b.text != plain(line) || strings.HasPrefix(line, "→")
	head, _, labelled := strings.Cut(line, ": ")
	return marked && (len(words(b.text)) > 1 || wideLetters(b.text) > 3) || labelled && len(strings.Fields(head)) < 4 && len(head) < 40
}

// countedLine reports whether a line of code that became no claim is a promise that
// was not understood: a condition, an element of a view, a remark in a body, words
// above a function that say when, a command with its options.
func (f *fence) countedLine(b *block) bool {
	if f.shows(b.text) {
		return true
	}
	line := b.text
	switch f.lang {
	case "bash", "sh", "shell", "zsh", "console":
		return strings.HasSuffix(line, `\`) && line[0] != '-' // one that is written out over several lines
	case "markdown", "md":
		return strings.HasPrefix(line, "#") && strings.HasSuffix(line, "]")
	}
	if !f.isCode() || f.lang == "mermaid" {
		return false
	}
	if rest, ok := strings.CutPrefix(line, "<"); ok && rest != "" && asciiUpper(rest[0]) || strings.HasPrefix(line, "if ") && len(words(line)) > 2 && !strings.HasPrefix(line, "if err ") {
		return true // the step below is a claim without its condition
	}
	if f.inDocs(b) {
		return docCounts(strings.TrimLeft(line, "-* "))
	}
	if text, ok := commentText(line); ok {
		if at := b.line - f.line + 1; at < len(f.blocks) && f.blocks[at].text != "" {
			if _, more := commentText(f.blocks[at].text); !more {
				return false // it explains the line below
			}
		}
		return !strings.HasPrefix(line, "///") && !strings.HasPrefix(line, "*") && len(words(text)) > 2 && !strings.Contains(text, "...")
	}
	if text, ok := strings.CutPrefix(line, `"""`); ok {
		_, says := holdsAny(strings.ToLower(text), []string{"only", "when", "if", "unless", "else", "not", "never", "without"})
		return says
	}
	return false
}

// docs are the lines of a fence that stand in the words about a function, behind the
// first of them: what it does in each case, and no longer only what it is.
func (f *fence) docs() []bool {
	if f.docLines != nil {
		return f.docLines
	}
	f.docLines = make([]bool, len(f.blocks))
	open := false
	for i, b := range f.blocks {
		marks := strings.Count(b.text, `"""`)
		f.docLines[i] = open && marks == 0 && b.text != ""
		if marks%2 == 1 {
			open = !open
		}
	}
	return f.docLines
}

func (f *fence) inDocs(b *block) bool {
	at := b.line - f.line
	return f.nature().quoted && at >= 0 && at < len(f.blocks) && f.docs()[at]
}

// docCounts reports whether a line of the words about a function says what is done or
// what a value stands for.
func docCounts(line string) bool {
	lower := strings.ToLower(line)
	head, said, labelled := strings.Cut(lower, ": ")
	return doesIn(lower) && len(words(lower)) > 3 || labelled && len(words(head)) == 1 && isNumber(head) && said != ""
}
