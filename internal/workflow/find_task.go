package workflow

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// TaskArg is how a caller names a task: an id, a title or the beginning of one.
type TaskArg string

// numberMark ends an argument that came as a JSON number. It stands in no id
// and in no title.
const numberMark = "\x00"

// TakeNumber takes a JSON number by its literal, and remembers that it was one.
func (a *TaskArg) TakeNumber(literal string) { *a = TaskArg(literal + numberMark) }

// in finds the task in one document.
func (a TaskArg) in(tasks *doc.Tasks) (*doc.Task, error) {
	if literal, isNumber := strings.CutSuffix(string(a), numberMark); isNumber {
		return tasks.FindNumber(literal)
	}
	return tasks.Find(string(a))
}

// find looks a task up in all tasks documents of a spec: by id, else by exact
// title or unique beginning of one.
func (w work) find(arg TaskArg) (planned, *doc.Task, error) {
	if len(w.documents) == 0 {
		return planned{}, nil, w.noTasks()
	}
	var found []planned
	var tasks []*doc.Task
	var faults []*doc.Fault
	for _, d := range w.documents {
		t, err := arg.in(d.plan.tasks)
		if err == nil && t.ID == string(arg) {
			return d, t, nil
		}
		if err == nil {
			found, tasks = append(found, d), append(tasks, t)
			continue
		}
		fault, ok := errors.AsType[*doc.Fault](err)
		if !ok {
			return planned{}, nil, err
		}
		faults = append(faults, fault)
	}
	switch len(found) {
	case 1:
		return found[0], tasks[0], nil
	case 0:
		return planned{}, nil, joined(faults)
	default:
		return planned{}, nil, w.severalDocuments(string(arg), found, tasks)
	}
}

// holding is the document to look for a task in. The only one is taken without
// a look: an editor may be filling it at this moment, and the update, which
// waits for that, looks itself.
func (w work) holding(arg TaskArg) (planned, error) {
	if len(w.documents) == 1 {
		return w.documents[0], nil
	}
	d, _, err := w.find(arg)
	return d, err
}

// joined is one fault for several documents: what is ambiguous in one of them
// says more than what is unknown in the others.
func joined(faults []*doc.Fault) error {
	all := *faults[0]
	for _, f := range faults[1:] {
		if f.Code != all.Code && f.Code == codeAmbiguousTask {
			return f
		}
		if f.Code == all.Code {
			all.Valid = append(slices.Clip(all.Valid), f.Valid...)
		}
	}
	return &all
}

func (w work) severalDocuments(arg string, found []planned, tasks []*doc.Task) error {
	fault := &doc.Fault{Code: codeAmbiguousTask, Field: "task", Given: arg}
	var places []string
	for i, t := range tasks {
		fault.Valid = append(fault.Valid, t.ID)
		places = append(places, fmt.Sprintf("%s (%s:%d)", t.ID, found[i].Path, t.Line))
	}
	fault.Message = fmt.Sprintf("task %s stands in several documents of spec %s: %s", quote(arg), w.spec.ID, strings.Join(places, ", "))
	return fault
}

func (w work) noTasks() error {
	if fault := w.spec.Refused(specfs.KindTasks); fault != nil {
		return fault
	}
	if len(w.unread) > 0 {
		p := w.unread[0]
		return &doc.Fault{Code: p.Code, Field: "spec", Given: w.spec.ID, Message: p.File + ": " + p.Message}
	}
	var has []string
	for _, i := range w.spec.Documents {
		has = append(has, i.Name)
	}
	return &doc.Fault{
		Code: codeNoTasks, Field: "spec", Given: w.spec.ID,
		Message: fmt.Sprintf("spec %s has no tasks document; it has: %s", quote(w.spec.ID), strings.Join(has, ", ")),
	}
}
