package rules

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// project writes one spec called "s" whose documents are given by their kind.
func project(t testing.TB, documents map[string]string) *specfs.Spec {
	t.Helper()
	root := t.TempDir()
	dir := filepath.Join(root, ".kiro", "specs", "s")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range documents {
		if err := os.WriteFile(filepath.Join(dir, name+".md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return only(t, root)
}

// only is the one spec below a root.
func only(t testing.TB, root string) *specfs.Spec {
	t.Helper()
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	spec, err := workspaces.Spec(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

func check(t testing.TB, spec *specfs.Spec, wanted ...string) *Report {
	t.Helper()
	report, err := Check(t.Context(), spec, wanted)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// TestRules holds every rule of our own to documents that it must speak of, and
// to others like them of which it must not.
func TestRules(t *testing.T) {
	tested := map[string]bool{}
	for _, tc := range ruleCases {
		t.Run(tc.rule+"/"+tc.name, func(t *testing.T) {
			tested[tc.rule] = true
			var got []string
			report := check(t, project(t, tc.documents), tc.rule)
			for _, f := range report.Findings {
				got = append(got, fmt.Sprintf("%s:%d", strings.TrimSuffix(path.Base(f.File), ".md"), f.Line))
			}
			if joined := strings.Join(got, " "); joined != tc.want {
				t.Errorf("findings (-want +got)\n-%s\n+%s\n%+v", tc.want, joined, report.Findings)
			}
			if why := report.Outcomes[0].Why; why != tc.notRun {
				t.Errorf("why it did not run (-want +got): -%q +%q", tc.notRun, why)
			}
		})
	}
	for _, r := range All() {
		if r.find != nil && !tested[r.ID] {
			t.Errorf("no case tests %s", r.ID)
		}
	}
}

// Every rule says all that a person has to know of it, and one of our own
// stands in a file of its name.
func TestRulesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if r.Title == "" || r.Why == "" || r.Fix == "" || rank(r.Severity) < 0 || !slices.Contains(Groups(), r.Group) || seen[r.ID] {
			t.Errorf("%s is incomplete or there twice: %+v", r.ID, r)
		}
		seen[r.ID] = true
		if _, err := os.Stat(r.ID + ".go"); r.find != nil && err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
}

// notOfASpec are codes of findings that belong to steering or a workspace.
var notOfASpec = []string{"steering_front_matter", "search_cut"}

// What reading may find is a rule each, or its findings would be lost here.
func TestEveryCodeOfReadingIsARule(t *testing.T) {
	for _, c := range slices.Concat(doc.TaskCodes, doc.DocumentCodes, specfs.Findings) {
		isRule := slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == c.Name && r.find == nil })
		if isRule == slices.Contains(notOfASpec, c.Name) {
			t.Errorf("%s: a rule is %v", c.Name, isRule)
		}
	}
}

// The severity that a rule is listed with is the one that its findings have.
func TestSeveritiesOfReading(t *testing.T) {
	files, err := filepath.Glob("../../testdata/twins/*")
	if err != nil || len(files) == 0 {
		t.Fatal("found no twins", err)
	}
	compared := 0
	for _, dir := range files {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // a file beside the twins
		}
		documents := map[string]string{}
		for _, e := range entries {
			if name, ok := strings.CutSuffix(e.Name(), ".md"); ok {
				source, err := os.ReadFile(filepath.Join(dir, e.Name()))
				if err != nil {
					t.Fatal(err)
				}
				documents[name] = string(source)
			}
		}
		if len(documents) == 0 {
			continue
		}
		severities := map[string]doc.Severity{}
		for _, r := range All() {
			severities[r.ID] = r.Severity
		}
		for _, f := range check(t, project(t, documents), everything).Findings {
			compared++
			if f.Severity != severities[f.Code] {
				t.Errorf("%s in %s: severity (-rule +finding): -%s +%s", f.Code, dir, severities[f.Code], f.Severity)
			}
		}
	}
	if compared < 20 {
		t.Errorf("%d findings compared, want at least 20", compared)
	}
}

// A rule that reads English says nothing of other languages, and the report
// says that it did not run.
func TestOtherLanguagesAreNotJudged(t *testing.T) {
	for _, sample := range []string{"chinese", "japanese"} {
		report := check(t, only(t, filepath.Join("..", "..", "testdata", sample)), everything)
		for _, o := range report.Outcomes {
			if o.Rule.Language == English && (o.Ran || !strings.HasSuffix(o.Why, "not in English") && !strings.HasPrefix(o.Why, "no ")) {
				t.Errorf("%s on %s: ran %v, why %q", o.Rule.ID, sample, o.Ran, o.Why)
			}
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for _, tc := range []struct {
		text string
		want Language
	}{
		{"WHEN a user adds an item, THE Basket SHALL hold it", English},
		{"THE Basket SHALL show 「空」 when it is empty, and the total in the other case", English},
		{"WHEN 用户添加商品 THEN 系统 SHALL 保存它", Other},
		{"送信ボタンを押すTHEN システムはSHALL保存する", Other},
		{"KETIKA pengguna menambahkan barang ke keranjang belanja, MAKA sistem HARUS menyimpannya dan menampilkan jumlah barang serta total harga kepada pengguna tersebut", Other},
		{"КОГДА пользователь добавляет товар, система ДОЛЖНА сохранить его", Other},
		{"- [ ] Build order system", English},
		{"", English},
	} {
		if got := languageOf([]byte(tc.text)); got != tc.want {
			t.Errorf("%q (-want +got): -%s +%s", tc.text, tc.want, got)
		}
	}
}

func TestWithoutQuotes(t *testing.T) {
	for text, want := range map[string]string{
		`say "as needed" once`:     `say   once`,
		"call `fast()` and “easy”": "call   and  ",
		`an open " stays`:          `an open " stays`,
		"no quotes":                "no quotes",
	} {
		if got := withoutQuotes(text); got != want {
			t.Errorf("%q (-want +got): -%q +%q", text, want, got)
		}
	}
}

// What was asked for is applied, and only that; what means nothing is refused.
func TestChoosingRules(t *testing.T) {
	spec := project(t, map[string]string{"tasks": "- [ ] 1. a\n- [ ]2. b\n"})
	byDefault := check(t, spec)
	off := slices.ContainsFunc(byDefault.Outcomes, Outcome.Off)
	if len(byDefault.Outcomes) != len(All()) || !off {
		t.Errorf("%d outcomes, some off %v; want %d, true", len(byDefault.Outcomes), off, len(All()))
	}
	for wanted, count := range map[string]int{"task_dropped": 1, "waves": 8, everything: len(All())} {
		if got := check(t, spec, wanted); len(got.Outcomes) != count {
			t.Errorf("%s: %d outcomes, want %d", wanted, len(got.Outcomes), count)
		}
	}
	_, err := Check(t.Context(), spec, []string{"task_droped"})
	if fault, ok := errors.AsType[*doc.Fault](err); !ok || fault.Code != codeUnknownRule || !slices.Contains(fault.Valid, "task_dropped") {
		t.Errorf("an unknown rule: %v", err)
	}
}

// The gravest stand first, then what stands first in the spec; one document's
// findings can be had alone.
func TestOrderOfFindings(t *testing.T) {
	report := check(t, project(t, map[string]string{
		"requirements": "### Requirement 1: A\n1. THE A SHALL b\n### Requirement 2: B\nWords.\n",
		"tasks":        "- [ ] 1. a\n  - _Depends: 2_\n- [ ] 2. b\n  - _Depends: 1_\n- [ ]3. c\n",
	}))
	var got []string
	for _, f := range report.Findings {
		got = append(got, f.Code)
	}
	const want = "dependency_cycle no_criteria task_dropped"
	if joined := strings.Join(got, " "); joined != want {
		t.Errorf("findings (-want +got)\n-%s\n+%s", want, joined)
	}
	here := report.In(".kiro/specs/s/requirements.md")
	counted := 0
	for _, o := range here.Outcomes {
		counted += o.Count
	}
	if len(here.Findings) != 1 || counted != 1 {
		t.Errorf("%d findings of one document and %d counted, want 1 and 1", len(here.Findings), counted)
	}
}

func repeated(line string, n int) string { return strings.Repeat(line, n) }
