package claims

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/techs"
)

// techRule reads the technologies that a design chose, and those it turned
// away from.
func techRule(r *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || likeCode(b.text) || len(b.text) > 600 {
		return nil
	}
	t := techReader{b: b, text: b.text, found: techsIn(b.text)}
	if len(t.found) == 0 {
		return nil
	}
	t.stack = t.ofStack()
	if b.ofTests() && !t.ofTestTools() {
		return nil
	}
	if b.kind == row {
		return r.align(t.row())
	}
	t.head, _ = cutHead(b.text)
	return r.align(t.prose())
}

// techsIn finds technologies in a text. A name that stands right behind a
// letter of a script without blanks is found as well.
func techsIn(text string) []techs.Found {
	masked := []byte(text)
	for at, r := range text {
		if wide(r) {
			for n := range utf8.RuneLen(r) {
				masked[at+n] = ' '
			}
		}
	}
	return techs.In(string(masked))
}

func techClaim(t Tech, negated bool) Claim {
	id := "tech " + t.Name
	if t.Role != "" {
		id += " as " + t.Role
	}
	return Claim{Kind: KindTech, Element: id, Tech: &t, Negated: negated}
}

// techReader reads the technologies of one block.
type techReader struct {
	b     *block
	text  string
	found []techs.Found
	stack bool // the titles around it say that technologies are listed
	head  string
}

// ofStack reports whether a block stands in a list of technologies.
func (t *techReader) ofStack() bool {
	for n, title := range t.b.around() {
		if n > 2 {
			return false
		}
		for _, w := range words(title) {
			switch w {
			case "stack", "technologies", "technology", "tech", "dependencies", "dependency", "libraries", "frameworks", "tools", "tooling", "技术栈", "依赖", "技術スタック", "依存関係":
				return true
			}
			if strings.Contains(w, "技术栈") || strings.Contains(w, "技术选型") || strings.Contains(w, "技術スタック") || strings.Contains(w, "依赖") {
				return true
			}
		}
	}
	return false
}

// ofTestTools reports whether a block in a chapter on tests names its tools.
func (t *techReader) ofTestTools() bool {
	if len(t.text) > 160 {
		return false
	}
	return slices.ContainsFunc(t.found, func(f techs.Found) bool { return f.Tech.Has(techs.Testing) || f.Tech.Has(techs.E2E) || t.stack })
}

// prose reads the technologies of an item or sentence.
func (t *techReader) prose() []Claim {
	var out []Claim
	labelled := t.roleOfHead()
	for i := 0; i < len(t.found); i++ {
		f := t.found[i]
		if f.Tech.Has(techs.API) && labelled == "" && !t.stack {
			continue
		}
		if t.replaced(i) {
			out = append(out, techClaim(Tech{Role: roleOf(f.Tech, labelled), Name: f.Tech.Name, Version: f.Version}, true))
			continue
		}
		if t.mentioned(i) || !t.chosen(i, labelled != "") {
			continue
		}
		c := Tech{Role: roleOf(f.Tech, labelled), Name: f.Tech.Name, Version: f.Version}
		for i+1 < len(t.found) && t.alternative(i) {
			i++
			c.Or = append(c.Or, t.found[i].Tech.Name)
		}
		out = append(out, techClaim(c, false))
	}
	return out
}

// chosen reports whether a technology is one that the block says is used.
func (t *techReader) chosen(i int, labelled bool) bool {
	f := t.found[i]
	if ordinary(t.text[f.Start:f.End], f) {
		return false
	}
	if f.Tech.Name == "jwt" || f.Tech.Has(techs.Hashing) && !t.stack {
		return t.stack // a promise about security, which its own rule reads
	}
	if labelled && f.Start >= len(t.head) && (t.stack || t.suits(f)) {
		if !t.stack && roleNamed(t.head) == techs.Testing && !f.Tech.Has(techs.Testing) && !f.Tech.Has(techs.E2E) {
			return false
		}
		return (!f.Weak || wordCount(t.text) < 12) && !t.hypothetical(words(t.text[len(t.head):f.Start]))
	}
	if t.stack && t.b.kind == item {
		inHead := f.Start < len(t.head) || t.head == "" && (i == 0 && len(words(t.text[:f.Start])) == 0 || len(words(t.text)) <= 6)
		if inHead || t.plainList() {
			return !f.Weak || inHead
		}
	}
	return !f.Weak && (t.used(f) || t.opens(f) || t.placed(f))
}

// opens reports whether a line begins with a technology and says what it is
// for: "SQS for what can wait", "Pydantic checks all input".
func (t *techReader) opens(f techs.Found) bool {
	if t.b.kind != item || !t.clauseBegins(f.Start) {
		return false
	}
	next := words(cut(t.text[f.VersionEnd:], 40))
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
	before := words(cutFront(t.text[:f.Start], 80))
	if len(before) < 2 || t.b.kind != item || wordCount(t.text) > 14 || t.hypothetical(before) {
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
	}
	return false
}

// plainList reports whether a block is a list of names and little else.
func (t *techReader) plainList() bool { return wordCount(t.text) <= 4*len(t.found)+3 }

// wordCount is how many words a text has; two characters of a script without
// blanks count as one.
func wordCount(s string) int {
	n := len(words(s))
	wides := 0
	for _, r := range s {
		if wide(r) {
			wides++
		}
	}
	return n + wides/2
}

// ordinary reports whether a name is written like the word that it is as well.
func ordinary(name string, f techs.Found) bool {
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
	before := words(cutFront(t.text[:f.Start], 60))
	if len(before) == 0 || strings.HasSuffix(strings.TrimRight(t.text[:f.Start], " `"), "(") {
		return false
	}
	tail := words(cut(t.text[f.VersionEnd:], 40))
	if len(tail) > 0 && isAboutTech(tail[0]) {
		return false
	}
	for n := 0; n < len(before) && n < 3; n++ {
		switch before[len(before)-1-n] {
		case "use", "uses", "using", "built", "powered", "deployed", "hosted", "written", "implemented", "leverages", "leverage", "adopt", "adopts", "chose", "selected", "choose", "使用", "采用", "基于":
			return !t.hypothetical(before)
		case "with", "on", "by", "via", "through":
			if n == 0 && (t.b.kind == item && len(words(t.text)) <= 10 && t.ofDesign()) {
				return !t.hypothetical(before)
			}
		case "the", "a", "an", "and", "existing", "modern", "native", "standard", "official":
		default:
			return false
		}
	}
	return false
}

// ofDesign reports whether the titles around a block are of those under which
// designs say what they are built of.
func (t *techReader) ofDesign() bool {
	for n, title := range t.b.around() {
		if n > 2 {
			return false
		}
		if anyWord(words(title), func(w string) bool {
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
	return anyWord(before, func(w string) bool {
		switch w {
		case "if", "when", "could", "might", "would", "consider", "considered", "not", "never", "avoid", "without", "similar", "like", "unlike", "users", "than", "no", "don", "can", "swap", "currently", "current", "previously", "formerly", "legacy", "today", "old", "because", "since":
			return true
		}
		return false
	})
}

// mentioned reports whether a technology is named for comparison only.
func (t *techReader) mentioned(i int) bool {
	before := strings.ToLower(cutFront(t.text[:t.found[i].Start], 40))
	before = strings.TrimRight(before, " `\"(")
	for _, w := range []string{" over", " than", " like", " vs", " vs.", "similar to", " e.g.,", " e.g.", "such as", "compatible with", "works with", "work with", "integrates with", "support for", "supports", "unlike", " not", " no", "without", "inspired by", "replacement for", "不引入", "不使用", "不用", "不依赖", "避免", "代替", "alternative to", "alternatives", "instead of", "rather than", "considered:", "类似"} {
		if strings.HasSuffix(" "+before, w) {
			return w != " e.g.," && w != " e.g." && w != "such as" || !t.stack
		}
	}
	return false
}

// replaced reports whether a technology is one that was there before, or that
// was planned and not taken.
func (t *techReader) replaced(i int) bool {
	f := t.found[i]
	before := strings.ToLower(strings.TrimRight(cutFront(t.text[:f.Start], 60), " `\"("))
	after := strings.ToLower(strings.TrimLeft(cut(t.text[f.VersionEnd:], 60), " `\")"))
	other := len(t.found) > 1 && !t.hypothetical(words(before)) && !t.hypothetical(words(t.head))
	for _, w := range []string{"instead of", "instead of the planned", "in place of", "replaces", "replacing", "replace", "migrate from", "migrated from", "migration from", "migrating from", "moved from", "switch from", "switched from", "rather than"} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(before, " the"), " planned"), w) {
			return other
		}
	}
	for _, w := range []string{"remove", "removes", "removed", "removing", "drop", "drops", "uninstall", "get rid of", "remove all", "no longer uses", "no longer use", "移除", "删除"} {
		if strings.HasSuffix(before, w) && wordEdge(before, len(before)-len(w)) {
			return f.VersionEnd == len(t.text) || isRemovedAs(after)
		}
	}
	for _, w := range []string{"no longer", "dependencies no longer", "is absent", "is removed", "are removed", "is dropped", "is not used", "is uninstalled", "is gone", "became", "was replaced", "is replaced", "has been replaced", "replaced by", "replaced with", "is no longer", "wird ersetzt", "gave way to"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return other && i+1 < len(t.found) && (strings.HasPrefix(after, "→") || strings.HasPrefix(after, "->")) && wordCount(t.text) < 14 && t.found[i].Tech.Group != "" && techs.Rivals(f.Tech, t.found[i+1].Tech)
}

// isRemovedAs reports whether what stands behind the name of a technology that
// is removed says that it goes as a whole.
func isRemovedAs(after string) bool {
	for _, w := range []string{"depend", "package", "from ", "and ", ".", ",", "references", "entirely", "completely", "config", "imports", "library"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return after == ""
}

// alternative reports whether a technology and the next one are said to be
// either: "Winston or Pino".
func (t *techReader) alternative(i int) bool {
	between := strings.ToLower(t.text[t.found[i].VersionEnd:t.found[i+1].Start])
	switch strings.Trim(between, " `,()") {
	case "or", "または", "或", "もしくは", "或者":
		return true
	case "/":
		return true
	}
	return false
}
