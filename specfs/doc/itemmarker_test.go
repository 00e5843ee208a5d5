package doc

import (
	"fmt"
	"testing"
)

func TestReadItemMarker(t *testing.T) {
	tests := []struct{ line, want string }{
		{"1. WHEN a", `0 "1" "WHEN a"`},
		{"  12) WHEN a", `2 "12" "WHEN a"`},
		{"4a. THE b", `0 "4a" "THE b"`},
		{"61i. THE b", `0 "61i" "THE b"`},
		{"1.1 WHEN a", `0 "1.1" "WHEN a"`},
		{"1.1. WHEN a", `0 "1.1" "WHEN a"`},
		{"FR-2.1: WHEN a", `0 "FR-2.1" "WHEN a"`},
		{"- [ ] WHEN a", `0 - [ ] "" "WHEN a"`},
		{"- [x] 1. WHEN a", `0 - [x] "1" "WHEN a"`},
		{"- **1.1** WHEN a", `0 - "1.1" "WHEN a"`},
		{"- **AC-1**: WHEN a", `0 - "AC-1" "WHEN a"`},
		{"- **AC-1:** WHEN a", `0 - "AC-1" "WHEN a"`},
		{"1. **Name**: WHEN a", `0 "1" "**Name**: WHEN a"`},
		{"1、当用户", `0 "1" "当用户"`},
		{"\t- a", `4 - "" "a"`},
		{"**3** tries", `0 "" "**3** tries"`},
		{"3 tries", `0 "" "3 tries"`},
		{"2 * 3", `0 "" "2 * 3"`},
		{"**bold** text", `0 "" "**bold** text"`},
		{"", `0 "" ""`},
		{"- [ ]", `0 - "" "[ ]"`},
	}
	for _, tt := range tests {
		m := readItemMarker(tt.line)
		got := fmt.Sprint(m.indent)
		if m.bullet {
			got += " -"
		}
		if m.box > 0 {
			got += fmt.Sprintf(" [%c]", tt.line[m.box])
		}
		got += fmt.Sprintf(" %q %q", m.number, tt.line[m.text:])
		if got != tt.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", tt.line, tt.want, got)
		}
	}
}
