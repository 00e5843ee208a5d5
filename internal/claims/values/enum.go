package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var (
	enumOf         = pattern.Of(`\b[Ee]num\s*[(:\[]\s*([^()\[\]]+)[)\]]?`)
	oneOf          = pattern.Of("(?i)\\b(?:is|be|are|:|\\(|exactly)?\\s*(?:exactly )?one (?:of|type)(?: the following)?:?\\s*\\(?((?:[`'\"]?[\\w-]+[`'\"]?(?:,? (?:or|and) |, |/| \\| ))+[`'\"]?[\\w-]+[`'\"]?)")
	unionOf        = pattern.Of("((?:['\"][\\w -]+['\"]\\s*\\|\\s*)+['\"][\\w -]+['\"])")
	plainFieldName = pattern.Of("^`?[A-Za-z_][\\w.]*\\??`?$")
)

// Enums reads closed sets of values: "status: Enum (OPEN, DONE)", "one of
// …", unions of strings.
func Enums(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || len(p.Text) > 500 {
		return nil
	}
	for _, x := range parts(p) {
		if p.Kind != pieces.Row && strings.Contains(strings.ToLower(x.head), "one of") {
			x = newPart("", "", p.Text)
		}
		values := enumValues(x.text)
		owner := enumOwner(p, x)
		if values == nil && isEnumField(owner) {
			values = plainValues(x.text)
		}
		if len(values) > 0 && (values[len(values)-1] == "optional" || values[len(values)-1] == "required" || values[len(values)-1] == "nullable") {
			values = values[:len(values)-1]
		}
		if len(values) < 2 || owner == "" || p.OfTests() || names.IsPlainTitle(strings.ToLower(owner[strings.LastIndexByte(owner, '.')+1:])) && !isEnumField(owner) {
			continue
		}
		return []claims.Claim{{Kind: claims.KindEnum, Element: "enum " + owner, Enum: &claims.Enum{Owner: owner, Values: values}}}
	}
	return nil
}

// enumValues are the values that a text says to be all there are.
func enumValues(text string) []string {
	if !strings.ContainsAny(text, "|(:,[") {
		return nil
	}
	low := strings.ToLower(text)
	if strings.Contains(low, "enum") {
		if m := enumOf().FindStringSubmatch(text); m != nil {
			if v := splitValues(m[1]); v != nil {
				return v
			}
		}
	}
	if strings.Contains(text, "|") {
		if m := unionOf().FindString(text); m != "" {
			return splitValues(m)
		}
	}
	if strings.Contains(low, "one of") || strings.Contains(low, "one type") {
		if m := oneOf().FindStringSubmatch(text); m != nil {
			return splitValues(m[1])
		}
	}
	return nil
}

// splitValues cuts a list of names. A list with anything else in it is none.
func splitValues(s string) []string {
	s = strings.NewReplacer(", or ", ",", ", and ", ",", " or ", ",", " and ", ",", "|", ",", " / ", ",", "→", ",", "、", ",", "，", ",").Replace(s)
	var out []string
	for v := range strings.SplitSeq(s, ",") {
		v = strings.Trim(v, " `'\".")
		if v == "" {
			continue
		}
		if !isValue(v) {
			return nil
		}
		out = words.AddOnce(out, v)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// isValue reports whether a text is one value of an enumeration: a name, or
// two words.
func isValue(v string) bool {
	if len(v) > 40 || strings.Count(v, " ") > 1 {
		return false
	}
	for i := range len(v) {
		if !words.InName(v[i]) && v[i] != '-' && v[i] != ' ' && v[i] != '.' && v[i] != ':' {
			return false
		}
	}
	return !words.IsDigit(v[0]) && !words.IsCommon(strings.ToLower(v))
}

// enumOwner is the field or type that a set of values belongs to.
func enumOwner(p *pieces.Piece, x part) string {
	name := strings.TrimSpace(x.head)
	if p.Kind == pieces.Row {
		name = strings.TrimSpace(x.head)
	}
	if at := strings.IndexAny(name, "(（"); at > 0 {
		name = strings.TrimSpace(name[:at])
	}
	if !plainFieldName().MatchString(name) {
		if name = ownerInProse(x.text); name == "" || !p.OfTable() {
			return name
		}
	}
	name = strings.Trim(name, "`?")
	if strings.Contains(name, ".") {
		return name
	}
	if owner := p.TypeAround(); owner != "" && owner != name {
		return owner + "." + name
	}
	return name
}

// ownerInProse reads the "area type" of "the area type should be one of".
func ownerInProse(text string) string {
	low := strings.ToLower(text)
	for _, verb := range []string{" should be one of", " must be one of", " is one of", " can be one of"} {
		i := strings.Index(low, verb)
		if i < 0 || len(low) != len(text) {
			continue // there are letters that change their length
		}
		before := strings.Fields(text[:i])
		if len(before) == 0 {
			return ""
		}
		last := strings.Trim(before[len(before)-1], "`,")
		if names.IsName(last) && !words.IsCommon(strings.ToLower(last)) {
			return last
		}
	}
	return ""
}

// isEnumField reports whether a field is of those that have a closed set of
// values.
func isEnumField(owner string) bool {
	name := owner[strings.LastIndexByte(owner, '.')+1:]
	for _, w := range words.Of(name) {
		switch w {
		case "status", "state", "severity", "priority", "statuses", "states":
			return true
		}
	}
	return false
}

// plainValues reads "pending, confirmed, shipped": a bare list of three or more.
func plainValues(text string) []string {
	if strings.Count(text, ",")+strings.Count(text, "|")+strings.Count(text, "→") < 2 || wordCount(text) > 14 {
		return nil
	}
	v := splitValues(text)
	if len(v) < 3 {
		return nil
	}
	return v
}
