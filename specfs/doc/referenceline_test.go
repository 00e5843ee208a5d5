package doc

import (
	"strings"
	"testing"
)

func TestReferenceLines(t *testing.T) {
	src := []byte("# T\n\n## Part\n\nSome words.\n_Requirements: 1.1, 2_\n  - **Validates: Requirements 3.4**\r\n- Notes: 5.5\n")
	var got []string
	for _, r := range ReferenceLines(src, Span{5, len(src)}) {
		line, _ := Position(src, r.Span.Start)
		if line != r.Line || string(r.Span.Of(src)) != r.Text {
			t.Errorf("%q stands on line %d as %q, not on line %d", r.Text, line, r.Span.Of(src), r.Line)
		}
		got = append(got, r.First)
	}
	if want := "1.1 2 3.4"; strings.Join(got, " ") != want {
		t.Errorf("references (-want +got)\n-%s\n+%s", want, strings.Join(got, " "))
	}
	if refs := ReferenceLines(src, Span{}); refs != nil {
		t.Errorf("references of nothing: %v", refs)
	}
}
