package review

import (
	"context"
	"fmt"
	"time"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// design is the text that the source is held against.
type design struct {
	document *specfs.Document
	path     string // of the file whose lines are quoted
	agreed   bool
	by       string
	at       time.Time
	offset   int // lines of the record before the agreed text
	now      *specfs.Document
}

// The values of [Params.Design].
const (
	designAgreed  = "agreed"
	designCurrent = "current"
)

// promises reads the design, once for each text.
func (d design) promises() *claims.Promises { return promisesOf(d.document) }

func promisesOf(d *specfs.Document) *claims.Promises {
	return specfs.Memo(d, func(d *specfs.Document) *claims.Promises {
		if d.Design == nil {
			return &claims.Promises{}
		}
		return promises.Read(d.Design)
	})
}

// readDesign finds the design that is meant: the agreed one if an agreement is
// recorded and nothing else was asked for.
func (r *Reviewer) readDesign(ctx context.Context, spec *specfs.Spec, want string) (design, error) {
	docs, _ := spec.All(ctx, specfs.KindDesign)
	var now *specfs.Document
	for _, d := range docs {
		if now == nil || d.Name == "design" {
			now = d
		}
	}
	if want != designCurrent {
		agreements, err := spec.Agreements()
		if err != nil {
			return design{}, err
		}
		for _, a := range agreements {
			if a.Document == "design" || now != nil && a.Document == now.Name {
				return agreedDesign(spec, a, now)
			}
		}
		if want == designAgreed {
			return design{}, &doc.Fault{
				Code: codeNoDesign, Field: "design", Valid: []string{designCurrent},
				Message: fmt.Sprintf("nobody has agreed to the design of spec %q; update_spec with operation approve records it", spec.ID),
			}
		}
	}
	if now == nil {
		return design{}, &doc.Fault{Code: codeNoDesign, Field: "spec", Message: fmt.Sprintf("spec %q has no design document to hold the source against", spec.ID)}
	}
	return design{document: now, path: now.Path, now: now}, nil
}

func agreedDesign(spec *specfs.Spec, a specfs.Agreement, now *specfs.Document) (design, error) {
	text, by, line, err := spec.AgreedText(a)
	if err != nil {
		return design{}, err
	}
	if now != nil && now.Revision == a.Revision {
		return design{document: now, path: now.Path, agreed: true, by: by, at: a.At, now: now}, nil
	}
	info := spec.NewDocument("design")
	info.Path = a.Path
	return design{document: specfs.ParseDocument(info, text), path: a.Path, agreed: true, by: by, at: a.At, offset: line - 1, now: now}, nil
}

// line is the line of the file for one of the text.
func (d design) line(n int) int { return n + d.offset }

// since says what the design now promises otherwise than the agreed one did.
func (d design) since() (added, gone, changed []string) {
	if !d.agreed || d.now == nil || d.now.Revision == d.document.Revision {
		return nil, nil, nil
	}
	before, after := map[string]string{}, map[string]string{}
	for _, c := range d.promises().Claims {
		before[c.Element] = c.Quote
	}
	for _, c := range promisesOf(d.now).Claims {
		after[c.Element] = c.Quote
		if quote, ok := before[c.Element]; !ok {
			added = append(added, c.Element)
		} else if quote != c.Quote {
			changed = append(changed, c.Element)
		}
	}
	for _, c := range d.promises().Claims {
		if _, ok := after[c.Element]; !ok {
			gone = append(gone, c.Element)
		}
	}
	return added, gone, changed
}
