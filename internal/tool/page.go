package tool

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// The budgets of an answer, in bytes, for each face by itself.
const (
	PageBytes = 3_000  // a page whose size the caller did not choose
	MaxBytes  = 60_000 // any answer at all
	PageRows  = 15     // rows of a page whose size the caller did not choose
)

// Pager is a result that can be cut to fit. The pointer to a result
// implements it.
type Pager interface {
	Rows() int // how many rows it holds
	// Keep drops all rows but the first n and sets the cursor to what follows.
	// It is called on copies that share the rows: it cuts slices, it does not
	// write into them.
	Keep(n int)
}

// budget is how large a page may be.
type budget struct{ rows, bytes int }

// budgetFor reads from the argument limit whether the caller chose a size.
func budgetFor(o *object, params reflect.Value) budget {
	if f := o.byName["limit"]; f != nil && f.Kind == Integer {
		if v := reflect.Indirect(params.FieldByIndex(f.index)); v.IsValid() && !v.IsZero() {
			return budget{rows: int(v.Int()), bytes: MaxBytes}
		}
	}
	return budget{rows: PageRows, bytes: PageBytes}
}

// answer renders a result. A [Pager] loses rows from its end until both faces
// fit the budget; one row always stays, so that every page moves on.
func answer[R Result](r R, b budget) (*Answer, error) {
	pager, ok := any(&r).(Pager)
	if !ok {
		return whole(r)
	}
	if pager.Rows() > b.rows {
		pager.Keep(b.rows)
	}
	a, err := render(r)
	if err != nil || a.fits(b.bytes) || pager.Rows() <= 1 {
		return checked(a, err)
	}
	return largest(r, pager.Rows()-1, b)
}

// largest renders the most of at most n rows that fit. Sizes grow with the
// rows, so it is found by halving.
func largest[R Result](r R, n int, b budget) (*Answer, error) {
	var best *Answer
	for low := 1; low <= n; {
		page, middle := r, (low+n)/2
		any(&page).(Pager).Keep(middle)
		a, err := render(page)
		switch {
		case err != nil:
			return nil, err
		case a.fits(b.bytes):
			best, low = a, middle+1
		default:
			if middle == 1 {
				best = a
			}
			n = middle - 1
		}
	}
	return checked(best, nil)
}

// whole renders a result that has no rows to lose.
func whole(r Result) (*Answer, error) { return checked(render(r)) }

// checked refuses an answer that no host should be sent.
func checked(a *Answer, err error) (*Answer, error) {
	if err != nil {
		return nil, err
	}
	if !a.fits(MaxBytes) {
		return nil, &Error{
			Code: CodeAnswerTooLarge, Valid: []string{},
			Message: fmt.Sprintf("the answer would be %d bytes and may be %d; ask for a smaller part of it", a.Bytes(), MaxBytes),
		}
	}
	return a, nil
}

// fits reports whether each face is within n bytes.
func (a *Answer) fits(n int) bool { return a.Bytes() <= n }

// render makes both faces of one value, and makes both safe.
func render(r Result) (*Answer, error) {
	raw, err := encode(r)
	if err != nil {
		return nil, fmt.Errorf("encode the answer: %w", err)
	}
	judge, ok := r.(Judge)
	a := &Answer{Text: Clean(r.Text()), Structured: json.RawMessage(cleanJSON(raw)), Links: linksOf(r), Findings: ok && judge.HasFindings()}
	if e, ok := r.(Exporter); ok {
		a.export = e.Export
	}
	return a, nil
}

// Size tells how many bytes each face of a result has when it leaves, links in
// that of the text, for a result that fits itself into a budget of its own.
func Size(r Result) (text, structured int, err error) {
	a, err := render(r)
	if err != nil {
		return 0, 0, err
	}
	return a.shown(), len(a.Structured), nil
}
