package conform

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/techs"
	"kiro-mcp/specfs/doc"
)

var limitCheck = Check{
	ID: "limit", Group: Limits, Severity: doc.Error,
	Title: "Promised limits have the promised numbers",
	Why:   "the right number on the wrong subject, or another number, is what an incident is made of",
	Kinds: []claims.Kind{claims.KindLimit},
	judge: judgeLimit,
}

func judgeLimit(h *held, c *claims.Claim) *Judgement {
	l := c.Limit
	if l.Latency {
		return notChecked("no text shows how fast something is; a benchmark or a load test does").
			asking("Is there a measurement that shows it?")
	}
	if aboutTests(c) {
		return unresolved(nil, "", "this is about tests, which say themselves how often they run").asking("Do the tests run with %s?", limitText(l))
	}
	if l.What == "rate" && !ofOthers(c) {
		if j := h.unlimited(l, 1); j != nil {
			return j
		}
	}
	var strong, weak, other []candidate
	for _, n := range sayingPer(l, h.numbersOf(l)) {
		switch {
		case h.abroad(c, n.file.Path) != "", onScreen(n.file.Path) && servers[l.What] && !ofScreens(c):
			other = append(other, n)
		case n.strong && sameNumber(l, n.number):
			if j := h.exchanged(l, n); j != nil {
				return j
			}
			return satisfied(n.evidence(), "%s is %s", n.label(), n.number.Text)
		case n.strong:
			strong = append(strong, n)
		case sameNumber(l, n.number):
			weak = append(weak, n)
		default:
			other = append(other, n)
		}
	}
	searched := fmt.Sprintf("%s of this kind", prose.Plural(len(strong)+len(weak)+len(other), "number"))
	question := func(j *Judgement) *Judgement {
		return j.asking("Does the code hold %s to %s?", strings.Join(l.Subject, " "), limitText(l))
	}
	if n := h.theOne(l, strong); n != nil {
		if byTheWay(c.Quote) || ofMetrics(c) {
			return question(unresolved([]Evidence{n.evidence()}, searched, "%s is %s; the design has %s, as an example or of all that may be asked", n.label(), n.number.Text, limitText(l)))
		}
		if !n.namedFor(c) {
			return question(unresolved([]Evidence{n.evidence()}, searched, "%s is %s; the design has %s, and its name does not say that it is for this", n.label(), n.number.Text, limitText(l)))
		}
		return violated([]Evidence{n.evidence()}, "%s is %s, the design has %s", n.label(), n.number.Text, limitText(l))
	}
	if j := h.unlimited(l, len(strong)+len(weak)+len(other)); j != nil && !ofOthers(c) {
		return j.lacking(searched)
	}
	switch {
	case len(strong) > 0:
		return question(unresolved(evidenceOf(strong), searched, "%s is nowhere %s; it may be %s at %s:%d", l.What, limitText(l), strong[0].number.Text, strong[0].file.Path, strong[0].number.Line))
	case len(weak) > 0:
		return question(unresolved(evidenceOf(weak), searched, "the number is there, but nothing says that it is about %s", strings.Join(l.Subject, " ")))
	default:
		return question(unresolved(nil, searched, "no number of this kind and subject was found"))
	}
}

// ofOthers reports whether a limit is one that another party sets: its section is
// about those, or its line names a service that is somebody's own.
func ofOthers(c *claims.Claim) bool {
	if said := subjects(c.Section); said["external"] || said["thirdparty"] || said["party"] || said["integration"] || said["upstream"] {
		return true
	}
	for word := range strings.FieldsFuncSeq(c.Quote, func(r rune) bool { return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') }) {
		switch strings.ToLower(word) {
		case "github", "gitlab", "google", "twitter", "slack", "discord", "facebook", "instagram", "youtube", "tiktok", "telegram", "whatsapp", "spotify", "notion", "jira":
			return true
		}
		if t, known := techs.Named(strings.ToLower(word)); known && slices.ContainsFunc([]techs.Role{techs.Payment, techs.Email, techs.AI}, t.Has) {
			return true
		}
	}
	return false
}

// servers are the kinds of limits that a server sets: what a screen shows at a time
// is its own.
var servers = map[string]bool{"page_size": true, "max_page_size": true, "rate": true, "pool": true}

// onScreen reports whether a file draws what users see.
func onScreen(file string) bool {
	switch path.Ext(file) {
	case ".tsx", ".jsx", ".vue", ".svelte":
		return true
	}
	return receives(file)
}

// ofScreens reports whether a promise is one about what users see.
func ofScreens(c *claims.Claim) bool {
	said := subjects(c.Section, c.Quote)
	return said["frontend"] || said["ui"] || said["component"] || said["screen"] || said["client"] || said["view"]
}

// ofMetrics reports whether a promise is one of the figures by which people will
// judge of the work, which no number of the code sets.
func ofMetrics(c *claims.Claim) bool {
	said := subjects(c.Section)
	return said["metric"] || said["kpi"] || said["kpis"] || said["success"]
}

// byTheWay reports whether a line names a number only as an example, or in a
// property that is to hold for whatever is asked.
func byTheWay(quote string) bool {
	lower := strings.ToLower(strings.TrimLeft(quote, " -*_>"))
	if strings.HasPrefix(lower, "for any") || strings.HasPrefix(lower, "for all") {
		return true
	}
	return slices.ContainsFunc([]string{"e.g.", "for example", "for instance", "例如", "例えば", "比如"}, func(w string) bool { return strings.Contains(lower, w) })
}

// aboutTests reports whether a limit is one of test runs.
func aboutTests(c *claims.Claim) bool {
	said := subjects(c.Quote, strings.Join(c.Limit.Subject, " "))
	return said["iteration"] || said["test"] && (said["run"] || said["property"] || said["case"])
}

// sayingPer leaves of the numbers of a rate those that say per what, when any
// does: "100" beside "100 per minute" is the same number, cut short.
func sayingPer(l *claims.Limit, list []candidate) []candidate {
	said := func(c candidate) bool { return c.number.Per != "" }
	if l.Per == "" || !slices.ContainsFunc(list, said) {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool { return !said(c) })
}

// theOne is the number that a limit must mean and that differs from it: of those
// that are named as its kind, the ones that share most words with its subject, if
// they all say the same.
func (h *held) theOne(l *claims.Limit, strong []candidate) *candidate {
	most := -1
	for _, c := range strong {
		if c.fit == firmly {
			most = max(most, c.subject)
		}
	}
	var best []candidate
	for _, c := range strong {
		if c.fit == firmly && c.subject == most {
			best = append(best, c)
		}
	}
	for _, prefer := range []func(candidate) bool{
		func(c candidate) bool { return c.number.Per != "" },
		func(c candidate) bool { return c.number.Callee == "" },
	} {
		if some := slices.DeleteFunc(slices.Clone(best), func(c candidate) bool { return !prefer(c) }); len(some) > 0 {
			best = some
		}
	}
	if len(best) == 0 || !allEqual(best) || 2*most < len(onlyOf(subjectOf(l), h.things())) && !best[0].only {
		return nil
	}
	if all := len(subjectOf(l)); l.What == "count" && all > 1 && 2*most <= all {
		return nil // of "order items" the order alone: anything of an order may have a limit
	}
	return &best[0]
}

func allEqual(list []candidate) bool {
	for _, c := range list[1:] {
		if !sameValue(c.number.Value, list[0].number.Value) {
			return false
		}
	}
	return true
}

func evidenceOf(list []candidate) []Evidence {
	var out []Evidence
	for _, c := range list {
		out = append(out, c.evidence())
	}
	return out
}

func (c candidate) label() string {
	switch {
	case c.number.Name != "":
		return c.number.Name
	case c.number.Callee != "":
		return c.number.Callee
	}
	return "the number"
}

// limitText writes a limit as people say it.
func limitText(l *claims.Limit) string {
	text := strconv.FormatFloat(l.Value, 'f', -1, 64)
	switch l.Unit {
	case "percent":
		text += " %"
	case "":
	default:
		text += " " + l.Unit
	}
	if l.Per != "" {
		text += " a " + l.Per
	}
	return text
}
