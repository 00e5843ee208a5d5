package doc

import (
	"slices"
	"strings"
)

// Index finds the requirements and criteria that references mean. It spans
// the documents of one spec: requirements and bugfix may stand together.
type Index struct {
	requirements []*Requirement // of all documents, in order
	byID         map[string][]*Requirement
	criteria     map[string][]*Criterion
	chapters     map[string][]*Requirement // FR-1.1 and FR-1.2 for FR-1, where that is only a chapter
}

// NewIndex makes an index over documents; nil ones are passed over.
func NewIndex(docs ...*Requirements) *Index {
	ix := &Index{
		byID:     make(map[string][]*Requirement),
		criteria: make(map[string][]*Criterion),
		chapters: make(map[string][]*Requirement),
	}
	for _, d := range docs {
		if d == nil {
			continue
		}
		for _, r := range d.All {
			ix.add(r)
		}
	}
	ix.addBareNumbers()
	for _, d := range docs {
		ix.addWholeFileLists(d)
	}
	return ix
}

func (ix *Index) add(r *Requirement) {
	key := idKey(r.ID)
	ix.requirements = append(ix.requirements, r)
	ix.byID[key] = append(ix.byID[key], r)
	if dot := strings.IndexByte(key, '.'); dot > 0 {
		ix.chapters[key[:dot]] = append(ix.chapters[key[:dot]], r)
	}
	for _, c := range r.Criteria {
		ix.criteria[idKey(c.ID)] = append(ix.criteria[idKey(c.ID)], c)
	}
}

// addWholeFileLists lets "3" mean the third of the criteria that stand below
// "## Acceptance Criteria" for the whole file. A requirement 3 comes first,
// unless it is only a chapter of bugfix.md.
func (ix *Index) addWholeFileLists(d *Requirements) {
	if d == nil {
		return
	}
	for _, r := range d.All {
		if r.ID != Slug(r.Title) || !isCriteriaLabel(r.Title) {
			continue
		}
		for _, c := range r.Criteria {
			key := idKey(c.ID[strings.LastIndexByte(c.ID, '.')+1:])
			if len(ix.criteria[key]) == 0 && (d.Bugfix || len(ix.byID[key]) == 0) {
				ix.criteria[key] = []*Criterion{c}
			}
		}
	}
}

// addBareNumbers lets "3.1" mean criterion 3.1 of REQ-3, as long as nothing
// else has that id.
func (ix *Index) addBareNumbers() {
	for _, r := range ix.requirements {
		bare := bareNumber(r.ID)
		if bare == r.ID || len(ix.byID[bare]) > 0 {
			continue
		}
		ix.byID[bare] = []*Requirement{r}
		for _, c := range r.Criteria {
			key := bareNumber(c.ID)
			if len(ix.criteria[key]) == 0 {
				ix.criteria[key] = []*Criterion{c}
			}
		}
	}
}

// Empty says that the index knows no requirement, so that no reference can be
// judged.
func (ix *Index) Empty() bool { return len(ix.requirements) == 0 }

// Resolve gives what a reference means: the criteria, which include all those
// of a requirement that is cited as a whole, and such requirements. ok is
// false for a reference that means nothing that exists; a property, a "none"
// or plain words mean no requirement and are ok.
func (ix *Index) Resolve(r Reference) (criteria []*Criterion, requirements []*Requirement, ok bool) {
	switch r.Kind {
	case RefItem:
		return ix.item(r)
	case RefRange:
		return ix.between(r)
	case RefAll:
		return criteriaOf(ix.requirements), ix.requirements, true
	case RefProperty, RefNone, RefText:
	}
	return nil, nil, true
}

func (ix *Index) item(r Reference) (criteria []*Criterion, requirements []*Requirement, ok bool) {
	for _, id := range spellings(r.First, r.Text) {
		if found := ix.criteria[id]; len(found) > 0 {
			return found, nil, true
		}
		if found := ix.byID[id]; len(found) > 0 {
			return criteriaOf(found), found, true
		}
	}
	for _, id := range spellings(r.First, r.Text) {
		if found := ix.chapters[id]; len(found) > 0 {
			return criteriaOf(found), found, true
		}
		if found := ix.uncounted(id); len(found) > 0 {
			return nil, found, true
		}
	}
	return nil, nil, false
}

// uncounted gives requirement FR-2 for FR-2.1 when no criteria were read of
// FR-2: then its text may hold the item in a form that nobody knows.
func (ix *Index) uncounted(id string) []*Requirement {
	dot := strings.LastIndexByte(id, '.')
	if dot < 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(ix.byID[id[:dot]]), func(r *Requirement) bool { return len(r.Criteria) > 0 })
}

// spellings are the keys that an id may be known by: as written, and without
// a prefix that says no more than "requirement".
func spellings(id, text string) []string {
	key := idKey(id)
	keys := []string{key}
	if bare := bareNumber(id); bare != key {
		keys = append(keys, bare)
	}
	if n := capitals(id); n > 0 && !strings.HasPrefix(text, id[:n]) {
		keys = append(keys, key[n:]) // "Enhancement Req 3.1" where no numbering has that name
	}
	return keys
}

// idKey is an id in the form that compares: FR-2.1, FR2.1 and fr-2.1 are one.
func idKey(id string) string {
	return strings.ToLower(strings.ReplaceAll(id, "-", ""))
}

// bareNumber is the key of an id without R, REQ or US before its number.
func bareNumber(id string) string {
	key := idKey(id)
	n := capitals(strings.ToUpper(key))
	if slices.Contains([]string{"r", "req", "us"}, key[:n]) {
		return key[n:]
	}
	return key
}

func criteriaOf(requirements []*Requirement) []*Criterion {
	var criteria []*Criterion
	for _, r := range requirements {
		criteria = append(criteria, r.Criteria...)
	}
	return criteria
}
