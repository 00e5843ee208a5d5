package review

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kiro-mcp/internal/conform"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// baselineElement stands for everything that is violated or unresolved now.
const baselineElement = "*"

// RecordParams say what somebody decided.
type RecordParams struct {
	Spec    string `json:"spec,omitempty" doc:"id, if several"`
	Element string `json:"element" doc:"as validate_against_design names it; * with waive: all that is violated now"`
	Verdict string `json:"verdict,omitempty" enum:"satisfied,violated" doc:"what you saw"`
	File    string `json:"file,omitempty" doc:"where you saw it"`
	Line    int    `json:"line,omitempty" minimum:"1" doc:"of the quote"`
	Quote   string `json:"quote,omitempty" doc:"what stands there, word for word"`
	Waive   *Waive `json:"waive,omitempty" doc:"live with it instead"`
	By      string `json:"by" doc:"who decided"`
}

// Waive is the decision to live with something.
type Waive struct {
	Reason string `json:"reason" doc:"why"`
	Until  string `json:"until" doc:"last day, such as 2027-01-31"`
}

// Recorded is what was written.
type Recorded struct {
	Workspace string   `json:"workspace"`
	Spec      string   `json:"spec"`
	Elements  []string `json:"elements"`
	Records   []string `json:"records" doc:"files written; empty when they were there already"`
	Shown     string   `json:"shown" doc:"how it reads from now on"`
}

// Text reads a record as a sentence.
func (r Recorded) Text() string {
	var t prose.Text
	if len(r.Records) == 0 {
		t.Line("Recorded already: %s", r.Shown)
		return t.Done()
	}
	t.Line("Recorded in %s (spec %s, workspace %s): %s", prose.Short(strings.Join(r.Records, ", "), 300), r.Spec, r.Workspace, r.Shown)
	if len(r.Elements) > 1 {
		t.Line("For %s: %s", prose.Plural(len(r.Elements), "element"), prose.Short(strings.Join(r.Elements, ", "), 800))
	}
	return t.Done()
}

// Record keeps a decision, when what it rests on stands where it says.
func (r *Reviewer) Record(ctx context.Context, p RecordParams) (Recorded, error) {
	if err := p.check(); err != nil {
		return Recorded{}, err
	}
	v, err := r.look(ctx, Params{Spec: p.Spec})
	if err != nil {
		return Recorded{}, err
	}
	rows, err := v.meant(p)
	if err != nil {
		return Recorded{}, err
	}
	if p.Waive == nil {
		if err := quoteStands(v.spec.Workspace, p); err != nil {
			return Recorded{}, err
		}
	}
	out := Recorded{Workspace: v.spec.Workspace.Name, Spec: v.spec.ID, Elements: []string{}, Records: []string{}}
	var changes []specfs.FileChange
	for _, w := range rows {
		rec := p.record(w, r.now())
		out.Elements = append(out.Elements, w.Element)
		out.Shown = shown(w.Judgement, rec)
		change, err := writeRecord(v.spec, rec)
		if err != nil {
			return Recorded{}, err
		}
		if change != nil {
			changes = append(changes, *change)
			out.Records = append(out.Records, change.Path)
		}
	}
	if len(changes) > 0 {
		if err := v.spec.Workspace.ChangeFiles(ctx, changes...); err != nil {
			return Recorded{}, err
		}
	}
	return out, nil
}

// check refuses what is neither a verdict with its quote nor a waiver with its
// reason.
func (p RecordParams) check() error {
	missing := func(field, why string) error {
		return &doc.Fault{Code: "missing_argument", Field: field, Message: why}
	}
	switch {
	case strings.TrimSpace(p.By) == "":
		return missing("by", "a decision is somebody's: by names who decided")
	case p.Waive == nil && p.Verdict == "":
		return missing("verdict", "give verdict with file, line and quote, or waive with reason and until")
	case p.Waive != nil && p.Verdict != "":
		return &doc.Fault{Code: "invalid_argument", Field: "waive", Message: "give verdict or waive, not both: one says what is so, the other that you live with it"}
	case p.Waive == nil && (p.File == "" || p.Line == 0 || strings.TrimSpace(p.Quote) == ""):
		return missing("quote", "a verdict rests on what stands in the source: give file, line and quote")
	case p.Waive != nil && strings.TrimSpace(p.Waive.Reason) == "":
		return missing("waive.reason", "a waiver says why")
	case p.Waive != nil:
		if _, err := time.Parse(time.DateOnly, p.Waive.Until); err != nil {
			return &doc.Fault{Code: "invalid_argument", Field: "waive.until", Given: p.Waive.Until, Message: fmt.Sprintf("until is %q; expected the last day on which the waiver holds, such as 2027-01-31", p.Waive.Until)}
		}
	case p.Element == baselineElement:
		return &doc.Fault{Code: "invalid_argument", Field: "element", Message: "* goes with waive only; a verdict is about one element"}
	}
	return nil
}

// meant are the judgements that an element names: one, or with * all that are
// violated or unresolved and neither asserted nor waived.
func (v *view) meant(p RecordParams) ([]row, error) {
	var out []row
	var names []string
	for _, w := range v.rows {
		names = append(names, w.Element)
		switch {
		case p.Element == baselineElement && w.asserted == nil && w.waived == nil && w.Verdict == conform.Violated:
			out = append(out, w)
		case w.Element == p.Element && len(out) == 0:
			out = append(out, w)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	if p.Element == baselineElement {
		return nil, &doc.Fault{Code: codeUnknownElement, Field: "element", Message: "nothing is violated that is not waived already"}
	}
	return nil, &doc.Fault{Code: codeUnknownElement, Field: "element", Given: p.Element, Valid: names, Message: fmt.Sprintf("the design promises nothing called %q", p.Element)}
}

// quoteStands asks that the quote begins on that line of the file.
func quoteStands(w *specfs.Workspace, p RecordParams) error {
	source, err := w.ReadFile(p.File)
	if err != nil {
		return err
	}
	lines := strings.Split(string(source), "\n")
	if p.Line > len(lines) {
		return &doc.Fault{Code: codeQuoteNotThere, Field: "line", Message: fmt.Sprintf("%s has %d lines", p.File, len(lines))}
	}
	rest := folded(strings.Join(lines[p.Line-1:min(len(lines), p.Line+40)], "\n"))
	if at := strings.Index(rest, folded(p.Quote)); at >= 0 && at < max(1, len(folded(lines[p.Line-1]))) {
		return nil
	}
	return &doc.Fault{Code: codeQuoteNotThere, Field: "quote", Message: fmt.Sprintf("%s:%d has another text: %s", p.File, p.Line, prose.Short(strings.TrimSpace(lines[p.Line-1]), 160))}
}

func (p RecordParams) record(w row, at time.Time) *record {
	rec := &record{Element: w.Element, Promise: doc.Fingerprint(w.Quote), By: strings.TrimSpace(p.By), At: at.UTC().Truncate(time.Second)}
	if p.Waive != nil {
		rec.Reason, rec.Until = strings.TrimSpace(p.Waive.Reason), p.Waive.Until
		return rec
	}
	rec.Verdict, rec.File, rec.Line, rec.Quote = conform.Verdict(p.Verdict), p.File, p.Line, p.Quote
	return rec
}

// writeRecord is the change that keeps a record; nil when the same is kept
// already.
func writeRecord(spec *specfs.Spec, rec *record) (*specfs.FileChange, error) {
	change := &specfs.FileChange{Path: spec.StateDir() + "/" + recordName(rec.Element, rec.waives())}
	if before, err := spec.Workspace.ReadFile(change.Path); err == nil {
		change.Before = before
		var old record
		if json.Unmarshal(before, &old) == nil {
			old.At, old.path = rec.At, rec.path
			if old == *rec {
				return nil, nil
			}
		}
	}
	text, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return nil, err
	}
	change.After = append(text, '\n')
	return change, nil
}

// shown is how an element reads once it is decided.
func shown(j conform.Judgement, rec *record) string {
	if rec.waives() {
		return fmt.Sprintf("%s: %s, waived by %s until %s: %s", j.Element, j.Verdict, rec.By, rec.Until, rec.Reason)
	}
	return fmt.Sprintf("%s: %s (asserted by %s, %s:%d)", j.Element, rec.Verdict, rec.By, rec.File, rec.Line)
}
