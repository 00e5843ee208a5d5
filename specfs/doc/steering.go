package doc

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Inclusion says when a steering file is part of a conversation.
type Inclusion string

// The modes of docs/kiro-format.md 1.4; a file without front matter is always included.
const (
	IncludeAlways    Inclusion = "always"
	IncludeFileMatch Inclusion = "fileMatch"
	IncludeManual    Inclusion = "manual"
	IncludeAuto      Inclusion = "auto"
)

// Steering is the front matter of a steering file.
type Steering struct {
	Inclusion   Inclusion
	Patterns    []string // globs of fileMatchPattern, one or several
	Name        string
	Description string
}

// ParseSteering reads a steering file: its front matter, and the rest as any
// other document. What is wrong with the front matter is in its findings; the
// file then counts as always included, which is what Kiro does without one.
func ParseSteering(name string, src []byte) (Steering, *Design) {
	d := ParseDesign(name, src)
	steering, found := readSteering(src)
	d.Findings = append(found, d.Findings...)
	return steering, d
}

func readSteering(src []byte) (Steering, []Finding) {
	s := Steering{Inclusion: IncludeAlways}
	mark := len(byteOrderMark(src))
	matter, ok := frontMatter(src[mark:])
	if !ok {
		return s, misplacedMatter(src[mark:])
	}
	var found []Finding
	report := func(line int, message, fix string) {
		found = append(found, Finding{Code: "steering_front_matter", Severity: Warning, Line: line, Message: message, Fix: fix})
	}
	if mark > 0 {
		report(1, "a byte order mark stands before the front matter, which must be the file's first bytes", "save the file as UTF-8 without a byte order mark")
	}
	var tree yaml.Node
	if err := yaml.Unmarshal(matter.yaml.Of(src[mark:]), &tree); err != nil {
		report(2, fmt.Sprintf("the front matter is not YAML: %v", err), "")
		return s, found
	}
	if len(tree.Content) == 0 || tree.Content[0].Kind != yaml.MappingNode {
		return s, found
	}
	fields := tree.Content[0].Content
	for i := 0; i+1 < len(fields); i += 2 {
		s.read(fields[i], fields[i+1], report)
	}
	s.check(report)
	return s, found
}

// read takes one field of the front matter. Fields that Kiro does not know
// are other tools' business.
func (s *Steering) read(key, value *yaml.Node, report func(line int, message, fix string)) {
	line := key.Line + 1 // the line of three hyphens is the first
	switch key.Value {
	case "inclusion":
		switch mode := Inclusion(value.Value); mode {
		case IncludeAlways, IncludeFileMatch, IncludeManual, IncludeAuto:
			s.Inclusion = mode
		default:
			report(line, fmt.Sprintf("inclusion is %q; Kiro knows always, fileMatch, manual and auto", value.Value), "inclusion: always")
		}
	case "fileMatchPattern":
		s.Patterns = scalars(value)
		if len(s.Patterns) == 1 && strings.Contains(withoutBraces(s.Patterns[0]), ",") {
			report(line, "several globs are joined by commas in one string, which matches no file", "write them as a list: [\"**/*.py\", \"**/*.kt\"]")
		}
	case "fileMatch":
		report(line, "fileMatch is not a field; the globs belong in fileMatchPattern", "rename the field to fileMatchPattern")
	case "name":
		s.Name = value.Value
	case "description":
		s.Description = value.Value
	}
}

func (s *Steering) check(report func(line int, message, fix string)) {
	switch {
	case s.Inclusion == IncludeFileMatch && len(s.Patterns) == 0:
		report(1, "inclusion is fileMatch, but there is no fileMatchPattern", `fileMatchPattern: "**/*.py"`)
	case s.Inclusion == IncludeAuto && (s.Name == "" || s.Description == ""):
		report(1, "inclusion is auto, which needs a name and a description", "")
	}
}

func scalars(value *yaml.Node) []string {
	if value.Kind == yaml.ScalarNode && value.Value != "" {
		return []string{value.Value}
	}
	var out []string
	for _, item := range value.Content {
		if item.Kind == yaml.ScalarNode {
			out = append(out, item.Value)
		}
	}
	return out
}

// withoutBraces is a glob without its alternatives: "**/*.{js,ts}" has a comma
// of its own.
func withoutBraces(glob string) string {
	var b strings.Builder
	depth := 0
	for _, r := range glob {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// misplacedMatter speaks of front matter that begins after blank lines.
func misplacedMatter(src []byte) []Finding {
	rest := bytes.TrimLeft(src, " \t\r\n")
	if len(rest) == len(src) {
		return nil
	}
	if _, ok := frontMatter(rest); !ok {
		return nil
	}
	line, _ := Position(src, len(src)-len(rest))
	return []Finding{{
		Code: "steering_front_matter", Severity: Warning, Line: line,
		Message: "front matter must be the file's first bytes; Kiro does not see this one",
		Fix:     "delete the blank lines before it",
	}}
}
