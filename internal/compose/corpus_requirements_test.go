package compose

import (
	"slices"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
)

const (
	newRequirement = "Export of reports\n\nAs a manager, I want to export reports, so that I can share them.\n\n1. WHEN a manager exports a report THEN the system SHALL offer a file\n2. IF no report exists THEN the system SHALL say so"
	newCriterion   = "WHEN a report is older than 30 days THEN the system SHALL hide it"
)

func TestCorpusRequirements(t *testing.T) {
	r := record{}
	for path, d := range corpusDocuments(t, testcorpus.IsRequirements, asRequirements) {
		w, err := AddRequirement(d.Requirements, newRequirement, "")
		r.take(t, "add_requirement", path, trip{d, w, err}, removeFirst)
		all := d.Requirements.All
		if len(all) == 0 {
			continue
		}
		w, err = AddRequirement(d.Requirements, newRequirement, all[len(all)/2].ID)
		r.take(t, "add_requirement after", path, trip{d, w, err}, removeFirst)
		for _, q := range []*doc.Requirement{all[0], all[len(all)/2], all[len(all)-1]} {
			tripCriteria(t, r, path, d, q)
		}
	}
	r.report(t)
}

func tripCriteria(t *testing.T, r record, path string, d Document, q *doc.Requirement) {
	w, err := AddCriterion(d.Requirements, q.ID, newCriterion, "")
	if len(q.Criteria) == 0 {
		r.take(t, "add_criterion first", path, trip{d, w, err}, removeAll)
		return
	}
	r.take(t, "add_criterion", path, trip{d, w, err}, removeAll)
	c := q.Criteria[len(q.Criteria)/2]
	w, err = AddCriterion(d.Requirements, q.ID, newCriterion, c.ID)
	r.take(t, "add_criterion after", path, trip{d, w, err}, removeAll)
	w, err = ReplaceCriterion(d.Requirements, c.ID, newCriterion)
	r.take(t, "replace_criterion", path, trip{d, w, err}, func(now Document, _ []string) (Document, error) {
		w, err := ReplaceCriterion(now.Requirements, c.ID, string(c.Span.Of(d.Source)))
		return then(w, err, now)
	})
}

// TestCorpusRemoving takes criteria and requirements out: all that is left
// reads as before, but for ids that count places.
func TestCorpusRemoving(t *testing.T) {
	removed, moved := 0, 0
	for path, d := range corpusDocuments(t, testcorpus.IsRequirements, asRequirements) {
		for _, q := range d.Requirements.All {
			if len(q.Criteria) < 2 || removed > 4000 {
				continue
			}
			c := q.Criteria[len(q.Criteria)/2]
			w, err := Remove(d, c.ID)
			if err != nil {
				continue // an id that stands twice
			}
			now, err := d.after(w.Edits)
			if err != nil {
				t.Fatal(err)
			}
			removed++
			want := slices.DeleteFunc(partsOf(d.Requirements), func(p part) bool { return p.criterion && p.at == c.Span.Start })
			err = sameParts(want, partsOf(now.Requirements))
			switch {
			case len(w.Notes) > 0:
				moved++
			case err != nil:
				t.Errorf("%s: removing %s changes more: %v", path, c.ID, err)
			}
		}
	}
	t.Logf("removed %d criteria; %d in lists that count places, as the answer says", removed, moved)
	if removed == 0 {
		t.Fatal("nothing was removed")
	}
}
