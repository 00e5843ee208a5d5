package workflow

import (
	"context"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// work is a spec's tasks documents with their plans.
type work struct {
	spec      *specfs.Spec
	documents []planned
	unread    []Problem

	index func() *doc.Index // over the spec's requirements
}

// planned is a tasks document with its plan.
type planned struct {
	*specfs.Document
	plan *plan
}

// Problem is a finding as an answer shows it: where, and what.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
}

// work reads the tasks documents of a spec. One that cannot be read is a
// problem of the answer, not its end.
func (f *Flow) work(ctx context.Context, spec *specfs.Spec) work {
	documents, findings := spec.All(ctx, specfs.KindTasks)
	w := work{spec: spec, unread: problems(findings)}
	for _, d := range documents {
		w.documents = append(w.documents, plannedOf(d))
	}
	w.index = func() *doc.Index { return f.index(ctx, spec) }
	return w
}

func plannedOf(d *specfs.Document) planned {
	p := specfs.Memo(d, func(d *specfs.Document) *plan { return newPlan(d.Tasks) })
	return planned{Document: d, plan: p}
}

// index reads the requirements of a spec for resolving references.
func (f *Flow) index(ctx context.Context, spec *specfs.Spec) *doc.Index {
	documents, _ := spec.All(ctx, specfs.KindRequirements, specfs.KindBugfix)
	var all []*doc.Requirements
	for _, d := range documents {
		all = append(all, d.Requirements)
	}
	return doc.NewIndex(all...)
}

// nextOf is the next task over several specs: what is in progress anywhere
// comes first, else the first spec in order that has one.
func nextOf(works []work) *NextTask {
	var first *NextTask
	for _, w := range works {
		for _, d := range w.documents {
			t, why, caution := d.plan.next()
			if t == nil {
				continue
			}
			next := &NextTask{Spec: w.spec.ID, ID: t.ID, Title: prose.Short(t.Title, titleBytes), Why: why, Caution: caution}
			if t.Status == doc.InProgress {
				return next
			}
			if first == nil {
				first = next
			}
		}
	}
	return first
}

// maxShown is how many problems an answer lists.
const maxShown = 5

func problems(findings []doc.Finding) []Problem {
	var out []Problem
	for _, x := range findings[:min(maxShown, len(findings))] {
		out = append(out, Problem{Code: x.Code, Message: prose.Short(x.Message, titleBytes), File: x.File, Line: x.Line})
	}
	if more := len(findings) - maxShown; more > 0 {
		out = append(out, Problem{Code: codeMoreProblems, Message: prose.Plural(more, "further problem")})
	}
	return out
}
