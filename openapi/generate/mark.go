package generate

import "kiro-mcp/openapi"

// markKey is what an operation is looked up by in the files that were made.
type markKey struct {
	operation string
	role      openapi.Role
}

// markAt is where an operation stands.
type markAt struct {
	file openapi.File
	mark openapi.Mark
}

// marks are the places of the operations in the files of the plan, the first
// of each role.
func (p *plan) marks() map[markKey]markAt {
	if p.places != nil {
		return p.places
	}
	p.places = map[markKey]markAt{}
	for _, f := range p.made {
		for _, m := range f.Marks {
			key := markKey{m.Operation, m.Role}
			if _, had := p.places[key]; !had {
				p.places[key] = markAt{f, m}
			}
		}
	}
	return p.places
}
