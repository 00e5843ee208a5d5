package bench

import "strings"

// set collects the faults of one stack.
type set struct {
	stack Stack
	// endpoint says where the design speaks of an endpoint, "METHOD /path", and
	// inTable where of a column of a table.
	endpoint func(endpoint string) string
	inTable  func(table, column string) string
	served   []string // all endpoints that the design promises
	guarded  string   // where the design promises roles
	audited  string   // where it promises an audit log
}

// swap is a text and what it becomes; the empty one does nothing.
type swap [2]string

func (s swap) in(line string) string { return strings.Replace(line, s[0], s[1], 1) }

// sub replaces a text that stands once in a file.
func sub(file, before, after string) Edit { return Edit{File: file, Before: before, After: after} }

// cut takes a text out that stands once in a file.
func cut(file, before string) Edit { return Edit{File: file, Before: before} }

// each replaces every occurrence of a text in some files.
func each(before, after string, files ...string) []Edit {
	var out []Edit
	for _, f := range files {
		out = append(out, Edit{File: f, Before: before, After: after, Every: true})
	}
	return out
}

// gone deletes a file.
func gone(file string) Edit { return Edit{File: file, Delete: true} }

// add adds a fault. What it is about is part of its id, and is the element
// where it reads like one.
func (s *set) add(kind, group, about string, promises []string, edits ...Edit) *Mutant {
	s.stack.Mutants = append(s.stack.Mutants, Mutant{
		ID: s.stack.Name + "/" + kind + "/" + about, Kind: kind, Group: group, Edits: edits, Promises: promises,
	})
	return &s.stack.Mutants[len(s.stack.Mutants)-1]
}

// about names the element that a verdict should carry.
func (m *Mutant) about(element string) { m.Element = element }

// seed marks a case that the users named.
func (m *Mutant) seed() { m.Seed = true }

// route plants three faults at one registration: it goes away, serves another
// method, and serves another path. The swaps that are empty plant nothing.
func (s *set) route(endpoint, file, line string, verb, segment swap) {
	s.api("drop_route", endpoint, cut(file, line))
	if verb != (swap{}) {
		s.api("change_verb", endpoint, sub(file, line, verb.in(line)))
	}
	if segment != (swap{}) {
		s.api("rename_segment", endpoint, sub(file, line, segment.in(line)))
	}
}

// api plants a fault in how one endpoint is served.
func (s *set) api(kind, endpoint string, edits ...Edit) {
	s.add(kind, API, endpoint, []string{s.endpoint(endpoint)}, edits...).about("endpoint " + endpoint)
}

// below are the promised endpoints whose paths begin with one of some prefixes.
func (s *set) below(prefixes ...string) []string {
	var out []string
	for _, e := range s.served {
		_, path, _ := strings.Cut(e, " ")
		for _, p := range prefixes {
			if strings.HasPrefix(path, p) {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// unmount plants a fault that takes several endpoints away at once; a verdict
// on any of them finds it.
func (s *set) unmount(what string, endpoints []string, edits ...Edit) {
	s.moved("unmount", what, endpoints, edits...)
}

// moved plants a fault in how several endpoints are served.
func (s *set) moved(kind, what string, endpoints []string, edits ...Edit) {
	var promises []string
	for _, e := range endpoints {
		promises = append(promises, s.endpoint(e))
	}
	s.add(kind, API, what, promises, edits...)
}

// column plants a fault in a column, "table.column".
func (s *set) column(kind, name string, edits ...Edit) {
	table, column, _ := strings.Cut(name, ".")
	s.add(kind, Data, name, []string{s.inTable(table, column)}, edits...).about("column " + name)
}

// method gives a method another name, everywhere.
func (s *set) method(owner, name, becomes string, files ...string) {
	s.add("rename_method", Components, owner+"."+name, []string{owner + " > " + name + "("}, each(name+"(", becomes+"(", files...)...).
		about("method " + owner + "." + name)
}

// status plants a fault in a status or in what maps an error to it.
func (s *set) status(kind, about string, promises []string, edits ...Edit) *Mutant {
	return s.add(kind, Errors, about, promises, edits...)
}

// guard takes an endpoint's guard away.
func (s *set) guard(endpoint string, edits ...Edit) {
	s.add("drop_guard", Security, endpoint, []string{s.endpoint(endpoint), s.guarded}, edits...)
}

// audit takes an endpoint's audit entry away.
func (s *set) audit(endpoint string, edits ...Edit) {
	s.add("drop_audit", Security, endpoint, []string{s.endpoint(endpoint), s.audited}, edits...)
}

// limit gives a limit another value.
func (s *set) limit(kind, about string, promises []string, edits ...Edit) *Mutant {
	return s.add(kind, Limits, about, promises, edits...)
}

// tech replaces a technology by a rival.
func (s *set) tech(about string, promises []string, edits ...Edit) *Mutant {
	return s.add("replace_technology", Technology, about, promises, edits...)
}
