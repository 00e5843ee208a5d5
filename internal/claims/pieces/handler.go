package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var (
	// handles begins the body of a function without a name that answers a route:
	// "app.post('/carts', async (req, res) => {".
	handles = pattern.Of(`\.(get|post|put|patch|delete|Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE)\(["'` + "`" + `](/[^"'` + "`" + ` ]*)["'` + "`" + `].*(?:=>|function ?\w*\([^)]*\)|func\([^)]*\)) ?\{$`)
	// calledSpan is a function that prose names between back-ticks: `TillService.open()`.
	calledSpan = pattern.Of("`((?:[A-Za-z]\\w*\\.)?[A-Za-z]\\w+)\\([^`]*\\)`")
)

// handlers writes the route that a function without a name answers to all lines of its
// body, up to the bracket that closes it at the depth of its first line.
func (f *Fence) handlers(inside []string) {
	for at := 0; at < len(f.Lines); at++ {
		m := handles().FindStringSubmatch(f.Lines[at].Text)
		if m == nil {
			continue
		}
		route, depth := strings.ToUpper(m[1])+" "+m[2], words.Leading(f.Lines[at].Raw)
		for at++; at < len(f.Lines); at++ {
			if p := f.Lines[at]; p.Text != "" && words.Leading(p.Raw) <= depth {
				break
			}
			inside[at] = route
		}
	}
}

// CalledAbove is the only function that the sentence above a fence calls: what is shown
// below "The change in `TillService.open()`:" is a piece of its body.
func (f *Fence) CalledAbove() string {
	all := calledSpan().FindAllStringSubmatch(words.Cut(f.label, words.LongText), 2)
	if len(all) != 1 || strings.Contains(all[0][1], "://") {
		return ""
	}
	return all[0][1]
}
