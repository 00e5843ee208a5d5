package bench

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readSample reads all files of a sample, by slash-separated path.
func readSample(t testing.TB, stack string) map[string]string {
	t.Helper()
	dir := filepath.Join("testdata", stack)
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("the sample %s has only %d files", stack, len(files))
	}
	return files
}

// Every fault can be planted, and breaks something that the design says.
func TestFaultsCanBePlanted(t *testing.T) {
	if len(Stacks()) == 0 {
		t.Fatal("there are no samples")
	}
	for _, s := range Stacks() {
		t.Run(s.Name, func(t *testing.T) {
			files := readSample(t, s.Name)
			if len(s.Mutants) < 60 {
				t.Errorf("%d faults, at least 60 are wanted", len(s.Mutants))
			}
			seen := map[string]bool{}
			for _, m := range s.Mutants {
				if seen[m.ID] {
					t.Errorf("%s is there twice", m.ID)
				}
				seen[m.ID] = true
				if _, err := m.Apply(files); err != nil {
					t.Error(err)
				}
				if _, err := m.Lines(files[s.Design]); err != nil {
					t.Error(err)
				}
				if len(m.Promises) == 0 {
					t.Errorf("%s breaks no promise", m.ID)
				}
			}
		})
	}
}

// Every sample has the kinds of fault that were asked for, in the numbers asked for.
func TestFaultsOfAllKinds(t *testing.T) {
	want := map[string]int{
		"drop_route": 8, "change_verb": 8, "rename_segment": 8, "unmount": 1, "change_status": 4, "drop_mapping": 2,
		"drop_guard": 5, "drop_audit": 5, "rename_method": 4, "drop_column": 6, "retype_column": 4, "drop_index": 1,
		"change_limit": 7, "swap_limits": 1, "replace_technology": 3,
	}
	for _, s := range Stacks() {
		have := map[string]int{}
		for _, m := range s.Mutants {
			have[m.Kind]++
		}
		for kind, n := range want {
			if have[kind] < n {
				t.Errorf("%s: %d faults of kind %s, at least %d are wanted", s.Name, have[kind], kind, n)
			}
		}
	}
}

// The cases that users named themselves are planted in every sample of order
// management: the queue replaced, an expired return without its status, three
// lifetimes of caches, the pool, and the rate.
func TestFaultsThatUsersNamed(t *testing.T) {
	want := []string{
		"replace_technology/SQS by RabbitMQ", "drop_mapping/RETURN_WINDOW_EXPIRED", "never_raised/RETURN_WINDOW_EXPIRED",
		"change_limit/order details", "change_limit/order list", "change_limit/tracking", "change_limit/pool", "change_limit/rate",
	}
	samples := 0
	for _, s := range Stacks() {
		if !strings.Contains(s.Design, "order-management") {
			continue
		}
		samples++
		seeds := map[string]bool{}
		for _, m := range s.Mutants {
			if m.Seed {
				seeds[strings.TrimPrefix(m.ID, s.Name+"/")] = true
			}
		}
		for _, id := range want {
			if !seeds[id] {
				t.Errorf("%s lacks %s", s.Name, id)
			}
		}
	}
	if samples < 4 {
		t.Errorf("only %d samples implement order management", samples)
	}
}

func TestAFaultThatCannotBePlantedIsAnError(t *testing.T) {
	files := map[string]string{"a.py": "one two two"}
	for name, e := range map[string]Edit{
		"nothing to replace":       {File: "a.py", Before: "three", After: "four"},
		"two places":               {File: "a.py", Before: "two", After: "four"},
		"no such file":             {File: "b.py", Before: "one", After: "four"},
		"does not say what":        {File: "a.py", After: "four"},
		"changes nothing":          {File: "a.py", Before: "one", After: "one"},
		"deletes what is not here": {File: "b.py", Delete: true},
	} {
		m := Mutant{ID: name, Edits: []Edit{e}}
		if _, err := m.Apply(files); err == nil {
			t.Errorf("%s: was planted", name)
		}
	}
}

// What was said of the clean sample is no merit, what is said of something else
// neither, and unresolved is no kill.
func TestWhatCountsAsFound(t *testing.T) {
	m := Mutant{Element: "endpoint GET /a"}
	on := func(verdict, element string, line int, covers ...string) Judgement {
		return Judgement{Check: "endpoint", Verdict: verdict, Element: element, Line: line, Covers: covers}
	}
	old := on("violated", "endpoint GET /old", 7)
	for name, c := range map[string]struct {
		said Judgement
		want Outcome
	}{
		"a violation of its element":      {on("violated", "endpoint GET /a", 3), Killed},
		"in other letters":                {on("violated", "Endpoint get /a", 3), Killed},
		"a violation on its line":         {on("violated", "security of a", 7), Killed},
		"one cause that covers it":        {on("violated", "base path", 1, "endpoint GET /a"), Killed},
		"unresolved":                      {on("unresolved", "endpoint GET /a", 3), Unsure},
		"a longer element":                {on("violated", "endpoint GET /a/{id}", 3), Missed},
		"another element on another line": {on("violated", "endpoint GET /b", 3), Missed},
		"satisfied":                       {on("satisfied", "endpoint GET /a", 3), Missed},
		"said of the clean sample too":    {old, Missed},
	} {
		got, _ := m.Caught([]int{7}, []Judgement{old}, []Judgement{old, c.said})
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	m.Kind, m.Edits = "change_limit", []Edit{{File: "a.py"}}
	for file, want := range map[string]bool{"a.py": false, "b.py": true} {
		if m.Mistaken(&Judgement{Files: []string{file}}) != want {
			t.Errorf("evidence in %s: mistaken should be %v", file, want)
		}
	}
	if besides := m.Elsewhere([]int{7}, []Judgement{old}, []Judgement{old, on("violated", "endpoint GET /b", 3)}); len(besides) != 1 {
		t.Errorf("%d violations elsewhere, want 1", len(besides))
	}
}

func TestPromisesAreFoundBelowTheirHeading(t *testing.T) {
	design := "# D\n## A\nx one\n### B\nx two\n## C\nx three\n"
	for promise, want := range map[string]int{"A > x": 3, "B > x": 5, "C > x": 7, "A > two": 5, "B > three": 0, "E > x": 0, "x": 0} {
		if line, _ := lineOf(design, promise); line != want {
			t.Errorf("%q: line %d, want %d", promise, line, want)
		}
	}
}
