package doc

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseReferences(t *testing.T) {
	tests := []struct{ payload, want string }{
		{"1.1, 2.3_", "item 1.1|item 2.3"},
		{" 1.1、1.2，3.4；5", "item 1.1|item 1.2|item 3.4|item 5"},
		{"3_", "item 3"},
		{"4.4a, 12A.1, 6B1.23, 61i", "item 4.4a|item 12A.1|item 6B1.23|item 61i"},
		{"FR-2.1.1, NFR-1, AC-4.1.1, REQ-CP1", "item FR-2.1.1|item NFR-1|item AC-4.1.1|item REQ-CP1"},
		{"4.1-4.5, 5.1–5.3", "range 4.1..4.5|range 5.1..5.3"},
		{"1.1-9.2", "range 1.1..9.2"},
		{"Req 1-5", "range 1..5"},
		{"FR-1 - FR-3", "range FR-1..FR-3"},
		{"Requirement 4.1, Requirement 5.1", "item 4.1|item 5.1"},
		{"Requirements 1.2, 3.4**", "item 1.2|item 3.4"},
		{"需求 1.1 和 1.2", "item 1.1|item 1.2"},
		{"R1 Acceptance 2, R2 Acceptance 1", "item R1.2|item R2.1"},
		{"R1.1, DR2.2, DR-2.2", "item R1.1|item DR2.2|item DR-2.2"},
		{"Enhancement Req 1.1-1.5", "range ER1.1..ER1.5"},
		{"Derived 1.1, Derived 1.2", "item DR1.1|item DR1.2"},
		{"All", "all"},
		{"All requirements validation", "all"},
		{"All requirements - security validation", "all"},
		{"All (foundational)", "all"},
		{"(all)", "all"},
		{"全部", "all"},
		{"所有需求", "all"},
		{"全要件の品質保証", "all"},
		{"All requirements 1.1-10.5", "range 1.1..10.5"},
		{"All requirements R1-R14, All derived requirements DR1-DR8", "range R1..R14|range DR1..DR8"},
		{"All CLI requirements", "text"},
		{"所有核心需求", "text"},
		{"Alloy 3", "text"},
		{"Property 2", "property 2"},
		{"Properties 1, 2", "property 1|property 2"},
		{"Properties 1 and 2", "property 1|property 2"},
		{"Properties 1–6", "property 1..6"},
		{"1.1; Property 1 (Fix-Checking)", "item 1.1|property 1"},
		{"属性 4A, プロパティ3, P5 (JSON Validity)", "property 4A|property 3|property 5"},
		{"Property 3 holds", "property 3"},
		{"N/A", "none"},
		{"N/A (good practice)", "none"},
		{"なし", "none"},
		{"无（基础设施）", "none"},
		{"9.x", "item 9"},
		{"6.1 (prerequisite, see 5.2)", "item 6.1"},
		{"6.6 + design.md", "item 6.6|text"},
		{"4 & 5", "item 4|item 5"},
		{"1.3, Integration Test Findings 2, 4 & 5", "item 1.3|text|text|text"},
		{"1.1 1.2 1.3", "item 1.1|item 1.2|item 1.3"},
		{"1.1/1.2 and 1.3", "item 1.1|item 1.2|item 1.3"},
		{"3 unit tests", "text"},
		{"8 (CLI Commands)", "item 8"},
		{"Testing best practices, documentation", "text|text"},
		{"OAuth2, step1, 5ms, v1.2", "text|text|text|text"},
		{"Design §3", "text"},
		{"1.1, design §D item 4; Property 2 (Preservation)", "item 1.1|text|property 2"},
		{"需求FR-1", "item FR-1"},
		{"", ""},
		{" _ ** ", ""},
		{"1.1 (unclosed, 1.2", "item 1.1"},
	}
	for _, tt := range tests {
		var got []string
		for _, r := range ParseReferences([]byte(tt.payload), Span{0, len(tt.payload)}, 1) {
			got = append(got, describe(r))
			if r.Text != tt.payload[r.Span.Start:r.Span.End] || r.Text == "" {
				t.Errorf("%q: text %q does not stand at its span %v", tt.payload, r.Text, r.Span)
			}
		}
		if joined := strings.Join(got, "|"); joined != tt.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", tt.payload, tt.want, joined)
		}
	}
}

func describe(r Reference) string {
	switch r.Kind {
	case RefItem, RefProperty, RefRange:
		if r.Last != "" {
			return fmt.Sprintf("%s %s..%s", r.Kind, r.First, r.Last)
		}
		return fmt.Sprintf("%s %s", r.Kind, r.First)
	default:
		return string(r.Kind)
	}
}
