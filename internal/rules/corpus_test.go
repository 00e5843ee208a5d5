package rules

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs"
)

var (
	show       = flag.String("show", "", "print the samples of these rules, separated by commas, to be judged")
	shownLines = flag.Int("lines", 1, "how many lines of the document -show prints for each finding")
)

// sampleSize is how many findings of a rule are judged.
const sampleSize = 30

// minSpecs is how many specs the corpus has at least.
const minSpecs = 450

// placed is a finding of the corpus: the document below its "kiro" folder, the
// line in it, and what is said.
type placed struct {
	file string
	line int
	says string
}

// tally is what one rule finds in the corpus.
type tally struct {
	found  []placed
	specs  int // that have findings of it
	notRun int // specs that it had nothing to say of
}

// TestCorpus prints what every rule finds in the corpus, and holds the file of
// judgements to the samples: a rule on by default has one, or finds nothing.
func TestCorpus(t *testing.T) {
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	specs, tallies := checkCorpus(t, base)
	if specs < minSpecs {
		t.Fatalf("%d specs, want at least %d", specs, minSpecs)
	}
	judgements := readJudgements(t)
	t.Logf("%-27s %-5s %-8s %8s %8s %9s %7s  %s", fmt.Sprint(specs, " specs"), "on", "severity", "findings", "in specs", "per spec", "not run", "worth a look")
	for _, r := range All() {
		n := tallies[r.ID]
		chosen := sampleOf(r.ID, n.found)
		t.Logf("%-27s %-5v %-8s %8d %8d %9.3f %7d  %s", r.ID, !r.Off, r.Severity, len(n.found), n.specs, float64(len(n.found))/float64(specs), n.notRun, r.Evidence())
		if slices.Contains(strings.Split(*show, ","), r.ID) {
			showSample(t, base, chosen)
		}
		if !r.Off || len(judgements[r.ID]) > 0 {
			compareSample(t, r.ID, chosen, judgements[r.ID])
		}
	}
}

// checkCorpus applies every rule to every spec.
func checkCorpus(t *testing.T, base string) (specs int, tallies map[string]*tally) {
	t.Helper()
	tallies = map[string]*tally{}
	for _, r := range All() {
		tallies[r.ID] = &tally{}
	}
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range projects {
		if !p.IsDir() {
			continue
		}
		workspaces, err := specfs.Open(specfs.Options{Roots: []string{filepath.Join(base, p.Name())}})
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := workspaces.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			specs++
			tallySpec(t, p.Name(), s, tallies)
		}
	}
	return specs, tallies
}

func tallySpec(t *testing.T, project string, s *specfs.Spec, tallies map[string]*tally) {
	t.Helper()
	report, err := Check(t.Context(), s, []string{everything})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		n := tallies[f.Code]
		n.found = append(n.found, placed{path.Join(project, f.File), f.Line, f.Message})
	}
	for _, o := range report.Outcomes {
		switch n := tallies[o.Rule.ID]; {
		case !o.Ran:
			n.notRun++
		case o.Count > 0:
			n.specs++
		}
	}
}

// sampleOf chooses findings by the hash of their place, so that a rule which
// finds more or less keeps nearly all of its sample. A line is judged once.
func sampleOf(rule string, found []placed) []placed {
	hash := func(p placed) string {
		return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s|%s|%d", rule, p.file, p.line)))
	}
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b placed) int { return strings.Compare(hash(a), hash(b)) })
	sorted = slices.CompactFunc(sorted, func(a, b placed) bool { return a.file == b.file && a.line == b.line })
	return sorted[:min(sampleSize, len(sorted))]
}

// compareSample fails for findings of the sample that nobody judged, and for
// judgements of what is not in it.
func compareSample(t *testing.T, rule string, chosen []placed, judged []judgement) {
	t.Helper()
	for _, p := range chosen {
		if !slices.ContainsFunc(judged, func(j judgement) bool { return j.file == p.file && j.line == p.line }) {
			t.Errorf("%s: nobody has judged %s:%d; read it with -show %s", rule, p.file, p.line, rule)
		}
	}
	for _, j := range judged {
		if !slices.ContainsFunc(chosen, func(p placed) bool { return j.file == p.file && j.line == p.line }) {
			t.Errorf("%s: %s:%d was judged and is not in the sample any more", rule, j.file, j.line)
		}
	}
}

// showSample prints findings beside what stands in their documents.
func showSample(t *testing.T, base string, chosen []placed) {
	t.Helper()
	var b strings.Builder
	for i, p := range chosen {
		fmt.Fprintf(&b, "\n#%d %s:%d %s\n", i+1, p.file, p.line, p.says)
		source, err := os.ReadFile(filepath.Join(base, filepath.FromSlash(p.file)))
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Split(string(source), "\n")
		for _, line := range all[p.line-1 : min(len(all), p.line-1+*shownLines)] {
			fmt.Fprintf(&b, "    | %s\n", strings.TrimRight(line, "\r"))
		}
	}
	t.Log(b.String())
}
