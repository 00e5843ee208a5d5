package openapi

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// reportMissing makes one finding of everything that is referred to and is
// not there, with all the lines where it is.
func (r *reader) reportMissing() {
	for _, m := range r.order {
		slices.SortStableFunc(m.where, inOrder)
	}
	slices.SortStableFunc(r.order, func(a, b *missing) int { return inOrder(a.where[0], b.where[0]) })
	for _, m := range r.order {
		severity := doc.Error
		if m.name != "" && r.options.Placeholders {
			severity = doc.Warning
		}
		where := m.where[0]
		if m.name == "" {
			r.find(codeMissing, severity, where, "correct the reference, or add what it names", "%s is not there%s", shorten(m.ref), lines(m.where))
			continue
		}
		r.contract.Missing = append(r.contract.Missing, m.name)
		r.find(codeMissing, severity, where, "add "+m.name+" to components.schemas"+m.elsewhere(r.main), "the schema %s is not there%s", m.name, lines(m.where))
	}
}

// elsewhere says in which file something is missing, unless in the contract.
func (m *missing) elsewhere(main *document) string {
	if m.file == main.path {
		return ""
	}
	return " of " + m.file
}

// inOrder compares two places as they follow in a document.
func inOrder(a, b at) int {
	if a.document != b.document {
		return strings.Compare(a.document.path, b.document.path)
	}
	return int(a.node.line - b.node.line)
}

// lines says where else something stands.
func lines(where []at) string {
	const most = 10
	if len(where) < 2 {
		return ""
	}
	var out []string
	for _, a := range where {
		line := fmt.Sprint(a.node.line)
		if a.document != where[0].document {
			line = fmt.Sprintf("%s:%d", a.document.path, a.node.line)
		}
		if len(out) == most {
			out = append(out, "…")
			break
		}
		out = append(out, line)
	}
	return "; referred to on lines " + strings.Join(out, ", ")
}
