package generate

import "kiro-mcp/internal/prose"

// totalled counts the rows of a whole answer.
func (a Answer) totalled() Answer {
	a.Totals = Totals{Files: len(a.Files), Turns: len(a.Turns), Operations: len(a.Selected), Findings: len(a.Findings), Drafts: len(a.Drafts)}
	return a
}

// Rows is how many rows the answer has, of all lists.
func (a *Answer) Rows() int {
	return len(a.Findings) + len(a.Drafts) + len(a.Files) + len(a.Selected) + len(a.Turns)
}

// Keep keeps n rows, as many of one list as of another, and says what went. A
// contract with errors has its findings before all else.
func (a *Answer) Keep(n int) {
	all := []int{len(a.Findings), len(a.Drafts), len(a.Selected), len(a.Turns), len(a.Files)}
	kept := make([]int, len(all))
	if a.unusable {
		kept[0] = min(n, all[0])
		n -= kept[0]
	}
	for n > 0 {
		before := n
		for i := range all {
			if n > 0 && kept[i] < all[i] {
				kept[i]++
				n--
			}
		}
		if n == before {
			break
		}
	}
	a.Findings, a.Drafts, a.Selected = a.Findings[:kept[0]], a.Drafts[:kept[1]], a.Selected[:kept[2]]
	a.Turns, a.Files = a.Turns[:kept[3]], a.Files[:kept[4]]
	a.leaveOut()
}

// leaveOut says what is left out, and how to get it.
func (a *Answer) leaveOut() {
	const narrow = "name operations or tags to see theirs"
	a.More = nil
	for _, x := range []struct {
		left int
		what string
		how  string
	}{
		{a.Totals.Findings - len(a.Findings), "finding", "put these right and call again"},
		{a.Totals.Drafts - len(a.Drafts), "draft", "paste these and call again"},
		{a.Totals.Operations - len(a.Selected), "operation that was asked for", "name fewer"},
		{a.Totals.Turns - len(a.Turns), "handler", narrow},
		{a.Totals.Files - len(a.Files), "file", "counts has them all by action; git shows them once they are written"},
	} {
		if x.left > 0 {
			a.More = append(a.More, prose.Plural(x.left, "further "+x.what)+": "+x.how)
		}
	}
}
