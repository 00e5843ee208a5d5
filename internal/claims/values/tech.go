package values

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/techs"
)

// Technologies reads the technologies that a design chose, and those it turned
// away from.
func Technologies(r *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading {
		return r.Align(headingTools(p))
	}
	if p.Kind == pieces.Label || words.LikeCode(p.Text) || len(p.Text) > 600 {
		return nil
	}
	t := techReader{piece: p, text: p.Text, found: TechsIn(p.Text)}
	if len(t.found) == 0 {
		return nil
	}
	t.stack = t.ofStack()
	if p.OfTests() && !t.ofTestTools() {
		return nil
	}
	if p.Kind == pieces.Row {
		found := t.row()
		r.Stack[p.Line] = len(found) > 0
		return r.Align(found)
	}
	t.head, _ = words.CutHead(p.Text)
	r.Stack[p.Line] = p.Kind == pieces.Item && (t.stack || t.roleOfHead() != "")
	return r.Align(t.prose())
}

// headingTools reads the tools that a heading on tests names in brackets: "Property
// tests (using Hypothesis)".
func headingTools(p *pieces.Piece) []claims.Claim {
	_, inner, ok := strings.Cut(p.Text, "(")
	if !ok || !p.Frame.Testing {
		return nil
	}
	var out []claims.Claim
	for _, f := range TechsIn(inner) {
		if !f.Weak && (f.Tech.Has(techs.Testing) || f.Tech.Has(techs.E2E)) {
			out = append(out, techClaim(claims.Tech{Role: roleOf(f.Tech, ""), Name: f.Tech.Name, Version: f.Version}, false))
		}
	}
	return out
}

// TechsIn finds technologies in a text. A name that stands right behind a
// letter of a script without blanks is found as well.
func TechsIn(text string) []techs.Found {
	masked := []byte(text)
	for at, r := range text {
		if words.IsWide(r) {
			for n := range utf8.RuneLen(r) {
				masked[at+n] = ' '
			}
		}
	}
	found := techs.In(string(masked))
	for i := range found {
		// A number behind other words is that of these: "Hypothesis 库…至少100次".
		between := text[found[i].End:found[i].VersionEnd]
		if words.WideLetters(between) > 0 && !strings.Contains(between, "版本") && !strings.Contains(between, "バージョン") {
			found[i].Version, found[i].VersionEnd = "", found[i].End
		}
	}
	return found
}

func techClaim(t claims.Tech, negated bool) claims.Claim {
	id := "tech " + t.Name
	if t.Role != "" {
		id += " as " + t.Role
	}
	return claims.Claim{Kind: claims.KindTech, Element: id, Tech: &t, Negated: negated}
}

// techReader reads the technologies of one piece.
type techReader struct {
	piece *pieces.Piece
	text  string
	found []techs.Found
	stack bool // the titles around it say that technologies are listed
	head  string
}

// ofStack reports whether a piece stands in a list of technologies.
func (t *techReader) ofStack() bool {
	for n, title := range t.piece.Around() {
		if n > 2 {
			return false
		}
		for _, w := range words.Of(title) {
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

// ofTestTools reports whether a piece in a chapter on tests names its tools.
func (t *techReader) ofTestTools() bool {
	if len(t.text) > 160 {
		return false
	}
	return slices.ContainsFunc(t.found, func(f techs.Found) bool { return f.Tech.Has(techs.Testing) || f.Tech.Has(techs.E2E) || t.stack })
}

// prose reads the technologies of an item or sentence.
func (t *techReader) prose() []claims.Claim {
	var out []claims.Claim
	labelled := t.roleOfHead()
	for i := 0; i < len(t.found); i++ {
		f := t.found[i]
		if f.Tech.Has(techs.API) && labelled == "" && !t.stack {
			continue
		}
		if t.replaced(i) {
			out = append(out, techClaim(claims.Tech{Role: roleOf(f.Tech, labelled), Name: f.Tech.Name, Version: f.Version}, true))
			continue
		}
		if t.mentioned(i) || !t.chosen(i, labelled != "") {
			continue
		}
		c := claims.Tech{Role: roleOf(f.Tech, labelled), Name: f.Tech.Name, Version: f.Version}
		if ofItsDay(t.text) {
			c.Version = ""
		}
		for i+1 < len(t.found) && t.alternative(i) {
			i++
			c.Or = append(c.Or, t.found[i].Tech.Name)
		}
		out = append(out, techClaim(c, false))
	}
	return out
}

// chosen reports whether a technology is one that the piece says is used.
func (t *techReader) chosen(i int, labelled bool) bool {
	f := t.found[i]
	if Ordinary(t.text[f.Start:f.End], f) {
		return false
	}
	if f.Tech.Name == "jwt" || f.Tech.Has(techs.Hashing) && !t.stack {
		return t.stack // a promise about security, which its own rule reads
	}
	if labelled && f.Start >= len(t.head) && (t.stack || t.suits(f)) {
		if !t.stack && roleNamed(t.head) == techs.Testing && !f.Tech.Has(techs.Testing) && !f.Tech.Has(techs.E2E) {
			return false
		}
		return (!f.Weak || wordCount(t.text) < 12) && !t.hypothetical(words.Of(t.text[len(t.head):f.Start]))
	}
	if t.stack && t.piece.Kind == pieces.Item {
		inHead := f.Start < len(t.head) || t.head == "" && (i == 0 && len(words.Of(t.text[:f.Start])) == 0 || len(words.Of(t.text)) <= 6)
		if inHead || t.plainList() {
			return !f.Weak || inHead
		}
	}
	return !f.Weak && (t.used(f) || t.opens(f) || t.placed(f))
}

// mentioned reports whether a technology is named for comparison only.
func (t *techReader) mentioned(i int) bool {
	before := strings.ToLower(words.Tail(t.text[:t.found[i].Start], 40))
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
	before := strings.ToLower(strings.TrimRight(words.Tail(t.text[:f.Start], 60), " `\"("))
	after := strings.ToLower(strings.TrimLeft(words.Cut(t.text[f.VersionEnd:], 60), " `\")"))
	other := len(t.found) > 1 && !t.hypothetical(words.Of(before)) && !t.hypothetical(words.Of(t.head))
	for _, w := range []string{"instead of", "instead of the planned", "in place of", "replaces", "replacing", "replace", "migrate from", "migrated from", "migration from", "migrating from", "moved from", "switch from", "switched from", "rather than"} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(before, " the"), " planned"), w) {
			return other
		}
	}
	for _, w := range []string{"remove", "removes", "removed", "removing", "drop", "drops", "uninstall", "get rid of", "remove all", "no longer uses", "no longer use", "移除", "删除"} {
		if strings.HasSuffix(before, w) && words.Edge(before, len(before)-len(w)) {
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

// ofItsDay reports whether a text names the newest version and only says which that
// was: "Latest LTS (Java 21 as of December 2024)".
func ofItsDay(text string) bool {
	lower := strings.ToLower(text)
	_, ok := words.HoldsAny(lower, []string{"latest", "as of", "current lts", "newest"})
	return ok
}
