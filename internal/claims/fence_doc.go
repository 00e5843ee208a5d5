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

// isDocument reports whether a fence shows a document, whatever it says of itself: most
// of its lines are headings and entries of lists.
func (f *fence) isDocument() bool { return f.nature().document }

func (f *fence) showsDocument() bool {
	switch f.lang {
	case "markdown", "md":
		return true
	case "xml", "yaml", "yml", "", "text", "txt", "html":
	default:
		return false
	}
	entries, all := 0, 0
	for _, b := range f.blocks {
		if b.text == "" {
			continue
		}
		all++
		rest := withoutMarker(b.text)
		if strings.HasPrefix(b.text, "## ") || rest != b.text && strings.Contains(rest, " ") && !bareKey().MatchString(rest) && !imageEntry().MatchString(b.text) && !keyed(rest) {
			entries++
		}
	}
	return 2*entries > all || f.lang == "xml" && entries > 1
}

// keyed reports whether an entry of a list is a key with its value, as those of settings
// are.
func keyed(text string) bool {
	key, _, ok := strings.Cut(text, ":")
	return ok && methodName(key)
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
	return doesIn(lower) && len(words(lower)) > 3 || labelled && (isNumber(head) || methodName(head)) && said != ""
}
