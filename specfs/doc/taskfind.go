package doc

import (
	"fmt"
	"slices"
	"strings"
)

// Find finds a task by its id, its number, its title, also without marks such
// as back-ticks, or the beginning of a title that only one task has. A number is also found when it differs
// from an id in nothing but zeros after the last point, if one id alone does.
// The error is a *Fault: unknown_task, or ambiguous_task with ids and lines.
func (d *Tasks) Find(arg string) (*Task, error) {
	arg = strings.TrimSpace(arg)
	if arg == "" {
		return nil, &Fault{Code: "unknown_task", Field: "task", Message: "no task is named; give an id or a title", Valid: nearestIDs(d.All, "")}
	}
	words := Slug(arg)
	for _, matches := range []func(*Task) bool{
		func(t *Task) bool { return t.ID == arg },
		func(t *Task) bool { return t.Number != "" && t.Number == strings.TrimSuffix(arg, ".") },
		func(t *Task) bool { return hashMatches(t, d.Name, arg) },
		func(t *Task) bool { return sameDecimal(t.ID, arg) },
		func(t *Task) bool { return t.Title == arg || isNumberAndTitle(t, arg) },
		func(t *Task) bool { return strings.EqualFold(t.Title, arg) },
		func(t *Task) bool { return Slug(t.Title) == words },
		func(t *Task) bool { return hasPrefixFold(t.Title, arg) },
	} {
		if t, err := d.only(arg, matches); t != nil || err != nil {
			return t, err
		}
	}
	return nil, &Fault{
		Code: "unknown_task", Field: "task", Given: arg, Valid: nearestIDs(d.All, arg),
		Message: fmt.Sprintf("document %q has no task %q; give an id, a title or the beginning of one", d.Name, arg),
	}
}

// FindNumber finds a task by a JSON number, given as it was written. A number
// may have lost a zero on its way (1.10 becomes 1.1), so it is ambiguous when
// another id equals it but for zeros after the last point.
func (d *Tasks) FindNumber(literal string) (*Task, error) {
	prefix := idPrefix(d.Name)
	t, err := d.only(literal, func(t *Task) bool { return sameDecimal(strings.TrimPrefix(t.ID, prefix), literal) })
	if t != nil || err != nil {
		return t, err
	}
	return d.Find(literal)
}

// only returns the one task that matches, nil for none, an error for several.
func (d *Tasks) only(arg string, matches func(*Task) bool) (*Task, error) {
	var found []*Task
	for _, t := range d.All {
		if matches(t) {
			found = append(found, t)
		}
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return found[0], nil
	}
	return nil, ambiguousTask(arg, found)
}

// mostNamed is the number of tasks that an error names.
const mostNamed = 20

func ambiguousTask(arg string, found []*Task) *Fault {
	f := &Fault{Code: "ambiguous_task", Field: "task", Given: arg}
	var names []string
	for _, t := range found[:min(len(found), mostNamed)] {
		f.Valid = append(f.Valid, t.ID)
		names = append(names, fmt.Sprintf("%s (line %d)", t.ID, t.Line))
	}
	if more := len(found) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	f.Message = fmt.Sprintf("%q names %d tasks: %s; give one of these ids", arg, len(found), strings.Join(names, ", "))
	return f
}

// nearestIDs are the ids that share the longest beginning with arg.
func nearestIDs(all []*Task, arg string) []string {
	ids := make([]string, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	slices.SortStableFunc(ids, func(a, b string) int { return sharedLen(b, arg) - sharedLen(a, arg) })
	return ids[:min(len(ids), mostNamed)]
}

// hashMatches finds a task by an id that was longer or shorter when it was
// given: the hash in an id has as many digits as its neighbours make needful.
func hashMatches(t *Task, document, arg string) bool {
	stem, hash, ok := strings.Cut(strings.TrimPrefix(arg, idPrefix(document)), "~")
	if !ok || len(hash) < shortestHash || stem != stemOf(t) {
		return false
	}
	return strings.HasPrefix(titleHash(t), hash)
}

// sameDecimal reports whether an id and a number are equal but for zeros after
// the last point: 1.1 and 1.10, 2 and 2.0.
func sameDecimal(id, number string) bool {
	return isDecimal(id) && isDecimal(number) && withoutZeros(id) == withoutZeros(number)
}

func isDecimal(s string) bool {
	n := digitLen(s)
	if n == 0 || n == len(s) {
		return n > 0
	}
	return s[n] == '.' && n+1 < len(s) && n+1+digitLen(s[n+1:]) == len(s)
}

func withoutZeros(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// isNumberAndTitle reports whether arg is a task as lists show it: "2.1 Add".
func isNumberAndTitle(t *Task, arg string) bool {
	rest, ok := strings.CutPrefix(arg, t.Number)
	return ok && t.Number != "" && strings.TrimLeft(rest, ". ") == t.Title
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
