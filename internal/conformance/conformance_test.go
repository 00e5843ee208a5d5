package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	const reason = "the feature is not offered"
	clean := row{run: "real/1", scenario: "ping", scored: true, passed: 2}
	failing := row{run: "real/1", scenario: "ping", scored: true, passed: 1, failed: 1}
	explained := failing
	explained.reason = reason
	vacuous := row{run: "real/1", scenario: "ping"}
	for name, c := range map[string]struct {
		expected, found []row
		want            string // of the only difference; empty: there is none
	}{
		"equal":            {[]row{clean}, []row{clean}, ""},
		"known to fail":    {[]row{explained}, []row{failing}, ""},
		"fails":            {[]row{clean}, []row{failing}, "(-want +got)"},
		"passes":           {[]row{explained}, []row{clean}, "(-want +got)"},
		"fewer checks":     {[]row{clean}, []row{{run: "real/1", scenario: "ping", scored: true, passed: 1}}, "(-want +got)"},
		"no longer scored": {[]row{clean}, []row{{run: "real/1", scenario: "ping", passed: 2}}, "(-want +got)"},
		"vanished":         {[]row{clean}, nil, "was not run"},
		"appeared":         {nil, []row{clean}, "not on the list"},
		"unexplained":      {[]row{failing}, []row{failing}, "say in the last column why"},
		"vacuous":          {[]row{vacuous}, []row{vacuous}, "say in the last column why"},
		"explained away":   {[]row{{run: "real/1", scenario: "ping", passed: 2, reason: reason}}, []row{{run: "real/1", scenario: "ping", passed: 2}}, "can go"},
	} {
		got := compare(c.expected, c.found)
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: differences where there are none: %q", name, got)
		case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
			t.Errorf("%s: expected one difference with %q, got %q", name, c.want, got)
		}
	}
}

func TestListIsReadAsItIsWritten(t *testing.T) {
	rows := []row{
		{run: "real/1", scenario: "caching", scored: true, passed: 8},
		{run: "real/1", scenario: "tasks", passed: 1, failed: 8, warned: 2, reason: "an extension that is not announced"},
		{run: "real/2", scenario: "polling", reason: "nothing was checked"},
	}
	got, err := parseList(formatList(rows))
	if err != nil || !slices.Equal(got, rows) {
		t.Errorf("rows (-want +got), error %v:\n-%v\n+%v", err, rows, got)
	}
	for line, want := range map[string]string{
		"a\tb\tscored\tpass":              "1: expected 7 columns",
		"a\tb\tscored\tpass\tx\t0\t0":     `1: column 5 must be a number of checks, not "x"`,
		"a\tb\tscored\tpass\t1\t1\t0\tno": "1: ",
	} {
		if _, err := parseList(line); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: expected an error that begins with %q, got %v", line, want, err)
		}
	}
}

// TestList: the list has every run, and a reason for whatever is not clean.
func TestList(t *testing.T) {
	text, err := os.ReadFile("../../.ci/conformance/expected.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := parseList(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range compare(rows, rows) {
		t.Error(d)
	}
	for _, run := range runs {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.run == run.name }) {
			t.Errorf("the list has no scenario of %s", run.name)
		}
	}
	if formatList(rows) != string(text) {
		t.Error(`the list is not as it is written: run "make conformance UPDATE=1"`)
	}
}

func TestReadResults(t *testing.T) {
	all := func(string) bool { return true }
	dir := t.TempDir()
	if _, err := readResults(dir, "run", all); err == nil {
		t.Error("an empty folder of results gave no error")
	}
	for name, checks := range map[string]string{
		"server-caching-2026-11-22T15-46-12-086Z":                     `[{"status":"SUCCESS"},{"status":"FAILURE"},{"status":"WARNING"},{"status":"INFO"},{"status":"SKIPPED"}]`,
		"server-sep-2164-resource-not-found-2026-11-22T15-46-12-099Z": "",
	} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if checks == "" {
			continue // the suite broke off
		}
		if err := os.WriteFile(filepath.Join(dir, name, "checks.json"), []byte(checks), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := readResults(dir, "run", all)
	want := []row{
		{run: "run", scenario: "caching", scored: true, passed: 1, failed: 1, warned: 1},
		{run: "run", scenario: "sep-2164-resource-not-found", scored: true, failed: 1},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("rows (-want +got), error %v:\n-%v\n+%v", err, want, got)
	}
	if err := os.Mkdir(filepath.Join(dir, "server-caching-2026-11-22T15-46-13-000Z"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := readResults(dir, "run", all); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("a scenario that was run twice gave %v", err)
	}
}
