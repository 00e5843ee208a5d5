package compose

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/specfs/doc"
)

// readText makes the lines of a text that a caller sent: any line ends, no
// empty lines around. White space behind a line stays, since two blanks break
// a line in Markdown. It refuses what could hide
// the rest of a document or stand in no line of it.
func readText(text string) ([]string, error) {
	if err := checkCharacters(text); err != nil {
		return nil, err
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	if lines = trimBlank(lines); len(lines) == 0 {
		return nil, invalid("text is empty")
	}
	return lines, checkClosed(lines)
}

// readItemLines is readText for what is taken apart line by line, where a line
// of white space is an empty one.
func readItemLines(text string) ([]string, error) {
	lines, err := readText(text)
	for i, line := range lines {
		if isEmpty(line) {
			lines[i] = ""
		}
	}
	return lines, err
}

func isEmpty(line string) bool { return strings.TrimSpace(line) == "" }

// trimBlank drops empty lines at both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && isEmpty(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isEmpty(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// checkCharacters refuses characters that end a line for some readers and not
// for others, or that cannot be seen.
func checkCharacters(text string) error {
	if !utf8.ValidString(text) {
		return invalid("text is not UTF-8")
	}
	line := 1
	for _, r := range text {
		switch {
		case r == '\n':
			line++
		case r == '\t', r == '\r':
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
			return invalid(fmt.Sprintf("line %d of text holds the control character %U; leave it out", line, r))
		}
	}
	return nil
}

// checkClosed refuses a text that leaves a code fence or a comment open: what
// follows it in the document would be code.
func checkClosed(lines []string) error {
	src := []byte(strings.Join(lines, "\n"))
	for _, f := range doc.ParseDesign("text", src).Findings {
		if f.Code == "unclosed_fence" {
			return invalid(fmt.Sprintf("the code fence on line %d of text is not closed", f.Line))
		}
	}
	if at := strings.LastIndex(string(src), "<!--"); at >= 0 && !strings.Contains(string(src[at:]), "-->") {
		line, _ := doc.Position(src, at)
		return invalid(fmt.Sprintf("the comment on line %d of text is not closed", line))
	}
	return nil
}

// withEnds joins lines with the document's line end.
func withEnds(src []byte, lines []string) string {
	return strings.Join(lines, doc.LineEnd(src))
}
