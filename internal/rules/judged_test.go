package rules

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// minWorth is the share of a sample that must be worth a person's attention
// for a rule to be on by default.
const minWorth = 0.9

// judgement is what a person said of one finding after reading it in its
// document.
type judgement struct {
	file  string // below the corpus's "kiro" folder
	line  int
	worth bool
	why   string
}

// readJudgements reads testdata/judged.tsv by rule: rule, document, line, yes
// or no, and why in a few words.
func readJudgements(t *testing.T) map[string][]judgement {
	t.Helper()
	source, err := os.ReadFile("testdata/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	judgements := map[string][]judgement{}
	for i, text := range strings.Split(strings.TrimSpace(string(source)), "\n")[1:] {
		columns := strings.Split(text, "\t")
		if len(columns) != 5 || columns[3] != "yes" && columns[3] != "no" || columns[4] == "" {
			t.Fatalf("judged.tsv:%d: want rule, document, line, yes or no, why; got %q", i+2, text)
		}
		line, err := strconv.Atoi(columns[2])
		if err != nil {
			t.Fatalf("judged.tsv:%d: %v", i+2, err)
		}
		judgements[columns[0]] = append(judgements[columns[0]], judgement{columns[1], line, columns[3] == "yes", columns[4]})
	}
	return judgements
}

// A rule says of itself what its sample showed, and is on by default only if
// that is enough.
func TestRulesKeepToTheirJudgements(t *testing.T) {
	judgements := readJudgements(t)
	counted := 0
	for _, r := range All() {
		var got Judgment
		for _, j := range judgements[r.ID] {
			got.Of++
			if j.worth {
				got.Worth++
			}
		}
		counted += got.Of
		if got != r.Judged {
			t.Errorf("%s: judged (-want +got): -%+v +%+v", r.ID, got, r.Judged)
		}
		enough := float64(got.Worth) >= minWorth*float64(got.Of)
		if !r.Off && !enough {
			t.Errorf("%s is on by default, though only %d of %d findings were worth a look", r.ID, got.Worth, got.Of)
		}
		if r.Off && got.Of > 0 && enough {
			t.Errorf("%s is off by default, though %d of %d findings were worth a look", r.ID, got.Worth, got.Of)
		}
		delete(judgements, r.ID)
	}
	for id := range judgements {
		t.Errorf("judged.tsv speaks of a rule %s that does not exist", id)
	}
	if counted == 0 {
		t.Error("no finding was judged")
	}
}
