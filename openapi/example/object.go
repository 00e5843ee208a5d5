package example

import (
	"fmt"
	"slices"

	"kiro-mcp/openapi"
)

// object makes what must be there, in the order of the document, and what may
// be there when that is asked for.
func (m *maker) object(s *openapi.Schema, k int) (openapi.Value, error) {
	var members []member
	var left []*openapi.Property // optional, in case there must be more
	for _, p := range s.Properties {
		if m.direction.Leaves(p) {
			continue
		}
		required := slices.Contains(s.Required, p.Name)
		if !required && !m.wanted() {
			left = append(left, p)
			continue
		}
		v, err := m.value(p.Schema, k)
		switch {
		case err == nil:
			members = append(members, member{p.Name, v})
		case required:
			return nil, fmt.Errorf("property %s: %w", p.Name, err)
		}
	}
	members, err := m.unnamed(s, members, k)
	if err != nil {
		return nil, err
	}
	members, err = m.enough(s, members, left, k)
	if err != nil {
		return nil, err
	}
	return object(members), nil
}

// wanted reports whether optional properties are made here.
func (m *maker) wanted() bool {
	return m.full && len(m.open) <= maxFullDepth && m.steps <= maxFullSteps
}

// unnamed adds members that are required and have no property.
func (m *maker) unnamed(s *openapi.Schema, members []member, k int) ([]member, error) {
	for _, name := range s.Required {
		if slices.ContainsFunc(s.Properties, func(p *openapi.Property) bool { return p.Name == name }) {
			continue
		}
		v, err := m.value(otherSchema(s, name), k)
		if err != nil {
			return nil, fmt.Errorf("property %s: %w", name, err)
		}
		members = append(members, member{name, v})
	}
	return members, nil
}

// enough adds members until there are as many as there must be: optional ones,
// then ones of names made up. One such stands for the rest of a map.
func (m *maker) enough(s *openapi.Schema, members []member, left []*openapi.Property, k int) ([]member, error) {
	least := 0
	if s.MinProperties != nil {
		least = *s.MinProperties
	}
	if least > maxItems {
		return nil, fmt.Errorf("it needs %d properties; at most %d are made", least, maxItems)
	}
	for _, p := range left {
		if len(members) >= least {
			break
		}
		if v, err := m.value(p.Schema, k); err == nil {
			members = append(members, member{p.Name, v})
		}
	}
	if least == 0 && len(s.Properties) == 0 && (s.Additional != nil || len(s.PatternProperties) > 0) {
		least = 1
	}
	if s.MaxProperties != nil {
		least = min(least, *s.MaxProperties)
	}
	for i := 0; len(members) < least; i++ {
		name, err := otherName(s, i)
		if err != nil {
			return nil, err
		}
		v, err := m.value(otherSchema(s, name), i)
		if err != nil {
			if s.MinProperties == nil || len(members) >= *s.MinProperties {
				break
			}
			return nil, err
		}
		members = append(members, member{name, v})
	}
	if s.MaxProperties != nil && len(members) > *s.MaxProperties {
		members = dropOptional(members, s.Required, *s.MaxProperties)
	}
	return members, nil
}

// dropOptional takes optional members away from the end.
func dropOptional(members []member, required []string, most int) []member {
	for i := len(members) - 1; i >= 0 && len(members) > most; i-- {
		if !slices.Contains(required, members[i].name) {
			members = slices.Delete(members, i, i+1)
		}
	}
	return members
}
