package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEveryHostIsImitated holds docs/hosts.md to the imitations: the same
// hosts, that do what stands there.
func TestEveryHostIsImitated(t *testing.T) {
	rows := hostRows(t)
	for _, as := range imitations(t) {
		row, ok := rows[as.Host]
		if !ok {
			t.Errorf("%s is imitated and has no row in docs/hosts.md", as.Host)
			continue
		}
		delete(rows, as.Host)
		for heading, ok := range as.agrees(row) {
			if !ok {
				t.Errorf("%s: under %q docs/hosts.md says %s, the imitation does not", as.Host, heading, row[heading])
			}
		}
	}
	for host := range rows {
		t.Errorf("%s has a row in docs/hosts.md and no imitation", host)
	}
}

// agrees says of each heading whether the imitation does what stands there.
func (as imitation) agrees(row map[string]string) map[string]bool {
	all := func(heading string, words ...string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(row[heading], word) })
	}
	var revisions []string
	for _, o := range as.Openings {
		revisions = append(revisions, o.Revision)
	}
	declares := as.Openings[len(as.Openings)-1].declares
	asked := !strings.HasPrefix(row["questions"], "none declared") && row["questions"] != "refuses"
	return map[string]bool{
		"opens with":          all("opens with", revisions...),
		"shows its model":     all("shows its model", as.Faces...),
		"a link in an answer": all("a link in an answer", "loses the answer") == (as.Links == linksLose),
		"resources":           all("resources", "subscribes") == as.Subscribes,
		"roots":               strings.HasPrefix(row["roots"], "declares") == declares("roots"),
		"questions":           asked == declares("elicitation"),
		"names, with prefix":  all("names, with prefix", figures(as.Names.Max)...),
		"sizes":               all("sizes", figures(as.Max.Description, as.Max.Instructions, as.Max.Result, as.Max.Error)...),
	}
}

// figures writes the limits that there are as the table does: 10,004.
func figures(limits ...int) []string {
	var out []string
	for _, n := range limits {
		switch {
		case n >= 1000:
			out = append(out, fmt.Sprintf("%d,%03d", n/1000, n%1000))
		case n > 0:
			out = append(out, strconv.Itoa(n))
		}
	}
	return out
}

// hostRows reads the table of docs/hosts.md: the cells of each host by the
// heading of their column.
func hostRows(t *testing.T) map[string]map[string]string {
	t.Helper()
	var heading []string
	rows := map[string]map[string]string{}
	for line := range strings.Lines(contentOf(t, "../../docs/hosts.md")) {
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|--") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if heading == nil {
			heading = cells
			continue
		}
		if len(cells) != len(heading) || slices.Contains(cells, "") {
			t.Fatalf("docs/hosts.md: a row of %d cells, want %d and none empty: %s", len(cells), len(heading), line)
		}
		rows[cells[0]] = map[string]string{}
		for i, name := range heading {
			rows[cells[0]][name] = cells[i]
		}
	}
	if len(rows) < 8 {
		t.Fatalf("docs/hosts.md: found %d hosts, want at least 8", len(rows))
	}
	return rows
}
