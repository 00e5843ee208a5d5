package workflow

import (
	"strings"
	"testing"
)

func TestListSpecsText(t *testing.T) {
	for _, name := range []string{"orders", "kiro-current", "bugfix", "monorepo"} {
		golden(t, "list_specs_"+name, must(t, flow(t, sample(t, name)).ListSpecs, ListSpecsParams{}).Text())
	}
}

func TestListSpecsFilters(t *testing.T) {
	f := flow(t, sample(t, "kiro-current"))
	for _, c := range []struct {
		p    ListSpecsParams
		want string
	}{
		{ListSpecsParams{}, "invoice-reminders sign-in"},
		{ListSpecsParams{State: "active"}, "invoice-reminders"},
		{ListSpecsParams{State: "done"}, "sign-in"},
		{ListSpecsParams{Query: "SIGN"}, "sign-in"},
		{ListSpecsParams{Query: "nothing"}, ""},
	} {
		var got []string
		for _, s := range must(t, f.ListSpecs, c.p).Specs {
			got = append(got, s.Spec)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v (-want +got)\n-%s\n+%s", c.p, c.want, got)
		}
	}
	first := must(t, f.ListSpecs, ListSpecsParams{Limit: 1})
	second := must(t, f.ListSpecs, ListSpecsParams{Limit: 1, Cursor: first.NextCursor})
	if first.Total != 2 || len(second.Specs) != 1 || second.Specs[0].Spec != "sign-in" || second.NextCursor != "" {
		t.Errorf("pages: %+v then %+v", first, second)
	}
	refused(t, f.ListSpecs, ListSpecsParams{Cursor: "x"}, "unknown_cursor")
}

func TestPhases(t *testing.T) {
	for _, c := range []struct {
		documents map[string]string
		want      string
	}{
		{map[string]string{"requirements.md": "# R\n"}, "requirements"},
		{map[string]string{"requirements.md": "# R\n", "design.md": "# D\n"}, "design"},
		{map[string]string{"design.md": "# D\n", "tasks.md": "# T\n"}, "design"},
		{map[string]string{"tasks.md": "- [ ] 1. A\n"}, "tasks"},
		{map[string]string{"tasks.md": "- [-] 1. A\n"}, "implementation"},
		{map[string]string{"tasks.md": "- [x] 1. A\n- [ ] 2. B\n"}, "implementation"},
		{map[string]string{"tasks.md": "- [x] 1. A\n- [ ]* 2. B\n"}, "done"},
	} {
		specs := must(t, flow(t, project(t, c.documents)).ListSpecs, ListSpecsParams{}).Specs
		if len(specs) != 1 || specs[0].Phase != c.want {
			t.Errorf("%v: %+v, want phase %s", c.documents, specs, c.want)
		}
	}
}
