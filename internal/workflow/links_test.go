package workflow

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// link is one row of the hand-made table: a task, and the stories and criteria
// that a person says it serves.
type link struct {
	task              string
	stories, criteria []string
}

func links(t testing.TB) []link {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "testdata", "orders-links.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []link
	for i, line := range strings.Split(strings.TrimSpace(string(source)), "\n") {
		cells := strings.Split(line, "\t")
		if i == 0 || len(cells) < 3 {
			continue
		}
		rows = append(rows, link{cells[0], listOf(cells[1]), listOf(cells[2])})
	}
	if len(rows) < 60 {
		t.Fatalf("%d rows in the table, want 60 or more", len(rows))
	}
	return rows
}

func listOf(cell string) []string {
	if cell == "-" {
		return nil
	}
	return strings.Split(cell, ",")
}

// score counts what an inference got right.
type score struct{ right, wrong, missed int }

func (s *score) add(want, got []string) {
	for _, id := range got {
		if slices.Contains(want, id) {
			s.right++
		} else {
			s.wrong++
		}
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			s.missed++
		}
	}
}

func (s score) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.wrong)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(1, s.right+s.missed)) }

// The order desk's tasks cite nothing; what get_task infers is compared with
// a table that was made by hand.
func TestInferredLinks(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	var stories, criteria score
	for _, row := range links(t) {
		got := must(t, f.GetTask, GetTaskParams{Task: row.task, MaxBytes: 60_000})
		var reqs, crits []string
		for _, r := range got.Requirements {
			if r.Why != whyNames {
				t.Errorf("%s: requirement %s is shown as %s, though the task cites nothing", row.task, r.ID, r.Why)
			}
			reqs = append(reqs, r.ID)
			for _, c := range r.Criteria {
				if c.Why == whyCited {
					t.Errorf("%s: criterion %s is shown as cited", row.task, c.ID)
				}
				crits = append(crits, c.ID)
			}
		}
		stories.add(row.stories, reqs)
		criteria.add(row.criteria, crits)
		if testing.Verbose() && (!slices.Equal(slices.Sorted(slices.Values(row.stories)), slices.Sorted(slices.Values(reqs)))) {
			t.Logf("%s: want %v %v, got %v %v", row.task, row.stories, row.criteria, reqs, crits)
			for _, r := range got.Requirements {
				t.Logf("    %s by %s", r.ID, r.By)
			}
		}
	}
	t.Logf("stories: precision %.2f, recall %.2f (%+v)", stories.precision(), stories.recall(), stories)
	t.Logf("criteria: precision %.2f, recall %.2f (%+v)", criteria.precision(), criteria.recall(), criteria)
}
