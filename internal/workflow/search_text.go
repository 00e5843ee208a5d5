package workflow

// Text lists the hits, one line each with the argument that reads on.
func (o Search) Text() string {
	var f face
	f.line("workspace %s: %s for %s", o.Workspace, plural(o.Total, "hit"), quote(o.query))
	for _, h := range o.Hits {
		f.line("- %s: %s %s %s: %s", h.place(), h.document(), h.Kind, h.Anchor, h.Excerpt)
	}
	for _, p := range o.Problems {
		f.line("problem: %s", p.text())
	}
	if len(o.Hits) > 0 {
		f.line("read on: read_spec with document and offset=line; a task: get_task")
	}
	if o.NextCursor != "" {
		f.line("more: cursor=%s", o.NextCursor)
	}
	return f.text()
}
