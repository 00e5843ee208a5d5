package openapi

// merge adds the members that a mapping does not have itself.
func (b *builder) merge(kids []node, merged [][]node, line int) ([]node, error) {
	if len(merged) == 0 {
		return kids, nil
	}
	has := make(map[string]bool, len(kids))
	for i := range kids {
		has[kids[i].name] = true
	}
	for _, part := range merged {
		if b.merged += len(part) + 1; b.merged > maxExpanded {
			return nil, bombAt(line)
		}
		for _, n := range part {
			if !has[n.name] {
				has[n.name] = true
				kids = append(kids, n)
			}
		}
	}
	return kids, nil
}

// mergeable are the groups of members that a merge key brings.
func mergeable(n node) [][]node {
	switch n.kind {
	case isObject:
		return [][]node{n.kids}
	case isArray:
		var all [][]node
		for _, item := range n.kids {
			if item.kind == isObject {
				all = append(all, item.kids)
			}
		}
		return all
	default:
		return nil
	}
}
