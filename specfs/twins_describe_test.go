package specfs_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testgen"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// lineVerbs are the kinds of line in expect.txt, in the order of a message.
var lineVerbs = []string{
	"spec", "title", "section", "task", "boxless", "wave", "requirement", "criterion",
	"property", "reference", "inclusion", "config", "count", "finding",
}

// describe says what the parsers make of a document or of the tree, in the
// lines of expect.txt.
func describe(t *testing.T, folder string, e *expectations) []string {
	t.Helper()
	place := filepath.Join(folder, filepath.FromSlash(e.subject))
	if e.tree {
		return describeTree(t, place)
	}
	var src []byte
	if e.source != "" {
		src = generate(t, e.source)
	} else {
		src = readFile(t, place)
	}
	file := path.Base(e.subject)
	name := strings.TrimSuffix(file, ".md")
	switch {
	case path.Base(path.Dir(e.subject)) == "steering":
		return describeSteering(name, src)
	case file == ".config.kiro":
		return describeConfig(src)
	case strings.HasPrefix(name, "tasks"):
		return describeTasks(t, name, src, requirementsBeside(t, filepath.Dir(place)))
	case strings.HasPrefix(name, "requirements"), strings.HasPrefix(name, "bugfix"):
		return describeRequirements(name, src)
	default:
		return describeDesign(name, src, requirementsBeside(t, filepath.Dir(place)))
	}
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// generate makes a document whose last repeated tasks carry numbers that were
// there before.
func generate(t *testing.T, arguments string) []byte {
	t.Helper()
	var tasks, repeated int
	if _, err := fmt.Sscanf(arguments, "%d %d", &tasks, &repeated); err != nil {
		t.Fatalf("generated %s: expected two numbers: %v", arguments, err)
	}
	_, again, _ := strings.Cut(string(testgen.Tasks(repeated)), "\n")
	return append(testgen.Tasks(tasks), again...)
}

func describeTree(t *testing.T, folder string) []string {
	t.Helper()
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{folder}})
	if err != nil {
		t.Fatal(err)
	}
	specs, findings, err := workspaces.Specs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range specs {
		var names []string
		for _, d := range s.Documents {
			names = append(names, d.Name)
		}
		lines = append(lines, fmt.Sprintf("spec %s kind=%s documents=%s", s.ID, s.Kind, strings.Join(names, ",")))
		findings = append(findings, s.Findings...)
	}
	for _, f := range findings {
		lines = append(lines, fmt.Sprintf("finding %s file=%s", f.Code, f.File))
	}
	return lines
}

func describeRequirements(name string, src []byte) []string {
	d := doc.ParseRequirements(name, src)
	lines := append([]string{"title " + d.Title}, sections(d.Sections)...)
	for _, r := range d.All {
		lines = append(lines, fmt.Sprintf("requirement %s criteria=%d line=%d", r.ID, len(r.Criteria), r.Line))
		for _, c := range r.Criteria {
			lines = append(lines, fmt.Sprintf("criterion %s line=%d %s", c.ID, c.Line, c.Text))
		}
	}
	return append(lines, findings(d.Findings)...)
}

func describeDesign(name string, src []byte, beside []*doc.Requirements) []string {
	d := doc.ParseDesign(name, src)
	index := doc.NewIndex(beside...)
	lines := append([]string{"title " + d.Title}, sections(d.Sections)...)
	for _, p := range d.Properties {
		var validates []string
		for _, r := range p.Validates {
			validates = append(validates, resolved(index, r)...)
		}
		lines = append(lines, fmt.Sprintf("property %s validates=%s line=%d", p.ID, strings.Join(validates, ","), p.Line))
	}
	return append(lines, findings(d.Findings)...)
}

func describeSteering(name string, src []byte) []string {
	steering, d := doc.ParseSteering(name, src)
	inclusion := strings.TrimSpace("inclusion " + string(steering.Inclusion) + " " + strings.Join(steering.Patterns, " "))
	return append([]string{"title " + d.Title, inclusion}, findings(d.Findings)...)
}

func describeConfig(src []byte) []string {
	config, found := doc.ParseConfig(src)
	return append([]string{fmt.Sprintf("config %s %s", config.SpecType, config.WorkflowType)}, findings(found)...)
}

func sections(all []*doc.Section) []string {
	var lines []string
	for _, s := range all {
		lines = append(lines, fmt.Sprintf("section %s line=%d", s.Path, s.Line))
	}
	return lines
}

func findings(found []doc.Finding) []string {
	var lines []string
	for _, f := range found {
		lines = append(lines, fmt.Sprintf("finding %s line=%d", f.Code, f.Line))
	}
	return lines
}
