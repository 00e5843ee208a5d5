package signs

import (
	"bytes"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// longestText is how long a string may be that names something.
const longestText = 80

// mostTexts is how many strings of a file are kept.
const mostTexts = 3000

// text looks at a string: what it names, and the numbers in it.
func (r *reader) text(i int) {
	size := r.size(i)
	if r.assignedKey(i) {
		r.entry(i, r.Value(i))
	}
	if size < 3 || size > 400 {
		return
	}
	value := r.Value(i)
	if value == "" {
		return
	}
	if at := strings.Index(value, "://"); at > 1 && !r.out.Test && len(r.out.Deps) < mostDeps {
		if scheme := schemeBefore(value, at); scheme != "" {
			r.out.Deps = append(r.out.Deps, facts.Dep{Name: scheme, Source: "connection", Line: int(r.Tokens[i].Line)})
		}
	}
	switch {
	case r.lang == "go" && r.byteAt(i) == '`':
		r.structTag(i, value)
		return
	case size > 12 && strings.ContainsAny(value, "=") && (strings.Contains(value, "ool") || strings.Contains(value, "imeout") || strings.Contains(value, "limit")):
		r.connection(i, value)
	case r.lang == "php" && strings.Contains(value, ":"):
		r.ruleString(i, value)
	}
	if r.lang == "php" && lasting([]byte(value)) {
		r.setting(i, value)
	}
	if size <= longestText+2 {
		r.measuredText(i, value)
		r.name(i, value)
	}
}

// assignedKey reports whether a string is the key of an entry.
func (r *reader) assignedKey(i int) bool { return r.punctIs(i+1, ':') }

// name keeps a string that may name something.
func (r *reader) name(i int, value string) {
	if r.out.Test || len(r.out.Texts) >= mostTexts || len(value) < 2 || strings.ContainsAny(value, " \n\t") || !letters(value) {
		return
	}
	if _, known := r.texts[value]; known {
		return
	}
	value = strings.Clone(value)
	r.texts[value] = struct{}{}
	r.out.Texts = append(r.out.Texts, facts.Text{Value: value, Symbol: r.around(i), Line: int(r.Tokens[i].Line)})
}

func letters(text string) bool {
	for _, c := range []byte(text) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' {
			return true
		}
	}
	return false
}

// measuredText takes strings that are a number: "5m", "100/minute", "10mb", and
// defaults of settings: os.getenv("TTL", "300").
func (r *reader) measuredText(i int, value string) {
	if c := value[0]; (c < '0' || c > '9') && c != 'P' && !strings.HasPrefix(value, "throttle:") && !strings.HasPrefix(value, "${") {
		return
	}
	if len(r.out.Numbers) >= mostNumbers || r.punctIs(i+1, ':') {
		return
	}
	if value[0] == '$' { // ${CACHE_TTL:300}
		name, after, ok := strings.Cut(strings.TrimSuffix(value[2:], "}"), ":")
		if n, isNumber := parseNumber(after); ok && isNumber && after != "" {
			r.emit(i, place{name: strings.Clone(name), open: -1, calleeAt: -1}, quantity{value: n}, "", after)
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
		for field > 0 && !r.Tokens[field].First {
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
	a := &about{r: r}
	a.add(field)
	a.add(name)
	symbol := r.around(i)
	if m := r.marked(i); r.lang == "go" && m >= 0 && r.out.Symbols[m].Line == int(r.Tokens[i].Line) {
		symbol = m
	}
	a.scope(symbol)
	r.out.Numbers = append(r.out.Numbers, facts.Number{
		Value: n, Text: strings.Clone(bound), Name: r.intern([]byte(name)), Subject: a.words, Symbol: symbol, Line: int(r.Tokens[i].Line),
	})
	r.numberAt = append(r.numberAt, int32(i))
}

// connection takes the numbers of a connection's address or settings:
// "…;Max Pool Size=20", "…?connection_limit=20".
func (r *reader) connection(i int, value string) {
	for _, n := range connectionNumbers(value) {
		n.Line, n.Symbol = int(r.Tokens[i].Line), r.around(i)
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

// comments takes what comments say that is data: tags that point back to a spec,
// and what is still to be done.
func comments(src *lex.File, out *facts.File) {
	for _, c := range src.Comments {
		text := src.Src[c.Start:c.End]
		if len(text) < 6 {
			continue
		}
		line := int(c.Line)
		for part := range bytes.Lines(text) {
			part = bytes.TrimLeft(bytes.TrimSpace(part), "/#*-!<;% \t")
			if len(part) >= 4 && begun(part[0]) {
				comment(string(part), line, out)
			}
			line++
		}
	}
}

// mostTodos is how many are kept of each kind.
const mostTodos = 500

// begun reports whether a note or a tag may begin with a letter; most comments
// are neither and need not be looked at.
func begun(c byte) bool {
	switch c | 0x20 {
	case 't', 'f', 'x', 'h', 'r', 'v', 'i', 'p', 'c', 's':
		return c >= 'A'
	}
	return false
}

func comment(text string, line int, out *facts.File) {
	switch {
	case text[0] == 'T' || text[0] == 'F' || text[0] == 'X' || text[0] == 'H':
		for _, word := range []string{"TODO", "FIXME", "XXX", "HACK"} {
			rest, ok := strings.CutPrefix(text, word)
			if ok && len(out.Todos) < mostTodos && (rest == "" || !letter(rest[0])) {
				out.Todos = append(out.Todos, facts.Todo{Word: word, Text: cut(strings.Trim(rest, " :-*/"), 160), Line: line})
				return
			}
		}
	case len(text) > 6 && strings.EqualFold(text[:5], "spec:"), tagged(text):
		if len(out.Tags) < mostTodos {
			out.Tags = append(out.Tags, facts.Tag{Text: cut(strings.TrimRight(text, " */"), 160), Line: line})
		}
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || '0' <= c && c <= '9' }

// tagged knows "Requirements: 1.1", "Requirement 2.3", "Validates: Requirements 1.2",
// "REQ-4".
func tagged(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 60)])
	for _, word := range []string{"requirements", "requirement", "validates:", "implements:", "covers:", "req-", "property "} {
		at := strings.Index(lower, word)
		if at >= 0 && at < 24 && strings.ContainsAny(lower[at+len(word):], "0123456789") {
			rest := strings.TrimLeft(lower[at+len(word):], " :#*_s-")
			return word == "validates:" || word == "implements:" || word == "covers:" || rest != "" && rest[0] >= '0' && rest[0] <= '9'
		}
	}
	return false
}
