package signs

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// settings takes the numbers of a file of keys: YAML, JSON, TOML, properties.
// Their values are symbols already.
func settings(out *facts.File) {
	if lockfile(out.Path) {
		return
	}
	for i := range out.Symbols {
		s := &out.Symbols[i]
		if s.Kind != facts.Key || s.Value == "" || len(s.Value) > 300 || len(out.Numbers) >= mostNumbers {
			continue
		}
		setting(out, int32(i), s)
	}
	settingRates(out)
}

// settingRates joins the count and the window of a limiter's settings.
func settingRates(out *facts.File) {
	n := len(out.Numbers)
	for i := range n {
		c := out.Numbers[i]
		if c.Symbol < 0 || c.Per != "" || !counts(&c) || !limiter(out.Symbols[c.Symbol].Owner+"."+c.Name) {
			continue
		}
		for k := max(0, i-2); k < min(n, i+3); k++ {
			w := out.Numbers[k]
			if k == i || w.Per != "" || !windowed(&w) || out.Symbols[w.Symbol].Owner != out.Symbols[c.Symbol].Owner {
				continue
			}
			if value, per := perSeconds(c.Value, w.Value); per != "" && w.Unit == "seconds" {
				c.Value, c.Per, c.Text = value, per, c.Text+" per "+w.Text
				out.Numbers = append(out.Numbers, c)
				break
			}
		}
	}
}

func setting(out *facts.File, i int32, s *facts.Symbol) {
	value := strings.Trim(s.Value, `"'`)
	if strings.HasPrefix(value, "${") { // ${POOL_SIZE:20}
		if _, after, ok := strings.Cut(strings.TrimSuffix(value, "}"), ":"); ok {
			value = strings.TrimPrefix(after, "-")
		}
	}
	if strings.Contains(value, "=") && strings.ContainsAny(value, ";?&") {
		for _, n := range connectionNumbers(value) {
			n.Symbol, n.Line = i, s.Line
			out.Numbers = append(out.Numbers, n)
		}
		return
	}
	q, per, ok := measured(value)
	if !ok {
		n, isNumber := parseNumber(value)
		if !isNumber || value == "" {
			return
		}
		q = quantity{value: n}
	}
	if strings.HasSuffix(s.Owner, "ependencies") || s.Name == "edition" || strings.HasSuffix(strings.ToLower(s.Name), "version") {
		return
	}
	words := splitWords(s.Name, nil)
	n := facts.Number{Value: q.value, Text: strings.Clone(value), Unit: q.unit, Per: per, Name: s.Name, Symbol: i, Line: s.Line}
	n.Subject = splitWords(s.Owner, splitWords(s.Name, nil))
	if n.Unit == "" && n.Per == "" {
		factor, unit, per := nameUnit(words)
		if unit == "" && per == "" {
			factor, unit = settingHabit(strings.ToLower(s.Owner + "." + s.Name))
		}
		if unit != "" && unit != "percent" {
			n.Value *= factor
		}
		n.Unit, n.Per = unit, per
	}
	out.Numbers = append(out.Numbers, n)
}

// settingHabit is the unit that a setting is known to take.
func settingHabit(key string) (factor float64, unit string) {
	if strings.Contains(key, "hikari") && (strings.HasSuffix(key, "timeout") || strings.HasSuffix(key, "lifetime")) {
		return 1e-3, "seconds"
	}
	if strings.Contains(key, "time-to-live") {
		return 1e-3, "seconds" // of Spring's caches
	}
	return 0, ""
}

// lockfile are files whose numbers are of other people's.
func lockfile(path string) bool {
	base := path[strings.LastIndexByte(path, '/')+1:]
	switch base {
	case "package-lock.json", "composer.lock", "pnpm-lock.yaml", "poetry.lock", "tsconfig.json", "Cargo.lock", "npm-shrinkwrap.json", "packages.lock.json":
		return true
	}
	return false
}
