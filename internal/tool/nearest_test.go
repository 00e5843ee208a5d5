package tool_test

import (
	"testing"

	"kiro-mcp/internal/tool"
)

func TestNearest(t *testing.T) {
	specs := []string{"orders", "payments", "user-login", "api/v2", "注文管理", "2.1", "2.10", "list_open_tasks"}
	for given, want := range map[string]string{
		"oders": "orders", "ordres": "orders", "Payments": "payments", "user_login": "user-login", "login": "user-login",
		"注文管": "注文管理", "list-open-tasks": "list_open_tasks", "open_tasks": "list_open_tasks",
		"": "", "inventory": "", "zzzz": "", "7": "", "9.": "",
	} {
		if got := tool.Nearest(given, specs); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", given, got, want)
		}
	}
}
