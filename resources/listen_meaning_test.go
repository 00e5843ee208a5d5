package resources

import (
	"path/filepath"
	"testing"
)

// TestWhatAnEditMayChange: of the addresses that are followed, an edit has just
// those read that it may change.
func TestWhatAnEditMayChange(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin, ".kiro/tasks.md": begin})
	h := &hub{set: over(t, dir)}
	in := func(name string) folders { return folders{filepath.Join(dir, name): true} }
	orders, flat, nested := in(".kiro/specs/orders"), in(".kiro"), in("web/.kiro/specs/orders")
	for _, c := range []struct {
		address string
		where   folders
		want    bool
	}{
		{ordersTasks, orders, true},
		{"kiro://specs/orders", orders, true},
		{"kiro://specs/orders/tasks/1", orders, true},
		{"kiro://specs/orders/tasks/1", anywhere, true},
		{"kiro://specs/orders/tasks/1", nested, false},
		{"kiro://specs/orders/tasks/1", flat, false},
		{"kiro://specs/%40shop%2Forders/tasks", orders, true},
		{"kiro://specs/web%3Aorders/tasks", nested, true},
		{"kiro://specs/web%3Aorders/tasks", orders, false},
		{"kiro://specs/other/tasks", orders, false},
		{"kiro://specs/main/tasks", flat, true},
		{"kiro://specs/main/tasks", orders, false},
		{"kiro://specs/%40shop%2F/tasks", orders, true}, // the only spec there is
		{"kiro://specs", orders, true},
		{"kiro://steering/tech", orders, true},
		{"kiro://contracts/openapi.yaml", orders, true},
		{"kiro://nothing", anywhere, false},
	} {
		if got := h.depends(c.address, c.where); got != c.want {
			t.Errorf("%s depends on edits in %v: %t, want %t", c.address, c.where, got, c.want)
		}
	}
}
