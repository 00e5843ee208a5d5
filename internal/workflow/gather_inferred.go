package workflow

import (
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

// What an inference needs before it is shown. The figures were chosen on 6,461
// tasks of real specs that do cite requirements, with the references hidden:
// the best requirement was among those cited for 75 in 100 tasks, and for 89
// in 100 of the six in ten that pass.
const (
	minCover      = 0.15 // the part of what the task says, by rarity, that the requirement says too
	leadWeight    = 0.8  // how much a lead over the second best counts beside the cover
	minLead       = 0.1
	minConfidence = 0.7
	minCriterion  = 0.7 // of the best criterion's score, for another one
	maxInferred   = 3
)

// addInferred looks for the requirement that a task without references is
// about, by the words of the task and of what the design says of its names.
// When two are about as likely it shows neither.
func (g *gathering) addInferred() {
	query := g.query()
	hits := g.lore.stories.Rank(query)
	if len(hits) == 0 || hits[0].Cover < minCover || !g.telling(hits[0]) {
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
	part := g.requirement(req, whyNames, "words: "+strings.Join(hits[0].Terms, ", "))
	g.inferredCriteria(part, req, query)
}

// inferredCriteria picks the criteria of a requirement that the task's words
// lead to.
func (g *gathering) inferredCriteria(in *RequirementPart, req *doc.Requirement, query terms.Weighted) {
	taken, best := 0, 0.0
	for _, h := range g.lore.single.Rank(query) {
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
		if !g.telling(h) {
			continue
		}
		g.criterion(in, c.Criterion, whyNames, "")
		taken++
	}
}

// telling reports whether what is shared can be more than chance: two words,
// or one that is part of a name in the task. A single word of prose, such as
// "run" or "load", is right in one case of three.
func (g *gathering) telling(h terms.Hit) bool {
	var rare []string
	for _, t := range h.Terms {
		if g.lore.tells(t) {
			rare = append(rare, t)
		}
	}
	if len(rare) != 1 {
		return len(rare) > 1
	}
	return slices.ContainsFunc(g.names, func(m doc.Mention) bool {
		return slices.Contains(terms.Of(m.Name), rare[0])
	})
}

// query is what the task says, weighted by where it stands.
func (g *gathering) query() terms.Weighted {
	query := terms.Weighted{}
	query.Add(g.task.Title, weightOwn)
	for _, d := range g.task.Details {
		if d.Key == "" {
			query.Add(d.Text, weightDetail)
		}
	}
	if g.task.Section != nil {
		query.Add(g.task.Section.Title, weightSection)
	}
	for _, name := range g.names {
		found := g.lore.mentions[nameKey(name)]
		if len(found) > maxNamed {
			continue
		}
		for _, m := range found {
			if m.Defines {
				query.Add(lineOf(m.document.Source, m.Span.Start), weightDefined)
			} else if m.Section != nil {
				query.Add(m.Section.Title, weightAround)
			}
		}
	}
	return query
}

// lineOf is the whole line that an offset lies in.
func lineOf(source []byte, at int) string {
	start, end := at, at
	for start > 0 && source[start-1] != '\n' {
		start--
	}
	for end < len(source) && source[end] != '\n' {
		end++
	}
	return string(source[start:end])
}
