package workflow

// Text lists the hits, one line each with the argument that reads on.
func (o Search) Text() string {
	var f face
	f.line("%s: %s for %s", workspaceHead(o.Workspace), plural(o.Total, "hit"), quote(o.query))
	for _, h := range o.Hits {
		f.line("- %s: %s %s %s: %s", h.place(), h.document(), h.Kind, h.Anchor, h.Excerpt)
	}
	if o.Hint != "" {
		f.line("hint: %s", o.Hint)
	}
	for _, p := range o.Problems {
		f.line("problem: %s", p.text())
	}
	if len(o.Hits) > 0 {
		f.line("read on: read_spec with document and offset=line; a task: get_task")
	}
	if o.NextCursor != "" {
		f.line("more: cursor=%s (or limit=1..200, spec, documents)", o.NextCursor)
	}
	return f.text()
}
