package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// Acts reports whether a piece says by itself what is done, or what must be, so
// that a reader can be asked whether it is so although no part of the system is
// named: "Skips files that cannot be read". What only names a thing
// ("Deterministic order") is counted as not recognised.
func (p *Piece) Acts() bool {
	if p.Kind == Row {
		return p.rowActs()
	}
	lower := strings.ToLower(p.Text)
	if _, obliges := words.HoldsAny(lower, words.Obligations); obliges {
		return true
	}
	if p.Kind == Sentence && !p.Labelled() {
		return words.Describes(lower) && words.WideLetters(lower) == 0 || words.ActsWide(p.Text)
	}
	if words.DoesIn(lower) || words.ActsWide(p.Text) || p.Frame.Gone {
		return true
	}
	for _, mark := range []string{": ", "：", " — ", " – ", " - ", "→ ", "-> ", "=> "} {
		if _, said, ok := strings.Cut(p.Text, mark); ok && (words.DoesIn(strings.ToLower(said)) || words.ActsWide(said) || strings.EqualFold(said, "removed")) {
			return true
		}
	}
	return false
}

// Labelled reports whether a sentence begins with a label in bold: "**Change:**
// Keep the order".
func (p *Piece) Labelled() bool {
	_, ok := words.CutLead(p.Text)
	return ok && strings.HasPrefix(strings.TrimSpace(p.Raw), "**")
}

// doneHeaders begin columns that say what is done in the case of the row.
var doneHeaders = []string{
	"handling", "handled", "response", "action", "behavior", "behaviour", "result", "recovery", "strategy", "effect", "outcome", "fallback", "expected", "responsibility", "responsibilities", "does", "logic", "what happens", "mitigation", "resolution", "transition", "rule", "error handling",
	"处理", "行为", "动作", "响应", "结果", "策略", "职责", "処理", "動作", "対応", "結果", "責務",
}

// DoneColumn is the column of a row that says what is done, and -1.
func (p *Piece) DoneColumn() int {
	for i, h := range p.Headers {
		if i == 0 || i >= len(p.Cells) || p.Cells[i] == "" {
			continue
		}
		if _, ok := words.HoldsAny(h, doneHeaders); ok {
			return i
		}
		for _, d := range doneHeaders {
			if words.FirstRune(d) >= 0x2E80 && strings.Contains(h, d) {
				return i
			}
		}
	}
	return -1
}

// rowActs reports whether a row says what is done: in a column that is called
// so, or by a verb that a cell behind the first begins with.
func (p *Piece) rowActs() bool {
	if at := p.DoneColumn(); at >= 0 && (len(words.Of(p.Cells[at])) > 1 || words.WideLetters(p.Cells[at]) > 3) {
		return true
	}
	for _, c := range p.Cells[min(1, len(p.Cells)):] {
		if len(words.Of(c)) > 1 && words.Begins(strings.ToLower(c)) || words.ActsWide(c) {
			return true
		}
	}
	return false
}
