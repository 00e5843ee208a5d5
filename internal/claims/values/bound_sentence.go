package values

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// conditional reports whether a piece says when something is so, and not how
// it must be.
func (r *boundReader) conditional() bool {
	low := strings.ToLower(r.piece.Text)
	return words.Holds(low, "when") || words.Holds(low, "if") || words.Holds(low, "while") || words.Holds(low, "unless")
}

// plainly reports whether what stands before a number only says how the field
// is meant: "must be", "integer,", nothing at all.
func (r *boundReader) plainly(at int) bool {
	before := words.Of(r.part.text[:at])
	if len(before) > 6 {
		return false
	}
	for _, w := range before {
		switch w {
		case "must", "be", "should", "is", "an", "a", "integer", "number", "decimal", "float", "int", "required", "optional", "positive", "value", "between", "range", "min", "max", "minimum", "maximum", "default", "at", "least", "most", "numeric", "whole", "and", "or", "greater", "less", "than":
		default:
			if !words.IsDigit(w[0]) {
				return false
			}
		}
	}
	return true
}

// sentences reads "`quantity` must be greater than 0" and "`quantity > 0`",
// whatever leads the line.
func (r *boundReader) sentences() {
	if strings.Contains(r.part.text, " be ") {
		for _, m := range mustBe().FindAllStringSubmatch(r.part.text, 3) {
			if r.describesFields() || strings.Contains(m[0], "`") || isFieldWord(m[1]) {
				r.sentence(m[1], m[2], m[3], m[4])
			}
		}
	}
	if strings.ContainsAny(r.part.text, "<>≤≥") && (r.field != "" || r.describesFields() || words.Holds(r.part.low, "must") || words.Holds(r.part.low, "valid") || words.Holds(r.part.low, "check")) && !r.conditional() {
		for _, m := range comparedField().FindAllStringSubmatch(r.part.text, 3) {
			r.sentence(m[1], m[2], m[3], "")
		}
	}
	if m := fieldInParens().FindStringSubmatch(r.part.text); m != nil && r.field == "" && !isNoField(m[1]) && !words.IsCommon(m[1]) {
		r.lengths(m[1])
	}
}

func (r *boundReader) sentence(field, how, low, high string) {
	low = strings.TrimRight(low, ".,")
	if words.IsCommon(strings.ToLower(field)) || isNoField(strings.ToLower(field)) || how != "positive" && low == "" {
		return
	}
	if tail := r.part.text[strings.Index(r.part.text, how)+len(how):]; countsBehind(tail, low) {
		return // a length, a time or a size
	}
	switch how {
	case ">", "greater than":
		r.add(field, "min", low, true)
	case ">=", "≥", "at least", "greater than or equal to":
		r.add(field, "min", low, false)
	case "<", "less than":
		r.add(field, "max", low, true)
	case "<=", "≤", "at most", "less than or equal to":
		r.add(field, "max", low, false)
	case "positive":
		r.add(field, "min", "0", true)
	case "between":
		if high != "" {
			r.add(field, "min", low, false)
			r.add(field, "max", high, false)
		}
	}
}

// isFieldWord reports whether a bare word of prose is a field: it is written
// like one, or is one of those that are bounded most.
func isFieldWord(w string) bool {
	if strings.ContainsAny(w, "_.") || len(words.Of(w)) > 1 && w[0] >= 'a' && w[0] <= 'z' {
		return true
	}
	switch strings.ToLower(w) {
	case "quantity", "price", "amount", "age", "total", "rating", "stock", "weight", "discount", "score", "page", "percentage", "balance", "duration", "priority", "capacity":
		return true
	}
	return false
}

// countsBehind reports whether a number that a comparison names has a unit or
// counts something.
func countsBehind(tail, number string) bool {
	i := strings.Index(tail, number)
	if number == "" || i < 0 {
		return false
	}
	q := words.Numbers(tail[i:])
	return len(q) > 0 && q[0].At == 0 && (q[0].Unit != "" || len(q[0].Nouns) > 0)
}
