package generate

import (
	"bytes"
	"context"
	"net/url"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Row is one operation with where it stands and what to do for it.
type Row struct {
	Operation    string   `json:"operation"`
	File         string   `json:"file" doc:"of the handler, else of the code"`
	Line         int      `json:"line"`
	Test         string   `json:"test,omitempty" doc:"file::name"`
	Requirements []string `json:"requirements"`
	Inferred     bool     `json:"inferred" doc:"requirements are not said by the contract: a criterion names the endpoint, or the section of the design cites them"`
	Design       *Design  `json:"design,omitempty" doc:"section that speaks of it"`
	Task         string   `json:"task" doc:"for tasks.md"`
}

// Design is a section of a design document.
type Design struct {
	Spec    string `json:"spec"`
	Section string `json:"section"`
	File    string `json:"file"`
	Line    int    `json:"line"`

	cites []string // criteria that the section says it serves
}

// selected says of each operation that the call named where it stands, which
// requirements and design it serves, and which task it makes.
func (p *plan) selected(ctx context.Context) []Row {
	if len(p.asked) == 0 {
		return nil
	}
	l := p.lore(ctx)
	var rows []Row
	for _, o := range p.chosen.Operations {
		if slices.Contains(p.asked, o.Key()) {
			rows = append(rows, p.operationRow(o, l))
		}
	}
	return rows
}

func (p *plan) operationRow(o *openapi.Operation, l lore) Row {
	row := Row{Operation: o.Key(), Requirements: o.Requirements}
	for _, role := range []openapi.Role{openapi.RoleRoute, openapi.RoleClient} {
		if at, ok := p.marks()[markKey{o.Key(), role}]; ok {
			row.File, row.Line = p.shown(at.file.Path), at.mark.Line
		}
	}
	if h, ok := p.handlerOf(o); ok {
		row.File, row.Line = p.shown(h.file), h.line
	}
	if at, ok := p.marks()[markKey{o.Key(), openapi.RoleTest}]; ok {
		row.Test = p.shown(at.file.Path) + "::" + at.mark.Name
	}
	for _, name := range p.endpointNames(o) {
		if len(row.Requirements) == 0 && len(l.criteria[name]) > 0 {
			row.Requirements, row.Inferred = l.criteria[name], true
		}
		if row.Design == nil {
			row.Design = l.designs[name]
		}
	}
	if row.Design != nil && len(row.Requirements) == 0 && len(row.Design.cites) > 0 {
		row.Requirements, row.Inferred = row.Design.cites, true
	}
	row.Task = "- [ ] Implement `" + o.Key() + "` in " + row.File
	if len(row.Requirements) > 0 {
		row.Task += "\n  - _Requirements: " + strings.Join(row.Requirements, ", ") + "_"
	}
	return row
}

// endpointNames are how specs may call an operation: by its path alone, or
// with the path of a server before it.
func (p *plan) endpointNames(o *openapi.Operation) []string {
	bases := []string{""}
	for _, s := range p.contract.Servers {
		if u, err := url.Parse(s.URL); err == nil && strings.Trim(u.Path, "/") != "" {
			bases = append(bases, strings.TrimRight(u.Path, "/"))
		}
	}
	var out []string
	for _, base := range bases {
		for _, m := range doc.Mentions([]byte(o.Method + " " + path.Join("/", base, o.Path))) {
			if m.Kind == doc.MentionEndpoint {
				out = append(out, m.Name)
			}
		}
	}
	return out
}

// lore is what the specs say of endpoints, by their names.
type lore struct {
	criteria map[string][]string
	designs  map[string]*Design
}

// lore reads the specs of the contract's workspace.
func (p *plan) lore(ctx context.Context) lore {
	l := lore{criteria: map[string][]string{}, designs: map[string]*Design{}}
	for _, s := range p.specs(ctx) {
		documents, _ := s.All(ctx, specfs.KindRequirements, specfs.KindDesign)
		for _, d := range documents {
			l.add(s, d)
		}
	}
	return l
}

func (l lore) add(s *specfs.Spec, d *specfs.Document) {
	if d.Requirements != nil {
		for _, r := range d.Requirements.All {
			for _, c := range r.Criteria {
				for _, m := range doc.Mentions([]byte(c.Text)) {
					if m.Kind == doc.MentionEndpoint && !slices.Contains(l.criteria[m.Name], c.ID) {
						l.criteria[m.Name] = append(l.criteria[m.Name], c.ID)
					}
				}
			}
		}
	}
	if d.Design == nil {
		return
	}
	for _, m := range d.Design.Mentions {
		if had := l.designs[m.Name]; m.Kind != doc.MentionEndpoint || m.Section == nil || had != nil && !m.Defines {
			continue
		}
		l.designs[m.Name] = &Design{Spec: s.ID, Section: m.Section.Path, File: d.Path, Line: m.Line, cites: citedIn(d.Source, m.Section)}
	}
}

// citedIn are the criteria on the reference lines of a section, such as
// _Requirements: 1.2_.
func citedIn(source []byte, s *doc.Section) []string {
	var cited []string
	start := s.Own.Start
	for line := range bytes.Lines(s.Own.Of(source)) {
		if at := bytes.Index(line, []byte("Requirements:")); at >= 0 {
			span := doc.Span{Start: start + at + len("Requirements:"), End: start + len(line)}
			for _, r := range doc.ParseReferences(source, span, s.Line) {
				if r.Kind == doc.RefItem {
					cited = append(cited, r.First)
				}
			}
		}
		start += len(line)
	}
	return cited
}

func (r Row) write(t *prose.Text) {
	t.Line("%s: %s:%d", r.Operation, r.File, r.Line)
	if r.Test != "" {
		t.Line("  test %s", r.Test)
	}
	if r.Design != nil {
		t.Line("  design of %s: %s (%s:%d)", r.Design.Spec, r.Design.Section, r.Design.File, r.Design.Line)
	}
	inferred := ""
	if r.Inferred {
		inferred = " (requirements inferred: a spec names the endpoint)"
	}
	t.Line("  task%s:\n%s", inferred, r.Task)
}
