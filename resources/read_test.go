package resources

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
)

const (
	tasksMD        = "\ufeff# Plan\r\n\r\n- [ ] 1. Draw the map\r\n  - with a legend\r\n- [x] 2. Walk the path\r\n  - [ ] 2.1 In the rain"
	mobileMD       = "- [ ] 1. Draw it small\n"
	requirementsMD = "# Requirements\n\n### Requirement 1: Maps\n\n#### Acceptance Criteria\n\n1. THE map SHALL have a legend\n2. THE map SHALL fold\n\n### Requirement 2: Paths\n\n1. THE path SHALL end\n"
	designMD       = "# Design\n\n## Components\n\n### Map Store\n\nKeeps maps.\n\n## Errors\n\nNone.\n\n## Correctness Properties\n\n### Property 1: Folding loses nothing\n\nA folded map unfolds to itself.\n\n**Validates: Requirements 1.2**\n"
	apiMD          = "# API\n\n## Errors\n\nMany.\n\n**Property 1: Every answer has a status**\n"
)

// walk is a workspace with every kind of name.
func walk(t testing.TB) string {
	return project(t, map[string]string{
		".kiro/specs/maps/tasks.md":                  tasksMD,
		".kiro/specs/maps/tasks-mobile.md":           mobileMD,
		".kiro/specs/maps/requirements.md":           requirementsMD,
		".kiro/specs/maps/requirements-mobile.md":    strings.Replace(requirementsMD, "fold", "zoom", 1),
		".kiro/specs/maps/design.md":                 designMD,
		".kiro/specs/maps/design-api.md":             apiMD,
		".kiro/specs/maps/notes.md":                  "caf\xe9\n",
		".kiro/specs/auth/login/tasks.md":            "- [ ] 1. Log in\n",
		".kiro/specs/登录/design.md":                   "# 设计\n\n## 组件\n\n地图。\n",
		".kiro/steering/tech.md":                     "---\ninclusion: always\n---\nGo.\n",
		".kiro/api-spec.yaml":                        "openapi: 3.1.0\n",
		"web/openapi.json":                           "{}",
		"services/api/.kiro/specs/orders/tasks.md":   "- [ ] 1. Take an order\n",
		"services/api/.kiro/steering/tech.md":        "Rust.\n",
		"AGENTS.md":                                  "Be kind.\n",
		".kiro/specs/archive/old/tasks.md":           "- [x] 1. Long done\n",
		".kiro/settings/templates/specs/design.md":   "{{TITLE}}",
		".kiro/specs/maps/sub/report.md":             "no document",
		".kiro/specs/maps/.config.kiro":              "{}",
		".kiro/specs/%E7%99%BB a+b?#&=/tasks.md":     "- [ ] 1. Odd\n",
		".kiro/specs/maps/research and [notes] é.md": "odd\n",
	})
}

func TestRead(t *testing.T) {
	s := over(t, walk(t))
	for uri, want := range map[string]string{
		"kiro://specs/maps/tasks":                                  tasksMD,
		"kiro://specs/maps/tasks-mobile":                           mobileMD,
		"kiro://specs/maps/notes":                                  "caf\xe9\n",
		"kiro://specs/auth%2Flogin/tasks":                          "- [ ] 1. Log in\n",
		"kiro://specs/%E7%99%BB%E5%BD%95/design":                   "# 设计\n\n## 组件\n\n地图。\n",
		"kiro://specs/登录/design/组件":                                "## 组件\n\n地图。\n",
		"kiro://specs/services%2Fapi%3Aorders/tasks":               "- [ ] 1. Take an order\n",
		"kiro://specs/archive%2Fold/tasks":                         "- [x] 1. Long done\n",
		"kiro://specs/%25E7%2599%25BB%20a%2Bb%3F%23%26%3D/tasks":   "- [ ] 1. Odd\n",
		"kiro://specs/maps/research%20and%20%5Bnotes%5D%20%C3%A9":  "odd\n",
		"kiro://specs/maps/tasks/1":                                "- [ ] 1. Draw the map\r\n  - with a legend",
		"kiro://specs/maps/tasks/2":                                "- [x] 2. Walk the path",
		"kiro://specs/maps/tasks/2.1":                              "  - [ ] 2.1 In the rain",
		"kiro://specs/maps/tasks/tasks-mobile%3A1":                 "- [ ] 1. Draw it small",
		"kiro://specs/maps/requirements/2":                         "### Requirement 2: Paths\n\n1. THE path SHALL end\n",
		"kiro://specs/maps/requirements/1.2":                       "2. THE map SHALL fold",
		"kiro://specs/maps/requirements/requirements-mobile%3A1.2": "2. THE map SHALL zoom",
		"kiro://specs/maps/design/components%2Fmap-store":          "### Map Store\n\nKeeps maps.\n\n",
		"kiro://specs/maps/design/components":                      "## Components\n\n### Map Store\n\nKeeps maps.\n\n",
		"kiro://specs/maps/design/errors":                          "## Errors\n\nNone.\n\n",
		"kiro://specs/maps/design/design-api%3Aerrors":             "## Errors\n\nMany.\n\n**Property 1: Every answer has a status**\n",
		"kiro://specs/maps/properties/1":                           "### Property 1: Folding loses nothing\n\nA folded map unfolds to itself.\n\n**Validates: Requirements 1.2**\n",
		"kiro://specs/maps/properties/design-api%3A1":              "**Property 1: Every answer has a status**\n",
		"kiro://steering/tech":                                     "---\ninclusion: always\n---\nGo.\n",
		"kiro://steering/services%2Fapi%3Atech":                    "Rust.\n",
		"kiro://steering/AGENTS":                                   "Be kind.\n",
		"kiro://contracts/.kiro%2Fapi-spec.yaml":                   "openapi: 3.1.0\n",
		"kiro://contracts/web%2Fopenapi.json":                      "{}",
	} {
		c := s.mustRead(t, uri)
		if string(c.Source) != want {
			t.Errorf("%s (-want +got)\n-%q\n+%q", uri, want, c.Source)
		}
		if c.URI != uri {
			t.Errorf("%s comes back as %s", uri, c.URI)
		}
	}
}

func TestMIMETypes(t *testing.T) {
	s := over(t, walk(t))
	for uri, want := range map[string]string{
		"kiro://specs":                           "application/json",
		"kiro://specs/maps":                      "application/json",
		"kiro://specs/maps/design":               "text/markdown",
		"kiro://specs/maps/tasks/1":              "text/markdown",
		"kiro://contracts/.kiro%2Fapi-spec.yaml": "application/yaml",
		"kiro://contracts/web%2Fopenapi.json":    "application/json",
	} {
		if got := s.mustRead(t, uri).MIMEType; got != want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", uri, want, got)
		}
	}
}

func TestNotFound(t *testing.T) {
	s := over(t, walk(t))
	for uri, want := range map[string]string{
		"":                                          "invalid_uri",
		"file:///etc/passwd":                        "invalid_uri",
		"kiro://specs/maps/tasks/1/2":               "invalid_uri",
		"kiro://specs/..%2F..%2Fetc%2Fpasswd/x":     "unknown_spec",
		"kiro://specs/..%2F..%2Fetc%2Fpasswd":       "unknown_spec",
		"kiro://specs/%00/tasks":                    "unknown_spec",
		"kiro://specs/map/tasks":                    "unknown_spec",
		"kiro://specs/%40web%2Fmaps/tasks":          "unknown_workspace",
		"kiro://specs/maps/..%2Ftasks":              "unknown_document",
		"kiro://specs/maps/sub%2Freport":            "unknown_document",
		"kiro://specs/maps/.config.kiro":            "unknown_document",
		"kiro://specs/maps/tasks/9":                 "unknown_task",
		"kiro://specs/maps/requirements/1.9":        "unknown_requirement",
		"kiro://specs/maps/design/nowhere":          "unknown_section",
		"kiro://specs/maps/properties/9":            "unknown_property",
		"kiro://specs/auth%2Flogin/tasks/9":         "unknown_task",
		"kiro://specs/auth%2Flogin/design/x":        "unknown_section",
		"kiro://specs/auth%2Flogin/requirements/1":  "unknown_requirement",
		"kiro://steering/nowhere":                   "unknown_document",
		"kiro://steering/..%2Fapi-spec":             "unknown_document",
		"kiro://contracts/..%2F..%2Fopenapi.yaml":   "unknown_document",
		"kiro://contracts/%2Fetc%2Fpasswd":          "unknown_document",
		"kiro://contracts/.kiro%2Fspecs%2Fmaps%2Fx": "unknown_document",
	} {
		_, err := s.Read(t.Context(), uri)
		missing, ok := errors.AsType[*NotFoundError](err)
		if !ok || missing.URI != uri || missing.Code != want || missing.Message == "" {
			t.Errorf("%q: %+v, %v; want a NotFoundError %s that carries the URI", uri, missing, err, want)
		}
	}
}

func TestRefused(t *testing.T) {
	dir := walk(t)
	outside := filepath.Join(filepath.Dir(dir), "outside")
	write(t, filepath.Join(outside, "tasks.md"), "- [ ] 1. secret\n")
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
	link(outside, ".kiro/specs/linked")
	link(filepath.Join(outside, "tasks.md"), ".kiro/specs/maps/tasks-linked.md")
	if err := os.Mkdir(filepath.Join(dir, ".kiro", "specs", "maps", "tasks-folder.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, ".kiro", "specs", "maps", "notes.md"), specfs.MaxDocument+1); err != nil {
		t.Fatal(err)
	}
	s := over(t, dir)
	for uri, want := range map[string]string{
		"kiro://specs/linked/tasks":      "outside_workspace",
		"kiro://specs/maps/tasks-linked": "outside_workspace",
		"kiro://specs/maps/tasks-folder": "not_regular_file",
		"kiro://specs/maps/notes":        "too_large",
	} {
		c, err := s.Read(t.Context(), uri)
		if code, found := whyNot(err); code != want || !found || c.Source != nil {
			t.Errorf("%s: %q, %v; want it refused as %s", uri, c.Source, err, want)
		}
	}
}

// TestWhatToolsMention: every address that a search names gives the text in
// which it found the words.
func TestWhatToolsMention(t *testing.T) {
	w, err := specfs.Open(specfs.Options{Roots: []string{walk(t)}})
	if err != nil {
		t.Fatal(err)
	}
	s, flow := New(w), workflow.New(w, nil)
	seen := 0
	for _, word := range []string{"map", "legend", "zoom", "errors", "many", "go", "rust", "order", "组件", "odd", "unfolds"} {
		found, err := flow.Search(t.Context(), workflow.SearchParams{Query: word, Limit: 200})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range found.Hits {
			seen++
			if text := strings.ToLower(string(s.mustRead(t, hit.URI).Source)); !strings.Contains(text, word) {
				t.Errorf("%s, found by %q, reads %q", hit.URI, word, text)
			}
		}
	}
	if seen < 20 {
		t.Fatalf("only %d addresses were mentioned", seen)
	}
}

func TestOverviews(t *testing.T) {
	s := over(t, walk(t))
	var list struct {
		Specs []struct{ URI, Spec string }
		Total int
	}
	if err := json.Unmarshal(s.mustRead(t, "kiro://specs").Source, &list); err != nil || list.Total != 5 || len(list.Specs) != 5 {
		t.Fatalf("%v: %+v", err, list)
	}
	for _, row := range list.Specs {
		var one struct {
			Spec      string
			Documents []struct{ URI string }
		}
		if err := json.Unmarshal(s.mustRead(t, row.URI).Source, &one); err != nil || one.Spec != row.Spec || len(one.Documents) == 0 {
			t.Fatalf("%s: %v: %+v", row.URI, err, one)
		}
		for _, d := range one.Documents {
			s.mustRead(t, d.URI)
		}
	}
}

// FuzzRead: whatever stands in an address, nothing outside is read, and every
// address is answered.
func FuzzRead(f *testing.F) {
	dir := walk(f)
	write(f, filepath.Join(filepath.Dir(dir), "tasks.md"), "- [ ] 1. secret outside\n")
	s := over(f, dir)
	for _, seed := range []string{"kiro://specs/..%2F../tasks", "kiro://specs/maps/tasks/1", "kiro://contracts/..%2Ftasks.md", "kiro://steering/%00", "kiro://specs/maps%2F..%2F..%2F..%2F../tasks"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, uri string) {
		c, err := s.Read(t.Context(), uri)
		if strings.Contains(string(c.Source), "secret outside") {
			t.Fatalf("%q reads a file outside", uri)
		}
		if code, _ := whyNot(err); err != nil && code == "" {
			t.Fatalf("%q: %v", uri, err)
		}
	})
}
