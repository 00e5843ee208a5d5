package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var constantSet = pattern.Of("(`?)\\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`?(?: = |=| ?: |: | ?\\((?:default:? ?)?)`?(-?\\d[\\d_.]*|\"[^\"]{1,60}\"|'[^']{1,60}')(`?)")

// Constants reads named values: "`MAX_ITEMS = 50`".
func Constants(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || !strings.Contains(p.Text, "_") {
		return nil
	}
	if p.Kind == pieces.Row {
		return constantRow(p)
	}
	if !constantSet().MatchString(p.Text) || ofErrors(p) || p.OfTests() {
		return nil
	}
	var out []claims.Claim
	for _, at := range constantSet().FindAllStringSubmatchIndex(p.Text, 6) {
		name, value := p.Text[at[4]:at[5]], strings.TrimRight(p.Text[at[6]:at[7]], ".")
		if !isSetTo(p.Text, at) {
			continue
		}
		if isSetting(name) && !strings.HasPrefix(name, "MAX_") && !strings.HasPrefix(name, "MIN_") && !strings.HasPrefix(name, "DEFAULT_") && !isAmount(name) {
			continue
		}
		value = strings.Trim(value, `"'`)
		out = append(out, claims.Claim{Kind: claims.KindConstant, Element: "constant " + name, Constant: &claims.Constant{Owner: p.TypeAround(), Name: name, Value: value}})
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
		return words.IsDigit(v[0]) && onlyStatus(v) == 0
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
func constantRow(p *pieces.Piece) []claims.Claim {
	name, value := "", ""
	for i, c := range p.Cells {
		c = strings.Trim(c, "` ")
		if name == "" && errorCodePattern().FindString(c) == c && c != "" {
			name = c
			continue
		}
		if i < len(p.Headers) && isDefaultColumn(p.Headers[i]) {
			value = strings.Trim(c, "\"'")
		}
	}
	q := words.Numbers(value)
	if name == "" || len(q) != 1 || q[0].At != 0 || q[0].End != len(value) || q[0].Unit != "" || isSetting(name) && !isAmount(name) && !strings.HasPrefix(name, "MAX_") && !strings.HasPrefix(name, "MIN_") {
		return nil
	}
	if ofErrors(p) || p.OfTests() {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindConstant, Element: "constant " + name, Constant: &claims.Constant{Name: name, Value: value}}}
}

func isDefaultColumn(header string) bool {
	return header == "default" || header == "value" || header == "default value" || header == "默认值" || header == "默认" || header == "值" || header == "デフォルト"
}
