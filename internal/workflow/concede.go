package workflow

import (
	"fmt"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// concession is one thing that an answer can do without.
type concession struct {
	group string // what it is one of: "text of criteria"
	item  string // which one; empty when the group is one thing
	get   string // how to get it
	saves int    // bytes, about
	apply func(*GetTask)

	instead []string // groups that need not be named when this one is,
	covers  []string // or only these items of them
}

// The groups of what can be given up one by one.
const (
	textOfSteering   = "text of steering"
	textOfProperties = "text of properties"
	textOfCriteria   = "text of criteria"
	textOfDesign     = "text of design sections"
	stories          = "stories"
	criteriaLists    = "criteria of requirements"

	wholeRequirements = "requirements"
	wholeSections     = "design sections"
)

// concessions are what can be given up, the first first: the text of steering
// and properties, then that of criteria (inferred before inherited before
// cited), then that of the design; last whole lists, the least telling first.
func (g *gathering) concessions() []concession {
	return slices.Concat(g.concedeSteering(), g.concedeProperties(),
		g.concedeCriteria(whyNames), g.concedeCriteria(whyInherited), g.concedeCriteria(whyCited),
		g.concedeDesign(), g.concedeLists())
}

func (g *gathering) concedeSteering() []concession {
	var steps []concession
	for i, s := range slices.Backward(g.out.Steering) {
		if s.Text != "" {
			steps = append(steps, concession{
				group: textOfSteering, item: s.Name, get: "read_spec document=steering/<name>", saves: len(s.Text),
				apply: func(a *GetTask) { a.Steering[i].Text = "" },
			})
		}
	}
	return steps
}

func (g *gathering) concedeProperties() []concession {
	var steps []concession
	for i, p := range slices.Backward(g.out.Properties) {
		if len(p.Text) <= len(p.whole.URI) {
			continue
		}
		steps = append(steps, concession{
			group: textOfProperties, item: p.ID, get: "their uri, or read_spec document=design offset=<line>", saves: len(p.Text) - len(p.whole.URI),
			apply: func(a *GetTask) { a.Properties[i].Text, a.Properties[i].URI = "", p.whole.URI },
		})
	}
	return steps
}

// concedeCriteria shrinks criteria that are there for one reason to id and
// URI, the last first, and drops the stories of their requirements.
func (g *gathering) concedeCriteria(why string) []concession {
	var told, texts []concession
	for i, r := range slices.Backward(g.out.Requirements) {
		if r.Why == why && r.Story != "" {
			told = append(told, concession{
				group: stories, item: r.ID, get: g.address(r, "<id>").String(), saves: len(r.Story),
				apply: func(a *GetTask) { a.Requirements[i].Story = "" },
			})
		}
		for j, c := range slices.Backward(r.Criteria) {
			if c.Why != why && (c.Why != "" || r.Why != why) {
				continue
			}
			uri := g.address(r, c.ID).String()
			if len(c.Text) <= len(uri) {
				continue
			}
			texts = append(texts, concession{
				group: textOfCriteria, item: c.ID, get: "their uri, or read_spec document=requirements", saves: len(c.Text) - len(uri),
				apply: func(a *GetTask) {
					a.Requirements[i].Criteria[j].Text, a.Requirements[i].Criteria[j].URI = "", uri
				},
			})
		}
	}
	return append(told, texts...)
}

// documentOf is the document that a requirement stands in.
func (g *gathering) documentOf(r RequirementPart) *specfs.Document {
	return g.lore.ofRequired[r.of].document
}

// address is that of a requirement of the answer, or of one of its criteria.
// Of several with one id an address gives the first; for the others it is that
// of their document.
func (g *gathering) address(r RequirementPart, id string) uri.Address {
	d := g.documentOf(r)
	first := d.Requirements.Requirement(id)
	if c := d.Requirements.Criterion(id); first == nil && c != nil {
		first = c.Requirement
	}
	if first != nil && first != r.of {
		return documentAddress(g.spec(), d)
	}
	return requirementAddress(g.spec(), d, id)
}

// concedeDesign shrinks sections of the design to their headings.
func (g *gathering) concedeDesign() []concession {
	var steps []concession
	for i, d := range slices.Backward(g.out.Design) {
		steps = append(steps, concession{
			group: textOfDesign, item: d.Section, get: "read_spec document=design section=<section>", saves: len(d.Text),
			apply: func(a *GetTask) {
				a.Design[i].Text, a.Design[i].Passage, a.Design[i].URI = "", false, d.whole.URI
			},
		})
	}
	return steps
}

// conceded applies steps to a copy of an answer and says in it what is missing.
func conceded(whole GetTask, steps []concession, given []bool) GetTask {
	a := whole
	a.Requirements = slices.Clone(a.Requirements)
	for i := range a.Requirements {
		a.Requirements[i].Criteria = slices.Clone(a.Requirements[i].Criteria)
	}
	a.Design, a.Properties, a.Steering = slices.Clone(a.Design), slices.Clone(a.Properties), slices.Clone(a.Steering)
	var groups []concession // one for each group, its items joined
	items := map[string][]string{}
	for i, s := range steps {
		if !given[i] {
			continue
		}
		if _, known := items[s.group]; !known {
			groups = append(groups, s)
		}
		for _, name := range s.instead {
			items[name] = slices.DeleteFunc(items[name], func(item string) bool { return s.covers == nil || slices.Contains(s.covers, item) })
		}
		items[s.group] = append(items[s.group], s.item)
		s.apply(&a)
	}
	a.Design = slices.DeleteFunc(a.Design, func(d DesignPart) bool { return d.dropped })
	a.Requirements = slices.DeleteFunc(a.Requirements, func(r RequirementPart) bool { return r.dropped })
	a.Omitted = slices.Clone(a.Omitted)
	for _, s := range groups {
		if len(items[s.group]) == 0 {
			continue
		}
		a.Omitted = append(a.Omitted, Omission{What: s.group + listed(items[s.group]), Why: "max_bytes", Get: s.get})
	}
	return a
}

// What an omission names of a group: so many items, and no more after so many
// bytes, since the paths of sections can be long.
const (
	maxItems  = 5
	itemBytes = 120
)

// listed writes ": 1.1, 1.2 and 3 more".
func listed(items []string) string {
	if items[0] == "" {
		return ""
	}
	text, named := ": "+items[0], 1
	for named < min(maxItems, len(items)) && len(text) < itemBytes {
		text += ", " + items[named]
		named++
	}
	if more := len(items) - named; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
