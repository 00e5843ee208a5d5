package values

import (
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/techs"
)

// opens reports whether a line begins with a technology and says what it is
// for: "SQS for what can wait", "Pydantic checks all input".
func (t *techReader) opens(f techs.Found) bool {
	if t.piece.Kind != pieces.Item || !t.clauseBegins(f.Start) {
		return false
	}
	next := words.Of(words.Cut(t.text[f.VersionEnd:], 40))
	if len(next) == 0 {
		return false
	}
	switch next[0] {
	case "for", "stores", "handles", "checks", "builds", "holds", "keeps", "serves", "runs", "containers", "container", "metrics", "validates":
		return true
	}
	return false
}

// clauseBegins reports whether a clause begins at an offset.
func (t *techReader) clauseBegins(at int) bool {
	before := strings.TrimRight(t.text[:at], " `")
	return before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";")
}

// placed reports whether a line says that something is kept in a technology or
// sent to it: "Cache parcel state in Redis".
func (t *techReader) placed(f techs.Found) bool {
	before := words.Of(words.Tail(t.text[:f.Start], 80))
	if len(before) < 2 || t.piece.Kind != pieces.Item || wordCount(t.text) > 14 || t.hypothetical(before) {
		return false
	}
	switch before[len(before)-1] {
	case "in", "to", "on", "into":
	default:
		return false
	}
	switch before[0] {
	case "store", "stores", "stored", "cache", "caches", "cached", "persist", "persists", "save", "saves", "publish", "publishes", "enqueue", "queue", "send", "sends", "emit", "emits", "log", "logs", "keep", "keeps", "deploy", "upload", "uploads", "push", "write", "writes":
		return true
	}
	return false
}

// suits reports whether a technology can have the role that the line's lead
// names, or is a language that something of that role is written in.
func (t *techReader) suits(f techs.Found) bool {
	asked := roleNamed(t.head)
	if f.Tech.Has(asked) {
		return true
	}
	switch asked {
	case techs.Framework, techs.Frontend, techs.Mobile, techs.Testing:
		return f.Tech.Has(techs.Language) || f.Tech.Has(techs.Runtime) || f.Tech.Has(techs.E2E) || f.Tech.Has(techs.Framework) || f.Tech.Has(techs.Frontend)
	case techs.Database, techs.Cache, techs.Queue:
		return f.Tech.Has(techs.ORM) || f.Tech.Has(techs.Database) || f.Tech.Has(techs.Storage) || f.Tech.Has(techs.Cache)
	case techs.Hosting, techs.CI, techs.Container:
		return f.Tech.Has(techs.Container) || f.Tech.Has(techs.Orchestration) || f.Tech.Has(techs.IaC) || f.Tech.Has(techs.Hosting) || f.Tech.Has(techs.Storage)
	default:
	}
	return false
}

// plainList reports whether a piece is a list of names and little else.
func (t *techReader) plainList() bool { return wordCount(t.text) <= 4*len(t.found)+3 }

// wordCount is how many words a text has; two characters of a script without
// blanks count as one.
func wordCount(s string) int {
	n := len(words.Of(s))
	wides := 0
	for _, r := range s {
		if words.IsWide(r) {
			wides++
		}
	}
	return n + wides/2
}

// Ordinary reports whether a name is written like the word that it is as well.
func Ordinary(name string, f techs.Found) bool {
	if f.Version != "" {
		return false
	}
	switch name {
	case "three", "next", "nest", "rest", "go", "rich", "click", "sharp", "requests", "swift", "rust", "react", "spark", "gin", "echo", "chi", "fiber", "rocket", "got", "motion", "marked", "express", "spring", "flask", "celery", "auth", "Auth", "Serverless", "serverless", "testing library", "Context", "context", "Three", "Requests", "Click", "lambda", "actions", "make", "fetch", "storage":
		return true
	}
	return false
}

// used reports whether the words before a technology say that it is used.
func (t *techReader) used(f techs.Found) bool {
	before := words.Of(words.Tail(t.text[:f.Start], 60))
	if len(before) == 0 || strings.HasSuffix(strings.TrimRight(t.text[:f.Start], " `"), "(") {
		return false
	}
	tail := words.Of(words.Cut(t.text[f.VersionEnd:], 40))
	if len(tail) > 0 && isAboutTech(tail[0]) {
		return false
	}
	for n := 0; n < len(before) && n < 3; n++ {
		switch before[len(before)-1-n] {
		case "use", "uses", "using", "built", "powered", "deployed", "hosted", "written", "implemented", "leverages", "leverage", "adopt", "adopts", "chose", "selected", "choose", "使用", "采用", "基于":
			return !t.hypothetical(before)
		case "with", "on", "by", "via", "through":
			if n == 0 && (t.piece.Kind == pieces.Item && len(words.Of(t.text)) <= 10 && t.ofDesign()) {
				return !t.hypothetical(before)
			}
		case "the", "a", "an", "and", "existing", "modern", "native", "standard", "official":
		default:
			return false
		}
	}
	return false
}

// ofDesign reports whether the titles around a piece are of those under which
// designs say what they are built of.
func (t *techReader) ofDesign() bool {
	for n, title := range t.piece.Around() {
		if n > 2 {
			return false
		}
		if words.Any(words.Of(title), func(w string) bool {
			switch w {
			case "architecture", "deployment", "infrastructure", "security", "performance", "caching", "monitoring", "observability", "testing", "database", "storage", "hosting", "overview":
				return true
			}
			return false
		}) {
			return true
		}
	}
	return false
}

// isAboutTech reports whether the word behind a name says that the line is
// about the technology and not about having it.
func isAboutTech(w string) bool {
	switch w {
	case "s", "syntax", "style", "convention", "conventions", "limit", "limits", "issue", "issues", "bug", "error", "errors", "documentation", "docs", "users", "example", "examples", "types", "type", "code", "files", "file":
		return true
	}
	return false
}

func (t *techReader) hypothetical(before []string) bool {
	return words.Any(before, func(w string) bool {
		switch w {
		case "if", "when", "could", "might", "would", "consider", "considered", "not", "never", "avoid", "without", "similar", "like", "unlike", "users", "than", "no", "don", "can", "swap", "currently", "current", "previously", "formerly", "legacy", "today", "old", "because", "since":
			return true
		}
		return false
	})
}
