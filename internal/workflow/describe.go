package workflow

import (
	"context"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Describe gives the row of one spec, as [Flow.ListSpecs] would.
func (f *Flow) Describe(ctx context.Context, spec *specfs.Spec) SpecRow {
	return f.specRow(ctx, f.work(ctx, spec))
}

// Task finds a task of a spec as every tool that takes one does, and the
// document that holds it. The error is a [doc.Fault].
func (f *Flow) Task(ctx context.Context, spec *specfs.Spec, arg TaskArg) (*specfs.Document, *doc.Task, error) {
	d, t, err := f.work(ctx, spec).find(arg)
	return d.Document, t, err
}
