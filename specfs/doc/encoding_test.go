package doc

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// TestUTF16IsNamed: a document that PowerShell wrote is not just an empty one.
func TestUTF16IsNamed(t *testing.T) {
	units := utf16.Encode([]rune("\uFEFF### Requirement 1: A\n- [ ] 1. Task\n"))
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		var src []byte
		for _, u := range units {
			src = order.AppendUint16(src, u)
		}
		for kind, found := range map[string][]Finding{
			"tasks":        ParseTasks("tasks", src).Findings,
			"requirements": ParseRequirements("requirements", src).Findings,
		} {
			if len(found) != 1 || found[0].Code != "not_utf8" {
				t.Errorf("%s endian %s: got %v, want not_utf8 alone", name, kind, found)
			}
		}
	}
}
