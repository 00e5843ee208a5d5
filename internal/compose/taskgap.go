package compose

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// gap is what stands between a task of a depth and the one before it, which is
// its parent where it is the first: as between the nearest such tasks before
// the place, else behind it. Without an example a top task has a blank line
// before it, and others none.
func (w *taskWriter) gap(first bool, depth int) string {
	end := doc.LineEnd(w.d.Source)
	if first && w.place.parent == nil && depth == w.depth {
		return end + end // below a heading or at the end of a text
	}
	found := ""
	for i, t := range w.d.All[min(1, len(w.d.All)):] {
		before := w.d.All[i]
		if t.Head.Start > w.place.at && found != "" {
			break
		}
		if t.Section != before.Section || depthOf(t) != depth || first != (t.Parent == before) {
			continue
		}
		between := string(w.d.Source[min(ownEnd(w.d, before), t.Head.Start):t.Head.Start])
		if strings.TrimSpace(between) == "" {
			found = between
		}
	}
	switch {
	case found != "":
		return found
	case depth == 0 && w.series == "":
		return end + end
	default:
		return end
	}
}
