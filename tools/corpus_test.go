package tools_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

const getTaskBytes = 4_000 // what get_task may take when nobody says otherwise

// taskStride is how many tasks of the corpus there are to one that the quick
// suite asks for, and specStride how many specs to one that it validates; with
// KIRO_MCP_STRESS all are. Both are prime, so that they keep step with no
// numbering.
var taskStride, specStride = func() (tasks, specs int) {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 1, 1
	}
	return 11, 5
}()

// Every task of the corpus, found by paging through the lists, is answered
// within max_bytes in both faces, but for its own text. Every page fits too.
// The quick suite pages through all, and asks for some.
func TestCorpusAnswersFit(t *testing.T) {
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	var pages, tasks, cut, over, links atomic.Int64
	t.Run("projects", func(t *testing.T) {
		for _, p := range projects {
			if !p.IsDir() {
				continue
			}
			t.Run(p.Name(), func(t *testing.T) {
				t.Parallel()
				workspaces, err := specfs.Open(specfs.Options{Roots: []string{filepath.Join(base, p.Name())}})
				if err != nil {
					t.Fatal(err)
				}
				c := caller{t: t, tools: tools.All(workspaces)}
				for i, row := range c.allTasks(&pages) {
					if i%taskStride != 0 {
						continue
					}
					got, answer := c.getTask(row)
					tasks.Add(1)
					if slices.ContainsFunc(got.Omitted, func(o workflow.Omission) bool { return o.Why == "max_bytes" }) {
						cut.Add(1)
					}
					links.Add(int64(len(answer.Links)))
					if answer.Bytes() > getTaskBytes {
						over.Add(1)
						c.onlyOwnText(got, answer)
					}
				}
			})
		}
	})
	if least := int64(15_000 / taskStride); tasks.Load() < least {
		t.Fatalf("%d tasks, want at least %d", tasks.Load(), least)
	}
	t.Logf("%d pages, %d tasks: %d cut to fit %d bytes, %d longer by their own text, %.1f links each", pages.Load(), tasks.Load(), cut.Load(), getTaskBytes, over.Load(), float64(links.Load())/float64(tasks.Load()))
}

// caller calls tools by name, as a client does.
type caller struct {
	t     *testing.T
	tools []*tool.Tool
}

func (c caller) call(name string, args any, result any) *tool.Answer {
	c.t.Helper()
	raw, err := json.Marshal(args)
	if err != nil {
		c.t.Fatal(err)
	}
	i := slices.IndexFunc(c.tools, func(x *tool.Tool) bool { return x.Name == name })
	answer, err := c.tools[i].Call(c.t.Context(), raw)
	if err != nil {
		c.t.Fatalf("%s %s: %v", name, raw, err)
	}
	if err := json.Unmarshal(answer.Structured, result); err != nil {
		c.t.Fatalf("%s %s: %v", name, raw, err)
	}
	return answer
}

// allTasks pages through every task there is.
func (c caller) allTasks(pages *atomic.Int64) []workflow.TaskRow {
	c.t.Helper()
	args := map[string]any{"status": "all", "include_optional": true, "include_parents": true}
	c.page(args, tool.PageBytes)
	args["limit"] = 200
	var rows []workflow.TaskRow
	for {
		page := c.page(args, tool.MaxBytes)
		pages.Add(1)
		rows = append(rows, page.Tasks...)
		args["cursor"] = page.NextCursor
		if page.NextCursor == "" {
			if len(rows) != page.Total {
				c.t.Errorf("%d rows on all pages, total %d", len(rows), page.Total)
			}
			return rows
		}
	}
}

func (c caller) page(args map[string]any, room int) workflow.OpenTasks {
	c.t.Helper()
	var page workflow.OpenTasks
	answer := c.call("list_open_tasks", args, &page)
	if answer.Bytes() > room {
		c.t.Errorf("page after %v: %d bytes", args["cursor"], answer.Bytes())
	}
	return page
}

func (c caller) getTask(row workflow.TaskRow) (workflow.GetTask, *tool.Answer) {
	c.t.Helper()
	var got workflow.GetTask
	answer := c.call("get_task", map[string]any{"spec": row.Spec, "task": row.ID}, &got)
	if got.Task.Line != row.Line || got.Task.ID != row.ID {
		c.t.Errorf("asked for %s on line %d, got %s on line %d", row.ID, row.Line, got.Task.ID, got.Task.Line)
	}
	return got, answer
}

// onlyOwnText fails unless an answer is too long by the task's own text alone.
func (c caller) onlyOwnText(got workflow.GetTask, answer *tool.Answer) {
	c.t.Helper()
	own, err := json.Marshal(got.Own)
	if err != nil {
		c.t.Fatal(err)
	}
	if rest := max(len(answer.Text)-len(got.Own), len(answer.Structured)-len(own)); rest > getTaskBytes/2 {
		c.t.Errorf("%s: %d bytes beside its own text", got.Task.ID, rest)
	}
	if len(got.Requirements)+len(got.Design) > 0 {
		c.t.Errorf("%s is too long, and yet not all was given up", got.Task.ID)
	}
}
