package fastapi

// Pydantic builds a model of all that it reaches. Where hundreds of models reach
// each other, as in Stripe's contract, every route would hold them all: minutes
// and gigabytes until the app is imported.
const (
	manyModels = 300 // of a contract, from which on models are built apart
	farReach   = 25  // models that a model reaches, from which on it is apart
)

// part says which models are built apart.
func (m *models) part() {
	if len(m.order) < manyModels {
		return
	}
	named := map[string]*model{}
	for _, one := range m.order {
		named[one.name] = one
	}
	next := map[*model][]*model{}
	for _, one := range m.order {
		seen := map[*model]bool{}
		var look func(c code)
		look = func(c code) {
			if found := named[c.text]; found != nil && !seen[found] {
				seen[found] = true
				next[one] = append(next[one], found)
			}
			for _, p := range c.parts {
				look(p)
			}
		}
		look(one.typ)
		look(one.others)
		for _, f := range one.fields {
			look(f.typ)
		}
	}
	for _, one := range m.order {
		one.apart = one.kind == classKind && reaches(one, next, farReach)
	}
}

// reaches reports whether a model leads to at least so many others.
func reaches(from *model, next map[*model][]*model, count int) bool {
	seen := map[*model]bool{from: true}
	open := []*model{from}
	for len(open) > 0 && len(seen) <= count {
		one := open[0]
		open = open[1:]
		for _, n := range next[one] {
			if !seen[n] {
				seen[n] = true
				open = append(open, n)
			}
		}
	}
	return len(seen) > count
}
