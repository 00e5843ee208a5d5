package values

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// cue is what a word near a number says of it.
type cue string

const (
	cueTTL      cue = "ttl"
	cueTimeout  cue = "timeout"
	cueInterval cue = "interval"
	cueWindow   cue = "window"
	cueLatency  cue = "latency"
	cueRetries  cue = "retries"
	cuePool     cue = "pool"
	cuePage     cue = "page"
)

// cueOf reads the cue of one word, and of the word before it.
func cueOf(list []string, i int) cue {
	w := list[i]
	if words.IsWide(words.FirstRune(w)) {
		return wideCue(w)
	}
	before := ""
	if i > 0 {
		before = list[i-1]
	}
	switch w {
	case "ttl", "cache", "caches", "cached", "caching", "expire", "expires", "expired", "expiry", "expiration", "expiring", "lifetime", "lifespan", "older", "validity", "staletime", "freshness", "maxage":
		return cueTTL
	case "valid":
		return cueTTL
	case "timeout", "timeouts", "deadline", "wait", "waits", "dismiss", "dismisses", "dismissed":
		return cueTimeout
	case "out":
		if before == "time" || before == "times" || before == "timed" {
			return cueTimeout
		}
	case "interval", "intervals", "every", "debounce", "debounced", "debounces", "debouncing", "throttle", "throttled", "poll", "polls", "polling", "heartbeat", "delay", "delays", "backoff", "frequency", "cooldown":
		return cueInterval
	case "retention", "retain", "retains", "retained", "keep", "keeps", "kept", "archive", "archived", "window", "windows", "delete", "deletes", "deleted", "purge", "purged", "grace", "transition":
		return cueWindow
	case "latency", "p50", "p90", "p95", "p99", "p999", "respond", "responds", "response", "responses", "complete", "completes", "completed", "completion", "load", "loads", "loading", "render", "renders", "rendering", "faster", "startup", "execution", "processing", "process", "processes", "overhead", "finish", "finishes", "return", "returns", "sub", "duration", "performance", "query", "queries", "speed", "generate", "generation", "update", "updates", "detection", "detect":
		return cueLatency
	case "retry", "retries", "retried", "retrying":
		return cueRetries
	case "pool", "pools", "pooling", "poolsize":
		return cuePool
	case "page", "pages", "pagination", "paginated", "pagesize", "perpage":
		return cuePage
	}
	return ""
}

// wideCue reads the cues of Chinese and Japanese.
func wideCue(run string) cue {
	for _, c := range []struct {
		word string
		cue  cue
	}{
		{"超时", cueTimeout},
		{"タイムアウト", cueTimeout},
		{"缓存", cueTTL},
		{"キャッシュ", cueTTL},
		{"过期", cueTTL},
		{"有効期限", cueTTL},
		{"有效期", cueTTL},
		{"重试", cueRetries},
		{"リトライ", cueRetries},
		{"间隔", cueInterval},
		{"間隔", cueInterval},
		{"每隔", cueInterval},
		{"保留", cueWindow},
		{"保持", cueWindow},
		{"延迟", cueLatency},
		{"耗时", cueLatency},
		{"响应", cueLatency},
		{"応答", cueLatency},
		{"レイテンシ", cueLatency},
		{"レスポンス", cueLatency},
		{"连接池", cuePool},
		{"分页", cuePage},
		{"ページ", cuePage},
	} {
		if strings.Contains(run, c.word) {
			return c.cue
		}
	}
	return ""
}

// nearest is the last cue of some words that counts for a number, or the first
// one when they stand behind it.
func nearest(list []string, behind bool, far int, counts func(cue) bool) cue {
	for n := 0; n < len(list) && n < far; n++ {
		i := len(list) - 1 - n
		if behind {
			i = n
		}
		if c := cueOf(list, i); c != "" && counts(c) {
			return c
		}
	}
	return ""
}

// ofTime are the cues that a time can have, ofCount those of a count.
func ofTime(c cue) bool {
	switch c {
	case cueTTL, cueTimeout, cueInterval, cueWindow, cueLatency:
		return true
	default:
	}
	return false
}

func ofCount(c cue) bool {
	switch c {
	case cueRetries, cuePool, cuePage:
		return true
	default:
	}
	return false
}

// bound words say that a number is the most, the least or the usual one.
type sense uint8

const (
	senseNone sense = iota
	senseMost
	senseLeast
	senseDefault
	senseMore // "more than 50": the most, if that is refused
)

// senseOf reads how a number is meant from the words around it: those before,
// nearest last, and those behind.
func senseOf(q words.Number, before, behind []string) sense {
	switch q.Op {
	case "<", "<=":
		return senseMost
	case ">", ">=":
		return senseLeast
	}
	if len(behind) > 0 {
		if s := senseBehind(behind, 0); s == senseMost || s == senseLeast {
			return s // "25 by default and 200 at most"
		}
	}
	for n := 0; n < len(before) && n < 4; n++ {
		if s := senseWord(before, len(before)-1-n); s != senseNone {
			return s
		}
	}
	for n := 0; n < len(behind) && n < 4; n++ {
		if s := senseBehind(behind, n); s != senseNone {
			return s
		}
	}
	return senseNone
}

func senseWord(list []string, i int) sense {
	pair := ""
	if i > 0 {
		pair = list[i-1] + " " + list[i]
	}
	switch pair {
	case "up to", "at most", "less than", "fewer than", "limited to", "limit to", "limits to", "restricted to", "capped at":
		return senseMost
	case "more than", "greater than", "longer than", "larger than":
		if i > 1 && (list[i-2] == "no" || list[i-2] == "not") {
			return senseMost
		}
		return senseMore
	case "at least":
		return senseLeast
	}
	w := list[i]
	switch w {
	case "max", "maximum", "limit", "limits", "limited", "cap", "capped", "exceed", "exceeds", "exceeding", "exceeded", "within", "under", "below":
		return senseMost
	case "min", "minimum":
		return senseLeast
	case "default", "defaults":
		return senseDefault
	}
	if words.IsWide(words.FirstRune(w)) {
		switch {
		case strings.HasSuffix(w, "最多"), strings.HasSuffix(w, "最大"), strings.HasSuffix(w, "上限"), strings.HasSuffix(w, "不超过"), strings.HasSuffix(w, "超过"):
			return senseMost
		case strings.HasSuffix(w, "至少"), strings.HasSuffix(w, "最少"), strings.HasSuffix(w, "最小"), strings.HasSuffix(w, "最低"):
			return senseLeast
		case strings.HasSuffix(w, "默认"), strings.HasSuffix(w, "デフォルト"):
			return senseDefault
		}
	}
	return senseNone
}

func senseBehind(list []string, i int) sense {
	next := ""
	if i+1 < len(list) {
		next = list[i+1]
	}
	switch list[i] {
	case "max", "maximum", "limit", "cap":
		return senseMost
	case "min", "minimum":
		return senseLeast
	case "default":
		return senseDefault
	case "or":
		if next == "fewer" || next == "less" {
			return senseMost
		}
		if next == "more" {
			return senseLeast
		}
	case "at":
		if next == "most" {
			return senseMost
		}
	}
	if strings.HasPrefix(list[i], "以内") || strings.HasPrefix(list[i], "以下") {
		return senseMost
	}
	return senseNone
}
