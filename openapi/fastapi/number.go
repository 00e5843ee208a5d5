package fastapi

import (
	"encoding/json"
	"math/big"
	"strconv"

	"kiro-mcp/openapi"
)

func (t types) boolean() typ {
	if t.text {
		return typ{base: word("bool")}
	}
	return typ{base: from("pydantic", "StrictBool")}
}

func (t types) integer(s *openapi.Schema) typ {
	out := typ{base: from("pydantic", "StrictInt")}
	if t.text {
		out.base = word("int")
	}
	out.bounds(s, true)
	switch s.Format {
	case "int8", "int16", "int32", "int64":
		if t.text {
			out.rules = append(out.rules, ours("INT"+s.Format[3:]))
		} else {
			out.base = ours("Int" + s.Format[3:])
		}
	}
	return out
}

func (t types) number(s *openapi.Schema) typ {
	out := typ{base: from("pydantic", "StrictFloat")}
	if t.text {
		out.base = word("float")
	}
	out.bounds(s, false)
	return out
}

// bounds adds the ends of a range, as Field has them.
func (t *typ) bounds(s *openapi.Schema, whole bool) {
	end := func(b *openapi.Bound, open, closed string, up bool) {
		if b == nil {
			return
		}
		name, value := closed, numeral(b.Value)
		if b.Exclusive {
			name = open
		}
		if whole {
			name, value = wholeEnd(*b, name, closed, up)
		}
		if value != "" {
			t.field = append(t.field, set(name, word(value)))
		}
	}
	end(s.Minimum, "gt", "ge", true)
	end(s.Maximum, "lt", "le", false)
	if r, ok := rational(s.MultipleOf); ok && r.Sign() > 0 && (!whole || r.IsInt()) {
		t.field = append(t.field, set("multiple_of", word(numeral(s.MultipleOf))))
	}
}

// wholeEnd is the end of a range of whole numbers, which is one itself: at
// least 0.5 is at least 1.
func wholeEnd(b openapi.Bound, name, closed string, up bool) (string, string) {
	r, ok := rational(b.Value)
	if !ok {
		return name, ""
	}
	if r.IsInt() {
		return name, r.Num().String()
	}
	floor := new(big.Int).Div(r.Num(), r.Denom())
	if up {
		floor.Add(floor, big.NewInt(1))
	}
	return closed, floor.String()
}

// rational is a number exactly; false where it is none, or too large to be one.
func rational(n json.Number) (*big.Rat, bool) {
	if f, err := n.Float64(); err != nil || f > 1e300 || f < -1e300 {
		return nil, false
	}
	return new(big.Rat).SetString(n.String())
}

// numeral is a number as Python writes it.
func numeral(n json.Number) string {
	r, ok := rational(n)
	switch {
	case !ok:
		return ""
	case r.IsInt() && len(r.Num().String()) < 20:
		return r.Num().String()
	}
	f, _ := r.Float64()
	return strconv.FormatFloat(f, 'g', -1, 64)
}
