//go:build !conformance

package main

import (
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kiro-mcp/internal/edge"
	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
)

// TestDefaultBuildHasNoFixtures: what the conformance suites ask for, and the
// HTTP listener that they speak to, are not in the program that people get.
func TestDefaultBuildHasNoFixtures(t *testing.T) {
	deps := strings.Fields(goList(t, "-deps", "."))
	if !slices.Contains(deps, "kiro-mcp/internal/edge") {
		t.Fatalf("the program is made of %d packages without the edge; the test looks in the wrong place", len(deps))
	}
	if slices.Contains(deps, "kiro-mcp/internal/edge/fixtures") {
		t.Error("the fixtures are built in")
	}
	tagged := strings.Fields(goList(t, "-f", `{{join .IgnoredGoFiles " "}}`, "kiro-mcp/internal/edge"))
	for _, file := range []string{"http.go", "http_headers.go", "http_session.go", "http_stream.go", "http_streams.go", "registry.go"} {
		if !slices.Contains(tagged, file) {
			t.Errorf("internal/edge/%s is built in, or is gone", file)
		}
	}
	for _, c := range newRoot(nil).Commands() {
		if strings.Contains(c.Name(), "conformance") || c.Flags().Lookup("fixtures") != nil || c.Flags().Lookup("http") != nil {
			t.Errorf("the command %s is for the suites", c.CommandPath())
		}
	}
	for _, listed := range listedTools(t) {
		if strings.Contains(listed, `"name":"test_`) || strings.Contains(listed, `"name":"json_schema`) {
			t.Errorf("a fixture is listed: %s", listed)
		}
	}
}

func goList(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return string(out)
}

// listedTools are all that the server lists.
func listedTools(t *testing.T) []string {
	t.Helper()
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{t.TempDir()}})
	if err != nil {
		t.Fatal(err)
	}
	o, err := serverOptions(workspaces, serveFlags{toolsets: string(tool.All)}, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	in, feed := io.Pipe()
	out, fill := io.Pipe()
	go func() { _ = edge.New(o).ServeStdio(t.Context(), in, fill) }()
	client, err := edge.Dial(t.Context(), "test", "1", feed, out)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	tools, err := client.Tools(t.Context())
	if err != nil || len(tools) == 0 {
		t.Fatalf("%d tools are listed, error %v", len(tools), err)
	}
	var listed []string
	for _, raw := range tools {
		listed = append(listed, string(raw))
	}
	return listed
}
