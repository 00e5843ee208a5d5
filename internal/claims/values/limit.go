package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// Limits reads timeouts, page sizes, pools, rates, lifetimes, sizes and
// counts.
func Limits(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || !mayHoldNumber(p.Text) || ofEffort(p) || words.LikeCode(p.Text) {
		return nil
	}
	var out []claims.Claim
	for _, x := range parts(p) {
		if ofEffortWords(words.Of(x.title)) || pastColumn(x.title) {
			continue
		}
		r := limitReader{piece: p, part: x, found: words.Numbers(x.text)}
		if len(r.found) == 0 {
			continue
		}
		r.head = words.Of(x.head)
		for _, l := range r.read() {
			out = append(out, limitClaim(l))
		}
	}
	return out
}

// mayHoldNumber reports whether it pays to look for numbers.
func mayHoldNumber(s string) bool {
	if strings.ContainsAny(s, "0123456789") {
		return true
	}
	low := strings.ToLower(s)
	for _, w := range []string{"second", "minute", "hour", "day", "retries", "times", "attempts", " at most"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

func limitClaim(l claims.Limit) claims.Claim {
	id := []string{"limit", l.What}
	if l.Latency {
		id[1] = "latency"
	}
	id = append(id, l.Subject...)
	if l.Scope != "" {
		id = append(id, "per", l.Scope)
	}
	return claims.Claim{Kind: claims.KindLimit, Element: strings.Join(id, " "), Limit: &l}
}

// limitReader reads the numbers of one part.
type limitReader struct {
	piece *pieces.Piece
	part  part
	head  []string // words of the part's head
	found []words.Number
	load  bool // a promise about speed was read: other numbers say under which load

	inParens bool // what stands behind the number at hand is in parentheses: "7 days (dev)"

	around [][]string // words of the titles around it, made once
}

func (r *limitReader) read() []claims.Limit {
	var out []claims.Limit
	for i := range r.found {
		q := r.found[i]
		if q.Value <= 0 || r.inList(i) || r.isOld(i) {
			continue
		}
		before, behind := r.sides(i)
		l, ok := r.one(q, before, behind)
		if !ok || r.piece.OfTests() && !testLimit(l, r.part) {
			continue
		}
		out = append(out, l...)
		r.load = r.load || l[0].Latency
	}
	return out
}

// sides are the words before a number and behind it, as far as its clause and
// the numbers next to it.
func (r *limitReader) sides(i int) (before, behind []string) {
	q := r.found[i]
	from, to := 0, len(r.part.text)
	if i > 0 {
		from = r.found[i-1].End
		if r.isOld(i - 1) {
			from = 0
			if i > 1 {
				from = r.found[i-2].End
			}
		}
	}
	if i+1 < len(r.found) {
		to = r.found[i+1].At
	}
	left, right := r.part.text[from:q.At], r.part.text[q.End:to]
	r.inParens = strings.HasPrefix(strings.TrimLeft(right, " "), "(")
	for _, mark := range []string{"; ", "；", ". ", "。", " | "} {
		if at := strings.LastIndex(left, mark); at >= 0 && !strings.HasSuffix(left[:at], "e.g") {
			left = left[at+len(mark):]
		}
		if at := strings.Index(right, mark); at >= 0 {
			right = right[:at]
		}
	}
	for _, mark := range []string{", ", "，", "、", ")", "）"} {
		if at := strings.Index(right, mark); at > 0 || at == 0 && strings.HasPrefix(mark, ",") {
			right = right[:at]
		}
	}
	if i > 0 { // what stood before a comma belongs to the number there
		for _, mark := range []string{", ", "，", "、", ") "} {
			if at := strings.LastIndex(left, mark); at >= 0 {
				left = left[at+len(mark):]
			}
		}
	}
	return words.Of(left), words.Of(right)
}

// inList reports whether a number is one of a bare list, as the steps of a
// backoff are: none of them is the limit.
func (r *limitReader) inList(i int) bool {
	joined := func(a, b words.Number) bool {
		if b.At < a.End {
			return false
		}
		between := r.part.text[a.End:b.At]
		return a.Unit == b.Unit && a.Unit != "" && len(between) < 6 && strings.Trim(between, " ,/→、~") == ""
	}
	return i > 0 && joined(r.found[i-1], r.found[i]) || i+1 < len(r.found) && joined(r.found[i], r.found[i+1])
}

// isOld reports whether a number is what a change comes from: "from 10 s to 15 s".
func (r *limitReader) isOld(i int) bool {
	before := strings.ToLower(strings.TrimRight(r.part.text[:r.found[i].At], " `~("))
	if strings.HasSuffix(before, " from") && i+1 < len(r.found) {
		return true
	}
	if strings.HasSuffix(before, " vs") || strings.HasSuffix(before, " vs.") || strings.HasSuffix(before, "instead of") || strings.HasSuffix(before, "rather than") {
		return true
	}
	after := r.part.text[r.found[i].End:]
	return i+1 < len(r.found) && (strings.HasPrefix(after, " → ") || strings.HasPrefix(after, " -> ")) && r.found[i+1].Unit == r.found[i].Unit
}

// one reads one number. Several limits come of a range.
func (r *limitReader) one(q words.Number, before, behind []string) ([]claims.Limit, bool) {
	var l claims.Limit
	var ok bool
	switch {
	case q.Per != "" || q.Every > 0:
		return r.rate(q, before, behind)
	case q.Unit == "seconds":
		l, ok = r.time(q, before, behind)
	case q.Unit == "bytes":
		l, ok = r.size(q, before, behind)
	case q.Unit == "percent":
		l, ok = r.percent(q, before, behind)
	default:
		return r.count(q, before, behind)
	}
	if !ok {
		return nil, false
	}
	l.Unit = q.Unit
	if l.Value == 0 {
		l.Value = tidy(q.High)
	}
	return []claims.Limit{l}, true
}

// tidy takes away what multiplying by a thousandth leaves behind.
func tidy(v float64) float64 {
	if r := float64(int64(v*1e6+0.5)) / 1e6; v < 1e9 {
		return r
	}
	return v
}

// titles are the words of the titles around the part's piece.
func (r *limitReader) titles() [][]string {
	if r.around == nil {
		r.around = [][]string{words.Of(r.part.title)}
		for _, t := range r.piece.Around() {
			r.around = append(r.around, words.Of(t))
		}
	}
	return r.around
}

// find looks for the cue of a number: right behind it, before it, in the head,
// in the titles.
func (r *limitReader) find(before, behind []string, counts func(cue) bool) cue {
	if c := nearest(behind, true, 2, counts); c != "" {
		return c
	}
	if c := nearest(before, false, 7, counts); c != "" {
		return c
	}
	if c := nearest(r.head, false, 8, counts); c != "" {
		return c
	}
	if c := nearest(behind, true, 5, counts); c != "" {
		return c
	}
	for n, t := range r.titles() {
		if n > 4 {
			break
		}
		if c := nearest(t, false, 6, counts); c != "" {
			return c
		}
	}
	return ""
}

// testLimit reports whether a limit in a chapter on tests is one that tests
// keep.
func testLimit(l []claims.Limit, p part) bool {
	low := strings.ToLower(p.head) + " " + p.low
	return l[0].What == "threshold" && strings.Contains(low, "coverage") || strings.Contains(low, "iteration") || l[0].What == "timeout" && !strings.HasPrefix(low, " test")
}
