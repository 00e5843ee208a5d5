package compose

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kiro-mcp/specfs/doc"
)

var update = flag.Bool("update", false, "write what the operations give into the shapes")

// shape is a document in a form that people write, rebuilt by us, with an
// operation on it: testdata/shapes/*.txtar. Its comment says what it shows and
// gives the arguments; "as" puts the document into another encoding.
type shape struct {
	path    string
	archive *txtar.Archive
	fields  map[string]string // operation, document, target, after, as, ids
}

func readShape(t *testing.T, path string) shape {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := shape{path: path, archive: archive, fields: map[string]string{}}
	for line := range strings.Lines(string(archive.Comment)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(key, "#") {
			s.fields[key] = value
		}
	}
	return s
}

func (s shape) file(name string) string {
	for _, f := range s.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// encode gives the document the line ends and the end that the shape asks for.
func (s shape) encode(text string) []byte {
	for as := range strings.FieldsSeq(s.fields["as"]) {
		switch as {
		case "crlf":
			text = strings.ReplaceAll(text, "\n", "\r\n")
		case "bom":
			text = "\ufeff" + text
		case "chopped":
			text = strings.TrimRight(text, "\r\n")
		}
	}
	return []byte(text)
}

// run does the shape's operation.
func (s shape) run(t *testing.T, d Document) (Written, error) {
	text, target, after := strings.TrimSuffix(s.file("text"), "\n"), s.fields["target"], s.fields["after"]
	switch s.fields["operation"] {
	case "add_requirement":
		return AddRequirement(d.Requirements, text, after)
	case "add_criterion":
		return AddCriterion(d.Requirements, target, text, after)
	case "replace_criterion":
		return ReplaceCriterion(d.Requirements, target, text)
	case "add_tasks":
		return AddTasks(d.Tasks, target, text, after)
	case "edit_task":
		return EditTask(d.Tasks, target, text)
	case "replace_section":
		return ReplaceSection(d, target, text)
	case "append_section":
		return AppendSection(d, target, text, after)
	case "replace_text":
		return ReplaceText(d, target, text)
	case "remove":
		return Remove(d, target)
	}
	t.Fatalf("%s: no operation %q", s.path, s.fields["operation"])
	return Written{}, nil
}

func (s shape) document() Document {
	name, src := s.fields["document"], s.encode(s.file("before.md"))
	switch {
	case strings.HasPrefix(name, "tasks"):
		return asTasks(name, src)
	case strings.HasPrefix(name, "requirements"), strings.HasPrefix(name, "bugfix"):
		return asRequirements(name, src)
	default:
		return asDesign(name, src)
	}
}

// TestShapes holds every operation to the document that it must give, and what
// was added to being taken out again without a trace.
func TestShapes(t *testing.T) {
	paths, err := filepath.Glob("testdata/shapes/*.txtar")
	if err != nil || len(paths) < 40 {
		t.Fatalf("found %d shapes, %v; at least 40 are promised", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			s := readShape(t, path)
			d := s.document()
			w, err := s.run(t, d)
			got, ids := s.outcome(t, d, w, err)
			if *update {
				s.write(t, got, ids)
				return
			}
			if want := s.fields["ids"]; ids != want {
				t.Errorf("ids (-want +got):\n-%s\n+%s", want, ids)
			}
			if want := s.file("after.md"); got != want {
				t.Errorf("run go test ./internal/compose -update if this is meant (-want +got)\n-%s\n+%s", want, got)
			}
			if err == nil && strings.HasPrefix(s.fields["operation"], "add_") {
				s.takeOut(t, d, w)
			}
		})
	}
}

// outcome is the document as it is then, in plain text, or the error.
func (s shape) outcome(t *testing.T, d Document, w Written, err error) (text, ids string) {
	t.Helper()
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		return fmt.Sprintf("error %s in %s: %s\n", fault.Code, fault.Field, fault.Message), ""
	}
	if err != nil {
		t.Fatal(err)
	}
	changed, err := d.after(w.Edits)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range w.Edits {
		if strings.HasPrefix(s.fields["operation"], "add_") && e.Len() > 0 {
			t.Errorf("an addition replaces %q", e.Of(d.Source))
		}
	}
	text = string(changed.Source)
	plain := strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	if strings.Contains(s.fields["as"], "chopped") {
		plain += "\n"
	}
	if string(s.encode(plain)) != text {
		t.Errorf("the line ends or the end of the document are not its own: %q", text)
	}
	for _, note := range w.Notes {
		plain += "note: " + note + "\n"
	}
	return plain, strings.Join(w.IDs, " ")
}

// takeOut removes what was added and expects the document as it was.
func (s shape) takeOut(t *testing.T, d Document, w Written) {
	t.Helper()
	changed, err := d.after(w.Edits)
	if err != nil {
		t.Fatal(err)
	}
	ids := w.IDs
	if s.fields["operation"] == "add_requirement" {
		ids = ids[:1]
	}
	back, err := removeAll(changed, ids)
	if s.fields["undo"] == "leaves its chapter" {
		return
	}
	if err != nil || !bytes.Equal(back.Source, d.Source) {
		t.Errorf("removing %q again (-want +got), error %v:\n-%q\n+%q", ids, err, d.Source, back.Source)
	}
}

func (s shape) write(t *testing.T, after, ids string) {
	t.Helper()
	var comment strings.Builder
	for line := range strings.Lines(string(s.archive.Comment)) {
		if !strings.HasPrefix(line, "ids: ") {
			comment.WriteString(line)
		}
	}
	if ids != "" {
		comment.WriteString("ids: " + ids + "\n")
	}
	files := []txtar.File{}
	for _, f := range s.archive.Files {
		if f.Name != "after.md" {
			files = append(files, f)
		}
	}
	files = append(files, txtar.File{Name: "after.md", Data: []byte(after)})
	if err := os.WriteFile(s.path, txtar.Format(&txtar.Archive{Comment: []byte(comment.String()), Files: files}), 0o644); err != nil {
		t.Fatal(err)
	}
}
