package openapi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
)

// want is a finding that a document announces on its line: # want code "text".
// "want*" says that it is found on the line that begins the operation.
var want = regexp.MustCompile(`# want(\*?) (\w+) ("(?:[^"\\]|\\.)*")`)

// TestFindings: the documents of testdata/findings have exactly the findings
// that they announce. What is only advice, or about the whole, is left out, and
// so is that no advice came in time, on a busy machine.
func TestFindings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "findings", "*.yaml"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d documents, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c, err := openapi.Read(t.Context(), testcorpus.Folder("testdata/findings"), filepath.Base(file), openapi.Options{})
			if err != nil {
				t.Fatal(err)
			}
			left := slices.DeleteFunc(slices.Clone(c.Findings), func(f openapi.Finding) bool {
				return f.Code == "not_valid" || f.Code == "not_validated" || f.Code == "no_operations"
			})
			announced := announced(t, string(source))
			if len(announced) == 0 {
				t.Fatal("the document announces no finding")
			}
			for _, w := range announced {
				i := slices.IndexFunc(left, w.is)
				if i < 0 {
					t.Errorf("missing: line %d: %s %q", w.line, w.code, w.text)
					continue
				}
				if left[i].File != filepath.Base(file) {
					t.Errorf("%s is in %q", w.code, left[i].File)
				}
				left = slices.Delete(left, i, i+1)
			}
			for _, f := range left {
				t.Errorf("unexpected: %s:%d: %s: %s", f.File, f.Line, f.Code, f.Message)
			}
		})
	}
}

type announcement struct {
	line       int
	code, text string
}

func (a announcement) is(f openapi.Finding) bool {
	return f.Line == a.line && f.Code == a.code && strings.Contains(f.Message, a.text)
}

func announced(t *testing.T, source string) []announcement {
	t.Helper()
	var all []announcement
	for i, line := range strings.Split(source, "\n") {
		m := want.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		text, err := strconv.Unquote(m[3])
		if err != nil {
			t.Fatal(fmt.Errorf("line %d: %w", i+1, err))
		}
		at := i + 1
		if m[1] != "" {
			at--
		}
		all = append(all, announcement{at, m[2], text})
	}
	return all
}
