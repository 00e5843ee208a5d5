package author_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/author"
)

// However much a call writes, its answer stays in its room, in both faces.
func TestAnswersStaySmall(t *testing.T) {
	var lines, tasks, places strings.Builder
	for i := range 300 {
		fmt.Fprintf(&lines, "- Limit %d SHALL be %d of something that is long enough to matter here\n", i, i)
		fmt.Fprintf(&tasks, "Build part %d\n  - _Requirements: 9.%d_\n", i, i)
		fmt.Fprintf(&places, "{{PLACE_NUMBER_%d}}\n", i)
	}
	dir := project(t, map[string]string{
		".kiro/specs/shop/design.md":       "# Design\n\n## Limits\n\n" + lines.String(),
		".kiro/specs/shop/requirements.md": want,
		".kiro/templates/design.md":        places.String(),
	})
	a := writer(t, dir)
	long := strings.Repeat("long ", 1000)
	must(t, a.UpdateSpec, author.UpdateSpecParams{Spec: "shop", Operation: "approve", Document: "design", By: long, Apply: true})
	for _, p := range []author.UpdateSpecParams{
		{Operation: "add_tasks", Text: tasks.String()},
		{Operation: "replace_section", Document: "design", Target: "limits", Text: strings.ReplaceAll(lines.String(), "SHALL", "MAY") + places.String(), Apply: true},
		{Operation: "approve", Document: "design", By: long},
		{Operation: "record_decision", Text: long, Target: long, By: long},
	} {
		p.Spec = "shop"
		measured(t, p.Operation, must(t, a.UpdateSpec, p))
	}
	measured(t, "create_spec", must(t, a.CreateSpec, author.CreateSpecParams{Name: strings.Repeat("n", 200), Title: long}))
}

func measured(t *testing.T, what string, answer interface{ Text() string }) {
	t.Helper()
	raw, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: text %d, structured %d", what, len(answer.Text()), len(raw))
	if max(len(raw), len(answer.Text())) > 2_800 {
		t.Errorf("%s: text of %d and structured content of %d bytes\n%s", what, len(answer.Text()), len(raw), answer.Text())
	}
}
