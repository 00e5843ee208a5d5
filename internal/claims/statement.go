package claims

import "strings"

// countStatements counts the pieces that promise something and lists those
// that became no claim.
func (r *reading) countStatements() {
	seen := map[int]bool{}
	for _, b := range r.blocks {
		r.enterPart(b)
		if seen[b.line] && b.kind != sentence {
			continue
		}
		switch {
		case r.gave[b], r.made[b.line] > 0 && b.kind != sentence:
			if !seen[b.line] {
				r.out.Statements++
				r.out.Claimed++
				if b.kind == code {
					r.remark(b.fence, b)
				}
			}
		case r.left[b.line] != "":
		case b.kind == code:
			r.countCode(b.fence, b)
		case b.promises() || r.tellsPart(b):
			before := r.made[b.line]
			r.behaves(b)
			r.count(b, r.made[b.line] > before)
		case b.named() || b.tellsUnknown():
			r.count(b, false)
		}
		seen[b.line] = true
	}
}

// count takes a piece that promises something and became no claim: for later,
// left out, or not understood.
func (r *reading) count(b *block, claimed bool) {
	switch {
	case b.frame.leftOut != "":
		r.leaveOut(b.line, b.section, b.frame.leftOut)
	case b.frame.planned != "" || claimed:
		r.out.Statements++
		r.out.Claimed++
	default:
		r.out.Statements++
		r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, b.section))
	}
}

// countCode counts a line of a fence that says what the system does or has and
// became no claim: a step of a body, an arrow, a setting. A body that nobody reads
// must not pass for one that holds.
func (r *reading) countCode(f *fence, b *block) {
	switch {
	case f.frame.testing || f.frame.motive:
	case f.frame.leftOut != "":
		if b == f.blocks[0] {
			r.leaveOutFence(f, b)
		}
	case f.drawn() && f.lang != "mermaid" && r.tops(f, b):
		r.out.Statements++
		r.out.Claimed++
	case f.inDocs(b) || !f.tells(b.text):
		if f.countedLine(b) && f.frame.planned == "" {
			r.out.Statements++
			r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, f.section))
		}
	default:
		r.bodyStep(f, b)
		r.out.Statements++
		if f.frame.planned != "" || r.made[b.line] > 0 {
			r.out.Claimed++
		} else {
			r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, f.section))
		}
	}
}

// leaveOutFence leaves out a fence that made no claim, as one.
func (r *reading) leaveOutFence(f *fence, b *block) {
	for _, x := range f.blocks {
		if r.made[x.line] > 0 || r.left[x.line] != "" {
			return
		}
	}
	r.leaveOut(b.line, f.section, f.frame.leftOut)
}

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
		return statesAim(lower)
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
		return begins(lower) || labelled && (begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || wideLetters(said) > 4) || b.explainsName() || b.namesThing()
	}
	if said, labelled := cutLead(text); labelled && strings.HasPrefix(strings.TrimSpace(b.raw), "**") {
		return begins(strings.ToLower(said)) || len(strings.Fields(said)) > 2 || wideLetters(said) > 4
	}
	return b.describes(lower) || actsWide(text) || doesIn(lower) && len(strings.Fields(text)) > 4
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
