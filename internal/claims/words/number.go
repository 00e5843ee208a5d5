package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number is a number of a text with what stands by it.
type Number struct {
	At, End int     // bytes of the text, unit and rate included
	Value   float64 // in the unit
	High    float64 // of a range; else the same
	Unit    string  // seconds, bytes, percent; empty for a count
	Shown   string  // unit as written, in lower case: "days"
	Op      string  // "<", ">", "<=", ">=" right before it
	Per     string  // of a rate: second, minute, hour, day
	Every   float64 // of "per 15 minutes": the seconds
	About   bool    // "~5"
	Word    bool    // "five"
	Nouns   []string
}

// Numbers finds the numbers of a text. Those that are part of a name, a
// version, a date, a price or an amount of another kind are none.
func Numbers(text string) []Number {
	var out []Number
	for at := 0; at < len(text); {
		c := text[at]
		switch {
		case '0' <= c && c <= '9':
			q, next, ok := numberAt(text, at)
			if ok {
				out = append(out, q)
			}
			at = max(next, at+1)
		case IsLetter(c):
			end := at
			for end < len(text) && InName(text[end]) {
				end++
			}
			if q, ok := numberWord(text, at, end); ok {
				out = append(out, q)
				end = q.End
			}
			at = end
		default:
			at++
		}
	}
	return out
}

// numberAt reads a number that begins at an offset and says where to go on.
func numberAt(text string, at int) (q Number, next int, ok bool) {
	if !numberMayBegin(text, at) {
		return q, skipDigits(text, at), false
	}
	value, end, ok := digits(text, at)
	if !ok {
		return q, skipDigits(text, at), false
	}
	q = Number{At: at, Value: value, High: value, End: end}
	q.End, value = magnitude(text, end, value)
	q.Value, q.High = value, value
	high, after, isRange, isDate := rangeEnd(text, q.End)
	if isDate {
		return q, skipDigits(text, after), false
	}
	if isRange {
		q.High, q.End = high, after
	}
	return finishNumber(text, q)
}

// finishNumber adds what stands on either side of a number.
func finishNumber(text string, q Number) (Number, int, bool) {
	before := text[:q.At]
	q.Op, q.About = operatorBefore(before)
	ReadUnit(text, &q)
	if q.Unit == "" && q.End < len(text) && (IsLetter(text[q.End]) || text[q.End] == '_') {
		return q, skipDigits(text, q.End), false // "3D", "2xlarge", "20x"
	}
	if q.End+1 < len(text) && text[q.End] == ':' && IsDigit(text[q.End+1]) {
		return q, skipDigits(text, q.End), false // a time of day
	}
	if r, _ := utf8.DecodeRuneInString(text[q.End:]); q.Unit == "" && (r == '×' || r == '月' || r == '号' || r == '章' || r == '版') {
		return q, q.End, false
	}
	var n int
	q.Nouns, n = nounsAfter(text[q.End:])
	readRate(text, &q, n)
	return q, q.End, true
}

// numberMayBegin reports whether what stands before a digit lets a number
// begin there: no letter, currency, hyphen of a name, colon of a time.
func numberMayBegin(text string, at int) bool {
	if at == 0 {
		return true
	}
	r, n := utf8.DecodeLastRuneInString(text[:at])
	before, _ := utf8.DecodeLastRuneInString(text[:at-n])
	switch {
	case r < 0x250 && unicode.IsLetter(r), r == '_', r == '.', r == '/', r == '#', r == '@', unicode.Is(unicode.Sc, r), r == '\\', r == '^':
		return false
	case r == '-' || r == '–':
		return at == n || before == ' ' || before == '('
	case r == ':':
		return !unicode.IsDigit(before)
	case r == '月' || r == '第':
		return false
	}
	return true
}

func skipDigits(text string, at int) int {
	for at < len(text) && (InName(text[at]) || text[at] == '.' || text[at] == '-' || text[at] == ':') {
		at++
	}
	return at
}

// digits reads "20", "1,000", "60_000", "0.8". "1.2.3" is no number.
func digits(text string, at int) (value float64, end int, ok bool) {
	end = at
	points := 0
	for end < len(text) {
		c := text[end]
		switch {
		case '0' <= c && c <= '9':
		case c == '.' && end+1 < len(text) && IsDigit(text[end+1]):
			points++
		case (c == ',' || c == '_') && threeDigits(text[end+1:]):
		default:
			return parseDigits(text[at:end], points, end)
		}
		end++
	}
	return parseDigits(text[at:end], points, end)
}

func parseDigits(s string, points, end int) (float64, int, bool) {
	if points > 1 || len(s) > 15 {
		return 0, end, false
	}
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "_", "").Replace(s), 64)
	return v, end, err == nil
}

func threeDigits(s string) bool {
	return len(s) >= 3 && IsDigit(s[0]) && IsDigit(s[1]) && IsDigit(s[2]) && (len(s) == 3 || !IsDigit(s[3]))
}

// magnitude reads the K of "10K" and the M of "1M items". "10KB" and "5m" have
// none.
func magnitude(text string, end int, value float64) (int, float64) {
	if end < len(text) && (end+1 == len(text) || !InName(text[end+1])) {
		switch text[end] {
		case 'K', 'k':
			return end + 1, value * 1000
		case 'M':
			return end + 1, value * 1e6
		}
	}
	if rest := text[end:]; strings.HasPrefix(rest, "万") {
		return end + len("万"), value * 1e4
	}
	return end, value
}

// rangeEnd reads the "-10" of "2-10". Three numbers in a row are a date.
func rangeEnd(text string, end int) (high float64, after int, isRange, isDate bool) {
	rest := text[end:]
	for _, dash := range []string{" to ", " and ", "-", "–", "—", "~", " - ", " – ", "〜", "～", "至", "到", "から"} {
		tail, ok := strings.CutPrefix(rest, dash)
		if !ok || tail == "" || !IsDigit(tail[0]) {
			continue
		}
		if dash == " and " && !strings.HasSuffix(strings.ToLower(strings.TrimRight(text[:end], "0123456789.,_")), "between ") {
			return 0, end, false, false
		}
		at := len(text) - len(tail)
		v, e, ok := digits(text, at)
		if !ok {
			return 0, e, false, true
		}
		if e < len(text) && text[e] == '-' && e+1 < len(text) && IsDigit(text[e+1]) {
			return 0, e, false, true
		}
		e, v = magnitude(text, e, v)
		return v, e, true, false
	}
	return 0, end, false, false
}

// operatorBefore reads the comparison and the "~" that stand right before.
func operatorBefore(before string) (op string, about bool) {
	s := strings.TrimRight(before, " `(")
	for _, o := range []struct{ mark, op string }{
		{"<=", "<="}, {">=", ">="}, {"≤", "<="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"＜", "<"}, {"＞", ">"}, {"&lt;", "<"}, {"&gt;", ">"},
	} {
		if head, ok := strings.CutSuffix(s, o.mark); ok {
			return o.op, strings.HasSuffix(strings.TrimRight(head, " "), "~")
		}
	}
	low := strings.ToLower(Tail(s, 16))
	for _, w := range []string{"~", "≈", "about", "around", "approximately", "approx.", "roughly", "约", "大约", "約"} {
		if strings.HasSuffix(low, w) {
			return "", true
		}
	}
	return "", false
}

// IsNumber reports whether a text is made of digits, with the marks that numbers have.
func IsNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789._-") == ""
}
