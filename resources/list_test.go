package resources

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

func TestListNamesWhatThereIs(t *testing.T) {
	want := `kiro://specs
kiro://steering/AGENTS
kiro://steering/services%2Fapi%3Atech
kiro://steering/tech
kiro://contracts/.kiro%2Fapi-spec.yaml
kiro://contracts/web%2Fopenapi.json
kiro://specs/%25E7%2599%25BB%20a%2Bb%3F%23%26%3D/tasks
kiro://specs/auth%2Flogin/tasks
kiro://specs/maps/requirements
kiro://specs/maps/requirements-mobile
kiro://specs/maps/design
kiro://specs/maps/design-api
kiro://specs/maps/tasks
kiro://specs/maps/tasks-mobile
kiro://specs/maps/notes
kiro://specs/maps/research%20and%20%5Bnotes%5D%20%C3%A9
kiro://specs/services%2Fapi%3Aorders/tasks
kiro://specs/%E7%99%BB%E5%BD%95/design`
	var got []string
	for _, r := range slices.Concat(over(t, walk(t)).all(t)...) {
		got = append(got, r.URI)
	}
	if joined := strings.Join(got, "\n"); joined != want {
		t.Errorf("(-want +got)\n-%s\n+%s", want, joined)
	}
}

func TestListDescribes(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/maps/tasks.md": tasksMD})
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, ".kiro", "specs", "maps", "tasks.md"), at, at); err != nil {
		t.Fatal(err)
	}
	got := over(t, dir).all(t)[0][1]
	got.Modified = got.Modified.UTC()
	want := Resource{
		URI: "kiro://specs/maps/tasks", Name: "maps/tasks", Title: "maps: tasks",
		Description: "tasks of spec maps, .kiro/specs/maps/tasks.md",
		MIMEType:    "text/markdown", Priority: 1, Size: int64(len(tasksMD)), Modified: at,
	}
	if got != want {
		t.Errorf("(-want +got)\n-%+v\n+%+v", want, got)
	}
}

// TestListedIsReadable: what is listed is there, as large as it is said to be.
func TestListedIsReadable(t *testing.T) {
	s := over(t, walk(t))
	for _, r := range s.all(t)[0] {
		if c := s.mustRead(t, r.URI); c.MIMEType != r.MIMEType || r.Size >= 0 && r.Size != int64(len(c.Source)) {
			t.Errorf("%+v reads %d bytes of %s", r, len(c.Source), c.MIMEType)
		}
	}
}

func TestSeveralWorkspaces(t *testing.T) {
	files := map[string]string{".kiro/specs/maps/tasks.md": "- [ ] 1. A\n", ".kiro/steering/tech.md": "Go.\n", ".kiro/api-spec.yaml": "a: 1\n"}
	one, two := project(t, files), project(t, files)
	s := over(t, one, two)
	all := slices.Concat(s.all(t)...)
	if len(all) != 7 {
		t.Fatalf("%d resources are listed, want 7: %+v", len(all), all)
	}
	for _, r := range all {
		s.mustRead(t, r.URI)
		if r.URI != "kiro://specs" && !strings.Contains(r.URI, "%40") {
			t.Errorf("%s does not name its workspace", r.URI)
		}
	}
	for uri, want := range map[string]string{"kiro://steering/tech": "ambiguous_name", "kiro://specs/maps/tasks": "ambiguous_spec"} {
		if _, err := s.Read(t.Context(), uri); err == nil {
			t.Errorf("%s is read from either workspace", uri)
		} else if code, _ := whyNot(err); code != want {
			t.Errorf("%s: %v, want %s", uri, err, want)
		}
	}
}

func TestWithoutWorkspace(t *testing.T) {
	w, err := specfs.Open(specfs.Options{WorkingDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	s := New(w)
	if page, err := s.List(t.Context(), ""); err != nil || page.Resources == nil || len(page.Resources) != 0 {
		t.Errorf("%+v, %v; want an empty list", page, err)
	}
	_, err = s.Read(t.Context(), "kiro://specs/maps/tasks")
	if code, _ := whyNot(err); code != "no_workspace" {
		t.Errorf("%v, want no_workspace", err)
	}
}

func TestPages(t *testing.T) {
	files := map[string]string{}
	for i := range 90 {
		files[fmt.Sprintf(".kiro/specs/spec-%03d/tasks.md", i)] = "- [ ] 1. A\n"
		files[fmt.Sprintf(".kiro/specs/spec-%03d/design.md", i)] = "# D\n"
		files[fmt.Sprintf(".kiro/steering/rule-%03d.md", i)] = "Rule.\n"
	}
	dir := project(t, files)
	s := over(t, dir)
	pages := s.all(t)
	if again := s.all(t); fmt.Sprint(again) != fmt.Sprint(pages) {
		t.Error("a second listing has another order")
	}
	seen := map[string]bool{}
	for i, page := range pages {
		if len(page) != pageSize && i < len(pages)-1 {
			t.Errorf("page %d has %d rows", i, len(page))
		}
		for _, r := range page {
			if seen[r.URI] {
				t.Errorf("%s is listed twice", r.URI)
			}
			seen[r.URI] = true
		}
	}
	if len(seen) != 271 || len(pages) != 3 {
		t.Errorf("%d resources on %d pages, want 271 on 3", len(seen), len(pages))
	}
}

// TestPagesOfAChangingTree: what goes between two pages makes nothing else
// disappear from the list.
func TestPagesOfAChangingTree(t *testing.T) {
	files := map[string]string{}
	for i := range 120 {
		files[fmt.Sprintf(".kiro/specs/spec-%03d/tasks.md", i)] = "- [ ] 1. A\n"
	}
	dir := project(t, files)
	s := over(t, dir)
	page, err := s.List(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"spec-000", "spec-098"} { // before, and the last on the page
		if err := os.RemoveAll(filepath.Join(dir, ".kiro", "specs", gone)); err != nil {
			t.Fatal(err)
		}
	}
	rest, err := s.List(t.Context(), page.NextCursor)
	if err != nil || len(rest.Resources) != 21 || rest.Resources[0].Name != "spec-099/tasks" {
		t.Errorf("%v: the rest has %d rows, want 21 from spec-099/tasks on", err, len(rest.Resources))
	}
}

func TestInventedCursor(t *testing.T) {
	s := over(t, walk(t))
	for _, cursor := range []string{"1", "!!!", "MQ", place{documents, "maps", "tasks"}.cursor()[1:]} {
		_, err := s.List(t.Context(), cursor)
		if e, ok := errors.AsType[*ParamError](err); !ok || e.Param != "cursor" {
			t.Errorf("%q: %v, want a ParamError", cursor, err)
		}
	}
}

func FuzzCursor(f *testing.F) {
	f.Add(place{documents, "auth/login", "tasks"}.cursor())
	f.Add("")
	f.Fuzz(func(t *testing.T, cursor string) {
		at, err := placeOf(cursor)
		if err != nil || cursor == "" {
			return
		}
		if again, err := placeOf(at.cursor()); err != nil || again != at {
			t.Fatalf("%+v comes back as %+v, %v", at, again, err)
		}
	})
}

func TestTemplates(t *testing.T) {
	got, err := json.MarshalIndent(Templates(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	golden := filepath.Join("testdata", "templates.json")
	if *update {
		write(t, golden, string(got))
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the templates changed; run with -update if that is meant (-want +got)\n-%s\n+%s", want, got)
	}
}
