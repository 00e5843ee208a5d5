package workflow

import "kiro-mcp/internal/prose"

// Text lists the hits, one line each with the argument that reads on.
func (o Search) Text() string {
	var f prose.Text
	f.Line("%s: %s for %s", workspaceHead(o.Workspace), prose.Plural(o.Total, "hit"), quote(o.query))
	for _, h := range o.Hits {
		f.Line("- %s: %s %s %s: %s", h.place(), h.document(), h.Kind, h.Anchor, h.Excerpt)
	}
	if o.Hint != "" {
		f.Line("hint: %s", o.Hint)
	}
	for _, p := range o.Problems {
		f.Line("problem: %s", p.text())
	}
	if len(o.Hits) > 0 {
		f.Line("read on: read_spec with document and offset=line; a task: get_task")
	}
	if o.NextCursor != "" {
		f.Line("more: cursor=%s (or limit=1..200, spec, documents)", o.NextCursor)
	}
	return f.Done()
}
