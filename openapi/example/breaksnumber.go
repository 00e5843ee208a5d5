package example

import (
	"math/big"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

func breaksNumber(s *openapi.Schema) []broken {
	var all []broken
	one := big.NewRat(1, 1)
	step := ratOf(s.MultipleOf)
	if step == nil || step.Sign() <= 0 {
		step = one
	}
	grid := s.MultipleOf != "" || slices.Contains(s.Types, openapi.TypeInteger)
	if low := endOf(s.Minimum); low != nil {
		all = append(all, broken{rule: boundRule(s.Minimum, "minimum"), value: decimal(beyond(low, s.Minimum, step, -1, grid))})
	}
	if high := endOf(s.Maximum); high != nil {
		all = append(all, broken{rule: boundRule(s.Maximum, "maximum"), value: decimal(beyond(high, s.Maximum, step, 1, grid))})
	}
	if s.MultipleOf != "" {
		if v, err := number(s, slices.Contains(s.Types, openapi.TypeInteger), 1); err == nil {
			n := ratOf(jsonNumber(v))
			all = append(all,
				broken{rule: "multipleOf", value: decimal(new(big.Rat).Add(n, one))},
				broken{rule: "multipleOf", value: decimal(new(big.Rat).Sub(n, new(big.Rat).Quo(step, big.NewRat(2, 1))))})
		}
	}
	return all
}

// beyond is the first number that is out of bounds, on the side of the sign; on
// a grid one that is a multiple of the step.
func beyond(end *big.Rat, b *openapi.Bound, step *big.Rat, sign int64, grid bool) *big.Rat {
	side := new(big.Rat).Mul(step, big.NewRat(sign, 1))
	n := new(big.Rat).Set(end)
	if grid {
		n = onGrid(n, step)
		if sign < 0 && n.Cmp(end) > 0 {
			n.Sub(n, step)
		}
	}
	for n.Cmp(end)*int(sign) < 0 || n.Cmp(end) == 0 && !b.Exclusive {
		n = new(big.Rat).Add(n, side)
	}
	return n
}

func boundRule(b *openapi.Bound, rule string) string {
	if b.Exclusive {
		return "exclusive" + strings.ToUpper(rule[:1]) + rule[1:]
	}
	return rule
}
