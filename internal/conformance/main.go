// Command conformance holds what the conformance suites of the protocol found
// against the one list of what they are expected to find. It exits with 1 when
// they differ, in either direction: what fails must be on the list with its
// reason, and what is on the list must fail.
//
//	make conformance
//	make conformance UPDATE=1
//
// The second writes the list anew and keeps the reasons.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// runs are all there are: on what, by which suite, against what. A run is a
// folder of results. What is required is said by the suite: in a file for each
// revision, or, before there were such, by what it holds pending.
var runs = []struct{ name, required string }{
	{"fixtures/0.1.16", everything},
	{"fixtures/0.1.16-pending", nothing},
	{"fixtures/0.2.0-alpha.12/2025-11-25", "2025-11-25"},
	{"fixtures/0.2.0-alpha.12/2026-07-28", "2026-07-28"},
	{"real/0.1.16", everything},
	{"real/0.2.0-alpha.12/2025-11-25", "2025-11-25"},
	{"real/0.2.0-alpha.12/2026-07-28", "2026-07-28"},
}

func main() {
	list := flag.String("list", ".ci/conformance/expected.tsv", "the list")
	requirements := flag.String("requirements", "", "folder of what each revision requires, as the suite brings it")
	results := flag.String("results", "", "folder of what the suites found")
	update := flag.Bool("update", false, "write the list anew")
	flag.Parse()
	//nolint:forbidigo // a program of its own: its output is the summary
	differ, err := check(os.Stdout, *list, *requirements, *results, *update)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(2)
	case differ:
		os.Exit(1)
	}
}

// check compares and says on out what it saw; differ is true when the list is
// not what was found.
func check(out io.Writer, list, requirements, results string, update bool) (differ bool, err error) {
	var found []row
	for _, run := range runs {
		required, err := readRequired(requirements, run.required)
		if err != nil {
			return false, err
		}
		rows, err := readResults(filepath.Join(results, filepath.FromSlash(run.name)), run.name, required)
		if err != nil {
			return false, err
		}
		fmt.Fprintln(out, summary(run.name, rows))
		found = append(found, rows...)
	}
	text, err := os.ReadFile(list)
	if err != nil && (!update || !errors.Is(err, fs.ErrNotExist)) {
		return false, err
	}
	expected, err := parseList(string(text))
	if err != nil {
		return false, fmt.Errorf("%s:%w", list, err)
	}
	if update {
		keepReasons(found, expected)
		expected = found
		if err := os.WriteFile(list, []byte(formatList(found)), 0o644); err != nil {
			return false, err
		}
	}
	differences := compare(expected, found)
	for _, d := range differences {
		fmt.Fprintln(out, d)
	}
	if len(differences) > 0 {
		fmt.Fprintf(out, "%s is not what the suites found: mend the server, or run \"make conformance UPDATE=1\" and give the reasons\n", list)
	}
	return len(differences) > 0, nil
}

// summary is one line on a run.
func summary(run string, rows []row) string {
	var scored, passed int
	var others []string
	for _, r := range rows {
		if r.scored {
			scored++
		}
		if r.scored && r.verdict() == "pass" {
			passed++
		}
		if !r.clean() {
			others = append(others, r.scenario)
		}
	}
	line := fmt.Sprintf("%-36s %2d scenarios; scored: %2d of %2d pass", run, len(rows), passed, scored)
	if len(others) > 0 {
		line += fmt.Sprintf("; not clean, scored or not: %s", strings.Join(others, ", "))
	}
	return line
}
