package tool

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes text safe to show: what would not be seen, or would change how
// the rest is seen, is escaped so that it is seen (\u202e), and secrets are
// masked. Text that is safe already is given back as it is.
//
// What people write stays readable: line ends, tabs, the joiners inside emoji
// and inside Arabic and Indic words, one variation selector after a character
// that can have one.
func Clean(s string) string {
	shown := escape(s)
	masked := maskSecrets(shown)
	if masked == shown {
		return shown
	}
	return escape(masked) // what stood beside a secret may have lost its reason to stay
}

// escape shows invisible characters as Go and JSON write them.
func escape(s string) string {
	at := firstSuspect(s)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 32)
	b.WriteString(s[:at])
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		after, _ := utf8.DecodeRuneInString(s[at+n:])
		switch invalid := r == utf8.RuneError && n == 1; {
		case !invalid && visible(before, r, after):
			b.WriteString(s[at : at+n])
			before = r
		case invalid:
			fmt.Fprintf(&b, `\x%02x`, s[at])
			before = 0
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
			before = 0
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
			before = 0
		}
		at += n
	}
	return b.String()
}

// firstSuspect is the offset of the first character that may have to be
// escaped, whatever its neighbours, or -1: nearly all text ends here.
func firstSuspect(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7F || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 1 || r < '\u3041' || r > '\u9fff' || r == '\u3164' {
			if n == 1 || !visible(0, r, 0) {
				return i
			}
		}
		i += n
	}
	return -1
}

// visible reports whether a person sees r, between its neighbours, as what it is.
func visible(before, r, after rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return true
	case r == '\r':
		return after == '\n'
	case r == '\u200c' || r == '\u200d': // joiners
		return joins(before, after)
	case unicode.Is(unicode.Variation_Selector, r):
		return varies(before)
	case r == '\u2028' || r == '\u2029', // separators that few programs show
		r == '\u034f' || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0': // seen as nothing
		return false
	case r >= 0x1F3FB && r <= 0x1F3FF: // skin tones
		return true
	default:
		return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
	}
}

// joins reports whether a joiner between two characters is part of an emoji or
// of a word in a script that is written with joiners.
func joins(before, after rune) bool {
	return (pictured(before) || before == '\ufe0f') && pictured(after) ||
		written(before) && written(after)
}

// written reports whether r is part of a word in a script with joiners.
func written(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) && unicode.In(r, cursive...)
}

// varies reports whether r has variants: emoji, symbols (some are letters to
// Unicode, such as ℹ), digits of keycaps and ideographs, whose rare forms stand
// in Japanese names.
func varies(r rune) bool {
	return pictured(r) || r >= 0x2100 && r <= 0x214F || r == '〰' || unicode.In(r, unicode.So, unicode.Sm, unicode.Po, unicode.Han) || r >= '0' && r <= '9'
}

// pictured reports whether r can stand beside a joiner in an emoji.
func pictured(r rune) bool {
	return unicode.Is(unicode.So, r) && r != utf8.RuneError || r >= 0x1F000 && r < 0x1FB00
}

// cursive are the scripts in whose words joiners change the letters.
var cursive = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati,
	unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer,
}
