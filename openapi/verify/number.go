package verify

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// maxExponent bounds the numbers that are computed with: 1e999999999 would be
// a gigabyte.
const maxExponent = 1000

// exact is the number without rounding; false where it is too large for that.
func exact(n json.Number) (*big.Rat, bool) {
	text := n.String()
	if len(text) > maxExponent {
		return nil, false
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		if e, err := strconv.Atoi(text[i+1:]); err != nil || e > maxExponent || e < -maxExponent {
			return nil, false
		}
	}
	return new(big.Rat).SetString(text)
}

func isWhole(n json.Number) bool {
	r, ok := exact(n)
	return ok && r.IsInt()
}

// number holds a number against the bounds of s, and against its format.
func (w *walk) number(s *openapi.Schema, n json.Number, at string) {
	r, ok := exact(n)
	if !ok {
		return
	}
	if s.Minimum != nil {
		w.bound(s, r, n, at, *s.Minimum, "minimum", 1)
	}
	if s.Maximum != nil {
		w.bound(s, r, n, at, *s.Maximum, "maximum", -1)
	}
	if of, ok := exact(s.MultipleOf); s.MultipleOf != "" && ok && of.Sign() > 0 && !new(big.Rat).Quo(r, of).IsInt() {
		w.add(s, at, "multipleOf", "must be a multiple of "+s.MultipleOf.String()+", not "+n.String())
	}
	if bits := intBits[s.Format]; bits > 0 && r.IsInt() && !fitsBits(r.Num(), bits) {
		w.add(s, at, "format", "must fit "+s.Format+", which "+n.String()+" does not")
	}
}

// bound compares; sign is 1 for a lower end, -1 for an upper one.
func (w *walk) bound(s *openapi.Schema, r *big.Rat, n json.Number, at string, b openapi.Bound, rule string, sign int) {
	end, ok := exact(b.Value)
	if !ok {
		return
	}
	side := r.Cmp(end) * sign
	if side > 0 || side == 0 && !b.Exclusive {
		return
	}
	word := map[bool]map[int]string{
		false: {1: "at least ", -1: "at most "},
		true:  {1: "above ", -1: "below "},
	}[b.Exclusive][sign]
	if b.Exclusive {
		rule = "exclusive" + strings.ToUpper(rule[:1]) + rule[1:]
	}
	w.add(s, at, rule, "must be "+word+b.Value.String()+", not "+n.String())
}

var intBits = map[string]int{"int8": 8, "int16": 16, "int32": 32, "int64": 64}

func fitsBits(n *big.Int, bits int) bool {
	end := new(big.Int).Lsh(big.NewInt(1), uint(bits-1))
	return n.Cmp(end) < 0 && n.Cmp(new(big.Int).Neg(end)) >= 0
}
