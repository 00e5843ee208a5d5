package conform_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Verdicts of violated over public repositories, each read by two readers apart who
// opened design and code. The rows are as they were drawn and judged; what was
// mended afterwards changes none of them. docs/conformance.md tells the method, and
// how rows of the first sample came to be drawn again in the second.
func TestJudgements(t *testing.T) {
	first := judgements(t, "first")
	var fresh, again [][]string
	drawn := map[string]bool{}
	for _, r := range first {
		drawn[strings.Join(r[:4], "\t")] = true
	}
	for _, r := range judgements(t, "second") {
		if drawn[strings.Join(r[:4], "\t")] {
			again = append(again, r)
		} else {
			fresh = append(fresh, r)
		}
	}
	tell(t, "first sample", first)
	tell(t, "second sample, drawn for the first time", fresh)
	tell(t, "second sample, of the first", again)
	tell(t, "both, each once", append(slices.Clone(first), fresh...))
	for sample, what := range map[string]string{
		"third":  "third sample, of repositories that nobody had tuned to",
		"fourth": "fourth sample, of the same, after the causes of the third were mended",
	} {
		rows := judgements(t, sample)
		if n := tell(t, what, rows); len(rows) < 100 || n < 8 {
			t.Errorf("%s: %d verdicts over %d repositories; want 100 over 8", sample, len(rows), n)
		}
	}
}

// tell logs what two readers thought of some verdicts, and gives the number of
// their repositories.
func tell(t *testing.T, what string, rows [][]string) int {
	t.Helper()
	repositories, byCheck := map[string]bool{}, map[string][2]int{}
	var agree, first, second int
	for _, r := range rows {
		repositories[r[0]] = true
		n := byCheck[r[3]]
		n[1]++
		if r[4] == r[5] {
			agree++
		}
		if r[4] == "true" {
			first++
		}
		if r[5] == "true" {
			second++
		}
		if r[4] == "true" && r[5] == "true" {
			n[0]++
		}
		byCheck[r[3]] = n
	}
	t.Logf("%s: %d verdicts over %d repositories; true to one reader %.1f %%, to the other %.1f %%; they agree on %d",
		what, len(rows), len(repositories), share(first, len(rows)), share(second, len(rows)), agree)
	for _, check := range sortedChecks(byCheck) {
		t.Logf("  %-10s %2d of %2d true to both", check, byCheck[check][0], byCheck[check][1])
	}
	return len(repositories)
}

func share(n, of int) float64 { return 100 * float64(n) / float64(of) }

func sortedChecks(m map[string][2]int) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func judgements(t *testing.T, sample string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "judged", sample+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(fields) < 6 {
			continue
		}
		for _, judged := range fields[4:6] {
			if judged != "true" && judged != "false" && judged != "unclear" {
				t.Fatalf("%s: %q is no judgement", sample, judged)
			}
		}
		rows = append(rows, fields)
	}
	return rows
}
