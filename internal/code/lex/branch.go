package lex

import "strings"

// conditions follow #if, #else and #endif, so that every branch begins with the
// brackets that were open before the first: of "if (a) {" in one branch and
// "if (b) {" in the other only one is there.
type conditions struct {
	next  int // comment that is looked at next
	saved [][]int32
}

// until takes the directives before an offset into account.
func (c *conditions) until(f *File, offset uint32, open []int32) []int32 {
	for c.next < len(f.Comments) && f.Comments[c.next].Start < offset {
		t := f.Comments[c.next]
		c.next++
		if t.Byte != '#' {
			continue
		}
		word := strings.TrimLeft(string(f.Src[t.Start+1:min(t.End, t.Start+20)]), " \t")
		switch {
		case strings.HasPrefix(word, "if"):
			if len(c.saved) < deepest && len(open) < 4*deepSearch {
				c.saved = append(c.saved, append([]int32(nil), open...))
			}
		case strings.HasPrefix(word, "el") && len(c.saved) > 0:
			open = append(open[:0], c.saved[len(c.saved)-1]...)
		case strings.HasPrefix(word, "endif") && len(c.saved) > 0:
			c.saved = c.saved[:len(c.saved)-1]
		}
	}
	return open
}
