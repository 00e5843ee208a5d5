package claims

import "strings"

// promises reports whether a piece of prose promises something of the system:
// it obliges, or says what a part of it does.
func (b *block) promises() bool {
	if b.frame.motive {
		return false
	}
	switch b.kind {
	case heading, label, code:
		return false
	case row:
		return len(b.cells) > 1 && !b.looseTable()
	default:
	}
	text := b.text
	lower := strings.ToLower(text)
	_, obliges := holdsAny(lower, obligations)
	if b.leads && !obliges && b.onlyLeads(lower) {
		return false
	}
	if aboutItself(text) {
		return statesAim(lower) || bringsIn(lower)
	}
	if saysWhy(b.raw) {
		return false
	}
	if b.kind == item && (strings.HasPrefix(b.raw, "> ") || validates(text)) {
		return false
	}
	if obliges {
		return true
	}
	if b.kind == item {
		said, labelled := cutLead(text)
		return begins(lower) || labelled && (begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || wideLetters(said) > 4) || b.says()
	}
	if said, labelled := cutLead(text); labelled && strings.HasPrefix(strings.TrimSpace(b.raw), "**") {
		return begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || wideLetters(said) > 4 || strings.Count(said, "`") > 1 && len(words(said)) > 1
	}
	return b.describes(lower) || actsWide(text) || doesIn(lower) && len(strings.Fields(text)) > 4 || beginsWithName(text) && len(strings.Fields(text)) > 4
}

// beginsWithName reports whether a sentence begins with a name between back-ticks: it says
// something of what it names, in whatever language.
func beginsWithName(text string) bool {
	name, _, ok := strings.Cut(strings.TrimPrefix(text, "`"), "`")
	return ok && text[0] == '`' && name != "" && !strings.Contains(name, " ")
}

// aboutItself reports whether a sentence is about the document, or one of those
// that stand in every design.
func aboutItself(text string) bool {
	for _, p := range []string{"A property is a ", "Properties serve as ", "This design", "This document", "This feature", "This section", "This change", "This approach", "The following", "The existing ", "The design ", "The current ", "本文档", "本设计", "本ドキュメント", "この設計"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(text, "Property ") // "Property 12: Sorted output" is a title
	return ok && rest != "" && isDigit(rest[0]) && len(rest) < 100 && !isProperty(strings.ToLower(text))
}

// saysWhy reports whether a line begins by saying that it gives reasons.
func saysWhy(raw string) bool {
	lower := strings.ToLower(cut(strings.TrimLeft(raw, " \t-*_>"), 30))
	for _, w := range []string{"rationale", "why ", "why:", "reason", "benefit", "note:", "motivation", "trade-off", "justification", "impact:", "理由", "原因", "反证", "用途"} {
		if strings.HasPrefix(lower, w) {
			return true
		}
	}
	return false
}

// cutLead is what "Retries: three" says behind its colon.
func cutLead(text string) (said string, ok bool) {
	for _, mark := range []string{": ", "：", " — ", " – ", " - "} {
		if at := strings.Index(text, mark); at > 0 && at < 60 {
			return strings.TrimSpace(text[at+len(mark):]), true
		}
	}
	return text, false
}

// validates reports whether a line refers to requirements only.
func validates(text string) bool {
	lower := strings.ToLower(text)
	rest, ok := strings.CutPrefix(lower, "validates") // "Validates: 1.2", and not "Validates all input"
	rest = strings.TrimLeft(rest, " :*_")
	return ok && (rest == "" || isDigit(rest[0]) || strings.HasPrefix(rest, "req")) || strings.HasPrefix(lower, "requirement") || strings.HasPrefix(lower, "_requirements")
}

// wideLetters counts the characters of a script without blanks.
func wideLetters(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x3000 {
			n++
		}
	}
	return n
}

// looseHeaders begin tables that list no promises.
var looseHeaders = []string{
	"risk", "term", "decision", "alternative", "option", "pros", "requirement", "req", "req id", "requirement id", "phase", "version", "date", "metric", "criteria", "issue", "problem", "approach", "before", "aspect", "step", "question", "test", "test case", "scenario", "goal",
	"风险", "术语", "问题", "阶段", "版本", "日期", "リスク", "用語", "フェーズ", "要件", "需求",
}

// looseTable reports whether a row is of a table that lists no promises.
func (b *block) looseTable() bool {
	if b.frame.testing || len(b.headers) == 0 {
		return b.frame.testing
	}
	if b.doneColumn() > 0 {
		return false // "Scenario | Handling"
	}
	for _, h := range looseHeaders {
		if b.headers[0] == h || strings.HasPrefix(b.headers[0], h+" ") {
			return true
		}
	}
	return false
}
