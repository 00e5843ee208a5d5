package statements

import (
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// promises reports whether a piece of prose promises something of the system:
// it obliges, or says what a part of it does.
func promises(p *pieces.Piece) bool {
	if p.Frame.Motive {
		return false
	}
	switch p.Kind {
	case pieces.Heading, pieces.Label, pieces.Code:
		return false
	case pieces.Row:
		return len(p.Cells) > 1 && !looseTable(p)
	default:
	}
	text := p.Text
	lower := strings.ToLower(text)
	_, obliges := words.HoldsAny(lower, words.Obligations)
	if p.Leads && !obliges && onlyLeads(p, lower) {
		return false
	}
	if aboutItself(text) {
		return statesAim(lower) || bringsIn(lower)
	}
	if saysWhy(p.Raw) {
		return false
	}
	if p.Kind == pieces.Item && (strings.HasPrefix(p.Raw, "> ") || validates(text)) {
		return false
	}
	if obliges {
		return true
	}
	if p.Kind == pieces.Item {
		said, labelled := words.CutLead(text)
		return words.Begins(lower) || labelled && (words.Begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || words.WideLetters(said) > 4) || says(p)
	}
	if said, labelled := words.CutLead(text); labelled && strings.HasPrefix(strings.TrimSpace(p.Raw), "**") {
		return words.Begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || words.WideLetters(said) > 4 || strings.Count(said, "`") > 1 && len(words.Of(said)) > 1
	}
	return words.Describes(lower) || words.ActsWide(text) || words.DoesIn(lower) && len(strings.Fields(text)) > 4 || beginsWithName(text) && len(strings.Fields(text)) > 4
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
	return ok && rest != "" && words.IsDigit(rest[0]) && len(rest) < 100 && !isProperty(strings.ToLower(text))
}

// saysWhy reports whether a line begins by saying that it gives reasons.
func saysWhy(raw string) bool {
	lower := strings.ToLower(words.Cut(strings.TrimLeft(raw, " \t-*_>"), 30))
	for _, w := range []string{"rationale", "why ", "why:", "reason", "benefit", "note:", "motivation", "trade-off", "justification", "impact:", "理由", "原因", "反证", "用途"} {
		if strings.HasPrefix(lower, w) {
			return true
		}
	}
	return false
}

// validates reports whether a line refers to requirements only.
func validates(text string) bool {
	lower := strings.ToLower(text)
	rest, ok := strings.CutPrefix(lower, "validates") // "Validates: 1.2", and not "Validates all input"
	rest = strings.TrimLeft(rest, " :*_")
	return ok && (rest == "" || words.IsDigit(rest[0]) || strings.HasPrefix(rest, "req")) || strings.HasPrefix(lower, "requirement") || strings.HasPrefix(lower, "_requirements")
}

// looseHeaders begin tables that list no promises.
var looseHeaders = []string{
	"risk", "term", "decision", "alternative", "option", "pros", "requirement", "req", "req id", "requirement id", "phase", "version", "date", "metric", "criteria", "issue", "problem", "approach", "before", "aspect", "step", "question", "test", "test case", "scenario", "goal",
	"风险", "术语", "问题", "阶段", "版本", "日期", "リスク", "用語", "フェーズ", "要件", "需求",
}

// looseTable reports whether a row is of a table that lists no promises.
func looseTable(p *pieces.Piece) bool {
	if p.Frame.Testing || len(p.Headers) == 0 {
		return p.Frame.Testing
	}
	if p.DoneColumn() > 0 {
		return false // "Scenario | Handling"
	}
	for _, h := range looseHeaders {
		if p.Headers[0] == h || strings.HasPrefix(p.Headers[0], h+" ") {
			return true
		}
	}
	return false
}
