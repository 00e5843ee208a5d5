package signs

import (
	"math"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/lex"
)

// constant is a named number of the file. Of one name with two values none is
// known.
type constant struct {
	value   float64
	unit    string
	unclear bool
}

// quantity is the value of an expression of numbers.
type quantity struct {
	value float64
	unit  string // seconds, bytes, or empty
	named bool   // a constant whose name gave the unit
}

// longest expression of numbers that is followed.
const mostTerms = 8

// expression computes what begins at i: 60 * 60, 5 * time.Minute, 1 << 20,
// (7 * DAY), 5.minutes. End is the token behind it.
func (r *reader) expression(i, depth int) (q quantity, end int, ok bool) {
	sum, sign := 0.0, 1.0
	q, end, ok = r.term(i, depth)
	if !ok {
		return q, end, false
	}
	unit := q.unit
	for n := 0; n < mostTerms && (r.punctIs(end, '+') || r.punctIs(end, '-')); n++ {
		next, after, ok := r.term(end+1, depth)
		if !ok {
			break
		}
		sum += sign * q.value
		sign = 1
		if r.punctIs(end, '-') {
			sign = -1
		}
		q, end = next, after
		if unit == "" {
			unit = next.unit
		}
	}
	return quantity{value: sum + sign*q.value, unit: unit, named: q.named}, end, true
}

func (r *reader) term(i, depth int) (q quantity, end int, ok bool) {
	q, end, ok = r.factor(i, depth)
	if !ok {
		return q, end, false
	}
	for range mostTerms {
		op, at := r.byteAt(end), end+1
		switch {
		case r.punctIs(end, '*') && r.punctIs(at, '*'):
			at++
			op = '^'
		case r.punctIs(end, '*'), r.punctIs(end, '/'):
		case r.punctIs(end, '<') && r.punctIs(at, '<'):
			at++
		case op == '<' && r.size(end) == 2 && r.Src[r.At(end).Start+1] == '<':
		default:
			return q, end, true
		}
		next, after, ok := r.factor(at, depth)
		if !ok {
			return q, end, true
		}
		switch op {
		case '*':
			q = product(q, next)
		case '/':
			if next.value == 0 {
				return q, end, true
			}
			q.value /= next.value
		case '^':
			q.value = math.Pow(q.value, next.value)
		default:
			q.value = math.Ldexp(q.value, int(min(max(next.value, 0), 62)))
		}
		end = after
	}
	return q, end, true
}

// product multiplies two numbers. What has a unit already is in seconds, whatever
// it is converted to on the spot: WINDOW_DAYS * 24 * 60 * 60 * 1000.
func product(a, b quantity) quantity {
	switch {
	case a.unit == "seconds" && conversion(b) && (a.named || b.unit != ""):
		return a
	case b.unit == "seconds" && conversion(a) && b.named:
		return b
	case b.unit == "":
		return quantity{value: a.value * b.value, unit: a.unit, named: a.named}
	}
	return quantity{value: a.value * b.value, unit: b.unit, named: b.named}
}

func conversion(q quantity) bool {
	switch q.value {
	case 0.001, 1, 7, 24, 60, 1000, 1440, 3600, 60000, 86400, 3600000, 86400000:
		return true
	}
	return false
}

// deepestExpression bounds brackets within an expression.
const deepestExpression = 4

func (r *reader) factor(i, depth int) (q quantity, end int, ok bool) {
	if i >= len(r.Tokens) || depth > deepestExpression {
		return q, i, false
	}
	switch t := r.At(i); t.Kind {
	case lex.Number:
		value, ok := wholeNumber(r.Bytes(i))
		if !ok {
			value, ok = parseNumber(r.Text(i))
		}
		if !ok {
			return q, i + 1, false
		}
		q, end = quantity{value: value}, i+1
		if r.links(end) && r.IsWord(end+1) { // 5.minutes
			if factor, unit := unitOf(r.Bytes(end + 1)); unit != "" {
				return quantity{value: value * factor, unit: unit}, end + 2, true
			}
		}
		return q, end, true
	case lex.Word:
		return r.named(i, depth)
	case lex.Punct:
		if t.Byte == '(' && r.Partner(i) > i {
			q, end, ok := r.expression(i+1, depth+1)
			if ok && end == r.Partner(i) {
				return q, end + 1, true
			}
		}
	default:
	}
	return q, i, false
}

// named is a factor that a word names: a unit, a constant of the file.
func (r *reader) named(i, depth int) (q quantity, end int, ok bool) {
	last := r.pathEnd(i)
	b := r.Bytes(last)
	if r.punctIs(last+1, '(') {
		if r.lang == "go" && string(b) == "Duration" && depth < deepestExpression {
			if q, end, ok := r.expression(last+2, depth+1); ok && end == r.Close(last+1) {
				return q, end + 1, true
			}
		}
		return q, i, false
	}
	if r.lang == "go" && r.Is(i, "time") && last == i+2 {
		if factor, unit := unitOf(b); unit == "seconds" {
			return quantity{value: factor, unit: unit}, last + 1, true
		}
	}
	if k, known := r.constant[string(b)]; known && !k.unclear {
		return quantity{value: k.value, unit: k.unit, named: true}, last + 1, true
	}
	return q, i, false
}

// define notes a constant of the file.
func (r *reader) define(name string, q quantity) {
	if name == "" {
		return
	}
	r.initial[name[0]] = true
	old, known := r.constant[name]
	if known && (old.value != q.value || old.unit != q.unit) {
		old.unclear = true
		r.constant[name] = old
		return
	}
	r.constant[name] = constant{value: q.value, unit: q.unit}
}

// wholeNumber reads what most literals are: a few digits in the system of ten.
func wholeNumber(text []byte) (value float64, ok bool) {
	if len(text) > 15 || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	for _, c := range text {
		if !digit(c) {
			return 0, false
		}
		value = 10*value + float64(c-'0')
	}
	return value, true
}

// parseNumber reads a literal of any of the languages.
func parseNumber(text string) (float64, bool) {
	text = strings.ReplaceAll(text, "_", "")
	if len(text) > 1 && text[0] == '0' {
		switch text[1] | 0x20 {
		case 'x', 'b', 'o':
			n, err := strconv.ParseInt(strings.TrimRight(text, "lLuUn"), 0, 64)
			return float64(n), err == nil
		}
	}
	end := len(text)
	for _, suffix := range []string{"u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "f32", "f64"} {
		if cut, ok := strings.CutSuffix(text, suffix); ok {
			end = len(cut)
			break
		}
	}
	digits := strings.TrimRight(text[:end], "lLuUnNmMdDfF")
	value, err := strconv.ParseFloat(digits, 64)
	return value, err == nil && !math.IsInf(value, 0)
}
