package example

import (
	"encoding/json"
	"errors"
	"math/big"
	"strings"

	"kiro-mcp/openapi"
)

// maxDigits bounds the numbers that are computed with.
const maxDigits = 400

// ratOf is the number without rounding; nil where there is none, or one too
// large to compute with.
func ratOf(n json.Number) *big.Rat {
	if n == "" || len(n) > maxDigits {
		return nil
	}
	if i := strings.IndexAny(string(n), "eE"); i >= 0 && len(n)-i > 4 {
		return nil
	}
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		return nil
	}
	return r
}

// number makes the k-th number within the bounds of s.
func number(s *openapi.Schema, whole bool, k int) (openapi.Value, error) {
	low, high := endOf(s.Minimum), endOf(s.Maximum)
	step := ratOf(s.MultipleOf)
	if step == nil || step.Sign() <= 0 {
		step = big.NewRat(1, 1)
	}
	grid := whole || s.MultipleOf != ""
	if whole && !step.IsInt() {
		step = new(big.Rat).SetInt(step.Num()) // the least whole multiple of a fraction in lowest terms
	}
	n := big.NewRat(1, 1)
	switch {
	case !grid && low == nil && high == nil:
		n = big.NewRat(3, 2)
	case low != nil:
		n.Set(low)
	case high != nil && high.Cmp(n) < 0:
		n.Set(high)
		step.Neg(step)
	}
	if !grid && low != nil && high != nil {
		return between(low, high, k), nil
	}
	if grid {
		n = onGrid(n, step)
	}
	if s.Minimum != nil && s.Minimum.Exclusive && n.Cmp(low) == 0 || s.Maximum != nil && s.Maximum.Exclusive && high != nil && n.Cmp(high) == 0 {
		n.Add(n, step)
	}
	start := new(big.Rat).Set(n)
	n.Add(n, new(big.Rat).Mul(step, big.NewRat(int64(k), 1)))
	if high != nil && n.Cmp(high) > 0 {
		n = start // there are no more of them
	}
	if high != nil && n.Cmp(high) > 0 {
		return nil, errors.New("no number lies within its bounds")
	}
	return decimal(n), nil
}

func endOf(b *openapi.Bound) *big.Rat {
	if b == nil {
		return nil
	}
	return ratOf(b.Value)
}

// between is the k-th of the numbers between two ends, which are no part of it
// unless they are one.
func between(low, high *big.Rat, k int) openapi.Value {
	width := new(big.Rat).Sub(high, low)
	share := big.NewRat(1, 2)
	for range k {
		share.Mul(share, big.NewRat(1, 2))
	}
	return decimal(width.Add(width.Mul(width, share), low))
}

// onGrid is the next multiple of the step, in its direction.
func onGrid(n, step *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(n, step)
	if q.IsInt() {
		return n
	}
	up := new(big.Int).Div(q.Num(), q.Denom()) // Euclidean: rounds down
	return new(big.Rat).Mul(new(big.Rat).SetInt(up.Add(up, big.NewInt(1))), step)
}

// decimal writes a number without an exponent.
func decimal(n *big.Rat) openapi.Value {
	digits, _ := n.FloatPrec()
	return openapi.Value(n.FloatString(digits))
}
