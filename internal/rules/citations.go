package rules

import "kiro-mcp/specfs/doc"

// citations are the criteria that tasks cite.
type citations struct {
	spec  *subject
	cited map[*doc.Criterion]bool
	all   bool // somebody cites "All"; once is enough
}

// citedCriteria are those that a task cites: itself, in the lines below the
// heading that it stands under, or through a property of a design.
func (s *subject) citedCriteria() map[*doc.Criterion]bool {
	c := citations{spec: s, cited: map[*doc.Criterion]bool{}}
	for _, d := range s.tasks {
		for _, t := range d.Tasks.All {
			c.add(t.References())
		}
		for _, section := range d.Tasks.Sections {
			c.add(doc.ReferenceLines(d.Source, section.Own))
		}
	}
	return c.cited
}

func (c *citations) add(refs []doc.Reference) {
	for _, r := range refs {
		switch {
		case r.Kind == doc.RefProperty:
			c.addProperty(r.First)
		case r.Kind == doc.RefAll && c.all:
		default:
			c.all = c.all || r.Kind == doc.RefAll
			c.addCriteria(r)
		}
	}
}

// addProperty adds what a property validates, which is no further property.
func (c *citations) addProperty(id string) {
	for _, d := range c.spec.designs {
		if p := d.Design.Property(id); p != nil {
			for _, r := range p.Validates {
				c.addCriteria(r)
			}
		}
	}
}

func (c *citations) addCriteria(r doc.Reference) {
	criteria, _, _ := c.spec.index.Resolve(r)
	for _, found := range criteria {
		c.cited[found] = true
	}
}
