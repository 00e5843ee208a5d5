package openapi

// few is up to how many members looking at each is faster than a map.
const few = 16

// unique leaves the last of the members of each name, where the first stood,
// and says which came again.
func unique(kids []node) ([]node, []repeat) {
	if len(kids) > few {
		return uniqueOfMany(kids)
	}
	for i := range kids {
		for j := range i {
			if kids[i].name == kids[j].name {
				return uniqueOfMany(kids)
			}
		}
	}
	return kids, nil
}

func uniqueOfMany(kids []node) ([]node, []repeat) {
	var repeats []repeat
	index := make(map[string]int, len(kids))
	kept := kids[:0]
	for _, n := range kids {
		i, again := index[n.name]
		if !again {
			index[n.name] = len(kept)
			kept = append(kept, n)
			continue
		}
		repeats = append(repeats, repeat{name: n.name, line: int(n.line), first: int(kept[i].line)})
		kept[i] = n
	}
	return kept, repeats
}
