package workflow

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadOverview(t *testing.T) {
	f := flow(t, sample(t, "kiro-current"))
	got := must(t, f.ReadSpec, ReadSpecParams{Spec: "invoice-reminders"})
	golden(t, "read_overview", got.Text())
	refused(t, f.ReadSpec, ReadSpecParams{}, "spec_required")
}

func TestReadSection(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	golden(t, "read_section", must(t, f.ReadSpec, ReadSpecParams{Document: "design", Section: "Error Handling"}).Text())
	got := must(t, f.ReadSpec, ReadSpecParams{Document: "design", Section: "services/trackingservice"})
	if !strings.HasPrefix(got.Body, "### TrackingService\n") || strings.Contains(got.Body, "InventoryClient") {
		t.Errorf("section text: %q", got.Body)
	}
	refused(t, f.ReadSpec, ReadSpecParams{Document: "design", Section: "nowhere"}, "unknown_section")
	refused(t, f.ReadSpec, ReadSpecParams{Document: "dessign"}, "unknown_document")
	refused(t, f.ReadSpec, ReadSpecParams{Document: "design", Offset: 9_999}, "invalid_argument")
}

func TestReadSteering(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	got := must(t, f.ReadSpec, ReadSpecParams{Document: "steering/tech"})
	if !strings.Contains(got.Body, "pytest -q tests") || got.Spec != "" {
		t.Errorf("steering: %+v", got)
	}
	fault := refused(t, f.ReadSpec, ReadSpecParams{Document: "steering/teck"}, "unknown_document")
	if !strings.Contains(strings.Join(fault.Valid, " "), "steering/tech") {
		t.Errorf("valid: %v", fault.Valid)
	}
	refused(t, f.ReadSpec, ReadSpecParams{Document: "contract"}, "unknown_document")
}

// Reading on by next_offset gives every byte of a document once, in answers
// that fit.
func TestReadingOnGivesTheWholeDocument(t *testing.T) {
	dir := sample(t, "orders")
	f := flow(t, dir)
	for _, document := range []string{"requirements", "design", "tasks"} {
		var whole strings.Builder
		pages := 0
		for p := (ReadSpecParams{Document: document}); ; pages++ {
			got := must(t, f.ReadSpec, p)
			text, structured, err := measure(got)
			if err != nil || max(text, structured) > readBytes {
				t.Errorf("%s at %d: %d and %d bytes, %v", document, p.Offset, text, structured, err)
			}
			if (len(got.Outline) > 0) != (p.Offset == 0) {
				t.Errorf("%s at %d: outline of %d headings", document, p.Offset, len(got.Outline))
			}
			whole.WriteString(got.Body)
			if p.Offset = got.NextOffset; p.Offset == 0 {
				break
			}
		}
		if want := contents(t, filepath.Join(dir, ".kiro", document+".md")); whole.String() != want {
			t.Errorf("%s: %d bytes read, want %d", document, whole.Len(), len(want))
		}
		if pages < 1 {
			t.Errorf("%s came in one page; the sample is too small for this test", document)
		}
	}
}

func TestReadLimit(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	got := must(t, f.ReadSpec, ReadSpecParams{Document: "tasks", Offset: 3, Limit: 2})
	if got.Body != "## Database\n- [x] Write the migration for the `orders` table\n" || got.NextOffset != 5 || got.Line != 3 {
		t.Errorf("two lines: %+v", got)
	}
}

func TestReadLongLines(t *testing.T) {
	dir := project(t, map[string]string{"design.md": "# D\n\n" + strings.Repeat("wörd ", 3_000) + "\nend\n"})
	f := flow(t, dir)
	got := must(t, f.ReadSpec, ReadSpecParams{Document: "design", Offset: 3})
	text, structured, err := measure(got)
	if err != nil || max(text, structured) > readBytes || len(got.Body) < 1_500 || len(got.Omitted) == 0 || got.NextOffset != 4 {
		t.Errorf("cut line: %d and %d bytes, next %d, omitted %v, %v", text, structured, got.NextOffset, got.Omitted, err)
	}
	if got := must(t, f.ReadSpec, ReadSpecParams{Document: "design", Offset: 3, Limit: 1}); len(got.Omitted) > 0 {
		t.Errorf("with a limit it is still cut: %v", got.Omitted)
	}
}

func TestReadEmptyAndWildDocuments(t *testing.T) {
	outline := strings.Builder{}
	for i := range 400 {
		fmt.Fprintf(&outline, "## A heading that goes on for quite a while, number %d\n\n### Below it\n\ntext\n\n", i)
	}
	f := flow(t, project(t, map[string]string{
		"tasks.md": "", "requirements.md": "\r\r\r", "design.md": outline.String(), "notes.md": "\xff\xfe\x00",
	}))
	for _, document := range []string{"tasks", "requirements", "design", "notes"} {
		got := must(t, f.ReadSpec, ReadSpecParams{Document: document})
		text, structured, err := measure(got)
		if err != nil || max(text, structured) > readBytes {
			t.Errorf("%s: %d and %d bytes, %v", document, text, structured, err)
		}
	}
}

// A read creates nothing.
func TestReadersCreateNothing(t *testing.T) {
	dir := sample(t, "orders")
	before := listing(t, dir)
	f := flow(t, dir)
	must(t, f.ListSpecs, ListSpecsParams{})
	must(t, f.OpenTasks, OpenTasksParams{})
	must(t, f.GetTask, GetTaskParams{})
	must(t, f.ReadSpec, ReadSpecParams{Document: "design"})
	must(t, f.Search, SearchParams{Query: "order"})
	if after := listing(t, dir); after != before {
		t.Errorf("listing (-want +got)\n-%s\n+%s", before, after)
	}
}

func listing(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(&b, path, info.Size(), info.ModTime())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
