package probe

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// Answer is what a server keeps of its contract, operations that break it
// first.
type Answer struct {
	Workspace  string   `json:"workspace"`
	Contract   string   `json:"contract"`
	BaseURL    string   `json:"base_url"`
	Requests   int      `json:"requests" doc:"sent in all"`
	Counts     Counts   `json:"counts" doc:"of operations"`
	Operations []Row    `json:"operations"`
	Notes      []string `json:"notes"`
	Total      int      `json:"total"`
	NextCursor string   `json:"next_cursor,omitempty"`

	run    int // which kept answer it is a part of
	offset int // of the first row in it
}

// Counts are numbers of operations.
type Counts struct {
	Satisfied  int `json:"satisfied"`
	Violated   int `json:"violated"`
	NotChecked int `json:"not_checked"`
}

// Row is one operation, or a part of one with many violations.
type Row struct {
	Operation  string  `json:"operation"`
	Verdict    Verdict `json:"verdict" enum:"satisfied,violated,not_checked"`
	Line       int     `json:"line" doc:"in the contract"`
	Check      string  `json:"check,omitempty" doc:"what a violation breaks"`
	Message    string  `json:"message,omitempty" doc:"the violation, or why it was not checked"`
	Answer     string  `json:"answer,omitempty" doc:"status and beginning of the body"`
	Request    string  `json:"request,omitempty" doc:"a curl line"`
	NotChecked string  `json:"not_checked,omitempty" doc:"what of it was not tried, and why"`
}

// maxViolations is how many violations of one operation are told.
const maxViolations = 12

// answerOf orders a report: a row for each violation, then what was not
// checked, then what is in order.
func answerOf(r *Report) Answer {
	a := Answer{BaseURL: r.BaseURL, Requests: r.Requests, Notes: r.Notes}
	for _, result := range r.Operations {
		verdict := result.Verdict()
		row := Row{Operation: result.Operation.Key(), Verdict: verdict, Line: result.Operation.Line}
		reasons := strings.Join(result.Reasons, "; ")
		switch verdict {
		case Violated:
			a.Counts.Violated++
			for _, v := range result.Violations[:min(len(result.Violations), maxViolations)] {
				row.Line, row.Check, row.Message, row.Answer, row.Request = v.Line, v.Check, v.Message, v.Answer, v.Request
				a.Operations = append(a.Operations, row)
			}
			if more := len(result.Violations) - maxViolations; more > 0 {
				a.Notes = append(a.Notes, fmt.Sprintf("%s has %d more violations; check it alone", row.Operation, more))
			}
			continue
		case Satisfied:
			a.Counts.Satisfied++
			row.NotChecked = reasons
		default:
			a.Counts.NotChecked++
			row.Message = reasons
		}
		a.Operations = append(a.Operations, row)
	}
	order := map[Verdict]int{Violated: 0, NotChecked: 1, Satisfied: 2}
	slices.SortStableFunc(a.Operations, func(x, y Row) int { return cmp.Compare(order[x.Verdict], order[y.Verdict]) })
	a.Total = len(a.Operations)
	return a
}

// HasFindings reports whether the server needs a look. One of which nothing
// could be checked does as well: it is no pass.
func (a Answer) HasFindings() bool { return a.Counts.Violated > 0 || a.Counts.Satisfied == 0 }

// Rows is the number of operations and violations.
func (a *Answer) Rows() int { return len(a.Operations) }

// Keep drops all rows but the first n.
func (a *Answer) Keep(n int) {
	if n < len(a.Operations) {
		a.Operations = a.Operations[:n]
		a.NextCursor = cursorOf(a.run, a.offset+n)
	}
}

// Text says what the server breaks, with a line to see it by.
func (a Answer) Text() string {
	var t prose.Text
	t.Line("workspace %s, %s at %s: %d satisfied, %d violated, %d not checked; %s", a.Workspace, a.Contract, a.BaseURL,
		a.Counts.Satisfied, a.Counts.Violated, a.Counts.NotChecked, prose.Plural(a.Requests, "request"))
	for _, n := range a.Notes {
		t.Line("note: %s", n)
	}
	for _, r := range a.Operations {
		r.write(&t)
	}
	if a.NextCursor != "" {
		t.Line("more: %d rows in all, cursor %s", a.Total, a.NextCursor)
	}
	return t.Done()
}

func (r Row) write(t *prose.Text) {
	switch r.Verdict {
	case Violated:
		t.Line("- %s violated %s (line %d): %s", r.Operation, r.Check, r.Line, r.Message)
		t.Line("  answer: %s", r.Answer)
		t.Line("  %s", r.Request)
	case NotChecked:
		t.Line("- %s not_checked: %s", r.Operation, r.Message)
	default:
		line := "- " + r.Operation + " satisfied"
		if r.NotChecked != "" {
			line += "; not checked: " + r.NotChecked
		}
		t.Line("%s", line)
	}
}

// maxKept is how many answers are kept for their further pages: asking the
// server again for each would change it again.
const maxKept = 4

func cursorOf(run, offset int) string { return fmt.Sprintf("%d.%d", run, offset) }

// keep keeps an answer under a number of its own.
func (p *Prober) keep(a Answer) Answer {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.runs++
	a.run = p.runs
	p.kept = append(p.kept, a)
	if len(p.kept) > maxKept {
		p.kept = p.kept[1:]
	}
	return a
}

// further is what follows a page.
func (p *Prober) further(cursor string) (Answer, error) {
	run, offset, found := strings.Cut(cursor, ".")
	number, err := strconv.Atoi(run)
	at, err2 := strconv.Atoi(offset)
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.kept {
		if found && err == nil && err2 == nil && a.run == number && at > 0 && at < len(a.Operations) {
			a.Operations, a.offset = a.Operations[at:], at
			return a, nil
		}
	}
	return Answer{}, &doc.Fault{
		Code: codeUnknownCursor, Field: "cursor", Given: cursor,
		Message: fmt.Sprintf("no answer goes on at cursor %q; check again without one, with a larger limit", cursor),
	}
}
