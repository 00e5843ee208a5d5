package techs

import (
	"slices"
	"strings"
	"sync"
)

// row is a technology as the tables write it; lists are parted by blanks, those
// of spellings by commas.
type row struct {
	title string
	name  string // canonical; the title in lower case when empty
	also  string // other spellings
	// weak are spellings that are ordinary words too, and found only as they are
	// written here. One behind "=" is a name wherever it stands so.
	weak      string
	roles     string
	group     string
	with      string
	packages  string
	images    string
	resources string
	schemes   string
	imports   string
	texts     string
	files     string
	languages string
}

// lookup finds technologies by all that names them.
type lookup struct {
	all      []*Tech
	byName   map[string]*Tech
	byWord   map[string]*Tech
	weak     map[string][]string // folded spelling to the ways to write it
	proper   map[string]bool     // of them, those that are no ordinary word when written so
	first    map[string]int      // first words of spellings, to the most words of one
	packages map[string][]*Tech
	prefixes []prefix // of packages
	types    []prefix // of resources
	images   map[string][]*Tech
	schemes  map[string][]*Tech
}

type prefix struct {
	text string
	tech *Tech
}

// index is made when it is first asked for.
var index = sync.OnceValue(func() *lookup {
	x := &lookup{
		byName: map[string]*Tech{}, byWord: map[string]*Tech{}, weak: map[string][]string{}, proper: map[string]bool{}, first: map[string]int{},
		packages: map[string][]*Tech{}, images: map[string][]*Tech{}, schemes: map[string][]*Tech{},
	}
	for _, table := range [][]row{languages, frameworks, frontends, databases, messaging, services, clouds, tools, libraries} {
		for i := range table {
			x.add(&table[i])
		}
	}
	slices.SortFunc(x.all, func(a, b *Tech) int { return strings.Compare(a.Name, b.Name) })
	return x
})

func (x *lookup) add(r *row) {
	t := &Tech{Name: r.name, Title: r.title, Group: r.group, Includes: strings.Fields(r.with)}
	if t.Name == "" {
		t.Name = strings.ToLower(r.title)
	}
	for role := range strings.FieldsSeq(r.roles) {
		t.Roles = append(t.Roles, Role(role))
	}
	t.Evidence = Evidence{
		Packages: strings.Fields(r.packages), Images: strings.Fields(r.images), Resources: strings.Fields(r.resources), Schemes: strings.Fields(r.schemes),
		Imports: strings.Fields(r.imports), Texts: strings.Fields(r.texts), Files: strings.Fields(r.files), Languages: strings.Fields(r.languages),
	}
	x.all = append(x.all, t)
	x.byName[t.Name] = t
	x.spell(t, r)
	for _, p := range t.Evidence.Packages {
		if text, ok := strings.CutSuffix(p, "*"); ok {
			x.prefixes = append(x.prefixes, prefix{text, t})
		} else {
			x.packages[p] = append(x.packages[p], t)
		}
	}
	for _, p := range t.Evidence.Resources {
		x.types = append(x.types, prefix{p, t})
	}
	for _, name := range t.Evidence.Images {
		x.images[name] = append(x.images[name], t)
	}
	for _, name := range t.Evidence.Schemes {
		x.schemes[name] = append(x.schemes[name], t)
	}
}

// spell enters all ways to write a technology. A weak title is told by standing
// among the weak spellings.
func (x *lookup) spell(t *Tech, r *row) {
	enter := func(word string) {
		if word = fold(word); word != "" && x.byWord[word] == nil {
			x.byWord[word] = t
			first, _, _ := strings.Cut(word, " ")
			first, _, slashed := strings.Cut(first, "/")
			n := strings.Count(word, " ") + 1
			if slashed {
				n++
			}
			x.first[first] = max(x.first[first], n)
		}
	}
	for word := range strings.SplitSeq(r.weak, ",") {
		if word = strings.TrimSpace(word); word != "" {
			word, proper := strings.CutPrefix(word, "=")
			x.proper[fold(word)] = proper
			enter(word)
			x.weak[fold(word)] = append(x.weak[fold(word)], word)
		}
	}
	enter(r.title)
	for word := range strings.SplitSeq(r.also, ",") {
		enter(word)
	}
}

// packaged finds what a package of a manifest stands for: by its whole name, by
// its artifact without group, and by prefix.
func (x *lookup) packaged(name string) []*Tech {
	name, _, _ = strings.Cut(name, "[") // extras: uvicorn[standard]
	found := slices.Clone(x.packages[name])
	if dashed := strings.ReplaceAll(name, "_", "-"); dashed != name {
		found = append(found, x.packages[dashed]...)
	}
	if _, artifact, ok := strings.Cut(name, ":"); ok {
		found = append(found, x.packages[artifact]...)
	}
	if at := strings.LastIndex(name, "/v"); at > 0 && strings.Trim(name[at+2:], "0123456789") == "" {
		found = append(found, x.packages[name[:at]]...)
	}
	for _, p := range x.prefixes {
		if strings.HasPrefix(name, p.text) && !slices.Contains(found, p.tech) {
			found = append(found, p.tech)
		}
	}
	return found
}

// resource finds what a type of resource stands for: those with the longest
// prefix, and more general ones after them.
func (x *lookup) resource(name string) []*Tech {
	var hits []prefix
	for _, p := range x.types {
		if strings.HasPrefix(name, p.text) {
			hits = append(hits, p)
		}
	}
	slices.SortStableFunc(hits, func(a, b prefix) int { return len(b.text) - len(a.text) })
	var found []*Tech
	for _, p := range hits {
		if !slices.Contains(found, p.tech) {
			found = append(found, p.tech)
		}
	}
	return found
}

// find looks a spelling up, as it is and without the ".js" that some put behind
// every name.
func (x *lookup) find(word string) *Tech {
	if t := x.byWord[fold(word)]; t != nil {
		return t
	}
	if short, ok := strings.CutSuffix(strings.ToLower(word), ".js"); ok && !strings.Contains(short, " ") {
		return x.byWord[fold(short)]
	}
	return nil
}

// fold makes spellings comparable: lower case, hyphens and underscores as blanks.
func fold(word string) string {
	word = strings.ToLower(strings.TrimSpace(word))
	word = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, word)
	return strings.Join(strings.Fields(word), " ")
}
