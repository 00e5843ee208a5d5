package fastapi

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
)

// corpus are the contracts of the corpus that load, by path. GitHub's and
// Stripe's are left out of short runs.
func corpus(t testing.TB) (dir testcorpus.Folder, paths []string) {
	t.Helper()
	only := os.Getenv("KIRO_MCP_ONLY")
	dir, all := testcorpus.Loading(t)
	for _, path := range all {
		if strings.Contains(path, only) {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		t.Fatalf("KIRO_MCP_ONLY=%s names no contract", only)
	}
	return dir, paths
}

// job is one app for testdata/import_apps.py.
type job struct {
	Dir    string      `json:"dir"`
	Routes [][2]string `json:"routes"`
}

// outcome is what it found.
type outcome struct {
	Dir     string      `json:"dir"`
	Error   string      `json:"error"`
	Trace   string      `json:"trace"`
	Missing [][2]string `json:"missing"`
	Extra   [][2]string `json:"extra"`
	Count   int         `json:"count"`
	OpenAPI string      `json:"openapi"`
	Seconds float64     `json:"seconds"`
	All     float64     `json:"all_seconds"`
}

var anyParameter = regexp.MustCompile(`\{[^{}]*\}`)

// TestCorpusImports: the server of every contract of the corpus imports, and
// has the contract's operations as routes, no more and no less.
func TestCorpusImports(t *testing.T) {
	if os.Getenv("KIRO_MCP_STRESS") == "" {
		t.Skip("set KIRO_MCP_STRESS=1 to import the servers of the whole corpus")
	}
	dir, paths := corpus(t)
	var jobs []job
	root := t.TempDir()
	for _, path := range paths {
		c := read(t, dir, path)
		if !c.Usable() {
			t.Errorf("%s cannot be worked from: %v", path, c.Findings[0])
			continue
		}
		begin := time.Now()
		w := newWriter(c)
		files := append(w.contractFiles(), w.scaffold()...)
		if d := time.Since(begin); d > time.Second {
			t.Logf("%s: %d operations in %v", path, len(c.Operations), d)
		}
		out := filepath.Join(root, strings.NewReplacer("/", "_").Replace(path))
		lay(t, out, files)
		j := job{Dir: out, Routes: [][2]string{}}
		for _, o := range c.Operations {
			j.Routes = append(j.Routes, [2]string{o.Method, anyParameter.ReplaceAllString(o.Path, "{}")})
		}
		jobs = append(jobs, j)
	}
	imported := 0
	for _, o := range imports(t, jobs) {
		name := filepath.Base(o.Dir)
		switch {
		case o.Error != "":
			t.Errorf("%s does not import: %s\n%s", name, o.Error, o.Trace)
			continue
		case len(o.Missing)+len(o.Extra) > 0:
			t.Errorf("%s: missing %v, extra %v", name, o.Missing, o.Extra)
		case o.OpenAPI != "":
			t.Errorf("%s: no schema: %s", name, o.OpenAPI)
		}
		imported++
		t.Logf("%-60s %5d routes %6.2f s %6.2f s", name, o.Count, o.Seconds, o.All)
	}
	t.Logf("%d of %d import", imported, len(paths))
	if imported < len(paths) {
		t.Errorf("%d of %d import", imported, len(paths))
	}
}

// imports runs the apps through one Python.
func imports(t *testing.T, jobs []job) []outcome {
	t.Helper()
	var in bytes.Buffer
	for _, j := range jobs {
		slices.SortFunc(j.Routes, func(a, b [2]string) int { return strings.Compare(a[1]+a[0], b[1]+b[0]) })
		line, err := json.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	script, err := filepath.Abs("testdata/import_apps.py")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), testpython.Path(t), script)
	run.Stdin, run.Stderr = &in, os.Stderr
	stdout, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	var out []outcome
	lines := bufio.NewScanner(bytes.NewReader(stdout))
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var o outcome
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			t.Fatalf("%v: %s", err, lines.Text())
		}
		out = append(out, o)
	}
	if len(out) != len(jobs) {
		t.Fatalf("%d of %d apps were looked at", len(out), len(jobs))
	}
	return out
}

func read(t testing.TB, dir testcorpus.Folder, path string) *openapi.Contract {
	t.Helper()
	c, err := openapi.Read(t.Context(), dir, path, openapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lay writes files below a folder.
func lay(t testing.TB, dir string, files []openapi.File) {
	t.Helper()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
