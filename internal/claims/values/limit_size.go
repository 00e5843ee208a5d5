package values

import (
	"slices"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// size reads how many bytes something may have.
func (r *limitReader) size(q words.Number, before, behind []string) (l claims.Limit, ok bool) {
	if q.About || q.High != q.Value || q.Op == ">" || q.Op == ">=" && !words.Any(before, isSized) {
		return l, false
	}
	all := slices.Concat(before, behind, r.head, words.Of(r.part.title))
	s := senseOf(q, before, behind)
	if !words.Any(all, isSized) && (words.Any(all, isUsage) || r.target() && r.titled(isUsage)) {
		l.What, l.Latency = "threshold", true
		l.Subject = r.subject(before, behind)
		return l, s == senseMost || r.target()
	}
	if s == senseNone && !words.Any(all, isSized) || r.load {
		return l, false
	}
	l.What = "size"
	l.Subject = r.subject(before, behind)
	return l, len(l.Subject) > 0
}

// titled reports whether the titles nearest to a part have a word.
func (r *limitReader) titled(is func(string) bool) bool {
	for n, t := range r.titles() {
		if n < 4 && words.Any(t, is) {
			return true
		}
	}
	return false
}

// isUsage reports whether a word says that bytes are what a program takes up.
func isUsage(w string) bool {
	switch w {
	case "usage", "footprint", "memory", "overhead", "consumption", "ram", "bundle", "heap", "メモリ使用量", "内存占用", "内存", "メモリ":
		return true
	}
	return false
}

// isSized reports whether a word makes a limit of a number of bytes.
func isSized(w string) bool {
	switch w {
	case "limit", "limits", "limited", "max", "maximum", "upload", "uploads", "exceeds", "exceed", "payload", "body", "chunk", "chunks", "buffer", "限制", "上限", "最大":
		return true
	}
	return false
}

// percent reads a share that is to be reached, or at which something happens.
func (r *limitReader) percent(q words.Number, before, behind []string) (l claims.Limit, ok bool) {
	if q.High != q.Value || q.About {
		return l, false
	}
	all := slices.Concat(before, behind, r.head, words.Of(r.part.title))
	covered := words.Any(all, func(w string) bool { return w == "coverage" || w == "カバレッジ" || w == "覆盖率" })
	if !covered {
		bounded := q.Op != "" || words.Any(before, isBounding)
		if !bounded || !words.Any(all, isShare) {
			return l, false
		}
	} else if words.Any(before, func(w string) bool { return w == "from" || w == "currently" || w == "current" }) {
		return l, false
	}
	l.What = "threshold"
	l.Subject = r.subject(before, behind)
	if covered {
		l.Subject = addWords(l.Subject, "coverage")
	}
	return l, true
}

func isBounding(w string) bool {
	switch w {
	case "threshold", "above", "below", "exceeds", "exceed", "over", "least", "target", "sampling", "limit", "阈值", "閾値":
		return true
	}
	return false
}

func isShare(w string) bool {
	switch w {
	case "threshold", "cpu", "memory", "utilization", "utilisation", "rate", "confidence", "similarity", "sampling", "disk", "usage", "budget", "accuracy", "阈值", "閾値":
		return true
	}
	return false
}
