package generate

import (
	"bytes"

	"github.com/aymanbagabas/go-udiff"
)

// mergeLines makes both changes of one text, line by line. It reports false
// where both changed the same lines, or lines without one between them, to
// something different.
//
// Lines end as they do in mine: git may have given them the ends of Windows.
func mergeLines(base, mine, theirs []byte) ([]byte, bool) {
	was := string(withEndsOf(mine, base))
	my, their := udiff.Lines(was, string(mine)), udiff.Lines(was, string(withEndsOf(mine, theirs)))
	for _, a := range my {
		for _, b := range their {
			if a != b && a.Start <= b.End && b.Start <= a.End {
				return nil, false
			}
		}
	}
	merged, ok := udiff.Merge(my, their)
	if !ok {
		return nil, false
	}
	after, err := udiff.Apply(was, merged)
	return []byte(after), err == nil
}

// withEndsOf gives a text the line ends of another.
func withEndsOf(like, text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if bytes.Contains(like, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	return text
}

// diffLines shows what became of a text, with little around it.
func diffLines(before, after []byte) string {
	was, is := string(before), string(after)
	diff, err := udiff.ToUnified("", "", was, udiff.Lines(was, is), 1)
	if err != nil {
		return ""
	}
	_, hunks, _ := bytes.Cut([]byte(diff), []byte("\n@@"))
	return "@@" + string(hunks)
}
