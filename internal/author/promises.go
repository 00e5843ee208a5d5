package author

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs/doc"
)

// promise is one thing that a document says: a sentence, an item, a row of a
// table or a line of code.
type promise struct {
	section string // path of the section it stands in
	text    string // as written, on one line
	line    int    // 1-based
	said    string // what is compared: without marks and case
}

var (
	itemMark   = pattern.Of(`^\s*(?:[-*+]|\d+[.)]|\d+(?:\.\d+)+\.?)\s+(?:\[.\]\s+)?`)
	tableRule  = pattern.Of(`^[\s|:-]+$`)
	fenceLine  = pattern.Of("^\\s*(?:```|~~~)")
	formatting = strings.NewReplacer("*", "", "_", " ", "`", "")
)

// readPromises takes a document apart, section by section.
func readPromises(src []byte) []promise {
	r := promiseReader{}
	sections := doc.ParseDesign("", src).Sections
	starts := map[int]string{}
	for _, s := range sections {
		line, _ := doc.Position(src, s.Heading.Start)
		starts[line] = s.Path
	}
	number := 0
	for line := range strings.Lines(string(src)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if path, heading := starts[number]; heading {
			r.flush()
			r.section = path
			continue
		}
		r.read(line, number)
	}
	r.flush()
	return r.found
}

type promiseReader struct {
	section string
	fence   bool
	text    string // of the paragraph or item being read
	line    int
	found   []promise
}

func (r *promiseReader) read(line string, number int) {
	trimmed := strings.TrimSpace(line)
	switch {
	case fenceLine().MatchString(line):
		r.flush()
		r.fence = !r.fence
	case r.fence:
		r.add(trimmed, number)
	case trimmed == "" || strings.HasPrefix(trimmed, "#") || isUnderline(trimmed):
		r.flush()
	case strings.HasPrefix(trimmed, "|"):
		r.flush()
		if !tableRule().MatchString(trimmed) {
			r.add(trimmed, number)
		}
	case itemMark().MatchString(line):
		r.flush()
		r.text, r.line = trimmed, number
	case r.text == "":
		r.text, r.line = trimmed, number
	default:
		r.text += "\n" + trimmed
	}
}

func isUnderline(line string) bool { return strings.Trim(line, "=-") == "" }

// flush ends a paragraph or item, and takes its sentences apart.
func (r *promiseReader) flush() {
	text, line := r.text, r.line
	r.text = ""
	for text != "" {
		n := sentenceEnd(text)
		r.add(strings.Join(strings.Fields(text[:n]), " "), line)
		line += strings.Count(text[:n], "\n")
		text = text[n:]
	}
}

// sentenceEnd is where the first sentence of a text ends, with the white space
// behind it. A point inside a number or a name ends none.
func sentenceEnd(text string) int {
	for i, c := range text {
		next := i + len(string(c))
		switch c {
		case '。', '！', '？':
			return next
		case '.', '!', '?':
			rest := strings.TrimLeft(text[next:], " \t\n")
			if rest == "" || len(rest) == len(text[next:]) || isAbbreviation(text[:i]) {
				continue
			}
			return len(text) - len(rest)
		}
	}
	return len(text)
}

// isAbbreviation knows points that end no sentence: "e.g.", "1." and "A.".
func isAbbreviation(before string) bool {
	word := before[strings.LastIndexAny(before, " \t\n(")+1:]
	return len(word) <= 1 || strings.Contains(word, ".") || strings.Trim(word, "0123456789") == "" || word == "etc" || word == "vs"
}

func (r *promiseReader) add(text string, line int) {
	said := spoken(text)
	if said == "" || strings.HasSuffix(said, ":") && len(strings.Fields(said)) < 6 {
		return // it only introduces what follows
	}
	r.found = append(r.found, promise{section: r.section, text: text, line: line, said: said})
}

// spoken is a text without what only lays it out.
func spoken(text string) string {
	text = formatting.Replace(itemMark().ReplaceAllString(text, ""))
	text = strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(text)), " "))
	return strings.TrimRight(text, ".;, ")
}
