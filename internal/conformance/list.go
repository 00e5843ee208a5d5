package main

import (
	"fmt"
	"strconv"
	"strings"
)

// row is one scenario of one run.
type row struct {
	run, scenario          string
	scored                 bool // the revision requires it
	passed, failed, warned int  // checks
	reason                 string
}

// verdict is pass, fail, or none when no check was made that could fail.
func (r row) verdict() string {
	switch {
	case r.failed > 0:
		return "fail"
	case r.passed == 0:
		return "none"
	default:
		return "pass"
	}
}

// clean reports whether nothing needs a reason.
func (r row) clean() bool { return r.verdict() == "pass" && r.warned == 0 }

func (r row) name() string { return r.run + " " + r.scenario }

// findings are what the suite said, as the list writes it.
func (r row) findings() string {
	scored := "unscored"
	if r.scored {
		scored = "scored"
	}
	return fmt.Sprintf("%s\t%s\t%d\t%d\t%d", scored, r.verdict(), r.passed, r.failed, r.warned)
}

const header = `# What the conformance suites of the Model Context Protocol find, and why.
# Written by "make conformance UPDATE=1"; only the reasons are written by hand.
# "fixtures" is the build with the tag "conformance" and what the suites ask
# for; "real" is the same build without, over a sample project, and the
# scenarios that need no fixture: their names here are those that are run.
# A run fails when it finds anything else than stands here.
#
# run	scenario	scored	verdict	checks passed	failed	warned	reason, unless all passed
`

// formatList writes the list.
func formatList(rows []row) string {
	var b strings.Builder
	b.WriteString(header)
	run := ""
	for _, r := range rows {
		if r.run != run {
			b.WriteString("\n")
			run = r.run
		}
		b.WriteString(strings.TrimRight(r.run+"\t"+r.scenario+"\t"+r.findings()+"\t"+r.reason, "\t") + "\n")
	}
	return b.String()
}

// parseList reads the list. Errors begin with the line.
func parseList(text string) ([]row, error) {
	var rows []row
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := parseRow(line)
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func parseRow(line string) (row, error) {
	columns := strings.Split(line, "\t")
	if len(columns) == 7 {
		columns = append(columns, "")
	}
	if len(columns) != 8 {
		return row{}, fmt.Errorf("expected 7 columns and a reason, with tabs between, found %d", len(columns))
	}
	r := row{run: columns[0], scenario: columns[1], scored: columns[2] == "scored", reason: columns[7]}
	for i, count := range []*int{&r.passed, &r.failed, &r.warned} {
		var err error
		if *count, err = strconv.Atoi(columns[4+i]); err != nil {
			return row{}, fmt.Errorf("column %d must be a number of checks, not %q", 5+i, columns[4+i])
		}
	}
	if written := strings.Join(columns[2:7], "\t"); written != r.findings() {
		return row{}, fmt.Errorf("%q contradicts itself: the counts say %q", written, r.findings())
	}
	return r, nil
}
