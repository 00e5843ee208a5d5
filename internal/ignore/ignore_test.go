package ignore_test

import (
	"testing"

	"kiro-mcp/internal/ignore"
)

func TestMatch(t *testing.T) {
	var rules *ignore.Rules
	rules = rules.With("", []byte("\ufeff# built\r\n/dist/\r\nbuild/\n*.log\n!keep.log\n\n[!b]ad/\n"))
	rules = rules.With("services/api", []byte("/generated/\n"))
	cases := []struct {
		path   string
		folder bool
		want   bool
	}{
		{"dist", true, true},
		{"services/dist", true, false},
		{"dist", false, false},
		{"services/build", true, true},
		{"a/b.log", false, true},
		{"a/keep.log", false, false},
		{"mad", true, true},
		{"bad", true, false},
		{"services/api/generated", true, true},
		{"generated", true, false},
		{"", true, false},
	}
	for _, c := range cases {
		if got := rules.Match(c.path, c.folder); got != c.want {
			t.Errorf("Match(%q, folder %v) = %v, want %v", c.path, c.folder, got, c.want)
		}
	}
}

func TestNoRules(t *testing.T) {
	var rules *ignore.Rules
	if rules = rules.With("", []byte("# only a comment\n")); rules.Match("node_modules", true) {
		t.Error("no pattern ignores a folder")
	}
}

func TestRulesOfOneFolderStayThere(t *testing.T) {
	top := (*ignore.Rules)(nil).With("", []byte("a/\nb/\n"))
	one, two := top.With("x", []byte("one/\n")), top.With("y", []byte("two/\n"))
	if !one.Match("x/one", true) || one.Match("y/two", true) || !two.Match("y/two", true) {
		t.Error("rules of two folders got mixed")
	}
}
