package probe_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/caller"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/probe"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// counted counts the requests that a shop gets, by method.
type counted struct {
	http.Handler
	safe, unsafe atomic.Int64
}

func (c *counted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		c.safe.Add(1)
	} else {
		c.unsafe.Add(1)
	}
	c.Handler.ServeHTTP(w, r)
}

func countedShop(t *testing.T) (*counted, string) {
	c := &counted{Handler: &shop{t: t, contract: contractOf(t, "orders/api-spec.yaml")}}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return c, server.URL
}

var shopToken = probe.Options{Getenv: func(string) string { return token }}

// TestNothingIsWritten: without leave only safe methods are sent, and what
// needs a thing to be there says so.
func TestNothingIsWritten(t *testing.T) {
	count, url := countedShop(t)
	report, err := probe.Run(t.Context(), contractOf(t, "orders/api-spec.yaml"), probe.Settings{
		BaseURL: url, HeadersEnv: map[string]string{"Authorization": "SHOP_TOKEN"}, Options: shopToken,
	})
	if err != nil {
		t.Fatal(err)
	}
	if count.unsafe.Load() != 0 || count.safe.Load() == 0 {
		t.Errorf("%d requests that may write, %d that do not", count.unsafe.Load(), count.safe.Load())
	}
	for _, r := range report.Operations {
		safe := r.Operation.Method == http.MethodGet
		if !safe && (r.Verdict() != probe.NotChecked || len(r.Reasons) == 0) || len(r.Violations) > 0 {
			t.Errorf("%s: %s %v %+v", r.Operation.Key(), r.Verdict(), r.Reasons, r.Violations)
		}
	}
}

// TestRequestsAreBounded: no more are sent than allowed, and it is said what
// was left.
func TestRequestsAreBounded(t *testing.T) {
	for _, most := range []int{1, 10, 40} {
		count, url := countedShop(t)
		var last caller.Progress
		ctx := caller.WithReport(t.Context(), func(p caller.Progress) { last = p })
		report, err := probe.Run(ctx, contractOf(t, "orders/api-spec.yaml"), probe.Settings{
			BaseURL: url, AllowWrites: true, MaxRequests: most, HeadersEnv: map[string]string{"Authorization": "SHOP_TOKEN"}, Options: shopToken,
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := int(count.safe.Load() + count.unsafe.Load()); got != most || report.Requests != most {
			t.Errorf("%d requests came, %d were told, %d were allowed", got, report.Requests, most)
		}
		if last.Done != most || last.Total != most {
			t.Errorf("progress ended with %d of %d, of %d", last.Done, last.Total, most)
		}
		if len(report.Notes) != 1 || !strings.Contains(report.Notes[0], fmt.Sprintf("after %d requests", most)) {
			t.Errorf("notes %v", report.Notes)
		}
	}
}

// TestRedirectIsNotFollowed: nobody is asked but the server that was named.
func TestRedirectIsNotFollowed(t *testing.T) {
	var elsewhere atomic.Int64
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	t.Cleanup(other.Close)
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusFound))
	t.Cleanup(server.Close)
	t.Setenv("HTTP_PROXY", other.URL)
	if _, err := probe.Run(t.Context(), contractOf(t, "orders/api-spec.yaml"), probe.Settings{BaseURL: server.URL}); err != nil {
		t.Fatal(err)
	}
	if elsewhere.Load() != 0 {
		t.Errorf("%d requests went elsewhere", elsewhere.Load())
	}
}

func TestRefusals(t *testing.T) {
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	tests := []struct {
		name     string
		settings probe.Settings
		want     string // code and the beginning of the message
	}{
		{"no address", probe.Settings{BaseURL: "127.0.0.1:8000"}, `bad_base_url: base_url "127.0.0.1:8000" is no address`},
		{"a query", probe.Settings{BaseURL: "http://127.0.0.1/?key=1"}, `bad_base_url: base_url "http://127.0.0.1/?key=1" has a query`},
		{"another machine", probe.Settings{BaseURL: "http://192.0.2.7:80"}, "not_loopback: 192.0.2.7 is not this machine"},
		{"nothing there", probe.Settings{BaseURL: closed.URL}, "server_unreachable: nothing answers at " + closed.URL},
		{"no such variable", probe.Settings{BaseURL: closed.URL, HeadersEnv: map[string]string{"X": "NONE"}}, `unknown_variable: the environment variable "NONE" is not set`},
		{"no such operation", probe.Settings{BaseURL: closed.URL, Operations: []string{"GET /order"}}, "unknown_operation: "},
		{"no such method", probe.Settings{BaseURL: closed.URL, Methods: []string{"TRACE"}}, "nothing_selected: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.settings.Getenv = func(string) string { return "" }
			_, err := probe.Run(t.Context(), contractOf(t, "orders/api-spec.yaml"), test.settings)
			fault, ok := errors.AsType[*doc.Fault](err)
			if !ok || !strings.HasPrefix(fault.Code+": "+fault.Message, test.want) {
				t.Errorf("want %s, got %v", test.want, err)
			}
		})
	}
}

// TestPages: what follows a page comes from the same run, without asking the
// server again.
func TestPages(t *testing.T) {
	count, url := countedShop(t)
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{"../../testdata/openapi/orders"}})
	if err != nil {
		t.Fatal(err)
	}
	p := probe.New(workspaces, &openapi.Library{}, shopToken)
	first, err := p.Check(t.Context(), probe.Params{Contract: "api-spec.yaml", BaseURL: url, HeadersEnv: map[string]string{"Authorization": "SHOP_TOKEN"}})
	if err != nil {
		t.Fatal(err)
	}
	all, asked := first.Operations, count.safe.Load()
	first.Keep(3)
	second, err := p.Check(t.Context(), probe.Params{Cursor: first.NextCursor})
	if err != nil {
		t.Fatal(err)
	}
	if second.Rows() != len(all)-3 || second.Operations[0].Operation != all[3].Operation || second.Total != len(all) {
		t.Errorf("of %d rows the first page has 3 and the second %d of %d", len(all), second.Rows(), second.Total)
	}
	if count.safe.Load() != asked {
		t.Error("the server was asked again")
	}
	second.Keep(1)
	if third, err := p.Check(t.Context(), probe.Params{Cursor: second.NextCursor}); err != nil || third.Rows() != len(all)-4 {
		t.Errorf("the third page: %v %v", third, err)
	}
	for _, cursor := range []string{"7", "1.0", "9.1", "1.99", "x.y"} {
		_, err := p.Check(t.Context(), probe.Params{Cursor: cursor})
		if fault, ok := errors.AsType[*doc.Fault](err); !ok || fault.Code != "unknown_cursor" {
			t.Errorf("cursor %s: %v", cursor, err)
		}
	}
}
