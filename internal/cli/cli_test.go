package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs/doc"
)

type paintParams struct {
	Task  string   `json:"task,omitempty" doc:"what to paint"`
	Color string   `json:"color,omitempty" enum:"red,green" default:"red" doc:"the paint"`
	Coats int      `json:"coats,omitempty" doc:"how many" minimum:"1" maximum:"9"`
	Wet   bool     `json:"wet,omitempty" doc:"do not wait"`
	Names []string `json:"wall_names,omitempty" doc:"which walls"`
}

type paintResult struct {
	Given paintParams `json:"given"`
}

func (r paintResult) Text() string { return fmt.Sprintf("# Painted\n%+v", r.Given) }

func painter() *tool.Tool {
	return tool.New(tool.Definition[paintParams, paintResult]{
		Name: "paint_wall", Title: "Paint a wall", Description: "Paints.",
		Examples: []tool.Example{{Says: "the north wall, wet", Args: `{"task":"north wall","wet":true,"coats":2}`}},
		Run: func(_ context.Context, p paintParams) (paintResult, error) {
			if p.Task == "sky" {
				return paintResult{}, &doc.Fault{Code: "unknown_task", Field: "task", Message: `no wall "sky"`, Given: "sky", Valid: []string{"skylight"}}
			}
			return paintResult{Given: p}, nil
		},
	})
}

// run executes a command line over the tools given.
func run(t *testing.T, screen Screen, tools []*tool.Tool, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	root := New(Options{
		Tools:  tools,
		Open:   func([]string) ([]*tool.Tool, error) { return tools, nil },
		Screen: screen,
	})
	root.SetOut(&out)
	root.SetErr(&err)
	code = Execute(t.Context(), root, args)
	return out.String(), err.String(), code
}

func TestFlagsBecomeArguments(t *testing.T) {
	for _, c := range []struct {
		line, want string
	}{
		{"", `{"color":"red"}`},
		{"north wall", `{"task":"north wall","color":"red"}`},
		{"1.10 --coats 2 --wet", `{"task":"1.10","color":"red","coats":2,"wet":true}`},
		{"--task 2.1 --color green --wet=false", `{"task":"2.1","color":"green"}`},
		{"--wall-names a,b --wall-names c", `{"color":"red","wall_names":["a,b","c"]}`},
	} {
		out, stderr, code := run(t, Screen{}, []*tool.Tool{painter()}, append([]string{"paint-wall", "--json"}, strings.Fields(c.line)...)...)
		if code != 0 {
			t.Errorf("%q failed: %s", c.line, stderr)
			continue
		}
		var got, want map[string]any
		decode(t, out, &got)
		decode(t, `{"given":`+c.want+`}`, &want)
		for name, v := range got["given"].(map[string]any) {
			if v == nil || fmt.Sprint(v) == "[]" {
				delete(got["given"].(map[string]any), name)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q (-want +got)\n-%v\n+%v", c.line, want, got)
		}
	}
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string // the error stream
	}{
		{[]string{"paint-wall", "sky"}, "error unknown_task: no wall \"sky\"\ndid you mean: skylight\nvalid: skylight\n"},
		{[]string{"paint-wall", "sky", "--json"}, `{"error":{"code":"unknown_task","message":"no wall \"sky\"","field":"task","valid":["skylight"],"nearest":"skylight"}}` + "\n"},
		{[]string{"paint-wall", "--coats", "many"}, "error invalid_argument: coats must be a whole number, not the string \"many\"\n"},
		{[]string{"paint-wall", "--colour", "red"}, "error: unknown flag: --colour; see kiro-mcp paint-wall --help\n"},
		{[]string{"paint-wall", "--colour", "red", "--json"}, `{"error":{"code":"could_not_run","message":"unknown flag: --colour; see kiro-mcp paint-wall --help","valid":[]}}` + "\n"},
		{[]string{"paint-wall", "a", "--task", "b"}, "error: task is given twice, as \"a\" and with --task\n"},
	} {
		out, stderr, code := run(t, Screen{}, []*tool.Tool{painter()}, c.args...)
		if code != 2 || out != "" || stderr != c.want {
			t.Errorf("%q: code %d, output %q (-want +got)\n-%s\n+%s", c.args, code, out, c.want, stderr)
		}
	}
}

type verdict struct {
	Faults int `json:"faults"`
}

func (v verdict) Text() string      { return fmt.Sprintf("%d faults", v.Faults) }
func (v verdict) HasFindings() bool { return v.Faults > 0 }

type judgeParams struct {
	Faults int `json:"faults,omitempty"`
}

// A tool that found something is shown like any other, and the command says so
// with its code.
func TestFindingsEndWithOne(t *testing.T) {
	judge := tool.New(tool.Definition[judgeParams, verdict]{
		Name: "judge_wall", Title: "Judge",
		Run: func(_ context.Context, p judgeParams) (verdict, error) { return verdict(p), nil },
	})
	for _, c := range []struct {
		args []string
		out  string
		code int
	}{
		{[]string{"judge-wall"}, "0 faults\n", 0},
		{[]string{"judge-wall", "--faults", "2"}, "2 faults\n", 1},
		{[]string{"judge-wall", "--faults", "2", "--json"}, `{"faults":2}` + "\n", 1},
	} {
		out, stderr, code := run(t, Screen{}, []*tool.Tool{judge}, c.args...)
		if out != c.out || code != c.code || stderr != "" {
			t.Errorf("%q: code %d, output %q, errors %q; want code %d, output %q", c.args, code, out, stderr, c.code, c.out)
		}
	}
}

func TestExamplesAreTyped(t *testing.T) {
	out, _, _ := run(t, Screen{}, []*tool.Tool{painter()}, "paint-wall", "--help")
	if want := "# the north wall, wet\n  kiro-mcp paint-wall \"north wall\" --coats 2 --wet\n"; !strings.Contains(out, want) {
		t.Errorf("the help lacks %q:\n%s", want, out)
	}
}

// What a help shows can be pasted into a shell: lists and objects could not.
func TestWordsOfAShell(t *testing.T) {
	list := argument{param: tool.Param{Name: "operations", Kind: tool.List, Items: tool.String}}
	object := argument{param: tool.Param{Name: "headers_env", Kind: tool.Object}}
	number := argument{param: tool.Param{Name: "limit", Kind: tool.Integer}}
	for _, c := range []struct {
		of        argument
		raw, want string
	}{
		{list, `["GET /orders/{id}","listOrders"]`, `--operations "GET /orders/{id}" --operations listOrders`},
		{object, `{"Authorization":"TOKEN"}`, `--headers-env '{"Authorization":"TOKEN"}'`},
		{number, `3`, `--limit 3`},
	} {
		if got := c.of.typed(json.RawMessage(c.raw), false); got != c.want {
			t.Errorf("%s: got %s, want %s", c.raw, got, c.want)
		}
	}
}

type rows struct {
	Tasks  []map[string]any `json:"tasks"`
	Total  int              `json:"total"`
	Faults []map[string]any `json:"problems"`
}

func (rows) Text() string { return "- 1.1 plain" }

type listParams struct {
	Limit int `json:"limit,omitempty"`
}

func lister() *tool.Tool {
	return tool.New(tool.Definition[listParams, rows]{
		Name: "list_open_tasks", Title: "List",
		Run: func(context.Context, listParams) (rows, error) {
			return rows{Total: 2, Faults: []map[string]any{{"file": "tasks.md", "line": 7, "message": "is odd"}}, Tasks: []map[string]any{
				{"id": "1.1", "status": "open", "title": "a title that is rather long for a screen", "spec": "main", "line": 3},
				{"id": "10", "status": "in_progress", "title": "注文を登録する", "spec": "main", "line": 12},
			}}, nil
		},
	})
}

func TestTablesOnATerminalOnly(t *testing.T) {
	for _, c := range []struct {
		screen Screen
		want   string
	}{
		{Screen{}, "- 1.1 plain\n"},
		{Screen{Terminal: true, Width: 60}, "" +
			"ID   STATUS       TITLE                           SPEC  LINE\n" +
			"1.1  open         a title that is rather long f…  main  3\n" +
			"10   in_progress  注文を登録する                  main  12\n" +
			"problem: tasks.md:7 is odd\n" +
			"total: 2\n"},
		{Screen{Terminal: true, Color: true, Width: 60}, "" +
			"\x1b[1mID   STATUS       TITLE                           SPEC  LINE\x1b[0m\n" +
			"1.1  open         a title that is rather long f…  main  3\n" +
			"\x1b[33m10   in_progress  注文を登録する                  main  12\x1b[0m\n" +
			"\x1b[2mproblem: tasks.md:7 is odd\x1b[0m\n" +
			"\x1b[2mtotal: 2\x1b[0m\n"},
	} {
		out, stderr, _ := run(t, c.screen, []*tool.Tool{lister()}, "list-open-tasks")
		if out != c.want {
			t.Errorf("%+v %s (-want +got)\n-%s\n+%s", c.screen, stderr, c.want, out)
		}
	}
}

func TestCompletion(t *testing.T) {
	tools := []*tool.Tool{painter(), lister()}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"paint-wall", "--color", ""}, "red\ngreen\n:4\n"},
		{[]string{"paint-wall", "1"}, "1.1\ta title that is rather long for a screen\n10\t注文を登録する\n:4\n"},
		{[]string{"paint-wall", "--task", "10"}, "10\t注文を登録する\n:4\n"},
	} {
		out, _, _ := run(t, Screen{}, tools, append([]string{"__complete"}, c.args...)...)
		if out != c.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", c.args, c.want, out)
		}
	}
}
