package workflow

import (
	"bytes"
	"context"
	"strings"

	"kiro-mcp/internal/terms"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// lore is what the requirements and designs of a spec say, made ready to be
// looked up. It is computed once for each version of these documents.
type lore struct {
	index        *doc.Index
	requirements []*loreRequirement
	ofRequired   map[*doc.Requirement]*loreRequirement
	criteria     []*loreCriterion
	stories      *terms.Index // over requirements
	single       *terms.Index // over criteria
	named        map[string][]*loreCriterion
	titles       []loreTitle
	mentions     map[string][]loreMention
	properties   []loreProperty
}

type loreRequirement struct {
	*doc.Requirement
	document *specfs.Document
}

type loreCriterion struct {
	*doc.Criterion
	in *loreRequirement
}

// loreTitle is a section of a design that has text of its own.
type loreTitle struct {
	document *specfs.Document
	section  *doc.Section
	words    []string
}

type loreMention struct {
	doc.Mention
	document *specfs.Document
}

type loreProperty struct {
	*doc.Property
	document *specfs.Document
}

// loreOf reads a spec's requirements and designs.
func (f *Flow) loreOf(ctx context.Context, spec *specfs.Spec) *lore {
	documents, _ := spec.All(ctx, specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign)
	var version strings.Builder
	version.WriteString(spec.Workspace.Dir + "\x00" + spec.Dir + "\x00")
	for _, d := range documents {
		version.WriteString(d.Name + "\x00" + d.Revision + "\x00")
	}
	return f.lores.get(version.String(), func() *lore { return newLore(documents) })
}

func newLore(documents []*specfs.Document) *lore {
	l := &lore{
		ofRequired: map[*doc.Requirement]*loreRequirement{},
		named:      map[string][]*loreCriterion{},
		mentions:   map[string][]loreMention{},
	}
	var sources []*doc.Requirements
	for _, d := range documents {
		switch {
		case d.Requirements != nil:
			sources = append(sources, d.Requirements)
			l.addRequirements(d)
		case d.Design != nil:
			l.addDesign(d)
		}
	}
	l.index = doc.NewIndex(sources...)
	l.indexWords()
	return l
}

func (l *lore) addRequirements(d *specfs.Document) {
	for _, r := range d.Requirements.All {
		req := &loreRequirement{Requirement: r, document: d}
		l.requirements = append(l.requirements, req)
		l.ofRequired[r] = req
		for _, c := range r.Criteria {
			criterion := &loreCriterion{Criterion: c, in: req}
			l.criteria = append(l.criteria, criterion)
			for _, m := range distinctNames(doc.Mentions([]byte(c.Text))) {
				l.named[nameKey(m)] = append(l.named[nameKey(m)], criterion)
			}
		}
	}
}

func (l *lore) addDesign(d *specfs.Document) {
	for _, s := range d.Design.Sections {
		words := terms.Of(s.Title)
		if len(words) > 0 && len(bytes.TrimSpace(s.Own.Of(d.Source))) > 0 {
			l.titles = append(l.titles, loreTitle{document: d, section: s, words: words})
		}
	}
	for _, m := range d.Design.Mentions {
		l.mentions[nameKey(m)] = append(l.mentions[nameKey(m)], loreMention{Mention: m, document: d})
	}
	for _, p := range d.Design.Properties {
		l.properties = append(l.properties, loreProperty{Property: p, document: d})
	}
}

// indexWords weighs the words of requirements and criteria. A title says more
// of what a requirement is about than its criteria.
func (l *lore) indexWords() {
	stories := make([]terms.Weighted, len(l.requirements))
	for i, r := range l.requirements {
		stories[i] = terms.Weighted{}
		stories[i].Add(r.Title, 2)
		stories[i].Add(r.Story, 1)
		for _, c := range r.Criteria {
			stories[i].Add(c.Text, 1)
		}
	}
	l.stories = terms.New(stories)
	single := make([]terms.Weighted, len(l.criteria))
	for i, c := range l.criteria {
		single[i] = terms.Weighted{}
		single[i].Add(c.Text, 1)
	}
	l.single = terms.New(single)
}

// nameKey makes mentions of one thing equal. A method is also known without
// its class, but then it is another name: nothing is guessed here.
func nameKey(m doc.Mention) string { return string(m.Kind) + " " + m.Name }

// distinctNames keeps the first mention of each name.
func distinctNames(mentions []doc.Mention) []doc.Mention {
	var names []doc.Mention
	seen := map[string]bool{}
	for _, m := range mentions {
		if !seen[nameKey(m)] {
			seen[nameKey(m)] = true
			names = append(names, m)
		}
	}
	return names
}

// tells reports whether a word tells the requirements apart.
func (l *lore) tells(term string) bool { return !l.stories.Common(term) }
