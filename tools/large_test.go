package tools_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testgen"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// With 10,000 tasks a default answer is no larger than with ten: peers answer
// a list of them with megabytes.
func TestDefaultAnswersAtTenThousandTasks(t *testing.T) {
	dir := t.TempDir()
	if err := testgen.Project(dir, 10_000); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "openapi.yaml"), contractOf(1_000), 0o644); err != nil {
		t.Fatal(err)
	}
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	calls := map[string]struct {
		args  string
		bytes int // of each face by itself
	}{
		"list_specs":      {`{}`, 3_000},
		"list_open_tasks": {`{}`, 3_000},
		"get_task":        {`{}`, 4_000},
		"check_off_task":  {`{"task":"500.1","note":"with a note"}`, 3_000},
		"read_spec":       {`{"document":"tasks"}`, 3_000},
		"search_specs":    {`{"query":"build"}`, 3_000},
		"create_spec":     {`{"name":"new"}`, 3_000},
		"update_spec":     {`{"operation":"add_tasks","text":"One more","apply":true}`, 3_000},
		"validate_spec":   {`{}`, 3_000},

		"validate_against_design": {`{}`, 4_000},
		"record_review":           {`{"element":"ELEMENT","waive":{"reason":"later","until":"2999-01-31"},"by":"Ana"}`, 3_000},

		"generate_from_openapi": {`{"target":"typescript","contract":"openapi.yaml"}`, 3_000},
		"check_contract":        {fmt.Sprintf(`{"base_url":%q,"contract":"openapi.yaml"}`, server.URL), 3_000},
	}
	element := "" // one that validate_against_design names
	for _, x := range tools.All(workspaces) {
		call, known := calls[x.Name]
		if !known {
			t.Fatalf("no call of %s is measured", x.Name)
		}
		answer, err := x.Call(t.Context(), json.RawMessage(strings.Replace(call.args, "ELEMENT", element, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if x.Name == "validate_against_design" {
			var judged struct{ Verdicts []struct{ Element string } }
			if err := json.Unmarshal(answer.Structured, &judged); err != nil || len(judged.Verdicts) == 0 {
				t.Fatalf("%d verdicts, %v; want one to record a review of", len(judged.Verdicts), err)
			}
			element = judged.Verdicts[0].Element
		}
		t.Logf("%-16s text %d, structured %d, %d links, at most %d bytes", x.Name, len(answer.Text), len(answer.Structured), len(answer.Links), call.bytes)
		if largest := answer.Bytes(); largest > call.bytes {
			t.Errorf("%s: %d bytes, at most %d", x.Name, largest, call.bytes)
		}
	}
}

// contractOf is a contract with so many operations, ten of each tag.
func contractOf(operations int) []byte {
	b := []byte("openapi: 3.0.3\ninfo: {title: Large, version: 1.0.0}\npaths:\n")
	for i := range operations {
		b = fmt.Appendf(b, "  /things/%d:\n    get:\n      operationId: getThing%d\n      tags: [tag%d]\n      responses:\n        \"200\": {description: a thing}\n", i, i, i/10)
	}
	return b
}
