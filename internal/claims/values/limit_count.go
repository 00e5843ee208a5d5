package values

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// count reads how many of something there may be.
func (r *limitReader) count(q words.Number, before, behind []string) ([]claims.Limit, bool) {
	if r.load || q.About || faults(q.Nouns) || q.Value != float64(int64(q.Value)) || ofDocument(before) || len(q.Nouns) > 0 && (isText(q.Nouns[0]) || q.Nouns[0] == "x") {
		return nil, false
	}
	s := senseOf(q, before, behind)
	if s == senseMore {
		if !r.refuses() {
			return nil, false
		}
		s = senseMost
	}
	c := r.find(before, behind, ofCount)
	if c == "" {
		c = nearest(words.Of(r.part.text), false, 20, ofCount)
	}
	near := slices.Concat(before, q.Nouns)
	l := claims.Limit{Value: q.High}
	switch {
	case c == cuePage && q.Op == "" && r.ofPage(near, behind):
		l.What = "page_size"
		if s == senseMost {
			l.What = "max_page_size"
		}
	case r.ofPool(near, s):
		l.What = "pool"
	case r.ofRetries(near, c, s):
		l.What = "retries"
	case q.High != q.Value:
		return r.between(q, near, s)
	case s == senseNone || q.Word && s != senseMost || !r.counted(q, near, s) || r.isArgument(q):
		return nil, false
	default:
		l.What = "count"
	}
	l.Subject = r.subject(before, behind)
	if c == cuePage && len(r.head) == 0 && r.found[0].At < q.At {
		l.Subject = r.subject(r.sides(0)) // of the same lists as the number before it
	}
	if l.What == "count" {
		l.Subject = addWords(l.Subject, q.Nouns...)
		if s == senseLeast {
			l.Subject = addWords(l.Subject, "min")
		}
	}
	return []claims.Limit{l}, true
}

// faults reports whether what a number counts is what somebody found in the code.
func faults(nouns []string) bool {
	if len(nouns) == 0 {
		return false
	}
	switch nouns[0] {
	case "error", "errors", "erro", "erros", "errores", "erreurs", "fehler", "warning", "warnings", "failure", "failures", "occurrence", "occurrences", "violations", "findings", "errori":
		return true
	}
	return false
}

// ofDocument reports whether the word before a number says that it numbers a
// part of a document, or is the lower end of a range that was not read.
func ofDocument(before []string) bool {
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "req", "reqs", "requirement", "requirements", "step", "steps", "property", "phase", "section", "version", "issue", "module", "line", "chapter", "criterion", "task", "tasks", "level", "between", "option", "table", "figure", "test", "需求":
		return true
	}
	return false
}

func isText(w string) bool {
	return strings.HasPrefix(w, "char") || w == "paragraphs" || w == "sentences" || w == "bullets" || w == "letters" || w == "digits" || w == "words"
}

// ofPage reports whether a number is a page's.
func (r *limitReader) ofPage(near, behind []string) bool {
	if len(near) > 0 && near[len(near)-1] == "page" && len(behind) == 0 {
		return false // "page 3"
	}
	low := strings.ToLower(r.part.head) + " " + r.part.low + " " + strings.ToLower(r.part.title)
	for _, phrase := range []string{"per page", "page size", "pagesize", "page_size", "per_page", "perpage", "/page", "每页", "ページサイズ"} {
		if strings.Contains(low, phrase) {
			return true
		}
	}
	if !strings.Contains(low, "paginat") || strings.Contains(low, "non-paginat") || strings.Contains(low, "test") {
		return false
	}
	return words.Any(near, func(w string) bool {
		return w == "default" || w == "max" || w == "maximum" || w == "limit" || w == "batches"
	})
}

func (r *limitReader) ofPool(near []string, s sense) bool {
	pooled := words.Any(slices.Concat(r.head, words.Of(r.part.text)), func(w string) bool {
		return w == "pool" || w == "pooling" || w == "pools" || strings.Contains(w, "连接池")
	})
	if !pooled {
		return false
	}
	if words.Any(slices.Concat(near, r.head), func(w string) bool { return w == "timeout" || w == "recycle" || w == "overflow" || w == "ping" }) {
		return false
	}
	return s != senseNone || words.Any(slices.Concat(near, r.head), func(w string) bool { return w == "connections" || w == "connection" || w == "size" || w == "pool" })
}

func (r *limitReader) ofRetries(near []string, c cue, s sense) bool {
	all := slices.Concat(r.head, words.Of(r.part.text))
	for _, w := range near {
		switch w {
		case "retries":
			return true
		case "attempts", "attempt", "times", "tries", "time":
			if words.Any(all, func(w string) bool {
				return strings.HasPrefix(w, "retr") || w == "backoff" || strings.Contains(w, "重试") || strings.Contains(w, "リトライ")
			}) {
				return true
			}
		}
	}
	if c != cueRetries || len(near) > 0 && len(near) > 8 {
		return false
	}
	direct := words.Any(slices.Concat(r.head, near), func(w string) bool {
		return strings.HasPrefix(w, "retr") || strings.Contains(w, "重试") || strings.Contains(w, "リトライ")
	})
	return direct && s != senseNone
}

// between reads a range that something has to stay in.
func (r *limitReader) between(q words.Number, near []string, s sense) ([]claims.Limit, bool) {
	if len(q.Nouns) == 0 || r.ofPlace(q) || s == senseMost && !strings.Contains(r.part.low[:min(q.At, len(r.part.low))], "limit") && !strings.Contains(r.part.low, "between") {
		return nil, false
	}
	if s != senseMost && !words.Any(slices.Concat(near, r.head), isScaled) {
		return nil, false
	}
	subject := addWords(r.subject(near, nil), q.Nouns...)
	return []claims.Limit{
		{What: "count", Value: q.Value, Subject: addWords(subject, "min")},
		{What: "count", Value: q.High, Subject: addWords(subject, "max")},
	}, true
}

// ofPlace reports whether a number stands where a document counts its own
// parts: "tasks (1-7)".
func (r *limitReader) ofPlace(q words.Number) bool {
	return strings.HasPrefix(r.part.text[q.End:], ")")
}

// refuses reports whether a part says that something is not accepted.
func (r *limitReader) refuses() bool {
	for _, w := range []string{"reject", "refus", "error", "invalid", "not allowed", "fail", "throw", "exceed", "too many", "400", "422", "拒绝"} {
		if strings.Contains(r.part.low, w) {
			return true
		}
	}
	return false
}

// isArgument reports whether a number is given in a call or an address:
// "`/api/agents?limit=12`", "`limit=3`".
func (r *limitReader) isArgument(q words.Number) bool {
	return strings.HasSuffix(r.part.text[:q.At], "=") || strings.HasSuffix(r.part.text[:q.At], "(")
}

func isScaled(w string) bool {
	switch w {
	case "scaling", "autoscaling", "replicas", "instances", "tasks", "containers", "workers", "pods", "between":
		return true
	}
	return false
}

// counted reports whether what a number counts is known: a noun behind it, or
// a name before it.
func (r *limitReader) counted(q words.Number, near []string, s sense) bool {
	if s == senseMost && q.Op == "" && words.Any(slices.Concat(near, r.head), isCapacity) {
		return false // what it copes with is no limit
	}
	if len(q.Nouns) > 0 {
		plural := q.Value == 1 || words.Any(q.Nouns, func(w string) bool { return strings.HasSuffix(w, "s") })
		return q.Op == "" && plural && !isVague(q.Nouns[0])
	}
	return q.Op == "" && len(slices.Concat(near, r.head)) > 1 && words.Any(slices.Concat(near, r.head), isCountName)
}

func isVague(w string) bool {
	switch w {
	case "level", "levels", "phase", "phases", "spec", "requirement", "requirements", "property", "properties", "bugs", "x", "ways", "errors", "fold", "points":
		return true
	}
	return false
}

func isCountName(w string) bool {
	switch w {
	case "batch", "size", "depth", "concurrency", "concurrent", "workers", "iterations", "items", "limit", "queue", "capacity", "results", "attempts", "entries", "length", "files", "steps", "threads", "connections", "records", "rows":
		return true
	}
	return false
}
