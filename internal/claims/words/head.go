package words

import (
	"strings"
	"unicode/utf8"
)

// LongText is how many bytes of a part are read for values: more than anybody
// writes in a sentence, and little enough to look at the words around each.
const LongText = 2000

// longHead is how many bytes the lead of an item may have.
const longHead = 80

// CutHead cuts "Order details: cache for 5 minutes" at its colon. A text
// without a lead is all rest.
func CutHead(text string) (head, rest string) {
	quoted := false
	depth := 0
	for at, r := range text {
		if at > longHead {
			break
		}
		tail := text[at+utf8.RuneLen(max(r, 0)):]
		switch r {
		case '`':
			quoted = !quoted
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		case '：':
			if !quoted && depth == 0 {
				return text[:at], tail
			}
		case ':':
			if !quoted && depth == 0 && (tail == "" || tail[0] == ' ') {
				return text[:at], tail
			}
		case ' ':
			for _, dash := range []string{"- ", "– ", "— "} {
				if cut, ok := strings.CutPrefix(tail, dash); ok && !quoted && depth == 0 {
					return text[:at], cut
				}
			}
		}
	}
	return "", text
}

// CutLead is what "Retries: three" says behind its colon.
func CutLead(text string) (said string, ok bool) {
	for _, mark := range []string{": ", "：", " — ", " – ", " - "} {
		if at := strings.Index(text, mark); at > 0 && at < 60 {
			return strings.TrimSpace(text[at+len(mark):]), true
		}
	}
	return text, false
}

// Lead is what an item names before it explains: "OrderService" of
// "OrderService: keeps orders".
func Lead(text string) string {
	for _, mark := range []string{": ", "：", " — ", " – ", " - ", " ("} {
		if at := strings.Index(text, mark); at > 0 {
			text = text[:at]
		}
	}
	return strings.TrimSpace(strings.TrimRight(text, ":："))
}

// CutLast is [strings.Cut] at the last separator.
func CutLast(s, sep string) (before, after string, found bool) {
	if at := strings.LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}
