package generate

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// choose decides which operations code is made of: those that the call names,
// with those that have code already. Without names it is all of them.
func (p *plan) choose() error {
	p.chosen = p.contract
	if len(p.params.Operations)+len(p.params.Tags) == 0 {
		return nil
	}
	asked, err := openapi.Select(p.contract, p.selection())
	if err != nil {
		return err
	}
	p.asked = []string{}
	for _, o := range asked.Operations {
		p.asked = append(p.asked, o.Key())
	}
	keys := slices.Clone(p.asked)
	for _, o := range p.contract.Operations {
		if _, had := p.record.promises[o.Key()]; had && !slices.Contains(keys, o.Key()) {
			keys = append(keys, o.Key())
		}
	}
	p.chosen, err = openapi.Select(p.contract, openapi.Selection{Operations: keys})
	return err
}

// selection is what the call names. A path with all below it stands among the
// operations.
func (p *plan) selection() openapi.Selection {
	s := openapi.Selection{Tags: p.params.Tags}
	for _, name := range p.params.Operations {
		if strings.HasSuffix(name, "/*") {
			s.Paths = append(s.Paths, name)
			continue
		}
		s.Operations = append(s.Operations, name)
	}
	return s
}
