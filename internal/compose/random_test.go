package compose

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
)

// randomOperations is how many operations are carried out, a fifth of that in
// the quick suite; those that are refused are not counted.
var randomOperations = func() int {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 5000
	}
	return 1000
}()

// TestRandomOperationsKeepCompletedTasks walks through plans of the corpus with
// random operations, one upon another. After each, the lines of the completed
// tasks are byte for byte the same, in their order, under the same numbers.
func TestRandomOperationsKeepCompletedTasks(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2026))
	paths := testcorpus.Files(t, testcorpus.IsTasks)
	done, refused := map[string]int{}, map[string]int{}
	kept, operations := 0, 0
	for operations < randomOperations {
		path := paths[random.IntN(len(paths))]
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d := asTasks("tasks", src)
		if len(src) > 60_000 || len(completedLines(d.Tasks)) == 0 {
			continue
		}
		for range 10 {
			name, w, err := randomOperation(random, d)
			if fault, ok := errors.AsType[*doc.Fault](err); ok {
				refused[fault.Code]++
				continue
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", path, name, err)
			}
			changed, err := d.after(w.Edits)
			if err != nil {
				t.Fatalf("%s: %s: %v", path, name, err)
			}
			if was, is := completedParts(d.Tasks), completedParts(changed.Tasks); !slices.Equal(was, is) {
				t.Fatalf("%s: %s changes completed tasks (-want +got):\n-%q\n+%q", path, name, was, is)
			}
			operations++
			done[name]++
			kept += len(completedLines(d.Tasks))
			d = changed
		}
	}
	t.Logf("%d operations; completed lines held %d; done %v; refused %v", operations, kept, sorted(done), sorted(refused))
	if len(done) < 6 {
		t.Errorf("only %d kinds of operation were done", len(done))
	}
}

// completedParts are the completed tasks with their numbers and bytes.
func completedParts(d *doc.Tasks) []string {
	var parts []string
	for _, t := range d.All {
		if t.Status == doc.Done {
			parts = append(parts, t.Number+"\x00"+string(t.Head.Of(d.Source)))
		}
	}
	return parts
}

func sorted(counts map[string]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", name, counts[name]))
	}
	return strings.Join(parts, ", ")
}

// randomOperation is one operation on a random part with a random text.
func randomOperation(random *rand.Rand, d Document) (string, Written, error) {
	texts := []string{
		"- [ ] Export\n  - [ ] Write it\n    - as CSV\n- [ ]* Test it", "Export", "- [x] Export", "- [ ] 1. Export\n  - [x] 1.1 Write it",
		"# Export", "Export\n```\n- [x] 1. Export\n```", "- [ ] Export\n\n## Tasks\n\n- [x] 2. Write", "| [x] | Export |", "Export\n- [x] 1. Set up",
	}
	text := texts[random.IntN(len(texts))]
	task, section := "", ""
	if all := d.Tasks.All; len(all) > 0 {
		task = all[random.IntN(len(all))].ID
	}
	if all := d.Sections(); len(all) > 0 {
		section = all[random.IntN(len(all))].Path
	}
	operations := []struct {
		name string
		do   func() (Written, error)
	}{
		{"add_tasks", func() (Written, error) { return AddTasks(d.Tasks, "", text, "") }},
		{"add_tasks below", func() (Written, error) { return AddTasks(d.Tasks, task, text, "") }},
		{"add_tasks after", func() (Written, error) { return AddTasks(d.Tasks, "", text, task) }},
		{"add_tasks in", func() (Written, error) { return AddTasks(d.Tasks, section, text, "") }},
		{"edit_task", func() (Written, error) { return EditTask(d.Tasks, task, text) }},
		{"replace_section", func() (Written, error) { return ReplaceSection(d, section, text) }},
		{"append_section", func() (Written, error) { return AppendSection(d, section, text, "") }},
		{"replace_text", func() (Written, error) { return ReplaceText(d, randomPiece(random, d.Source), text) }},
		{"remove task", func() (Written, error) { return Remove(d, task) }},
		{"remove section", func() (Written, error) { return Remove(d, section) }},
	}
	chosen := operations[random.IntN(len(operations))]
	w, err := chosen.do()
	return chosen.name, w, err
}

// randomPiece is a piece of a document, of one word up to several lines.
func randomPiece(random *rand.Rand, src []byte) string {
	start := random.IntN(len(src))
	return string(src[start:min(len(src), start+1+random.IntN(200))])
}
