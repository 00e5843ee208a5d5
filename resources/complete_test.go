package resources

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	s := over(t, walk(t))
	maps := map[string]string{"spec": "maps"}
	for _, c := range []struct {
		template, variable, typed string
		known                     map[string]string
		want                      string
	}{
		{"kiro://specs/{spec}", "spec", "ma", nil, "maps"},
		{"kiro://specs/{spec}", "spec", "LOG", nil, "auth/login"},
		{"kiro://specs/{spec}", "spec", "登", nil, "登录"},
		{"kiro://specs/{spec}/{document}", "spec", "mpas", nil, "maps"},
		{"kiro://specs/{spec}/{document}", "spec", "zzz", nil, ""},
		{"kiro://specs/{spec}/{document}", "document", "mobile", maps, "requirements-mobile tasks-mobile"},
		{"kiro://specs/{spec}/{document}", "document", "tasks", maps, "tasks tasks-mobile"},
		{"kiro://specs/{spec}/{document}", "document", "", map[string]string{"spec": "登录"}, "design"},
		{"kiro://specs/{spec}/{document}", "document", "", nil, ""},
		{"kiro://specs/{spec}/{document}", "document", "", map[string]string{"spec": "../.."}, ""},
		{"kiro://specs/{spec}/tasks/{task}", "task", "", maps, "1 2 2.1 tasks-mobile:1"},
		{"kiro://specs/{spec}/tasks/{task}", "task", "2", maps, "2 2.1"},
		{"kiro://specs/{spec}/tasks/{task}", "task", "rain", maps, "2.1"},
		{"kiro://specs/{spec}/requirements/{id}", "id", "1.", maps, "1.1 1.2 requirements-mobile:1.1 requirements-mobile:1.2"},
		{"kiro://specs/{spec}/requirements/{id}", "id", "zoom", maps, "requirements-mobile:1.2"},
		{"kiro://specs/{spec}/design/{section}", "section", "map", maps, "components/map-store"},
		{"kiro://specs/{spec}/design/{section}", "section", "err", maps, "errors design-api:errors"},
		{"kiro://specs/{spec}/properties/{id}", "id", "", maps, "1 design-api:1"},
		{"kiro://specs/{spec}/properties/{id}", "id", "status", maps, "design-api:1"},
		{"kiro://steering/{name}", "name", "tech", nil, "tech services/api:tech"},
		{"kiro://contracts/{path}", "path", "openapi", nil, "web/openapi.json"},
	} {
		got, err := s.Complete(t.Context(), c.template, c.variable, c.typed, c.known)
		if joined := strings.Join(got.Values, " "); err != nil || joined != c.want || got.Values == nil || got.Total != len(got.Values) {
			t.Errorf("%s %s=%q %v: %v (-want +got)\n-%s\n+%s (%d)", c.template, c.variable, c.typed, c.known, err, c.want, joined, got.Total)
		}
	}
}

// TestCompletedIsReadable: every value completes to an address that is there.
func TestCompletedIsReadable(t *testing.T) {
	s := over(t, walk(t))
	for kind, template := range map[string]string{
		"task": "kiro://specs/{spec}/tasks/{task}", "id": "kiro://specs/{spec}/requirements/{id}", "section": "kiro://specs/{spec}/design/{section}",
		"document": "kiro://specs/{spec}/{document}",
	} {
		got, err := s.Complete(t.Context(), template, kind, "", map[string]string{"spec": "maps"})
		if err != nil || len(got.Values) == 0 {
			t.Fatalf("%s: %v, %v", template, got, err)
		}
		for _, v := range got.Values {
			uri := strings.NewReplacer("{spec}", "maps", "{"+kind+"}", strings.ReplaceAll(v, "/", "%2F")).Replace(template)
			s.mustRead(t, uri)
		}
	}
}

func TestCompletionIsBounded(t *testing.T) {
	files := map[string]string{}
	for i := range 130 {
		files[fmt.Sprintf(".kiro/specs/spec-%03d/tasks.md", i)] = "- [ ] 1. A\n"
	}
	got, err := over(t, project(t, files)).Complete(t.Context(), "kiro://specs/{spec}", "spec", "spec", nil)
	if err != nil || len(got.Values) != 100 || got.Total != 130 {
		t.Errorf("%d of %d values, %v; want 100 of 130", len(got.Values), got.Total, err)
	}
}

func TestUnknownTemplate(t *testing.T) {
	s := over(t, walk(t))
	for param, c := range map[string][2]string{"ref": {"kiro://{spec}", "spec"}, "argument": {"kiro://specs/{spec}", "task"}} {
		_, err := s.Complete(t.Context(), c[0], c[1], "", nil)
		if e, ok := errors.AsType[*ParamError](err); !ok || e.Param != param {
			t.Errorf("%v: %v, want a ParamError of %s", c, err, param)
		}
	}
}

// TestNearest ranks by what was typed: the value itself, one of other case, a
// beginning, the beginning of a word, any part, the title.
func TestNearest(t *testing.T) {
	all := []candidate{
		{"sub-map", ""},
		{"remap", ""},
		{"remap/map", ""},
		{"Map", ""},
		{"map", ""},
		{"maps", ""},
		{"path", "of the map"},
		{"other", ""},
		{"map", "again"},
		{"ガイド", ""},
		{"Größe", ""},
		{"Карта-сайта", ""},
		{"дорожная-карта", ""},
		{"خريطة", ""},
		{"登录/扫码", ""},
	}
	for typed, want := range map[string]string{
		"map":              "map Map maps sub-map remap/map remap path",
		"Map":              "Map map maps sub-map remap/map remap path",
		"カ\u3099":          "ガイド", // as a Mac stores it
		"gro\u0308\u00dfe": "Größe",
		"КАРТА":            "Карта-сайта дорожная-карта",
		"خر":               "خريطة",
		"扫":                "登录/扫码",
		"otter":            "other",
		"x":                "",
	} {
		if got := strings.Join(nearest(typed, all), " "); got != want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", typed, want, got)
		}
	}
}
