package workflow

import (
	"bytes"
	"slices"
	"strings"

	"kiro-mcp/internal/terms"
	"kiro-mcp/specfs/doc"
)

// How much the sources of a task's words count when a requirement has to be
// inferred from them.
const (
	weightOwn     = 1.0 // the task's title
	weightDetail  = 0.8 // its plain details
	weightSection = 0.5 // the heading it stands under
	weightDefined = 0.6 // the design's line that says what a named thing is
	weightAround  = 0.3 // the title of a design section that mentions it
)

// What an inference needs before it is shown. The figures were chosen on 6,463
// tasks of real specs that do cite requirements, with the references hidden:
// the best requirement was among those cited for 75 in 100 tasks, and for 89
// in 100 of those that pass, which is more than half.
const (
	minCover      = 0.15 // the part of what the task says, by rarity, that the requirement says too
	minLead       = 0.1  // over the second best, as a part of the best
	leadWeight    = 0.8  // how much the lead counts beside the cover
	minConfidence = 0.7
	minCriterion  = 0.7 // of the best criterion's score, for another one
	maxInferred   = 3
)

// addInferred looks for the requirement that a task without references is
// about, by the words of the task and of what the design says of its names.
// When two are about as likely it shows neither.
func (g *gathering) addInferred() {
	q := g.query()
	hits := g.lore.stories.Rank(q.words)
	if len(hits) == 0 || hits[0].Cover < minCover || !q.telling(g.lore, hits[0]) {
		return
	}
	lead := 1.0
	if len(hits) > 1 {
		lead = 1 - hits[1].Score/hits[0].Score
	}
	if lead < minLead || hits[0].Cover+leadWeight*lead < minConfidence {
		return
	}
	req := g.lore.requirements[hits[0].Piece].Requirement
	g.inferredCriteria(g.requirement(req, whyNames, "words: "+strings.Join(hits[0].Terms, ", ")), req, q)
}

// inferredCriteria picks the criteria of a requirement that the task's words
// lead to.
func (g *gathering) inferredCriteria(in *RequirementPart, req *doc.Requirement, q query) {
	taken, best := 0, 0.0
	for _, h := range g.lore.single.Rank(q.words) {
		c := g.lore.criteria[h.Piece]
		if c.Requirement != req {
			continue
		}
		if best == 0 {
			best = h.Score
		}
		if taken >= maxInferred || h.Score < minCriterion*best {
			break
		}
		if q.telling(g.lore, h) {
			g.criterion(in, c.Criterion, whyNames, "")
			taken++
		}
	}
}

// query is what a task says, weighted by where it stands.
type query struct {
	words terms.Weighted
	firm  []string // words of names, and of what the design says they are
}

func (g *gathering) query() query {
	q := query{words: terms.Weighted{}}
	q.words.Add(g.task.Title, weightOwn)
	for _, d := range g.task.Details() {
		if d.Key == "" {
			q.words.Add(d.Text, weightDetail)
		}
	}
	if g.task.Section != nil {
		q.words.Add(g.task.Section.Title, weightSection)
	}
	for _, name := range g.names {
		q.firm = append(q.firm, terms.Of(name.Name)...)
		found := g.lore.mentions[nameKey(name)]
		if len(found) > maxNamed {
			continue
		}
		for _, m := range found {
			q.addMention(m)
		}
	}
	return q
}

func (q *query) addMention(m loreMention) {
	switch {
	case m.Defines:
		line := lineOf(m.document.Source, m.Span.Start)
		q.firm = append(q.firm, terms.Of(line)...)
		q.words.Add(line, weightDefined)
	case m.Section != nil:
		q.words.Add(m.Section.Title, weightAround)
	}
}

// telling reports whether what is shared can be more than chance: two words
// that tell requirements apart, or one that belongs to a name. A single word
// of prose, such as "run" or "load", was right in one case of three.
func (q *query) telling(l *lore, h terms.Hit) bool {
	rare := slices.DeleteFunc(slices.Clone(h.Terms), func(t string) bool { return !l.tells(t) })
	return len(rare) > 1 || len(rare) == 1 && slices.Contains(q.firm, rare[0])
}

// lineOf is the whole line that an offset lies in.
func lineOf(source []byte, at int) string {
	start := bytes.LastIndexByte(source[:at], '\n') + 1
	line, _, _ := bytes.Cut(source[start:], []byte("\n"))
	return string(line)
}
