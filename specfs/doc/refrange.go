package doc

import (
	"cmp"
	"slices"
	"strings"
)

// between resolves a range; both ends must exist. In "4.1-5" the 5 is
// criterion 4.5 if there is one, else requirement 5.
func (ix *Index) between(r Reference) (criteria []*Criterion, requirements []*Requirement, ok bool) {
	first, ok := ix.end(r.First, r.Text)
	if !ok {
		return nil, nil, false
	}
	last, ok := ix.end(sameRequirement(r.First, r.Last), r.Text)
	if !ok {
		if last, ok = ix.end(r.Last, r.Text); !ok {
			return nil, nil, false
		}
	}
	for _, q := range ix.requirements {
		if letters(q.ID) != letters(first.ID) || compareIDs(q.ID, first.ID) < 0 || compareIDs(q.ID, last.ID) > 0 {
			continue
		}
		inside := slices.DeleteFunc(slices.Clone(q.Criteria), func(c *Criterion) bool {
			return q.ID == first.ID && first.criterion != "" && compareIDs(c.ID, first.criterion) < 0 ||
				q.ID == last.ID && last.criterion != "" && compareIDs(c.ID, last.criterion) > 0
		})
		if len(inside) == len(q.Criteria) {
			requirements = append(requirements, q)
		}
		criteria = append(criteria, inside...)
	}
	return criteria, requirements, len(criteria)+len(requirements) > 0
}

// rangeEnd is one end of a range: a requirement, or one criterion of it.
type rangeEnd struct {
	*Requirement
	criterion string
}

func (ix *Index) end(id, text string) (rangeEnd, bool) {
	criteria, requirements, ok := ix.item(Reference{First: id, Text: text})
	switch {
	case !ok:
		return rangeEnd{}, false
	case len(requirements) > 0:
		return rangeEnd{Requirement: requirements[0]}, true
	default:
		return rangeEnd{criteria[0].Requirement, criteria[0].ID}, true
	}
}

// sameRequirement completes the short end of "4.1-5" and "FR-1.1-3".
func sameRequirement(first, last string) string {
	dot := strings.LastIndexByte(first, '.')
	if dot < 0 || strings.Contains(last, ".") || capitals(last) > 0 {
		return last
	}
	return first[:dot+1] + last
}

// letters is the part of an id before its first digit.
func letters(id string) string {
	return idKey(id[:len(id)-len(strings.TrimLeft(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"))])
}

// compareIDs orders ids as people count: 2 before 10, 6 before 6A, 4.9 before 4.10.
func compareIDs(a, b string) int {
	for a != "" && b != "" {
		na, nb := digitLen(a), digitLen(b)
		if na > 0 && nb > 0 {
			x, y := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[na:], b[nb:]
			continue
		}
		if a[0]|0x20 != b[0]|0x20 {
			return cmp.Compare(a[0]|0x20, b[0]|0x20)
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}
