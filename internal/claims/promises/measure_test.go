package promises

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/statements"
	"kiro-mcp/specfs/doc"
)

// measure reads a list's design and sees what became of each promise. A line
// with two promises needs two claims for both. The value of an enum may be in
// the claim of the enum, which stands on an earlier line of the declaration.
func (l *handList) measure(t *testing.T, src []byte, kinds map[string]*tally) tally {
	t.Helper()
	if n := len(strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")); n != l.lines {
		t.Fatalf("%s has %d lines and its list is for %d", l.path, n, l.lines)
	}
	r := readForCounts(t, doc.ParseDesign("design", src))
	unclaimed := map[int]int{}
	for _, u := range r.Out.Unclaimed {
		unclaimed[u.Line]++
	}
	values, judged := listedValues(r), forReaders(r)
	sum, taken := tally{unclaimed: len(r.Out.Unclaimed), lines: len(r.Made), missed: statements.Missed(r)}, map[int]int{}
	for _, p := range l.promises {
		if p.later {
			continue
		}
		taken[p.line]++
		one := tally{listed: 1}
		became := "nothing said of it"
		switch {
		case r.Made[p.line] >= taken[p.line], p.kind == string(claims.KindEnum) && values[strings.ToLower(p.words)]:
			one.claimed, became = 1, ""
			if judged[p.line] {
				one.judged = 1
			}
		case unclaimed[p.line] > 0:
			one.counted, became = 1, "counted as unclaimed"
		case r.Left[p.line] != "":
			one.leftOut, became = 1, "left out: "+string(r.Left[p.line])
		default:
			one.silent = 1
		}
		sum.add(one)
		if kinds[p.kind] == nil {
			kinds[p.kind] = &tally{}
		}
		kinds[p.kind].add(one)
		if became != "" && os.Getenv("KIRO_MCP_MISSES") != "" {
			t.Logf("miss %s:%d\t%s\t%s\t%s\t%s", l.name, p.line, p.kind, p.words, became, r.Quote(p.line))
		}
	}
	for line := range r.Made {
		if taken[line] == 0 {
			sum.over++
		}
	}
	sum.outcomes = map[statements.Outcome]held{}
	for line, o := range statements.Outcomes(r) {
		at := sum.outcomes[o]
		sum.outcomes[o] = held{at.lines + max(1, unclaimed[line]), at.held + max(0, taken[line]-r.Made[line])}
	}
	return sum
}

// listedValues are the values, in lower case, of all enums that became claims.
func listedValues(r *reading.Design) map[string]bool {
	values := map[string]bool{}
	for _, c := range r.Out.Claims {
		if c.Enum == nil {
			continue
		}
		for _, v := range c.Enum.Values {
			values[strings.ToLower(v)] = true
		}
	}
	return values
}

// forReaders are the lines of which all claims are such as only a reader can
// judge.
func forReaders(r *reading.Design) map[int]bool {
	lines := map[int]bool{}
	for _, c := range r.Out.Claims {
		byReader := c.Kind == claims.KindBehaviour || c.Kind == claims.KindProperty || c.Kind == claims.KindTest
		if only, seen := lines[c.Line]; !seen || only {
			lines[c.Line] = byReader
		}
	}
	return lines
}

// readForCounts is [read] that gives the reading as well: a promise which a
// design makes twice is one claim, and only the reading knows both lines. It
// fails the test when the two no longer do the same.
func readForCounts(t *testing.T, d *doc.Design) *reading.Design {
	t.Helper()
	r := reading.New(d)
	for _, p := range r.Pieces {
		switch {
		case p.Kind != pieces.Code:
			readPiece(r, p)
		case p == p.Fence.Lines[0]:
			readFence(r, p.Fence)
		}
	}
	joinPartial(r)
	dropDoubles(r)
	statements.Count(r)
	if promised := Read(d); len(promised.Claims) != len(r.Out.Claims) || !slices.Equal(promised.Unclaimed, r.Out.Unclaimed) || promised.Claimed != r.Out.Claimed {
		t.Fatal("readForCounts does not do what read does; make it follow")
	}
	return r
}
