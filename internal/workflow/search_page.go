package workflow

import (
	"fmt"
	"slices"
)

// page cuts the hits to those after the cursor.
func (o *Search) page(after []string, p SearchParams) error {
	o.Total = len(o.Hits)
	if after != nil {
		at := slices.IndexFunc(o.Hits, func(h Hit) bool { return slices.Equal(h.key(), after) })
		if at < 0 {
			return unknownCursor(p.Cursor)
		}
		o.Hits = o.Hits[at+1:]
	}
	limit := pageRows
	if p.Limit > 0 {
		limit = p.Limit
	}
	o.Keep(limit)
	return nil
}

// key tells a hit from all others.
func (h Hit) key() []string { return []string{h.Spec, h.File, h.Kind, h.Anchor} }

// Rows is how many hits the page has.
func (o *Search) Rows() int { return len(o.Hits) }

// Keep cuts the page to its first n hits; the next begins after them.
func (o *Search) Keep(n int) {
	if n >= len(o.Hits) {
		return
	}
	o.Hits = o.Hits[:n]
	o.NextCursor = encodeCursor(o.Hits[n-1].key()...)
}

func (h Hit) document() string {
	if h.Spec == "" {
		return h.Document
	}
	return h.Spec + " " + h.Document
}

func (h Hit) place() string { return fmt.Sprintf("%s:%d", h.File, h.Line) }
