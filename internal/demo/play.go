package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// play is the session: what is left, what the next task needs, checking it
// off, a new criterion and the work for it, the design held against the code, the
// code of a contract, what changed, and a mistake.
func (s *session) play(ctx context.Context) error {
	s.say(`An assistant works on a sample project: an order desk with its requirements,
design and tasks under .kiro, as Kiro writes them. A real client talks to the
real server (MCP %s). The files are a temporary copy.`, s.client.Protocol())

	s.ask(ctx, `You: "Which specs are there, and how far are they?"`, "list_specs", `{}`, 12)
	s.ask(ctx, `You: "What is left to do in the services?"`, "list_open_tasks", `{"spec":"main","section":"Services"}`, 14)
	task := s.next(s.ask(ctx, `You: "Do the next one." The assistant gets all that it needs, and only that.`, "get_task", `{"spec":"main"}`, 24))
	s.ask(ctx, "It writes the code, and checks the task off with a note.", "check_off_task", arguments(map[string]any{
		"spec": "main", "task": task, "note": "with a check constraint on the state", "files": []string{"migrations/003_returns.sql"},
	}), 16)
	s.ask(ctx, `You: "Tell people when their parcel stands still." The criterion comes first.`, "update_spec", arguments(map[string]any{
		"operation": "add_criterion", "target": "3", "text": "Shopper is told when a parcel has not moved for five days", "apply": true,
	}), 10)
	s.ask(ctx, "Then the work for it, where the other services are.", "update_spec", arguments(map[string]any{
		"operation": "add_tasks", "target": "Services", "text": "Watch for parcels that stand still\n  - _Requirements: 3.5_", "apply": true,
	}), 10)
	s.ask(ctx, `You: "Is this still fit to be worked from?"`, "validate_spec", `{"spec":"main"}`, 6)
	s.ask(ctx, `You: "Does the code keep what the design promises?"`, "validate_against_design", `{"spec":"main","checks":["components","limits","stack"]}`, 12)
	s.playContract(ctx)
	s.showChange()
	s.ask(ctx, "It goes on with the next task by itself.", "list_open_tasks", `{"spec":"main","limit":3}`, 10)
	s.ask(ctx, "A mistake is told so that an assistant can put it right.", "get_task", `{"spec":"mian"}`, 6)

	s.say("\n%d calls, %d bytes of answers. The copy is removed; nothing of yours was touched.", s.calls, s.bytes)
	s.say(`
Next, in your own project:
  go install ./cmd/kiro-mcp                            puts kiro-mcp into Go's bin folder
  kiro-mcp doctor --root DIR                           says what an assistant will find there
  kiro-mcp setup claude-desktop --root DIR --write     or codex, cursor, kiro, vscode and others`)
	return s.err
}

// playContract has the code made that follows from the contract.
func (s *session) playContract(ctx context.Context) {
	plan := s.ask(ctx, `You: "The API is agreed: .kiro/api-spec.yaml. What would its backend be?"`, "generate_from_openapi", `{"target":"fastapi"}`, 10)
	var planned struct{ Revision string }
	if s.err == nil {
		s.err = json.Unmarshal(plan, &planned)
	}
	s.ask(ctx, `You: "Write it." What you write in the handlers later, no second run touches.`, "generate_from_openapi",
		arguments(map[string]any{"target": "fastapi", "apply": true, "expect": planned.Revision}), 6)
}

// next reads which task get_task gave.
func (s *session) next(structured json.RawMessage) string {
	var answer struct {
		Task struct{ ID string }
	}
	if s.err == nil {
		s.err = json.Unmarshal(structured, &answer)
	}
	return answer.Task.ID
}

// showChange compares every file of the copy with the sample.
func (s *session) showChange() {
	if s.err != nil {
		return
	}
	s.say("\n── The files on the disk, compared with the sample:")
	same, made := 0, map[string]int{}
	s.err = fs.WalkDir(os.DirFS(s.dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == contract {
			return err
		}
		after, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		before, err := fs.ReadFile(s.sample, path)
		if errors.Is(err, fs.ErrNotExist) {
			made[madeIn(path)]++
			return nil
		}
		if err != nil {
			return err
		}
		if bytes.Equal(before, after) {
			same++
			return nil
		}
		s.column("changed", trimmed(udiff.Unified("sample/"+path, "copy/"+path, string(before), string(after)), 20))
		return nil
	})
	for _, folder := range slices.Sorted(maps.Keys(made)) {
		s.say("   made    %d files below %s", made[folder], folder)
	}
	s.say("   same    all other %d files, byte for byte", same)
}

// madeIn is the folder that a new file is counted in.
func madeIn(path string) string {
	if strings.HasPrefix(path, ".kiro/state/") {
		return ".kiro/state, which remember what was generated"
	}
	folder, _, _ := strings.Cut(path, "/")
	return folder
}

func arguments(args map[string]any) string {
	raw, err := json.Marshal(args)
	if err != nil {
		panic(fmt.Sprintf("arguments of the demo: %v", err)) // strings always encode
	}
	return string(raw)
}
