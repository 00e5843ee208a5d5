package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/internal/code"
	"kiro-mcp/internal/conform"
	"kiro-mcp/specfs/doc"
)

// variable makes the tests plant every fault in every sample, and hold the
// figures to the bars. "make bench-conform" sets it. With "all" as its value the
// verdict on every fault is printed, not only on those that were missed.
const variable = "KIRO_MCP_BENCH_CONFORM"

// workbench is a copy of a sample on disk, as the tool would meet it.
type workbench struct {
	dir      string
	files    map[string]string
	promises *claims.Promises
	sources  *code.Sources
	clock    time.Time
}

func newWorkbench(t *testing.T, s *Stack) *workbench {
	t.Helper()
	w := &workbench{dir: t.TempDir(), files: readSample(t, s.Name), sources: code.NewSources(), clock: time.Now().Add(-24 * time.Hour)}
	for name, text := range w.files {
		w.write(t, name, text)
	}
	w.promises = promises.Read(doc.ParseDesign(s.Design, []byte(w.files[s.Design])))
	return w
}

// write writes a file with a time of its own, so that no change is taken for none.
func (w *workbench) write(t *testing.T, name, text string) {
	t.Helper()
	full := filepath.Join(w.dir, filepath.FromSlash(name))
	w.clock = w.clock.Add(time.Second)
	err := os.MkdirAll(filepath.Dir(full), 0o755)
	if err == nil {
		err = os.WriteFile(full, []byte(text), 0o644)
	}
	if err == nil {
		err = os.Chtimes(full, w.clock, w.clock)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// with runs the tool on the sample with a fault, and mends it again.
func (w *workbench) with(t *testing.T, m *Mutant) []Judgement {
	t.Helper()
	changed, err := m.Apply(w.files)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range changed {
		if text != nil {
			w.write(t, name, *text)
		} else if err := os.Remove(filepath.Join(w.dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	found := w.judge(t)
	for name := range changed {
		w.write(t, name, w.files[name])
	}
	return found
}

func (w *workbench) judge(t *testing.T) []Judgement {
	t.Helper()
	project, err := w.sources.Project(t.Context(), w.dir)
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]string{}
	for _, c := range conform.Checks() {
		groups[c.ID] = string(c.Group)
	}
	var out []Judgement
	for _, j := range conform.Run(conform.Input{Promises: w.promises, Project: project}).Judgements {
		said := Judgement{
			Element: j.Element, Check: j.Check, Group: groups[j.Check], Verdict: string(j.Verdict), Line: j.Line, Message: j.Message, Covers: j.Covers,
		}
		for _, e := range j.Source {
			said.Files = append(said.Files, e.File)
		}
		out = append(out, said)
	}
	return out
}

func (w *workbench) clean(judged []Judgement) Clean {
	out := Clean{Promises: w.promises.Statements, Unclaimed: len(w.promises.Unclaimed)}
	for _, j := range judged {
		switch conform.Verdict(j.Verdict) {
		case conform.Violated:
			out.Violated++
		case conform.Unresolved:
			out.Unresolved++
		case conform.Satisfied:
			out.Satisfied++
		case conform.NotChecked:
			out.NotChecked++
		case conform.Planned:
		}
	}
	return out
}

// Planted faults are found, and the samples are clean without them.
func TestPlantedFaultsAreFound(t *testing.T) {
	if os.Getenv(variable) == "" {
		t.Skip("set " + variable + "=1 to plant all faults; a few are planted in TestAFewFaultsAreFound")
	}
	for _, s := range Stacks() {
		t.Run(s.Name, func(t *testing.T) {
			w := newWorkbench(t, &s)
			judged := w.judge(t)
			clean, tallies := w.clean(judged), map[string]Tally{}
			for i := range s.Mutants {
				m := &s.Mutants[i]
				tallies[m.Group] = tallies[m.Group].plus(w.plant(t, &s, m, judged))
			}
			t.Log("\n" + Row(s.Name, tallies, clean))
			reportClean(t, judged, clean)
			for _, g := range Groups {
				holdToBar(t, s.Name, g, tallies[g])
			}
		})
	}
}

// holdToBar fails when fewer faults of a group are found than its bar asks for.
func holdToBar(t *testing.T, stack, group string, tally Tally) {
	t.Helper()
	if tally.N == 0 || tally.Share() < Bars[group] {
		t.Errorf("%s: %d of %d faults in %s were found; the bar is %.0f %%", stack, tally.Killed, tally.N, group, 100*Bars[group])
	}
}

// plant plants one fault, counts what became of it, and says in the test's log
// what was missed.
func (w *workbench) plant(t *testing.T, s *Stack, m *Mutant, clean []Judgement) Tally {
	t.Helper()
	lines, err := m.Lines(w.files[s.Design])
	if err != nil {
		t.Fatal(err)
	}
	broken := w.with(t, m)
	outcome, by := m.Caught(lines, clean, broken)
	elsewhere := m.Elsewhere(lines, clean, broken)
	out := Tally{N: 1, Elsewhere: len(elsewhere)}
	mark := ""
	if m.Seed {
		mark = " (seed)"
	}
	switch outcome {
	case Unsure:
		out.Unsure = 1
	case Killed:
		out.Killed = 1
		if m.Mistaken(&by) {
			out.Mistaken = 1
			mark += " (mistaken)"
		}
	case Missed:
	}
	if outcome != Killed || out.Mistaken > 0 {
		t.Logf("%s%s %s: %s: %s", outcome, mark, m.ID, by.Check, by.Message)
	}
	if os.Getenv(variable) == "all" {
		t.Logf("%s%s %s: %s: %s: %s", outcome, mark, m.ID, by.Check, by.Element, by.Message)
		for _, j := range elsewhere {
			t.Logf("  elsewhere: %s: %s: %s", j.Check, j.Element, j.Message)
		}
	}
	return out
}

func reportClean(t *testing.T, judged []Judgement, clean Clean) {
	t.Helper()
	for _, j := range judged {
		if j.Verdict == string(conform.Unresolved) {
			t.Logf("clean, unresolved: %s: line %d: %s: %s", j.Check, j.Line, j.Element, j.Message)
		}
		if j.Verdict == string(conform.Violated) {
			t.Errorf("clean, violated: %s: line %d: %s: %s", j.Check, j.Line, j.Element, j.Message)
		}
	}
	if clean.Satisfied == 0 {
		t.Error("nothing is satisfied on the clean sample, so that its silence says nothing")
	}
}

// quick are the kinds of which a fault is planted in every run of the tests.
const quick = "drop_route change_verb rename_segment unmount drop_column retype_column rename_method change_status drop_guard drop_audit"

// leastQuick is the share of those that must be found.
const leastQuick = 0.95

// A few faults in two stacks are found in every run.
func TestAFewFaultsAreFound(t *testing.T) {
	if os.Getenv(variable) != "" {
		t.Skip("all faults are planted")
	}
	planted := Tally{}
	for _, s := range Stacks()[:2] {
		w := newWorkbench(t, &s)
		judged := w.judge(t)
		reportClean(t, judged, w.clean(judged))
		for kind := range strings.FieldsSeq(quick) {
			for i := range s.Mutants {
				if m := &s.Mutants[i]; m.Kind == kind {
					planted = planted.plus(w.plant(t, &s, m, judged))
					break
				}
			}
		}
	}
	if planted.N != 20 || planted.Share() < leastQuick {
		t.Errorf("%d of %d faults were found, wanted are %.0f %% of 20", planted.Killed, planted.N, 100*leastQuick)
	}
}
