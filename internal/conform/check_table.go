package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var tableCheck = Check{
	ID: "table", Group: Data, Severity: doc.Error,
	Title: "Promised tables are there",
	Why:   "what the design stores has to be stored somewhere",
	Kinds: []claims.Kind{claims.KindTable},
	judge: judgeTable,
}

func judgeTable(h *held, c *claims.Claim) *Judgement {
	t := h.table(c.Table.Name)
	switch {
	case t != nil && c.Negated:
		return violated([]Evidence{tableEvidence(t)}, "the design says that table %s is gone, and it is there", c.Table.Name)
	case t != nil:
		return satisfied(tableEvidence(t), "table %s", t.Name)
	case c.Negated:
		return &Judgement{Verdict: Satisfied, Message: "no such table", Searched: h.searchedTables()}
	case !h.ownsTables():
		return unresolved(nil, h.searchedTables(), "table %s was not found, and no other table of the design was", c.Table.Name).
			asking("Is %s stored by something that was not searched?", c.Table.Name)
	}
	if refs := h.typesNamed(c.Table.Name); len(refs) > 0 {
		return unresolved([]Evidence{refs[0].evidence()}, h.searchedTables(), "no table %s, but a type of that name", c.Table.Name).
			asking("Is this type stored as the table %s?", c.Table.Name)
	}
	return violated(nil, "no table %s", c.Table.Name).lacking(h.searchedTables())
}

// ownsTables reports whether the schema that the design means was found: at least
// one other of its tables is there.
func (h *held) ownsTables() bool {
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; c.Kind == claims.KindTable && !c.Negated && h.table(c.Table.Name) != nil {
			return true
		}
	}
	return false
}

func (h *held) searchedTables() string {
	if len(h.in.Project.Tables) == 0 {
		return "no table is declared in the source that was read"
	}
	var names []string
	for _, t := range h.in.Project.Tables {
		if !t.Dropped && len(names) < 8 {
			names = append(names, t.Name)
		}
	}
	return fmt.Sprintf("%s: %s", prose.Plural(len(h.in.Project.Tables), "table"), strings.Join(names, ", "))
}

func tableEvidence(t *facts.JoinedTable) Evidence { return Evidence{File: t.File, Line: t.Line} }
