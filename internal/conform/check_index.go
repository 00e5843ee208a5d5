package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var indexCheck = Check{
	ID: "index", Group: Data, Severity: doc.Warning,
	Title: "Promised indexes are there",
	Why:   "without it the query that the design had in mind reads the whole table",
	Kinds: []claims.Kind{claims.KindIndex},
	judge: judgeIndex,
}

func judgeIndex(h *held, c *claims.Claim) *Judgement {
	want := c.Index
	t := h.table(want.Table)
	if t == nil || len(want.Columns) == 0 {
		return unresolved(nil, h.searchedTables(), "its table was not found")
	}
	columns := strings.Join(want.Columns, ", ")
	if indexed(t, want.Columns, want.Unique) {
		return satisfied(indexEvidence(t, want.Columns), "table %s is indexed by %s", t.Name, columns)
	}
	if !t.Whole {
		return unresolved([]Evidence{tableEvidence(t)}, "", "no index on %s was seen in table %s, of which not all could be read", columns, t.Name)
	}
	if !slices.ContainsFunc(want.Columns, func(name string) bool { return columnAt(t, name) >= 0 }) {
		return unresolved([]Evidence{tableEvidence(t)}, "", "table %s has no column %s, so that no index can be on it", t.Name, columns)
	}
	if x := unmade(t, want); x != nil {
		return violated([]Evidence{{File: x.TakenFile, Line: x.Taken.Line}, {File: x.File, Line: x.Line}},
			"table %s has no index on %s: the name %s of the one that is created on it is taken by an earlier one on %s", t.Name, columns, x.Name, strings.Join(x.Taken.Columns, ", "))
	}
	if !want.Unique || !indexed(t, want.Columns, false) {
		return violated([]Evidence{tableEvidence(t)}, "table %s has no index on %s", t.Name, columns).lacking(prose.Plural(len(t.Indexes), "index declaration"))
	}
	return violated([]Evidence{indexEvidence(t, want.Columns)}, "the index of table %s on %s is not unique", t.Name, columns)
}

// unmade finds an index that the code creates as promised under a name that an
// earlier one has: CREATE INDEX IF NOT EXISTS does nothing then, and readers who see
// it in the code have to be told why.
func unmade(t *facts.JoinedTable, want *claims.Index) *facts.UnmadeIndex {
	for i := range t.Unmade {
		if indexCovers(t.Unmade[i].Index, want.Columns) {
			return &t.Unmade[i]
		}
	}
	return nil
}

// indexed reports whether an index, a unique constraint or a primary key begins
// with these columns.
func indexed(t *facts.JoinedTable, columns []string, unique bool) bool {
	if len(columns) == 1 {
		if i := columnAt(t, columns[0]); i >= 0 && (t.Columns[i].PrimaryKey || t.Columns[i].Unique || !unique && t.Columns[i].Type == "ForeignKey") {
			return true // Django makes an index for each of its foreign keys
		}
	}
	return slices.ContainsFunc(t.Indexes, func(i facts.Index) bool {
		return indexCovers(i, columns) && (!unique || i.Unique && len(i.Columns) == len(columns))
	})
}

func indexCovers(i facts.Index, columns []string) bool {
	if len(i.Columns) < len(columns) {
		return false
	}
	for k, c := range columns {
		word, _, _ := strings.Cut(strings.TrimSpace(c), " ") // "created_at DESC"
		have, _, _ := strings.Cut(strings.TrimSpace(i.Columns[k]), " ")
		if fold(word) != fold(have) {
			return false
		}
	}
	return true
}

func indexEvidence(t *facts.JoinedTable, columns []string) Evidence {
	for k, i := range t.Indexes {
		if indexCovers(i, columns) && k < len(t.IndexFiles) {
			return Evidence{File: t.IndexFiles[k], Line: i.Line}
		}
	}
	return tableEvidence(t)
}
