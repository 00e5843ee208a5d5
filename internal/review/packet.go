package review

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/conform"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// Packet is what a reader needs to decide one promise, and nothing else.
type Packet struct {
	Element  string    `json:"element"`
	Verdict  string    `json:"verdict"`
	Design   []Said    `json:"design" doc:"the promise with its neighbours"`
	Excerpts []Excerpt `json:"excerpts"`
	Searched string    `json:"searched,omitempty"`
	Question string    `json:"question" doc:"closed; answer with record_review: verdict, file, line, quote"`
}

// Excerpt is a part of a source file.
type Excerpt struct {
	File string `json:"file"`
	Line int    `json:"line" doc:"of the first line"`
	Hash string `json:"hash" doc:"of the file as it was read"`
	Text string `json:"text"`
}

// Bounds of a packet.
const (
	maxExcerpts = 3
	maxLines    = 40
)

// packets are made for what is violated and what is open, in the order of the
// rows.
func (v *view) packets(rows []row) []Packet {
	var out []Packet
	for _, w := range rows {
		if verdict := w.verdict(); w.asserted != nil || verdict != conform.Violated && verdict != conform.Unresolved {
			continue
		}
		p := Packet{Element: w.Element, Verdict: string(w.verdict()), Design: v.around(w.Line), Excerpts: []Excerpt{}, Searched: w.Searched, Question: w.Question}
		if p.Question == "" {
			p.Question = fmt.Sprintf("Is it so that %s?", strings.TrimSuffix(w.Message, "."))
		}
		for _, e := range w.Source[:min(len(w.Source), maxExcerpts)] {
			if x, ok := v.excerpt(e); ok {
				p.Excerpts = append(p.Excerpts, x)
			}
		}
		out = append(out, p)
	}
	return out
}

// around are the lines of the design about a promise.
func (v *view) around(line int) []Said {
	lines := strings.Split(string(v.design.document.Source), "\n")
	var out []Said
	for n := max(1, line-1); n <= min(len(lines), line+1); n++ {
		if text := strings.TrimRight(lines[n-1], "\r"); strings.TrimSpace(text) != "" {
			out = append(out, Said{v.design.line(n), prose.Short(text, 200)})
		}
	}
	return out
}

// excerpt is the part of a file that is evidence, at most forty lines of it.
func (v *view) excerpt(e conform.Evidence) (Excerpt, bool) {
	source, err := v.spec.Workspace.ReadFile(e.File)
	if err != nil || e.Line < 1 {
		return Excerpt{}, false
	}
	lines := strings.Split(string(source), "\n")
	from, to := max(1, e.Line-2), e.Line+8
	if e.End > e.Line {
		to = e.End
	}
	to = min(to, len(lines), from+maxLines-1)
	if from > len(lines) {
		return Excerpt{}, false
	}
	return Excerpt{File: e.File, Line: from, Hash: doc.Revision(source), Text: strings.Join(lines[from-1:to], "\n")}, true
}

func (p Packet) write(t *prose.Text) {
	t.Line("")
	t.Line("### %s (%s)", p.Element, p.Verdict)
	for _, d := range p.Design {
		t.Line("> design:%d %s", d.Line, d.Quote)
	}
	for _, e := range p.Excerpts {
		t.Line("%s:%d (%s)", e.File, e.Line, prose.Short(e.Hash, 12))
		t.Line("~~~")
		t.Block(e.Text)
		t.Line("~~~")
	}
	if p.Searched != "" {
		t.Line("Searched: %s", p.Searched)
	}
	t.Line("Question: %s Answer with record_review: verdict, file, line, quote.", p.Question)
}
