package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// measure gives a number its unit: by its name, by its callee, by what both are
// known to take.
func (r *reader) measure(n *facts.Number, first int, p place) {
	if n.Per != "" || r.paced(n, first) || n.Unit != "" {
		return
	}
	factor, unit, per := callUnit(n.Callee)
	if unit == "" && per == "" {
		var room [8]string
		factor, unit, per = nameUnit(splitWords(n.Name, room[:0]))
	}
	if unit == "" && n.Compare != "" {
		factor, unit = comparedUnit(n.Name)
	}
	if unit == "" && per == "" && p.open >= 0 {
		factor, unit = r.besideUnit(p.open, first)
	}
	if unit == "" && per == "" && n.Compare == "" {
		factor, unit = habit(r.lang, n.Callee, n.Name)
		if habitSkips(n, r, p, first) {
			unit = ""
		}
	}
	switch {
	case per != "":
		n.Per = per
	case unit == "percent":
		n.Unit = unit
	case unit != "":
		n.Unit, n.Value = unit, n.Value*factor
	}
}

// paced takes limiters that are given the time between two requests, or a rate a
// second: rate.Every(time.Minute/100), per_second(1) of a governor, rate.Limit(5).
func (r *reader) paced(n *facts.Number, first int) bool {
	switch {
	case n.Callee == "rate.Every" && n.Unit == "seconds" && n.Value > 0:
		n.Value, n.Unit, n.Per = 60/n.Value, "", "minute"
	case r.lang == "rust" && n.Callee == "per_second" && r.imported("governor") && n.Value > 0:
		n.Value, n.Per = 60/n.Value, "minute"
	case (n.Callee == "rate.Limit" || n.Callee == "tollbooth.NewLimiter" || n.Callee == "rate.NewLimiter" && r.punctIs(first-1, '(')) && n.Unit == "":
		n.Per = "second"
	default:
		return false
	}
	return true
}

// comparedUnit is the unit in which something compared is counted: daysSince,
// ChronoUnit.DAYS.between(a, b).
func comparedUnit(name string) (factor float64, unit string) {
	var room [8]string
	for _, word := range splitWords(name, room[:0]) {
		switch word {
		case "days", "hours", "minutes", "seconds", "weeks", "millis", "milliseconds":
			return unitOf([]byte(word))
		}
	}
	return 0, ""
}

// habitSkips keeps the unit of a function from its other arguments: the key of
// setex is none, nor the value of expire.
func habitSkips(n *facts.Number, r *reader, p place, first int) bool {
	if n.Name != "" || p.open < 0 {
		return false
	}
	last := n.Callee[strings.LastIndexAny(n.Callee, ".:>")+1:]
	switch last {
	case "setTimeout", "setInterval", "setex", "SETEX", "setEx", "SetEX", "psetex", "expire", "Expire", "pexpire":
		return r.punctIs(first-1, '(') && p.open == first-1
	}
	return false
}

// besideUnit is the unit that another argument gives: (5, TimeUnit.MINUTES),
// add(30, 'day'), set(key, value, 'EX', 300).
func (r *reader) besideUnit(open, first int) (factor float64, unit string) {
	if r.IsString(first - 2) {
		switch strings.ToUpper(r.Value(first - 2)) {
		case "EX":
			return 1, "seconds"
		case "PX":
			return 1e-3, "seconds"
		}
	}
	for k := first + 1; k < r.Close(open) && k < first+6; k++ {
		if !r.punctIs(k, ',') {
			continue
		}
		at := k + 1
		if r.IsString(at) && r.byteAt(at+1) == ')' {
			if factor, unit = unitOf([]byte(r.Value(at))); unit == "seconds" {
				return factor, unit
			}
		}
		if r.Is(at, "TimeUnit") || r.Is(at, "ChronoUnit") || r.Is(at, "DurationUnit") {
			return unitOf(r.Bytes(r.pathEnd(at)))
		}
		return 0, ""
	}
	return 0, ""
}
