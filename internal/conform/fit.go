package conform

import (
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform/alike"
)

// fit says how surely a number is of a limit's kind.
type fit uint8

const (
	unfit   fit = iota
	loosely     // words around it say so
	firmly      // its own name, or the function that takes it, says so
)

// kindOfNumber are the words by which code names numbers of one kind: each set
// whole.
type kindOfNumber struct {
	firm   [][]string // in the name or callee
	loose  [][]string // anywhere around
	never  []string   // in the name: it is something else then
	beside []string   // anywhere around, to the same effect
}

var kindsOfNumber = sync.OnceValue(func() map[string]kindOfNumber {
	return map[string]kindOfNumber{
		"timeout":       {firm: [][]string{{"timeout"}, {"deadline"}, {"time", "out"}}, loose: [][]string{{"timeout"}}, never: []string{"visibility", "ttl"}},
		"page_size":     {firm: [][]string{{"page", "size"}, {"per", "page"}, {"default", "limit"}, {"default", "page"}, {"page", "limit"}, {"paginate"}, {"items", "page"}, {"item", "page"}, {"default", "paging"}, {"default", "pagination"}}, loose: [][]string{{"limit"}, {"page", "size"}, {"take"}, {"page"}}, never: append([]string{"max", "maximum", "largest", "le", "lte", "most", "clamp"}, lowerBounds...)},
		"max_page_size": {firm: [][]string{{"max", "page"}, {"max", "limit"}, {"max", "per"}, {"maximum", "page"}, {"largest", "page"}, {"le", "page"}, {"page", "size", "limit"}, {"max", "paging"}, {"max", "pagination"}}, loose: [][]string{{"max", "page"}, {"le", "page"}, {"le", "limit"}, {"max", "limit"}, {"min", "limit"}, {"maximum", "page"}, {"max", "size"}, {"min", "page"}, {"clamp", "page"}}, never: append([]string{"default", "rate", "length"}, lowerBounds...)},
		"pool":          {firm: [][]string{{"pool"}, {"max", "connection"}, {"max", "open", "conn"}, {"max", "open", "connection"}, {"connection", "limit"}, {"max", "conn"}, {"max", "extra", "orm"}}, loose: [][]string{{"pool"}, {"connection"}, {"conn"}}, never: append([]string{"timeout", "idle", "overflow", "lifetime", "port"}, lowerBounds...)},
		"rate":          {firm: [][]string{{"rate", "limit"}, {"throttle"}, {"ratelimit"}, {"limiter"}, {"permit", "limit"}, {"request", "per"}, {"per", "minute"}, {"per", "second"}, {"throttler"}}, loose: [][]string{{"rate", "limit"}, {"throttle"}, {"throttler"}, {"limiter"}, {"permit"}}, never: append([]string{"tax", "page", "window", "ttl", "retry"}, lowerBounds...)},
		"ttl":           {firm: [][]string{{"ttl"}, {"expire"}, {"expiry"}, {"setex"}, {"expiration"}, {"lifetime"}, {"max", "age"}, {"expires"}, {"cache"}, {"remember"}}, loose: [][]string{{"ttl"}, {"cache"}, {"expire"}, {"expiration"}, {"remember"}}, never: []string{"token", "jwt", "session", "size", "timeout", "length"}, beside: []string{"jwt", "throttler", "throttle", "token"}},
		"size":          {firm: [][]string{{"max", "size"}, {"size", "limit"}, {"max", "byte"}, {"body", "limit"}, {"file", "size"}, {"content", "length"}, {"max", "body"}}, loose: [][]string{{"size"}, {"byte"}, {"upload"}}, never: append([]string{"page", "pool", "timeout"}, lowerBounds...)},
		"count":         {firm: [][]string{{"max"}, {"maximum"}, {"limit"}, {"most"}}, loose: [][]string{{"max"}, {"limit"}, {"count"}, {"maximum"}, {"length"}, {"size"}}, never: append([]string{"page", "pool", "timeout", "rate", "ttl", "age", "decimal"}, lowerBounds...)},
		"retries":       {firm: [][]string{{"retry"}, {"attempt"}, {"max", "try"}, {"retries"}}, loose: [][]string{{"retry"}, {"attempt"}}, never: []string{"delay", "timeout", "interval", "wait", "backoff"}},
		"window":        {firm: [][]string{{"window"}, {"period"}, {"notice"}, {"within"}, {"grace"}, {"deadline"}}, loose: [][]string{{"window"}, {"day"}, {"period"}, {"hour"}, {"notice"}, {"ago"}, {"timedelta"}, {"minus"}, {"add"}}, never: []string{"ttl", "timeout", "rate", "limit", "token", "permit"}, beside: []string{"rate", "limiter", "throttle", "throttler", "retention", "queue"}},
		"interval":      {firm: [][]string{{"interval"}, {"every"}, {"delay"}, {"poll"}, {"fixed", "rate"}, {"cron"}}, loose: [][]string{{"interval"}, {"every"}, {"schedule"}}, never: []string{"timeout"}},
		"threshold":     {firm: [][]string{{"threshold"}, {"coverage"}, {"ratio"}, {"minimum"}}, loose: [][]string{{"threshold"}, {"percent"}}, never: nil},
	}
})

// lowerBounds are names of lower bounds, which no upper limit is.
var lowerBounds = []string{"ge", "gt", "gte", "min", "minimum"}

// fitOf judges a number by its unit and its words.
func fitOf(l *claims.Limit, n *facts.Number, have map[string]bool) fit {
	if n.Unit != "" && l.Unit != n.Unit || n.Per != "" && l.Per == "" || lasting[l.What] && bounds(n) {
		return unfit
	}
	if l.Per != "" && n.Per != "" {
		return firmly
	}
	kind, own := kindsOfNumber()[l.What], map[string]bool{}
	for _, w := range wordsOf(n.Name + " " + n.Callee) {
		own[w] = true
	}
	for _, w := range kind.never {
		if own[w] {
			return unfit
		}
	}
	for _, w := range kind.beside {
		if have[w] {
			return unfit
		}
	}
	switch {
	case n.Compare == "" && (holdsOne(kind.firm, own) || declared(n) && holdsOne(kind.firm, have)):
		return firmly
	case holdsOne(kind.firm, own), holdsOne(kind.loose, have), holdsOne(kind.firm, have):
		return loosely
	}
	return unfit
}

// declared reports whether a number is a value of its own rather than one of a
// call's arguments: a constant, a key, or a duration made of it.
func declared(n *facts.Number) bool {
	if n.Callee == "" {
		return n.Name != ""
	}
	made := strings.ToLower(lastPart(n.Callee))
	for _, unit := range []string{"minute", "second", "hour", "day", "milli", "timedelta", "fromsecs"} {
		if strings.Contains(made, unit) {
			return true
		}
	}
	return strings.Contains(strings.ToLower(n.Callee), "typeorm")
}

func holdsOne(sets [][]string, words map[string]bool) bool {
	for _, set := range sets {
		all := true
		for _, w := range set {
			all = all && (words[w] || words[alike.Singular(w)])
		}
		if all {
			return true
		}
	}
	return false
}
