package fastapi

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/python"
)

// exchange is a request for testdata/send_requests.py, and what must come of it.
type exchange struct {
	Kind    string      `json:"kind"` // valid, broken, answer
	Name    string      `json:"name"`
	Says    string      `json:"says"`
	Method  string      `json:"method"`
	Path    string      `json:"path"`
	Query   string      `json:"query"`
	Headers [][2]string `json:"headers"`
	Body    []byte      `json:"body"`

	Module  string        `json:"module"` // of an answer: who gives it
	Handler string        `json:"handler"`
	Status  int           `json:"status"`
	Answer  openapi.Value `json:"answer"`
}

// mostOperations is how many operations of one contract are tried.
const mostOperations = 60

// TestCorpusTraffic: the servers of the corpus take valid requests, refuse
// broken ones, and answer what keeps the contract as it was given. One in 200
// may go wrong: a text in a form that is no list to one reader and a list of
// one to another, an object in a query whose members are parameters.
func TestCorpusTraffic(t *testing.T) {
	if os.Getenv("KIRO_MCP_STRESS") == "" {
		t.Skip("set KIRO_MCP_STRESS=1 to send requests to the servers of the whole corpus")
	}
	dir, paths := corpus(t)
	root := t.TempDir()
	var in bytes.Buffer
	for _, path := range paths {
		c := read(t, dir, path)
		w := newWriter(c)
		out := filepath.Join(root, strings.NewReplacer("/", "_").Replace(path))
		lay(t, out, append(w.contractFiles(), w.scaffold()...))
		line, err := json.Marshal(map[string]any{"dir": out, "exchanges": exchanges(t, w)})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	script, err := filepath.Abs("testdata/send_requests.py")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), testpython.Path(t), script)
	run.Stdin, run.Stderr = &in, os.Stderr
	stdout, err := run.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	total, apps, wrong := map[string]int{}, 0, 0
	lines := bufio.NewScanner(stdout)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var o struct {
			Dir    string         `json:"dir"`
			Wrong  []string       `json:"wrong"`
			Counts map[string]int `json:"counts"`
		}
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		apps++
		for kind, n := range o.Counts {
			total[kind] += n
		}
		wrong += len(o.Wrong)
		for i, problem := range o.Wrong {
			if i < 8 {
				t.Logf("%s: %s", filepath.Base(o.Dir), problem)
			}
		}
	}
	if err := run.Wait(); err != nil || apps != len(paths) {
		t.Errorf("%d of %d apps were tried: %v", apps, len(paths), err)
	}
	t.Logf("%v", total)
	if all := total["valid"] + total["broken"] + total["answer"]; wrong*200 > all || all == 0 {
		t.Errorf("%d of %d exchanges went wrong, want at most one in 200", wrong, all)
	}
}

// exchanges are what is tried with the server of a contract.
func exchanges(t *testing.T, w *writer) []exchange {
	t.Helper()
	all := []exchange{}
	for i, o := range w.operations {
		if i == mostOperations {
			break
		}
		if strings.ContainsAny(o.Operation.Operation.Path, "#?") {
			continue // no request can ask for it
		}
		valid, err := example.RequestOf(o.Operation.Operation)
		if err != nil {
			continue
		}
		all = append(all, sends(t, o.Operation, "valid", "", valid))
		if full, err := example.FullRequestOf(o.Operation.Operation); err == nil {
			all = append(all, sends(t, o.Operation, "valid", "in full", full))
		}
		for _, b := range example.FewBrokenRequests(o.Operation.Operation) {
			all = append(all, sends(t, o.Operation, "broken", b.Rule+" "+b.Says, b.Request))
		}
		if !o.plain || o.success == nil || len(o.success.Content) == 0 || !hasBody(o.status) {
			continue
		}
		for _, make := range []func(*openapi.Schema, openapi.Direction) (openapi.Value, error){example.Of, example.Full} {
			v, err := make(o.success.Content[0].Schema, openapi.ToClient)
			if err != nil {
				continue
			}
			answers := sends(t, o.Operation, "answer", "", valid)
			answers.Module, answers.Handler, answers.Status, answers.Answer = o.Module.Name, o.Name, o.status, v
			all = append(all, answers)
		}
	}
	return all
}

func sends(t *testing.T, o *python.Operation, kind, says string, r *example.Request) exchange {
	t.Helper()
	out := exchange{Kind: kind, Name: o.Key(), Says: says, Method: o.Method, Headers: [][2]string{}}
	var err error
	if out.Path, err = r.Path(); err != nil {
		t.Fatal(err)
	}
	if out.Query, err = r.Query(); err != nil {
		t.Fatal(err)
	}
	headers, err := r.Pairs(openapi.InHeader)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range headers {
		out.Headers = append(out.Headers, [2]string{p.Name, p.Value})
	}
	cookies, err := r.Pairs(openapi.InCookie)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, p := range cookies {
		texts = append(texts, p.Name+"="+p.Value)
	}
	if len(texts) > 0 {
		out.Headers = append(out.Headers, [2]string{"Cookie", strings.Join(texts, "; ")})
	}
	body, mediaType, err := r.Payload()
	if err != nil {
		t.Fatal(err)
	}
	if out.Body = body; mediaType != "" {
		out.Headers = append(out.Headers, [2]string{"Content-Type", mediaType})
	}
	return out
}
