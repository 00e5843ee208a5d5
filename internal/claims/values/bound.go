package values

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

var (
	mustBe        = pattern.Of("`?\\b([A-Za-z_][\\w.]*)`? (?:must|should|has to|shall) be (?:(>=|<=|>|<|≥|≤|greater than or equal to|less than or equal to|greater than|less than|at least|at most|positive|between) ?)`?(-?[\\d.,_]*)`?(?: (?:and|to) `?(-?[\\d.]+))?")
	comparedField = pattern.Of("`([A-Za-z_][\\w.]*) ?(>=|<=|>|<|≥|≤) ?(-?\\d[\\d._]*)`")
	regexValue    = pattern.Of("`/?(\\^[^`]+\\$)/?[a-z]*`")
	fieldInParens = pattern.Of("\\b([a-z]\\w*) \\((?:min(?:imum)?|max(?:imum)?|at least|at most|up to) \\d+ char")
)

// Bounds reads what a value that somebody sends must be like.
func Bounds(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || words.LikeCode(p.Text) && !strings.Contains(p.Text, "^") {
		return nil
	}
	var found []claims.Bound
	for _, x := range parts(p) {
		r := boundReader{piece: p, part: x}
		r.field = r.fieldOf()
		found = append(found, r.read()...)
	}
	if len(found) > 0 && p.OfTests() {
		return nil
	}
	var out []claims.Claim
	for i := range found {
		f := found[i]
		id := "bound " + strings.TrimPrefix(f.Owner+"."+f.Field, ".") + " " + f.What
		out = append(out, claims.Claim{Kind: claims.KindBound, Element: id, Bound: &f})
	}
	return out
}

// boundReader reads the bounds of one part.
type boundReader struct {
	piece *pieces.Piece
	part  part
	field string // the field that the part's head names; empty if it names none
	out   []claims.Bound
}

func (r *boundReader) add(field, what, value string, strict bool) {
	if field == "" {
		return
	}
	x := claims.Bound{Field: field, What: what, Value: value, Strict: strict}
	if owner, name, ok := strings.Cut(field, "."); ok {
		x.Owner, x.Field = owner, name
	} else if owner := r.piece.TypeAround(); owner != field {
		x.Owner = owner
	}
	for _, have := range r.out {
		if have.Field == x.Field && have.What == x.What {
			return
		}
	}
	r.out = append(r.out, x)
}

func (r *boundReader) read() []claims.Bound {
	if r.field != "" {
		r.required()
		r.lengths(r.field)
		r.amounts()
		if m := regexValue().FindStringSubmatch(r.part.text); m != nil {
			r.add(r.field, "pattern", m[1], false)
		}
		if strings.Contains(r.part.low, "valid email") || strings.Contains(r.part.low, "email format") {
			r.add(r.field, "pattern", "email", false)
		}
	}
	r.sentences()
	return r.out
}

// structure.fieldOf is the field that a part is about: a name before its colon, in a
// place where fields are described.
func (r *boundReader) fieldOf() string {
	name := strings.TrimSpace(r.part.head)
	if at := strings.IndexAny(name, "(（"); at > 0 {
		name = strings.TrimSpace(name[:at])
	}
	quoted := strings.HasPrefix(name, "`") && strings.HasSuffix(name, "`")
	name = strings.Trim(name, "`?*")
	if name == "" || len(strings.Fields(name)) > 3 || !r.describesFields() && !quoted {
		return ""
	}
	for w := range strings.FieldsSeq(name) {
		if !names.IsName(strings.ReplaceAll(w, ".", "")) {
			return ""
		}
	}
	if w := words.Of(name); len(w) == 0 || isNoField(w[len(w)-1]) {
		return ""
	}
	return name
}

// isNoField reports whether a word names something other than a field.
func isNoField(w string) bool {
	switch w {
	case "bcrypt", "argon2", "length", "len", "count", "index", "validation", "rule", "rules", "note", "notation", "checks", "table", "errors", "error", "test", "tests", "property", "target", "limit", "limits", "format", "example", "input", "default", "purpose", "output", "size", "iterations", "configuration", "coverage", "requirement", "requirements", "approach", "action", "display":
		return true
	}
	return false
}

// describesFields reports whether a piece stands where fields are described.
func (r *boundReader) describesFields() bool {
	for _, h := range r.piece.Headers {
		if h == "field" || h == "column" || h == "attribute" || h == "property" || h == "字段" || h == "フィールド" {
			return true
		}
	}
	for n, t := range r.piece.Around() {
		if n > 2 {
			return false
		}
		for _, w := range words.Of(t) {
			switch w {
			case "validation", "fields", "field", "attributes", "schema", "model", "models", "request", "body", "parameters", "entity", "entities", "constraints", "form", "input", "inputs", "columns", "校验", "验证":
				return true
			}
		}
	}
	return false
}

func (r *boundReader) required() {
	low := strings.TrimLeft(r.part.low, " `")
	in := strings.ToLower(r.part.head)
	if leadsRequired(low) || strings.Contains(low, ", required") && wordCount(low) < 10 || strings.Contains(low, "(required") || strings.Contains(in, "(required") || strings.HasPrefix(low, "必填") || strings.HasPrefix(low, "必須") {
		if !strings.Contains(low, "required if") && !strings.Contains(low, "required when") && !strings.Contains(low, "not required") && !strings.Contains(low, "required for") {
			r.add(r.field, "required", "", false)
		}
	}
}

// leadsRequired reports whether a text begins by saying that something is
// required, and not by naming what is: "required objects".
func leadsRequired(low string) bool {
	rest, ok := strings.CutPrefix(low, "required")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, "` ")
	if rest == "" || strings.IndexByte(",.;)(-", rest[0]) >= 0 || strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, "|") {
		return true
	}
	for _, w := range []string{"string", "integer", "number", "uuid", "email", "valid", "min", "max", "unique", "boolean", "array of", "enum", "non-empty", "date"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// lengths reads "1-100 characters", "max 50 characters".
func (r *boundReader) lengths(field string) {
	for _, q := range words.Numbers(r.part.text) {
		if len(q.Nouns) == 0 || !strings.HasPrefix(q.Nouns[0], "char") || q.Unit != "" {
			continue
		}
		if strings.Contains(r.part.text[:q.At], "`") && field == r.field {
			continue // of another field, which the text names
		}
		before := words.Of(words.Tail(r.part.text[:q.At], 30))
		behind := words.Of(words.Cut(r.part.text[q.End:], 30))
		switch s := senseOf(q, before, behind); {
		case q.High != q.Value:
			r.add(field, "min_length", plainNumber(q.Value), false)
			r.add(field, "max_length", plainNumber(q.High), false)
		case s == senseLeast, len(behind) > 1 && behind[1] == "minimum", strings.HasPrefix(strings.TrimLeft(r.part.text[q.End:], " "), "+"):
			r.add(field, "min_length", plainNumber(q.Value), false)
		case s == senseMost:
			r.add(field, "max_length", plainNumber(q.Value), false)
		}
	}
}

// amounts reads "must be > 0", "between 1 and 100", "positive integer".
func (r *boundReader) amounts() {
	if strings.Contains(r.part.low, "positive") && (strings.Contains(r.part.low, "must be positive") || strings.Contains(r.part.low, "positive integer") || strings.Contains(r.part.low, "positive number") || strings.Contains(r.part.low, "positive decimal")) {
		r.add(r.field, "min", "0", true)
	}
	for _, q := range words.Numbers(r.part.text) {
		if q.Unit != "" || q.Per != "" || q.About || len(q.Nouns) > 0 && (strings.HasPrefix(q.Nouns[0], "char") || q.Nouns[0] == "items") {
			continue
		}
		before := strings.ToLower(words.Tail(r.part.text[:q.At], 24))
		if !r.plainly(q.At) {
			continue
		}
		switch {
		case q.Op == ">" || q.Op == ">=":
			r.add(r.field, "min", plainNumber(q.Value), q.Op == ">")
		case q.Op == "<" || q.Op == "<=":
			r.add(r.field, "max", plainNumber(q.Value), q.Op == "<")
		case q.High != q.Value && (strings.Contains(before, "between ") || strings.HasSuffix(strings.TrimSpace(before), "range") || strings.HasSuffix(before, "range: ") || strings.Contains(before, "integer") || strings.Contains(before, "number")):
			r.add(r.field, "min", plainNumber(q.Value), false)
			r.add(r.field, "max", plainNumber(q.High), false)
		case strings.HasSuffix(before, "min: "), strings.HasSuffix(before, "minimum "), strings.HasSuffix(before, "min "):
			r.add(r.field, "min", plainNumber(q.Value), false)
		case strings.HasSuffix(before, "max: "), strings.HasSuffix(before, "maximum "), strings.HasSuffix(before, "max "):
			r.add(r.field, "max", plainNumber(q.Value), false)
		}
	}
}

func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
