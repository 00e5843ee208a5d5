package workflow

import (
	"context"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// OpenTasksParams says which tasks to list.
type OpenTasksParams struct {
	Spec            string `json:"spec,omitempty" doc:"id; none: all"`
	Status          string `json:"status,omitempty" enum:"open,in_progress,queued,done,all" default:"open" doc:"open: all not done"`
	Section         string `json:"section,omitempty" doc:"heading"`
	Requirement     string `json:"requirement,omitempty" doc:"id that tasks cite"`
	Ready           bool   `json:"ready,omitempty" doc:"waiting for nothing"`
	IncludeOptional bool   `json:"include_optional,omitempty" doc:"optional too"`
	IncludeParents  bool   `json:"include_parents,omitempty" doc:"parents too"`
	Limit           int    `json:"limit,omitempty" minimum:"1" maximum:"200" doc:"rows"`
	Cursor          string `json:"cursor,omitempty" doc:"next_cursor"`
}

// OpenTasks is a page of tasks in file order, spec after spec.
type OpenTasks struct {
	Workspace  string           `json:"workspace"`
	Tasks      []TaskRow        `json:"tasks"`
	Total      int              `json:"total" doc:"rows on all pages"`
	NextCursor string           `json:"next_cursor,omitempty"`
	NextTask   *NextTask        `json:"next_task,omitempty"`
	Boxless    []BoxlessSection `json:"boxless" doc:"headings that name work without a box; at most 5"`
	BoxlessAll int              `json:"boxless_total,omitempty" doc:"when there are more than listed"`
	Hint       string           `json:"hint,omitempty" doc:"what the filters left out, and how to get it"`
	Problems   []Problem        `json:"problems,omitempty" doc:"documents that could not be read"`

	status string
}

const (
	pageRows    = 15 // rows of a page when the caller names no limit
	maxBlockers = 5
	maxRefs     = 10
	maxBoxless  = 5
	titleBytes  = 200 // of a task's title in a list; get_task has it whole
)

// OpenTasks lists tasks: by default the required leaves that are not done.
func (f *Flow) OpenTasks(ctx context.Context, p OpenTasksParams) (OpenTasks, error) {
	after, err := decodeCursor(p.Cursor, 3)
	if err != nil {
		return OpenTasks{}, err
	}
	specs, problems, err := f.specs(ctx, p.Spec)
	if err != nil {
		return OpenTasks{}, err
	}
	list := taskList{params: p, after: after, limit: pageRows}
	if p.Limit > 0 {
		list.limit = p.Limit
	}
	out := OpenTasks{Workspace: f.workspaceNames(specs), Problems: problems, status: p.Status}
	var works []work
	for i, s := range specs {
		reportSpecs(ctx, i, len(specs))
		works = append(works, f.work(ctx, s))
	}
	for _, w := range works {
		list.addSpec(w)
		out.addBoxless(w)
		if len(out.Problems) < maxShown {
			out.Problems = append(out.Problems, w.unread...)
		}
	}
	if err := list.check(works); err != nil {
		return OpenTasks{}, err
	}
	out.Tasks, out.Total, out.NextTask = list.rows, list.total, nextOf(works)
	if out.Hint, err = f.hint(ctx, &list, works); err != nil {
		return OpenTasks{}, err
	}
	if list.more {
		out.NextCursor = cursorAfter(out.Tasks)
	}
	return out, nil
}

func (o *OpenTasks) addBoxless(w work) {
	for _, d := range w.documents {
		for _, s := range d.plan.tasks.Boxless {
			o.BoxlessAll++
			if o.BoxlessAll <= maxBoxless {
				o.Boxless = append(o.Boxless, BoxlessSection{w.spec.ID, d.Name, s.Path, prose.Short(s.Title, nextBytes), s.Line})
			}
		}
	}
}

// taskList collects one page of rows and counts the rest.
type taskList struct {
	params OpenTasksParams
	after  []string // spec, document and task id of the last row given
	limit  int

	passed   bool // the row of the cursor has been met
	rows     []TaskRow
	total    int
	optional int // optional tasks that the other filters would have listed
	hollow   int // and required parents whose sub-tasks are all optional
	more     bool
	section  bool // some document has the section that was asked for
}

func (l *taskList) addSpec(w work) {
	cites := l.citing(w)
	for _, d := range w.documents {
		in, ok := l.sections(d.plan.tasks)
		if !ok {
			continue
		}
		for _, t := range d.plan.tasks.All {
			wanted := l.wants(d.plan, t) && (in == nil || in[t.Section]) && cites(t)
			l.take(w.spec, d, t, wanted && !l.leaves(t))
		}
	}
}

// take counts a task and gives it a row when it lies on this page. The row of
// the cursor is looked for among all tasks: it may have been ticked since.
func (l *taskList) take(spec *specfs.Spec, d planned, t *doc.Task, wanted bool) {
	if wanted {
		l.total++
	}
	if l.after != nil && !l.passed {
		l.passed = t.ID == l.after[2] && d.Name == l.after[1] && spec.ID == l.after[0]
		return
	}
	switch {
	case !wanted:
	case len(l.rows) < l.limit:
		l.rows = append(l.rows, d.row(spec, t))
	default:
		l.more = true
	}
}

// check refuses filters that name nothing anywhere.
func (l *taskList) check(works []work) error {
	if l.after != nil && !l.passed {
		return unknownCursor(l.params.Cursor)
	}
	if l.params.Section == "" || l.section {
		return nil
	}
	fault := &doc.Fault{
		Code: codeUnknownSection, Field: "section", Given: l.params.Section,
		Message: "no tasks document has a section " + quote(l.params.Section),
	}
	for _, w := range works {
		for _, d := range w.documents {
			for _, s := range d.plan.tasks.Sections {
				fault.Valid = append(fault.Valid, s.Path)
			}
		}
	}
	return fault
}
