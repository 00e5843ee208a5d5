package doc

import (
	"strings"
	"unicode/utf8"
)

// kiroNumber is the number that Kiro reads at the start of a task's text:
// dotted digits followed by white space, or else by a point (docs/kiro-format.md 1.3, rule 3).
// Where neither follows, Kiro falls back to the part before the last point, so
// that "7.9* Retry" has the number 7.
func kiroNumber(text string) string {
	end, lastDot := digitLen(text), -1
	if end == 0 {
		return ""
	}
	for end < len(text) && text[end] == '.' {
		n := digitLen(text[end+1:])
		if n == 0 {
			break
		}
		lastDot, end = end, end+1+n
	}
	switch {
	case end < len(text) && (text[end] == '.' || spaceLen(text[end:]) > 0):
		return text[:end]
	case lastDot > 0:
		return text[:lastDot]
	default:
		return ""
	}
}

// label is what stands before a task's title: "2.1", "**Task 6B**: (P)".
type label struct {
	number   string
	title    string
	parallel bool
	star     bool // a star right after the number: optional to people, not to Kiro
}

// readLabel takes a task's text apart. Kiro's reading of the number stands
// unless the number goes on where Kiro stops, or Kiro sees none.
func readLabel(text, kiro string) label {
	l := label{number: kiro, title: text}
	if kiro != "" && !continues(text[len(kiro):]) {
		l.title = strings.TrimPrefix(text[len(kiro):], ".")
	} else if number, title, ok := looseNumber(text); ok {
		l.number, l.title = number, title
		if rest, ok := strings.CutPrefix(title, "*"); ok && !strings.HasPrefix(rest, "*") {
			l.title, l.star = rest, true
		}
	} else if kiro != "" {
		l.title = strings.TrimPrefix(text[len(kiro):], ".")
	}
	l.title = trimSpace(l.title)
	if rest, ok := strings.CutPrefix(l.title, "(P)"); ok && l.number != "" {
		l.title, l.parallel = trimSpace(rest), true
	}
	if l.title == "" {
		l.title = text
	}
	return l
}

// continues reports whether a number goes on in rest: ".9*", ".3a".
func continues(rest string) bool {
	return len(rest) > 1 && rest[0] == '.' && '0' <= rest[1] && rest[1] <= '9'
}

// looseNumber reads the numbers that people write and Kiro does not: "6B.",
// "12A.1 ", "7.9*", "**1.1 Add**", "~~3.1 Add~~", "Task 4:", "任务4：".
func looseNumber(text string) (number, title string, ok bool) {
	rest := strings.TrimLeft(text, "*_~")
	emphasis := text[:len(text)-len(rest)]
	word := taskWord(rest)
	rest = rest[word:]
	end, letters, dots := token(rest)
	if end == 0 {
		return "", "", false
	}
	number, rest = rest[:end], rest[end:]
	closed := emphasis != "" && strings.HasPrefix(rest, emphasis)
	if closed {
		rest = rest[len(emphasis):]
	}
	gap := spaceLen(rest) > 0
	separator := separatorLen(rest)
	switch {
	case separator > 0:
		rest = rest[separator:]
	case word > 0, closed, gap && (letters == 0 || dots > 0) && (emphasis != "" || letters > 0):
	case strings.HasPrefix(rest, "*") && emphasis == "":
	default:
		return "", "", false
	}
	if emphasis != "" && !closed {
		return number, emphasis + trimSpace(rest), true
	}
	if closed {
		rest = rest[separatorLen(rest):]
	}
	return number, trimSpace(rest), true
}

// taskWord is the length of a leading "Task ", "任务" or "タスク".
func taskWord(s string) int {
	for _, word := range [...]string{"Task", "task", "TASK", "任务", "タスク", "Tugas", "Tarefa", "Задача"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return len(word) + spaceLen(rest)
		}
	}
	return 0
}

// token reads digits with at most one letter after each group: "12A.1".
func token(s string) (end, letters, dots int) {
	for {
		end += digitLen(s[end:])
		if end > 0 && end < len(s) && isASCIILetter(s[end]) && !isWordByte(s, end+1) {
			letters++
			end++
		}
		if end == 0 || end+1 >= len(s) || s[end] != '.' || digitLen(s[end+1:]) == 0 {
			return end, letters, dots
		}
		end++
		dots++
	}
}

// isWordByte reports whether a letter of any script stands at an offset.
func isWordByte(s string, at int) bool {
	return at < len(s) && (isASCIILetter(s[at]) || s[at] >= utf8.RuneSelf)
}

// separatorLen is the length of the mark that ends a label, such as "." or "：".
func separatorLen(s string) int {
	for _, mark := range [...]string{".", ":", ")", "：", "、", "．", "）"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}
