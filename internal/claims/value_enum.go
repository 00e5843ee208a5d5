package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

var (
	enumOf         = pattern.Of(`\b[Ee]num\s*[(:\[]\s*([^()\[\]]+)[)\]]?`)
	oneOf          = pattern.Of("(?i)\\b(?:is|be|are|:|\\(|exactly)?\\s*(?:exactly )?one (?:of|type)(?: the following)?:?\\s*\\(?((?:[`'\"]?[\\w-]+[`'\"]?(?:,? (?:or|and) |, |/| \\| ))+[`'\"]?[\\w-]+[`'\"]?)")
	unionOf        = pattern.Of("((?:['\"][\\w -]+['\"]\\s*\\|\\s*)+['\"][\\w -]+['\"])")
	plainFieldName = pattern.Of("^`?[A-Za-z_][\\w.]*\\??`?$")
)

// enumRule reads closed sets of values: "status: Enum (OPEN, DONE)", "one of
// …", unions of strings.
func enumRule(_ *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || len(b.text) > 500 {
		return nil
	}
	for _, p := range parts(b) {
		if b.kind != row && strings.Contains(strings.ToLower(p.head), "one of") {
			p = newPart("", "", b.text)
		}
		values := enumValues(p.text)
		owner := enumOwner(b, p)
		if values == nil && isEnumField(owner) {
			values = plainValues(p.text)
		}
		if len(values) > 0 && (values[len(values)-1] == "optional" || values[len(values)-1] == "required" || values[len(values)-1] == "nullable") {
			values = values[:len(values)-1]
		}
		if len(values) < 2 || owner == "" || b.ofTests() || isPlainTitle(strings.ToLower(owner[strings.LastIndexByte(owner, '.')+1:])) && !isEnumField(owner) {
			continue
		}
		return []Claim{{Kind: KindEnum, Element: "enum " + owner, Enum: &Enum{Owner: owner, Values: values}}}
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
		out = addOnce(out, v)
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
		if !wordByte(v[i]) && v[i] != '-' && v[i] != ' ' && v[i] != '.' && v[i] != ':' {
			return false
		}
	}
	return !isDigit(v[0]) && !commonWord(strings.ToLower(v))
}

// enumOwner is the field or type that a set of values belongs to.
func enumOwner(b *block, p part) string {
	name := strings.TrimSpace(p.head)
	if b.kind == row {
		name = strings.TrimSpace(p.head)
	}
	if at := strings.IndexAny(name, "(（"); at > 0 {
		name = strings.TrimSpace(name[:at])
	}
	if !plainFieldName().MatchString(name) {
		if name = ownerInProse(p.text); name == "" || !b.ofTable() {
			return name
		}
	}
	name = strings.Trim(name, "`?")
	if strings.Contains(name, ".") {
		return name
	}
	if owner := b.typeAround(); owner != "" && owner != name {
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
		if isName(last) && !commonWord(strings.ToLower(last)) {
			return last
		}
	}
	return ""
}

// ofTable reports whether the nearest title names a table, so that what it
// names is a column.
func (b *block) ofTable() bool {
	around := b.around()
	return len(around) > 0 && tableIn(around[0]) != ""
}

// typeAround is the type or table that the nearest title names, when it is one
// name and nothing else: "Order", "orders table", "`Order` model".
func (b *block) typeAround() string {
	for n, t := range b.around() {
		if n > 2 {
			return ""
		}
		t = strings.TrimSpace(withoutMarker(strings.Trim(t, "*: ")))
		if len(t) > 6 && strings.EqualFold(t[:6], "table ") {
			if name := tableIn(t); name != "" {
				return name // "Table `orders`"
			}
		}
		for _, suffix := range []string{" Model", " model", " Table", " table", " Entity", " entity", " Schema", " schema", " 表", " Type", " Validation", " validation", " Fields", " fields", " Attributes", " attributes"} {
			t = strings.TrimSuffix(t, suffix)
		}
		t = strings.Trim(t, "`")
		if isName(t) && !isPlainTitle(strings.ToLower(t)) {
			return t
		}
	}
	return ""
}

// isPlainTitle reports whether a one-word title names no type.
func isPlainTitle(w string) bool {
	switch w {
	case "fields", "attributes", "properties", "overview", "validation", "rules", "parameters", "request", "response", "notes", "schema", "data", "columns", "types", "enums", "states", "features", "responsibilities", "methods", "behavior", "constraints", "structure", "format", "purpose", "form", "body", "query", "interface", "props", "state", "configuration", "options", "requirements", "input", "output", "architecture", "components", "models", "design", "implementation", "security", "status":
		return true
	}
	return false
}

// isEnumField reports whether a field is of those that have a closed set of
// values.
func isEnumField(owner string) bool {
	name := owner[strings.LastIndexByte(owner, '.')+1:]
	for _, w := range words(name) {
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
