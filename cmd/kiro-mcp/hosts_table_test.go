package main

import (
	"slices"
	"strings"
	"testing"
)

// TestEveryHostIsImitated holds docs/hosts.md to the imitations: the same
// hosts, opening with the same revisions, showing the same face.
func TestEveryHostIsImitated(t *testing.T) {
	rows := hostRows(t)
	for _, as := range imitations(t) {
		row, ok := rows[as.Host]
		if !ok {
			t.Errorf("%s is imitated and has no row in docs/hosts.md", as.Host)
			continue
		}
		delete(rows, as.Host)
		for _, o := range as.Openings {
			if !strings.Contains(row["opens with"], o.Revision) {
				t.Errorf("%s opens with %s, not with %s", as.Host, row["opens with"], o.Revision)
			}
		}
		for _, face := range as.Faces {
			if !strings.Contains(row["shows its model"], face) {
				t.Errorf("%s shows its model %s, not %s", as.Host, row["shows its model"], face)
			}
		}
		if loses := strings.Contains(row["a link in an answer"], "loses the answer"); loses != (as.Links == linksLose) {
			t.Errorf("%s: of a link docs/hosts.md says %s, the imitation %s", as.Host, row["a link in an answer"], as.Links)
		}
		if offers := strings.HasPrefix(row["roots"], "declares"); offers != as.Openings[len(as.Openings)-1].declares("roots") {
			t.Errorf("%s: of roots docs/hosts.md says %s", as.Host, row["roots"])
		}
	}
	for host := range rows {
		t.Errorf("%s has a row in docs/hosts.md and no imitation", host)
	}
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
