package review

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"

	"kiro-mcp/internal/conform"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// record is what somebody decided about one element: a file of its own among the
// records of the spec, so that branches merge.
type record struct {
	Element string          `json:"element"`
	Promise string          `json:"promise"` // fingerprint of the design's line
	Verdict conform.Verdict `json:"verdict,omitempty"`
	File    string          `json:"file,omitempty"`
	Line    int             `json:"line,omitempty"`
	Quote   string          `json:"quote,omitempty"`
	Reason  string          `json:"reason,omitempty"` // of a waiver
	Until   string          `json:"until,omitempty"`  // last day of a waiver: 2027-01-31
	By      string          `json:"by"`
	At      time.Time       `json:"at"`

	path string
}

// waives reports whether a record is a waiver.
func (r *record) waives() bool { return r.Reason != "" }

const recordPrefix, recordSuffix = "review-", ".json"

// recordName is the file of an element's record, the same however its design
// moves around it.
func recordName(element string, waiver bool) string {
	sum := sha256.Sum256([]byte(element))
	kind := "verdict-"
	if waiver {
		kind = "waiver-"
	}
	slug := doc.Slug(element)
	return recordPrefix + kind + slug[:min(len(slug), 40)] + "-" + hex.EncodeToString(sum[:4]) + recordSuffix
}

// records are all of a spec, and what is wrong with some.
func (r *Reviewer) records(ctx context.Context, spec *specfs.Spec) ([]*record, []doc.Finding) {
	files, err := spec.Workspace.Files(ctx, spec.StateDir())
	if err != nil {
		return nil, []doc.Finding{{Code: codeBrokenRecord, Severity: doc.Warning, File: spec.StateDir(), Line: 1, Message: err.Error()}}
	}
	var out []*record
	var broken []doc.Finding
	for _, f := range files {
		base := path.Base(f)
		if !strings.HasPrefix(base, recordPrefix) || !strings.HasSuffix(base, recordSuffix) {
			continue
		}
		source, err := spec.Workspace.ReadFile(f)
		one := &record{path: f}
		if err == nil {
			err = json.Unmarshal(source, one)
		}
		if err != nil || one.Element == "" {
			broken = append(broken, doc.Finding{Code: codeBrokenRecord, Severity: doc.Warning, File: f, Line: 1, Message: fmt.Sprintf("this record cannot be read: %v", err), Fix: "remove it and record the review again"})
			continue
		}
		out = append(out, one)
	}
	return out, broken
}

// standsIn reports whether a record's quote is still in its file, on whichever
// line.
func (r *record) standsIn(w *specfs.Workspace) bool {
	source, err := w.ReadFile(r.File)
	return err == nil && strings.Contains(folded(string(source)), folded(r.Quote))
}

// folded is text with its white space made one blank each.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

// join puts records to the judgements that they are about.
func (v *view) join(records []*record, broken []doc.Finding, p Params) {
	v.findings = append(v.findings, broken...)
	at := map[string][]int{}
	for _, j := range v.report.Judgements {
		at[j.Element] = append(at[j.Element], len(v.rows))
		v.rows = append(v.rows, row{Judgement: j})
	}
	partial := len(p.Checks)+len(p.Elements)+len(p.Paths) > 0 || p.Since != ""
	for _, rec := range records {
		rows := at[rec.Element]
		switch {
		case rec.Element == baselineElement:
			continue
		case len(rows) == 0 && partial:
		case len(rows) == 0:
			v.stale(rec, "the design no longer promises "+rec.Element)
		case rec.waives():
			v.waive(rec, rows)
		default:
			v.assert(rec, rows)
		}
	}
}

func (v *view) waive(rec *record, rows []int) {
	if day, err := time.Parse(time.DateOnly, rec.Until); err == nil && v.reviewer.now().After(day.AddDate(0, 0, 1)) {
		v.findings = append(v.findings, doc.Finding{
			Code: codeExpiredWaiver, Severity: doc.Warning, File: rec.path, Line: 1,
			Message: fmt.Sprintf("the waiver of %s by %s ended on %s: %s", rec.Element, rec.By, rec.Until, rec.Reason), Fix: "mend it, or waive it again with record_review",
		})
		return
	}
	used := false
	for _, i := range rows {
		if verdict := v.rows[i].Verdict; verdict == conform.Violated || verdict == conform.Unresolved {
			v.rows[i].waived, used = rec, true
		}
	}
	if !used {
		v.stale(rec, rec.Element+" needs no waiver any more")
	}
}

func (v *view) assert(rec *record, rows []int) {
	switch {
	case rec.Promise != doc.Fingerprint(v.rows[rows[0]].Quote):
		v.stale(rec, "the design's promise about "+rec.Element+" has changed since")
	case !rec.standsIn(v.spec.Workspace):
		v.stale(rec, fmt.Sprintf("its quote no longer stands in %s", rec.File))
	default:
		for _, i := range rows {
			v.rows[i].asserted = rec
		}
	}
}

// stale is the finding about a record that no longer applies.
func (v *view) stale(rec *record, why string) {
	code, fix := codeStaleReview, "look again, and record what you see"
	if rec.waives() {
		code, fix = codeStaleWaiver, "remove the file"
	}
	v.findings = append(v.findings, doc.Finding{
		Code: code, Severity: doc.Warning, File: rec.path, Line: 1,
		Message: fmt.Sprintf("recorded by %s on %s: %s", rec.By, rec.At.Format(time.DateOnly), why), Fix: fix,
	})
}
