package prompts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
)

// documentsBytes is how much of a prompt its documents may take: 60,000 bytes,
// about 15,000 tokens, as much as any answer of a tool. What a prompt says
// itself is a tenth of that.
const documentsBytes = 60_000

// held is a document that a prompt holds, or as much of it as there is room
// for.
type held struct {
	name  string // as read_spec takes it
	spec  string // id of its spec; empty for steering and contracts
	label string // what it is, for a person: its path
	text  string // made safe
}

func holding(d *specfs.Document, spec, name string) held {
	return held{name: name, spec: spec, label: d.Path, text: tool.Clean(string(d.Source))}
}

// blocks writes the documents within the room, and what had to be left out.
// Short documents are whole; the long ones share what is left evenly.
func blocks(documents []held, room int) (text string, left []string) {
	sizes := make([]int, len(documents))
	for i, d := range documents {
		sizes[i] = len(d.text)
	}
	var b strings.Builder
	for i, share := range shares(sizes, room) {
		d := documents[i]
		shown, lines := beginning(d.text, share)
		all := lineCount(d.text)
		what := "whole"
		if lines < all {
			what = fmt.Sprintf("lines 1 to %d of %d", lines, all)
			left = append(left, fmt.Sprintf("%s: lines %d to %d; read on with %s", spanned(d.label), lines+1, all, d.readOn(lines+1)))
		}
		fmt.Fprintf(&b, "\n%s, %s:\n\n%s\n", spanned(d.label), what, fenced("text", shown))
	}
	return b.String(), left
}

// readOn is the call that reads a document from a line on.
func (d held) readOn(line int) string {
	fields := []any{"document", d.name, "offset", line, "limit", 400}
	if d.spec != "" {
		fields = append([]any{"spec", d.spec}, fields...)
	}
	return called("read_spec", fields...)
}

// shares divides room among sizes: none gets more than it needs, and what the
// small ones leave goes to the large ones in equal parts.
func shares(sizes []int, room int) []int {
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[a], sizes[b]) })
	out := make([]int, len(sizes))
	for n, i := range order {
		out[i] = min(sizes[i], room/(len(order)-n))
		room -= out[i]
	}
	return out
}

// beginning is as many whole lines of a text as fit, and how many they are. A
// first line that does not fit by itself is cut, and does not count.
func beginning(text string, room int) (shown string, lines int) {
	if len(text) <= room {
		return text, lineCount(text)
	}
	end := strings.LastIndexByte(text[:room], '\n') + 1
	if end == 0 {
		return strings.ToValidUTF8(text[:room], "") + " … (this line goes on)", 0
	}
	return text[:end], strings.Count(text[:end], "\n")
}

func lineCount(text string) int {
	n := strings.Count(text, "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		n++
	}
	return n
}
