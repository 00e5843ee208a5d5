package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// longestText is how long a string may be that names something.
const longestText = 80

// mostTexts is how many strings of a file are kept.
const mostTexts = 3000

// text looks at a string: what it names, and the numbers in it.
func (r *reader) text(i int) {
	size := r.size(i)
	if r.assignedKey(i) {
		r.entry(i, r.ValueBytes(i))
	}
	if size < 3 || size > 400 {
		return
	}
	value := r.ValueBytes(i)
	if len(value) == 0 {
		return
	}
	if at := bytes.Index(value, []byte("://")); at > 1 && !r.out.Test && len(r.out.Deps) < mostDeps {
		if scheme := schemeBefore(string(value), at); scheme != "" {
			r.out.Deps = append(r.out.Deps, facts.Dep{Name: scheme, Source: "connection", Line: int(r.At(i).Line)})
		}
	}
	switch {
	case r.lang == "go" && r.byteAt(i) == '`':
		r.structTag(i, string(value))
		return
	case size > 12 && connects(value):
		r.connection(i, string(value))
	case r.lang == "php" && bytes.IndexByte(value, ':') >= 0:
		r.ruleString(i, string(value))
	}
	if r.lang == "php" && lasting(value) {
		r.setting(i, string(value))
	}
	if size <= longestText+2 && !r.out.Test {
		r.measuredText(i, value)
		r.name(i, value)
	}
}

// connects reports whether a string may be the address of a connection, or its
// settings, with one of a pool in it.
func connects(value []byte) bool {
	return bytes.IndexByte(value, '=') >= 0 && (bytes.Contains(value, []byte("ool")) || bytes.Contains(value, []byte("imeout")) || bytes.Contains(value, []byte("limit")))
}

// assignedKey reports whether a string is the key of an entry.
func (r *reader) assignedKey(i int) bool { return r.punctIs(i+1, ':') }

// name keeps a string that may name something.
func (r *reader) name(i int, value []byte) {
	if len(r.out.Texts) >= mostTexts || len(value) < 2 || !namelike(value) {
		return
	}
	if _, known := r.texts[string(value)]; known {
		return
	}
	text := string(value)
	r.texts[text] = struct{}{}
	r.out.Texts = append(r.out.Texts, facts.Text{Value: text, Symbol: r.around(i), Line: int(r.At(i).Line)})
}

// namelike reports whether a string has letters and no blanks.
func namelike(text []byte) bool {
	letters := false
	for _, c := range text {
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			return false
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters = true
		}
	}
	return letters
}

// measuredText takes strings that are a number: "5m", "100/minute", "10mb", and
// defaults of settings: os.getenv("TTL", "300").
func (r *reader) measuredText(i int, value []byte) {
	switch c := value[0]; {
	case '0' <= c && c <= '9', c == 'P', c == 't' && bytes.HasPrefix(value, []byte("throttle:")), c == '$' && len(value) > 1 && value[1] == '{':
		if len(r.out.Numbers) < mostNumbers && !r.punctIs(i+1, ':') {
			r.measures(i, string(value))
		}
	}
}

// measures notes the number that a string is, if it is one.
func (r *reader) measures(i int, value string) {
	if value[0] == '$' { // ${CACHE_TTL:300}
		name, after, ok := strings.Cut(strings.TrimSuffix(value[2:], "}"), ":")
		if n, isNumber := parseNumber(after); ok && isNumber && after != "" {
			r.emit(i, place{name: name, open: -1, calleeAt: -1}, quantity{value: n}, "", after)
		}
		return
	}
	q, per, ok := measured(value)
	if !ok {
		if r.punctIs(i-1, '=') {
			return // an attribute of markup
		}
		n, isNumber := parseNumber(value)
		if !isNumber || len(value) > 8 {
			return
		}
		q = quantity{value: n}
	}
	r.placed(i, i+1, q, per, value)
}

// structTag takes the bounds of Go's tags: validate:"min=1,max=20".
func (r *reader) structTag(i int, value string) {
	for _, key := range []string{`validate:"`, `binding:"`} {
		_, rest, ok := strings.Cut(value, key)
		if !ok {
			continue
		}
		rules, _, _ := strings.Cut(rest, `"`)
		field := i
		for field > 0 && !r.At(field).First {
			field--
		}
		for rule := range strings.SplitSeq(rules, ",") {
			name, bound, _ := strings.Cut(rule, "=")
			r.bound(i, r.Text(field), name, bound)
		}
	}
}

// ruleString takes the bounds of Laravel's rules: 'required|string|max:20'.
func (r *reader) ruleString(i int, value string) {
	field := ""
	if at := r.ruleKey(i); at >= 0 {
		field = ofElements(r.Value(at))
	}
	for rule := range strings.SplitSeq(value, "|") {
		name, bound, ok := strings.Cut(rule, ":")
		if !ok {
			continue
		}
		switch name {
		case "max", "min", "size", "digits", "gt", "gte", "lt", "lte", "max_digits", "min_digits":
			r.bound(i, field, name, bound)
		case "between", "digits_between":
			low, high, _ := strings.Cut(bound, ",")
			r.bound(i, field, "min", low)
			r.bound(i, field, "max", high)
		}
	}
}

// ofElements is the field that a rule is about: of lines.*.sku, which is no rule
// about lines, it is sku.
func ofElements(key string) string {
	if i := strings.LastIndex(key, ".*."); i >= 0 {
		return key[i+3:]
	}
	return key
}

// ruleKey is the key whose rules a string holds, alone or in a list.
func (r *reader) ruleKey(i int) int {
	if r.arrow(i-1) && r.IsString(i-2) {
		return i - 2
	}
	if open := r.enclosing(); open >= 0 && r.punctIs(open, '[') && r.arrow(open-1) && r.IsString(open-2) {
		return open - 2
	}
	return -1
}

// bound notes a bound of a field that a string gives.
func (r *reader) bound(i int, field, name, bound string) {
	n, ok := parseNumber(strings.TrimSpace(bound))
	if !ok || bound == "" || field == "" {
		return
	}
	a := r.about()
	a.add([]byte(field))
	a.add([]byte(name))
	symbol := r.around(i)
	if m := r.marked(i); r.lang == "go" && m >= 0 && r.out.Symbols[m].Line == int(r.At(i).Line) {
		symbol = m
	}
	a.scope(symbol)
	r.out.Numbers = append(r.out.Numbers, facts.Number{
		Value: n, Text: strings.Clone(bound), Name: r.intern([]byte(name)), Subject: a.done(), Symbol: symbol, Line: int(r.At(i).Line),
	})
	r.numberAt = append(r.numberAt, int32(i))
}

// connection takes the numbers of a connection's address or settings:
// "…;Max Pool Size=20", "…?connection_limit=20".
func (r *reader) connection(i int, value string) {
	for _, n := range connectionNumbers(value) {
		n.Line, n.Symbol = int(r.At(i).Line), r.around(i)
		r.out.Numbers = append(r.out.Numbers, n)
		r.numberAt = append(r.numberAt, int32(i))
	}
}

// connectionNumbers are the settings of a pool in an address.
func connectionNumbers(value string) []facts.Number {
	var out []facts.Number
	for part := range strings.FieldsFuncSeq(value, func(c rune) bool { return c == ';' || c == '&' || c == '?' }) {
		key, text, ok := strings.Cut(part, "=")
		n, isNumber := parseNumber(strings.TrimSpace(text))
		if !ok || !isNumber || text == "" || len(key) > 40 {
			continue
		}
		name := strings.ReplaceAll(strings.TrimSpace(key), " ", "_")
		if lower := strings.ToLower(name); !strings.Contains(lower, "pool") && !strings.Contains(lower, "limit") && !strings.Contains(lower, "timeout") {
			continue
		}
		words := splitWords(name, []string{"connection"})
		number := facts.Number{Value: n, Text: strings.Clone(text), Name: strings.Clone(name), Subject: words}
		if strings.Contains(strings.ToLower(name), "timeout") {
			number.Unit = "seconds"
		}
		out = append(out, number)
	}
	return out
}
