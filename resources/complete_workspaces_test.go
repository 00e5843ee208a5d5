package resources

import (
	"strings"
	"testing"

	"kiro-mcp/internal/uri"
)

// TestCompleteAcrossWorkspaces: names of workspaces, folders and every script
// are completed from any beginning, and what is completed can be read.
func TestCompleteAcrossWorkspaces(t *testing.T) {
	s := over(t, walk(t), project(t, map[string]string{
		".kiro/specs/maps/tasks.md":   "- [ ] 1. 地図を描く\n",
		".kiro/specs/検索/design.md":    "# 設計\n\n## 概要\n\n## 検索の流れ\n",
		".kiro/specs/검색/tasks.md":     "- [ ] 1. 찾기\n",
		".kiro/steering/structure.md": "Flat.\n",
	}))
	first, second := s.workspaces.List()[0].Name, s.workspaces.List()[1].Name
	in := func(w, id string) string { return "@" + w + "/" + id }
	for _, c := range []struct {
		kind        uri.Kind
		variable    string
		typed, spec string
		want        []string
	}{
		{uri.Spec, "spec", "maps", "", []string{in(first, "maps"), in(second, "maps")}},
		{uri.Spec, "spec", in(second, "ma"), "", []string{in(second, "maps")}},
		{uri.Spec, "spec", "api:or", "", []string{in(first, "services/api:orders")}},
		{uri.Spec, "spec", "検", "", []string{in(second, "検索")}},
		{uri.Spec, "spec", "검", "", []string{in(second, "검색")}},
		{uri.Document, "document", "t", in(second, "maps"), []string{"tasks"}},
		{uri.Task, "task", "地図", in(second, "maps"), []string{"1"}},
		{uri.Section, "section", "流れ", in(second, "検索"), []string{"検索の流れ"}},
		{uri.Section, "section", "組", in(first, "登录"), []string{}},
		{uri.Section, "section", "组", in(first, "登录"), []string{"组件"}},
		{uri.Steering, "name", "tech", "", []string{in(first, "tech"), in(first, "services/api:tech")}},
		{uri.Steering, "name", in(second, ""), "", []string{in(second, "structure")}},
		{uri.Contract, "path", "openapi", "", []string{in(first, "web/openapi.json")}},
		{uri.Task, "task", "", "maps", []string{}}, // of which workspace?
	} {
		got, err := s.Complete(t.Context(), c.kind.Template(), c.variable, c.typed, map[string]string{"spec": c.spec})
		if err != nil || strings.Join(got.Values, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s %s=%q: %v (-want +got)\n-%q\n+%q", c.kind.Template(), c.variable, c.typed, err, c.want, got.Values)
			continue
		}
		for _, v := range got.Values {
			a := uri.Address{Kind: c.kind, Spec: c.spec, Name: v}
			if c.kind == uri.Spec {
				a.Spec = v
			}
			s.mustRead(t, a.String())
		}
	}
}
