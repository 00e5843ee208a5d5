package doc

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func properties(d *Design) string {
	var out []string
	for _, p := range d.Properties {
		var refs []string
		for _, r := range p.Validates {
			refs = append(refs, describe(r))
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%s", p.ID, p.Title, p.Text, strings.Join(refs, ",")))
	}
	return strings.Join(out, "\n")
}

func TestParseDesignReadsProperties(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"heading":            {"### Property 2: Round trip\n*For any* order, parse(print(o)) = o.\n\n**Validates: Requirements 1.2, 3.4**\n", "2|Round trip|For any order, parse(print(o)) = o.|item 1.2,item 3.4"},
		"Chinese":            {"### 属性 4A：往返\n对于任意订单\n**验证：需求 1.1**\n", "4A|往返|对于任意订单|item 1.1"},
		"Japanese, no space": {"### プロパティ3: 往復\n任意の\n", "3|往復|任意の|"},
		"bold paragraph":     {"## Correctness Properties\n\n**Property 1: Order**\n*For any* list, sorted.\n**Validates: Requirements 2.1**\n\n**Property 2: Size**\nSame.\n", "1|Order|For any list, sorted.|item 2.1\n2|Size|Same.|"},
		"plain paragraph":    {"## Properties\nProperty 1: Bug Condition - it crashes\n\nText.\n\n**Validates: Requirements 2.1-2.3**\n", "1|Bug Condition - it crashes|Text.|range 2.1..2.3"},
		"closed elsewhere":   {"### Property 1: A\nText.\n## Testing\nOther text.\n", "1|A|Text.|"},
		"subsection":         {"### Property 1: A\nText.\n#### Why\nMore.\n", "1|A|Text. More.|"},
		"named again":        {"### Property 1: A\nText.\n## Tests\n\n**Property 1: A** is tested.\n\n- **Property 1: A**\n", "1|A|Text.|"},
		"forms of validates": {"### Property 1: A\n**Validates**: Requirement 6A.8, AC-4.1.1\n", "1|A||item 6A.8,item AC-4.1.1"},
		"wrong closer":       {"### Property 1: A\n**Validates: Requirements 4A.1, 4A.2_\n", "1|A||item 4A.1,item 4A.2"},
		"enhancement":        {"### Property 1: A\nValidates: Enhancement Requirements 15.1\n", "1|A||item ER15.1"},
		"false friends":      {"### Property-Based Tests\n### Property Reflection\n- Validates name is not empty\n\n| Test | Validates |\n|---|---|\n| a | b |\n", ""},
		"prose":              {"## Reflection\nProperty 1 and Property 2 overlap.\n", ""},
		"validates in prose": {"### Property 1: A\nValidates name is not empty.\n", "1|A|Validates name is not empty.|"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := properties(ParseDesign("design", []byte(tt.src))); got != tt.want {
				t.Errorf("(-want +got)\n-%s\n+%s", tt.want, got)
			}
		})
	}
}

func TestParseDesignReadsSections(t *testing.T) {
	src := "# Design: Orders\n\n## Database Schema\n\n### Orders Table\n```sql\n# no heading\n```\nA rule\n---\n### Orders Table\n## 概要\n"
	d := ParseDesign("design", []byte(src))
	var paths []string
	for _, s := range d.Sections {
		paths = append(paths, s.Path)
	}
	want := "database-schema, database-schema/orders-table, database-schema/orders-table-2, 概要"
	if got := strings.Join(paths, ", "); got != want || d.Title != "Design: Orders" {
		t.Errorf("title %q (-want +got)\n-%s\n+%s", d.Title, want, got)
	}
	if s, err := d.Section("database-schema/orders-table"); err != nil || s.Line != 5 {
		t.Errorf("section %v, %v", s, err)
	}
	var fault *Fault
	if _, err := d.Section("caching"); !errors.As(err, &fault) || fault.Code != "unknown_section" {
		t.Errorf("an unknown section gives %v", err)
	}
	if p := ParseDesign("design", []byte("### Property 2: A\n")); p.Property("2") == nil || p.Property("3") != nil {
		t.Error("properties are not found by id")
	}
}

func TestDesignFindings(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"clean", "# D\n## A\n```go\nx\n```\n", ""},
		{"empty", "\ufeff\n", "1 empty_document"},
		{"only front matter", "---\na: b\n---\n", "1 empty_document"},
		{"repeated property", "### Property 1: A\nx\n### Property 1: B\nx\n", "3 duplicate_property"},
		{"open fence", "# D\n\n```go\nx\n", "3 unclosed_fence"},
		{"fence at the end", "# D\n\n```go\nx\n```", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range ParseDesign("design", []byte(tt.src)).Findings {
			got = append(got, fmt.Sprint(f.Line, " ", f.Code))
		}
		if joined := strings.Join(got, ", "); joined != tt.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", tt.name, tt.want, joined)
		}
	}
}

func TestDanglingValidates(t *testing.T) {
	ix := NewIndex(ParseRequirements("requirements", []byte("### Requirement 1: A\n1. a\n")))
	d := ParseDesign("design", []byte("### Property 1: A\nText.\n\n**Validates: Requirements 1.1, 1.2**\n"))
	if found := DanglingValidates(d, ix); len(found) != 1 || found[0].Line != 4 || !strings.Contains(found[0].Message, "1.2") {
		t.Errorf("findings %+v", found)
	}
}
