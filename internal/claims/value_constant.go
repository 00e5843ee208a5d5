package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

var constantSet = pattern.Of("(`?)\\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`?(?: = |=| ?: |: | ?\\((?:default:? ?)?)`?(-?\\d[\\d_.]*|\"[^\"]{1,60}\"|'[^']{1,60}')(`?)")

// constantRule reads named values: "`MAX_ITEMS = 50`".
func constantRule(_ *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || !strings.Contains(b.text, "_") {
		return nil
	}
	if b.kind == row {
		return constantRow(b)
	}
	if !constantSet().MatchString(b.text) || ofErrors(b) || b.ofTests() {
		return nil
	}
	var out []Claim
	for _, at := range constantSet().FindAllStringSubmatchIndex(b.text, 6) {
		name, value := b.text[at[4]:at[5]], strings.TrimRight(b.text[at[6]:at[7]], ".")
		if !isSetTo(b.text, at) {
			continue
		}
		if isSetting(name) && !strings.HasPrefix(name, "MAX_") && !strings.HasPrefix(name, "MIN_") && !strings.HasPrefix(name, "DEFAULT_") && !isAmount(name) {
			continue
		}
		value = strings.Trim(value, `"'`)
		out = append(out, Claim{Kind: KindConstant, Element: "constant " + name, Constant: &Constant{Owner: b.typeAround(), Name: name, Value: value}})
	}
	return out
}

// isSetTo reports whether what stands between a name and a value gives it
// that value. The places are those of constantSet.
func isSetTo(text string, at []int) bool {
	quoted := at[3] > at[2]
	between := text[at[5]:at[6]]
	behind := strings.TrimLeft(text[at[7]:], " `")
	switch {
	case strings.HasPrefix(behind, "→"), strings.HasPrefix(behind, "->"), strings.HasSuffix(strings.TrimRight(text[:at[0]], " "), "-v"):
		return false
	case strings.Contains(between, "("):
		v := text[at[6]:at[7]]
		return isDigit(v[0]) && onlyStatus(v) == 0
	case between == "=":
		return quoted // bare, it is how a shell sets a switch
	}
	return true
}

// isAmount reports whether a setting's name says that it is a number of
// something, and not where or what something is.
func isAmount(name string) bool {
	for _, suffix := range []string{"_TTL", "_MS", "_SIZE"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// constantRow reads a row that gives a name in capitals its default.
func constantRow(b *block) []Claim {
	name, value := "", ""
	for i, c := range b.cells {
		c = strings.Trim(c, "` ")
		if name == "" && errorCodePattern().FindString(c) == c && c != "" {
			name = c
			continue
		}
		if i < len(b.headers) && isDefaultColumn(b.headers[i]) {
			value = strings.Trim(c, "\"'")
		}
	}
	q := quantities(value)
	if name == "" || len(q) != 1 || q[0].at != 0 || q[0].end != len(value) || q[0].unit != "" || isSetting(name) && !isAmount(name) && !strings.HasPrefix(name, "MAX_") && !strings.HasPrefix(name, "MIN_") {
		return nil
	}
	if ofErrors(b) || b.ofTests() {
		return nil
	}
	return []Claim{{Kind: KindConstant, Element: "constant " + name, Constant: &Constant{Name: name, Value: value}}}
}

func isDefaultColumn(header string) bool {
	return header == "default" || header == "value" || header == "default value" || header == "默认值" || header == "默认" || header == "值" || header == "デフォルト"
}
