package doc

import (
	"strings"
	"testing"
)

func TestIndexResolves(t *testing.T) {
	main := ParseRequirements("requirements", []byte(`# Requirements
### Requirement 1: A
1. a
2. b
3. c
### Requirement 2: B
1. a
2. b
2a. b again
3. c
### Requirement 10: J
1. a
### FR-1.1: Part
1. a
### FR-1.2: Part
Words.
### Derived Requirement 1: Speed
1. a
### REQ-7: Old
1. a
`))
	bugfix := ParseRequirements("bugfix", []byte("## Bug Analysis\n### Current Behavior\n30.1 WHEN a\n"))
	ix := NewIndex(main, nil, bugfix)
	tests := []struct{ payload, want string }{
		{"1.1", "1.1"},
		{"2.2a", "2.2a"},
		{"1", "1.1 1.2 1.3 (1)"},
		{"R1.2", "1.2"},
		{"R1 Acceptance 2", "1.2"},
		{"Requirement 10", "10.1 (10)"},
		{"FR-1.1", "FR-1.1.1 (FR-1.1)"},
		{"FR1.1.1", "FR-1.1.1"},
		{"FR-1", "FR-1.1.1 (FR-1.1) (FR-1.2)"},
		{"FR-1.2.4", "(FR-1.2)"},
		{"Derived 1.1", "DR1.1"},
		{"DR-1.1", "DR1.1"},
		{"7.1", "REQ-7.1"},
		{"REQ-7", "REQ-7.1 (REQ-7)"},
		{"30.1", "30.1"},
		{"1.1-1.3", "1.1 1.2 1.3 (1)"},
		{"1.2–1.3", "1.2 1.3"},
		{"1.2-3", "1.2 1.3"},
		{"2.2-2.3", "2.2 2.2a 2.3"},
		{"1.3-2.1", "1.3 2.1"},
		{"1-2", "1.1 1.2 1.3 2.1 2.2 2.2a 2.3 (1) (2)"},
		{"2-10", "2.1 2.2 2.2a 2.3 10.1 (2) (10)"},
		{"1.x", "1.1 1.2 1.3 (1)"},
		{"Enhancement Req 1.2", "1.2"},
		{"Property 4", ""},
		{"N/A", ""},
		{"Documentation", ""},
		{"1.4", "dangling"},
		{"3", "dangling"},
		{"1.1-1.4", "dangling"},
		{"FR-2", "dangling"},
		{"2.2b", "dangling"},
	}
	for _, tt := range tests {
		refs := ParseReferences([]byte(tt.payload), Span{0, len(tt.payload)}, 1)
		if len(refs) != 1 {
			t.Fatalf("%q has %d references, not one", tt.payload, len(refs))
		}
		criteria, requirements, ok := ix.Resolve(refs[0])
		var got []string
		for _, c := range criteria {
			got = append(got, c.ID)
		}
		for _, r := range requirements {
			got = append(got, "("+r.ID+")")
		}
		if !ok {
			got = append(got, "dangling")
		}
		if joined := strings.Join(got, " "); joined != tt.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", tt.payload, tt.want, joined)
		}
	}
	all, whole, ok := ix.Resolve(Reference{Kind: RefAll})
	if len(all) != 12 || len(whole) != 8 || !ok {
		t.Errorf("All means %d criteria of %d requirements, ok %v", len(all), len(whole), ok)
	}
}

func TestIndexReadsListsOfTheWholeFile(t *testing.T) {
	bugfix := ParseRequirements("bugfix", []byte("## Bug Analysis\n### Current Behavior\n1.1 WHEN a\n## Acceptance Criteria\n1. one\n2. two\n"))
	criteria, _, ok := NewIndex(bugfix).Resolve(Reference{Kind: RefItem, First: "1", Text: "1"})
	if !ok || len(criteria) != 1 || criteria[0].Text != "one" {
		t.Errorf("1 means %v, %v", criteria, ok)
	}
}

func TestDanglingReferences(t *testing.T) {
	tasks := ParseTasks("tasks", []byte("# Plan\n- [ ] 1. a\n  - _Requirements: 1.1, 9.9, 9.8_\n- [ ] 2. b\n  - _Requirements: All, docs_\n- [ ] 3. c\n  - _Requirements: 4_\n"))
	ix := NewIndex(ParseRequirements("requirements", []byte("### Requirement 1: A\n1. a\n")))
	found := DanglingReferences(tasks, ix)
	if len(found) != 2 || found[0].Line != 3 || !strings.Contains(found[0].Message, "9.9, 9.8") || found[1].Line != 7 {
		t.Errorf("findings %+v", found)
	}
	for _, ix := range []*Index{NewIndex(), NewIndex(ParseRequirements("requirements", []byte("Words.")))} {
		if found := DanglingReferences(tasks, ix); len(found) != 1 || found[0].Code != "references_unchecked" {
			t.Errorf("without requirements: findings %+v", found)
		}
	}
}

func TestCompareIDs(t *testing.T) {
	ordered := []string{"1", "1.1", "1.2", "1.2a", "1.10", "2", "6", "6A", "6A.1", "6B", "10", "FR-2", "FR-10"}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := compareIDs(a, b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("compareIDs(%q, %q) = %d", a, b, got)
			}
		}
	}
}
