package workflow

import (
	"errors"
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// find looks a task up in all tasks documents of a spec: by id, else by exact
// title or unique beginning of one.
func (w work) find(arg string) (planned, *doc.Task, error) {
	if len(w.documents) == 0 {
		return planned{}, nil, w.noTasks()
	}
	var found []planned
	var tasks []*doc.Task
	var faults []*doc.Fault
	for _, d := range w.documents {
		t, err := d.plan.tasks.Find(arg)
		if err == nil && t.ID == arg {
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
		return planned{}, nil, w.severalDocuments(arg, found, tasks)
	}
}

// joined is one fault for several documents: what is ambiguous in one of them
// says more than what is unknown in the others.
func joined(faults []*doc.Fault) error {
	all := *faults[0]
	for _, f := range faults[1:] {
		if f.Code != all.Code && f.Code == "ambiguous_task" {
			return f
		}
		if f.Code == all.Code {
			all.Valid = append(all.Valid[:len(all.Valid):len(all.Valid)], f.Valid...)
		}
	}
	return &all
}

func (w work) severalDocuments(arg string, found []planned, tasks []*doc.Task) error {
	fault := &doc.Fault{Code: "ambiguous_task", Field: "task", Given: arg}
	var places []string
	for i, t := range tasks {
		fault.Valid = append(fault.Valid, t.ID)
		places = append(places, fmt.Sprintf("%s (%s:%d)", t.ID, found[i].Path, t.Line))
	}
	fault.Message = fmt.Sprintf("task %s stands in several documents of spec %s: %s", quote(arg), w.spec.ID, strings.Join(places, ", "))
	return fault
}

func (w work) noTasks() error {
	if len(w.unread) > 0 {
		p := w.unread[0]
		return &doc.Fault{Code: p.Code, Field: "spec", Given: w.spec.ID, Message: p.File + ": " + p.Message}
	}
	return &doc.Fault{
		Code: "no_tasks", Field: "spec", Given: w.spec.ID,
		Message: fmt.Sprintf("spec %s has no tasks document", quote(w.spec.ID)),
	}
}
