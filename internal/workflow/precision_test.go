package workflow

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The floors stand a little below what was measured when they were set; a
// change that costs more than that has to say why. Precision comes first: a
// wrong story misleads, a missing one has to be looked up.
const (
	minStoryPrecision     = 0.92
	minStoryRecall        = 0.54
	minCriterionPrecision = 0.72
	minCriterionRecall    = 0.42
)

// minJudged is how many tasks the table must speak of.
const minJudged = 60

// TestInferenceAgainstHandMadeTable runs get_task over the order desk, where
// no task cites anything, and compares with what a person said before there
// was any inference. What is inferred must never be shown as cited.
func TestInferenceAgainstHandMadeTable(t *testing.T) {
	judged := readJudgements(t, filepath.Join("..", "..", "testdata", "orders-links.tsv"))
	if len(judged) < minJudged {
		t.Fatalf("tasks judged (-want +got): -%d or more +%d", minJudged, len(judged))
	}
	f := flow(t, sample(t, "orders"))
	var stories, criteria agreement
	quiet, silent := 0, 0
	for _, j := range judged {
		answer := must(t, f.GetTask, GetTaskParams{Task: TaskArg(j.title)})
		checkNothingCited(t, j.title, answer)
		gotStories, gotCriteria := inferred(answer)
		stories.compare(j.stories, gotStories)
		if len(j.stories) == 0 || len(j.criteria) > 0 {
			criteria.compare(j.criteria, gotCriteria)
		}
		if len(j.stories) == 0 {
			silent++
			if len(gotStories) == 0 {
				quiet++
			}
		}
		if d := differences(j.stories, gotStories); d != "" {
			t.Logf("%s: stories (-want +got): %s", j.title, d)
		}
	}
	t.Logf("stories:  precision %.2f, recall %.2f over %d links of %d tasks", stories.precision(), stories.recall(), stories.wanted, len(judged))
	t.Logf("criteria: precision %.2f, recall %.2f over %d links", criteria.precision(), criteria.recall(), criteria.wanted)
	t.Logf("tasks without a story: %d of %d shown none", quiet, silent)
	stories.hold(t, "stories", minStoryPrecision, minStoryRecall)
	criteria.hold(t, "criteria", minCriterionPrecision, minCriterionRecall)
}

// judgement is what a person said about one task.
type judgement struct {
	title             string
	stories, criteria []string
}

// readJudgements reads the table: task title, stories, criteria, why.
func readJudgements(t *testing.T, path string) []judgement {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(contents(t, path)), "\n")
	var judged []judgement
	for i, line := range lines[1:] {
		columns := strings.Split(line, "\t")
		if len(columns) != 4 {
			t.Fatalf("%s:%d: columns (-want +got): -4 +%d", path, i+2, len(columns))
		}
		judged = append(judged, judgement{columns[0], idsIn(columns[1]), idsIn(columns[2])})
	}
	return judged
}

// idsIn splits a list of ids; "-" is none.
func idsIn(column string) []string {
	if column == "-" {
		return nil
	}
	return strings.Split(column, ",")
}

func inferred(a GetTask) (stories, criteria []string) {
	for _, r := range a.Requirements {
		stories = append(stories, r.ID)
		for _, c := range r.Criteria {
			criteria = append(criteria, c.ID)
		}
	}
	return stories, criteria
}

// checkNothingCited fails for a part that claims a reference: the sample has
// none.
func checkNothingCited(t *testing.T, task string, a GetTask) {
	t.Helper()
	check := func(part, why string) {
		if why == whyCited || why == whyInherited {
			t.Errorf("%s: %s is shown as %s, but nothing in the sample cites anything", task, part, why)
		}
	}
	for _, r := range a.Requirements {
		check("requirement "+r.ID, r.Why)
		for _, c := range r.Criteria {
			check("criterion "+c.ID, cmp.Or(c.Why, r.Why))
		}
	}
	for _, d := range a.Design {
		check("design section "+d.Section, d.Why)
	}
	for _, p := range a.Properties {
		check("property "+p.ID, p.Why)
	}
}

// agreement counts links that both, only the table or only the tool has.
type agreement struct{ right, wanted, given int }

func (a *agreement) compare(want, got []string) {
	a.wanted += len(want)
	a.given += len(got)
	for _, id := range got {
		if slices.Contains(want, id) {
			a.right++
		}
	}
}

func (a *agreement) precision() float64 { return float64(a.right) / float64(max(1, a.given)) }
func (a *agreement) recall() float64    { return float64(a.right) / float64(max(1, a.wanted)) }

func (a *agreement) hold(t *testing.T, what string, precision, recall float64) {
	t.Helper()
	if a.precision() < precision {
		t.Errorf("%s: precision (-want +got): -%.2f or more +%.2f", what, precision, a.precision())
	}
	if a.recall() < recall {
		t.Errorf("%s: recall (-want +got): -%.2f or more +%.2f", what, recall, a.recall())
	}
}

// differences lists what only the table has with "-", and what only the tool
// has with "+".
func differences(want, got []string) string {
	var all []string
	for _, id := range want {
		if !slices.Contains(got, id) {
			all = append(all, "-"+id)
		}
	}
	for _, id := range got {
		if !slices.Contains(want, id) {
			all = append(all, "+"+id)
		}
	}
	return strings.Join(all, " ")
}
