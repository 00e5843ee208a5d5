package main

import "testing"

func TestRowPassesWhereTheMachineExplainsIt(t *testing.T) {
	for _, c := range []struct {
		what         string
		share        float64
		kind         kind
		slower       float64
		strict, pass bool
	}{
		{"a ratio at its bar", 1, ratio, 1, true, true},
		{"a ratio a fifth above it, on a busy machine", 1.2, ratio, 1, false, true},
		{"the same, held strictly", 1.2, ratio, 1, true, false},
		{"a ratio does not grow with the machine", 1.4, ratio, 4, false, false},
		{"a time on a machine four times as slow", 4.5, duration, 4, false, true},
		{"a time beyond even that", 5.1, duration, 4, false, false},
		{"a time on the usual machine", 1.3, duration, 1, false, false},
		{"memory is the same everywhere", 1.01, amount, 4, false, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Setenv(strictVariable, "")
			if c.strict {
				t.Setenv(strictVariable, "1")
			}
			if got := (row{share: c.share, kind: c.kind}).passes(c.slower); got != c.pass {
				t.Errorf("passes: %t, want %t", got, c.pass)
			}
		})
	}
}
