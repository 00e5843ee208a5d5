package probe_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"kiro-mcp/openapi/probe"
)

func runShop(t *testing.T, server *httptest.Server) *probe.Report {
	t.Helper()
	report, err := probe.Run(t.Context(), contractOf(t, "orders/api-spec.yaml"), probe.Settings{
		BaseURL: server.URL, AllowWrites: true, HeadersEnv: map[string]string{"Authorization": "SHOP_TOKEN"},
		Options: probe.Options{Getenv: func(name string) string { return map[string]string{"SHOP_TOKEN": token}[name] }},
	})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// TestCleanShop: a server that keeps its contract is told as that, in all of
// its operations.
func TestCleanShop(t *testing.T) {
	report := runShop(t, serveShop(t, ""))
	for _, r := range report.Operations {
		t.Logf("%s: %s, %d requests; %v", r.Operation.Key(), r.Verdict(), r.Requests, r.Reasons)
		if r.Verdict() != probe.Satisfied {
			t.Errorf("%s: %s: %+v", r.Operation.Key(), r.Verdict(), r.Violations)
		}
	}
	t.Logf("%d requests; %v", report.Requests, report.Notes)
}

// TestFaultyShops: each fault is found, by the check that is about it, and no
// other operation is blamed.
func TestFaultyShops(t *testing.T) {
	const create, list, show, change, remove, cancel = "POST /orders", "GET /orders", "GET /orders/{order_id}", "PATCH /orders/{order_id}", "DELETE /orders/{order_id}", "POST /orders/{order_id}/cancel"
	faults := []struct{ fault, check, operation string }{
		{"wrong_health", "schema", "GET /health"},
		{"create_is_200", "status", create},
		{"delete_is_200", "status", remove},
		{"missing_field", "schema", create},
		{"wrong_type", "schema", create},
		{"bad_date", "schema", create},
		{"bad_id", "schema", create},
		{"no_null", "schema", create},
		{"drops_field", "as_it_was_sent", create},
		{"changes_field", "as_it_was_sent", create},
		{"change_is_lost", "as_it_was_sent", change},
		{"not_stored", "stored", create},
		{"not_deleted", "deleted", remove},
		{"out_of_enum", "schema", cancel},
		{"missing_header", "headers", create},
		{"bad_header", "headers", list},
		{"list_over_limit", "list_limit", list},
		{"filter_ignored", "list_filter", list},
		{"list_is_wrapped", "schema", list},
		{"wrong_media_type", "media_type", show},
		{"needs_limit", "server_error", list},
		{"needs_note", "server_error", create},
		{"unknown_is_500", "server_error", show},
		{"unknown_is_found", "server_error unknown_id", show},
		{"undeclared_410", "status", show},
		{"undeclared_422", "status", create},
		{"error_off_schema", "schema", show},
		{"invalid_off_schema", "schema", create},
		{"error_is_text", "media_type", show},
		{"no_auth", "credentials", create},
		{"no_auth_on_read", "credentials", show},
		{"no_auth_on_delete", "credentials", remove},
		{"any_token", "credentials", create},
		{"too_strict", "accepts_valid", create},
		{"overlooks_pattern", "refuses_invalid", create},
		{"overlooks_maximum", "refuses_invalid", create},
		{"overlooks_required", "refuses_invalid", create},
		{"overlooks_max_items", "refuses_invalid", create},
		{"overlooks_enum", "refuses_invalid", list},
		{"overlooks_extra", "refuses_invalid", create},
		{"overlooks_date", "refuses_invalid", create},
		{"overlooks_limit", "refuses_invalid", list},
		{"overlooks_null", "refuses_invalid", create},
	}
	for _, f := range faults {
		t.Run(f.fault, func(t *testing.T) {
			report := runShop(t, serveShop(t, f.fault))
			found := false
			for _, r := range report.Operations {
				for _, v := range r.Violations {
					if r.Operation.Key() == f.operation && strings.Contains(f.check, v.Check) {
						found = true
					}
					t.Logf("%s %s: %s [%s] %s", r.Operation.Key(), v.Check, v.Message, v.Answer, v.Request)
				}
			}
			if !found {
				t.Errorf("%s of %s was not found with %d requests %v", f.check, f.operation, report.Requests, report.Notes)
			}
		})
	}
}
