package doc

import (
	"errors"
	"slices"
	"testing"
)

func headingsOf(src string, levels ...int) []*Section {
	index := newLineIndex([]byte(src))
	var out []*Section
	for i, level := range levels {
		start := index[i]
		end := len(src)
		if i+1 < len(index) {
			end = index[i+1] - 1
		}
		out = append(out, &Section{Title: src[start+level+1 : end], Level: level, Line: i + 1, Heading: Span{start, end}})
	}
	return out
}

func TestAssignPaths(t *testing.T) {
	src := "# Plan\n## Data\n### Order\n### Order\n## Data\n#### Order\n"
	title, sections := assignPaths([]byte(src), headingsOf(src, 1, 2, 3, 3, 2, 4))
	if title != "Plan" {
		t.Errorf("title (-want +got): -Plan +%s", title)
	}
	var got []string
	for _, s := range sections {
		got = append(got, s.Path+" "+src[s.Span.Start:s.Span.End])
	}
	want := []string{
		"data ## Data\n### Order\n### Order\n",
		"data/order ### Order\n",
		"data/order-2 ### Order\n",
		"data-2 ## Data\n#### Order\n",
		"data-2/order #### Order\n",
	}
	if !slices.Equal(got, want) {
		t.Errorf("sections (-want +got):\n-%q\n+%q", want, got)
	}
}

func TestTwoFirstLevelHeadingsAreSections(t *testing.T) {
	src := "# One\n# Two\n"
	title, sections := assignPaths([]byte(src), headingsOf(src, 1, 1))
	if title != "" || len(sections) != 2 {
		t.Errorf("got title %q and %d sections, want none and 2", title, len(sections))
	}
}

func TestFindSection(t *testing.T) {
	src := "# T\n## Data Models\n### Order\n## Services\n### Order\n### Billing\n"
	_, sections := assignPaths([]byte(src), headingsOf(src, 1, 2, 3, 2, 3, 3))
	for _, tc := range []struct{ arg, path, code string }{
		{arg: "data-models/order", path: "data-models/order"},
		{arg: "Data Models", path: "data-models"},
		{arg: "data models / ORDER", path: "data-models/order"},
		{arg: "billing", path: "services/billing"},
		{arg: "Order", code: "ambiguous_section"},
		{arg: "Payment", code: "unknown_section"},
	} {
		s, err := FindSection(sections, tc.arg)
		var fault *Fault
		switch {
		case errors.As(err, &fault):
			if fault.Code != tc.code || len(fault.Valid) == 0 {
				t.Errorf("FindSection(%q): %s %v, want %q", tc.arg, fault.Code, fault.Valid, tc.code)
			}
		case s.Path != tc.path:
			t.Errorf("FindSection(%q) (-want +got): -%s +%s", tc.arg, tc.path, s.Path)
		}
	}
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Data Models":            "data-models",
		"3. Error  Handling & X": "3-error-handling-x",
		"`User`'s path/to~it":    "users-path-to-it",
		"数据模型：订单":                "数据模型-订单",
		"** **":                  "section",
		"Ünïcode":                "ünïcode",
	} {
		if got := Slug(title); got != want {
			t.Errorf("Slug(%q) (-want +got): -%s +%s", title, want, got)
		}
	}
}

func TestPosition(t *testing.T) {
	src := []byte("a\r\nbé c\rd\n\ne")
	for _, tc := range []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 2, 1}, {6, 2, 3}, {9, 3, 1}, {11, 4, 1}, {12, 5, 1}, {99, 5, 2},
	} {
		line, column := Position(src, tc.offset)
		if line != tc.line || column != tc.column {
			t.Errorf("Position(%d) (-want +got): -%d:%d +%d:%d", tc.offset, tc.line, tc.column, line, column)
		}
		if tc.offset < len(src) {
			if got := newLineIndex(src).line(tc.offset); got != tc.line {
				t.Errorf("line of %d (-want +got): -%d +%d", tc.offset, tc.line, got)
			}
		}
	}
}

func TestFingerprintIgnoresLayout(t *testing.T) {
	if Fingerprint("Add  caf\u00e9", "x") != Fingerprint("Add\ncafe\u0301 x") {
		t.Error("white space and composition change a fingerprint")
	}
	if Fingerprint("a") == Fingerprint("b") {
		t.Error("two texts share a fingerprint")
	}
}
