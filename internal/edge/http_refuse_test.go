//go:build conformance

package edge

import (
	"encoding/json"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// TestHTTPRefuses: what is addressed elsewhere, contradicts itself or belongs
// to nothing is refused, with the status and code that the revisions say.
func TestHTTPRefuses(t *testing.T) {
	s, _ := sample(Options{})
	c := overHTTP(t, s)
	list := newerRequest("tools/list", "")
	greet := newerRequest("tools/call", `"name":"greet","arguments":{"name":"ann"},`)
	session := c.introduce(`{}`)
	for name, r := range map[string]struct {
		method, body string
		headers      []string
		status, code int
	}{
		"served":             {"POST", list, newer("tools/list", ""), 200, 0},
		"called":             {"POST", greet, newer("tools/call", "greet"), 200, 0},
		"encoded name":       {"POST", greet, newer("tools/call", "=?base64?Z3JlZXQ=?="), 200, 0},
		"over lines":         {"POST", "\n" + strings.ReplaceAll(list, ",", ",\n"), newer("tools/list", ""), 200, 0},
		"page of ours":       {"POST", list, append(newer("tools/list", ""), "Origin: http://localhost:3000"), 200, 0},
		"other host":         {"POST", list, append(newer("tools/list", ""), "Host: evil.example"), 403, mcp.INVALID_REQUEST},
		"other page":         {"POST", list, append(newer("tools/list", ""), "Origin: https://evil.example"), 403, mcp.INVALID_REQUEST},
		"no page":            {"POST", list, append(newer("tools/list", ""), "Origin: null"), 403, mcp.INVALID_REQUEST},
		"alike":              {"POST", list, append(newer("tools/list", ""), "Host: localhost.evil.example"), 403, mcp.INVALID_REQUEST},
		"form":               {"POST", list, append(newer("tools/list", ""), "Content-Type: text/plain"), 415, mcp.INVALID_REQUEST},
		"too long":           {"POST", strings.Repeat(" ", maxLine+1), nil, 413, mcp.INVALID_REQUEST},
		"no JSON":            {"POST", `{"jsonrpc":`, nil, 400, mcp.PARSE_ERROR},
		"nothing":            {"POST", " \n", nil, 400, mcp.PARSE_ERROR},
		"batch":              {"POST", "[" + list + "]", nil, 400, mcp.INVALID_REQUEST},
		"no header":          {"POST", list, []string{"Mcp-Method: tools/list"}, 400, mcp.HEADER_MISMATCH},
		"other version":      {"POST", list, []string{"Mcp-Protocol-Version: 2025-11-25", "Mcp-Method: tools/list"}, 400, mcp.HEADER_MISMATCH},
		"no method header":   {"POST", list, []string{"Mcp-Protocol-Version: 2026-07-28"}, 400, mcp.HEADER_MISMATCH},
		"other method":       {"POST", list, newer("tools/call", ""), 400, mcp.HEADER_MISMATCH},
		"other tool":         {"POST", greet, newer("tools/call", "part"), 400, mcp.HEADER_MISMATCH},
		"two methods":        {"POST", list, append(newer("tools/list", ""), "Mcp-Method: tools/call"), 400, mcp.HEADER_MISMATCH},
		"no meta":            {"POST", ping(1), newer("ping", ""), 400, mcp.INVALID_PARAMS},
		"unknown method":     {"POST", newerRequest("tools/forget", ""), newer("tools/forget", ""), 404, mcp.METHOD_NOT_FOUND},
		"response":           {"POST", `{"jsonrpc":"2.0","id":1,"result":{}}`, newer("", ""), 400, mcp.INVALID_REQUEST},
		"newer GET":          {"GET", "", newer("", ""), 405, 0},
		"newer DELETE":       {"DELETE", "", newer("", ""), 405, 0},
		"PUT":                {"PUT", list, nil, 405, 0},
		"no session":         {"POST", ping(1), nil, 400, mcp.INVALID_REQUEST},
		"no request":         {"POST", `{"jsonrpc":"2.0","method":"initialize"}`, nil, 400, mcp.INVALID_REQUEST},
		"unknown session":    {"POST", ping(1), []string{mcp.HeaderSessionID + ": x"}, 404, mcp.INVALID_REQUEST},
		"session":            {"POST", ping(1), []string{session}, 200, 0},
		"unknown version":    {"POST", ping(1), []string{session, "Mcp-Protocol-Version: 1999-01-01"}, 400, mcp.INVALID_REQUEST},
		"older error is 200": {"POST", `{"jsonrpc":"2.0","id":1,"method":"tools/forget"}`, []string{session}, 200, mcp.METHOD_NOT_FOUND},
	} {
		response := c.do(r.method, r.body, r.headers...)
		body, _ := io.ReadAll(response.Body)
		var l line
		_ = json.Unmarshal(body, &l) // a 405 has no body
		code := 0
		if l.Error != nil {
			code = l.Error.Code
		}
		if response.StatusCode != r.status || code != r.code {
			t.Errorf("%s: expected status %d and code %d, got %d and %d: %s", name, r.status, r.code, response.StatusCode, code, body)
		}
	}
}

// TestHTTPOnlyOnLoopback: no other address is listened on.
func TestHTTPOnlyOnLoopback(t *testing.T) {
	s, _ := sample(Options{})
	err := s.ServeLoopback(t.Context(), everywhere{})
	if err == nil || !strings.Contains(err.Error(), "listen on a loopback address") {
		t.Errorf("serving the world gave %v", err)
	}
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST:80": true, "127.0.0.1:8080": true, "127.9.9.9": true, "[::1]:80": true, "[::1]": true, "::1": true,
		"": false, "null": false, "0.0.0.0:80": false, "192.168.0.1": false, "localhost.example": false, "127.0.0.1.example": false, "[::]:80": false,
	} {
		if isLoopback(host) != want {
			t.Errorf("%q is this machine: %v", host, !want)
		}
	}
}

// everywhere is a listener on all addresses.
type everywhere struct{ net.Listener }

func (everywhere) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4zero, Port: 80} }
