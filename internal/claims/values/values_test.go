package values

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/specfs/doc"
)

// valueCase is a small design and what one rule makes of it, each as
// [valueShown] prints it.
type valueCase struct {
	says   string // what the case shows, as a sentence
	design string
	want   []string
}

// valueRule is one of the rules of this room.
type valueRule func(r *reading.Design, p *pieces.Piece) []claims.Claim

// readBy runs a rule over a small design.
func readBy(rule valueRule, design string) []claims.Claim {
	r := reading.New(doc.ParseDesign("design", []byte(design)))
	var out []claims.Claim
	for _, p := range r.Pieces {
		if p.Kind != pieces.Code && p.Frame.LeftOut == "" {
			out = append(out, rule(r, p)...)
		}
	}
	return out
}

func tryRule(t *testing.T, rule valueRule, cases []valueCase) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			var got []string
			for _, claim := range readBy(rule, c.design) {
				got = append(got, valueShown(claim))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.design, got, c.want)
			}
		})
	}
}

// valueShown prints what a claim says in one short line.
func valueShown(c claims.Claim) string {
	var out []string
	add := func(parts ...string) {
		for _, p := range parts {
			if p != "" {
				out = append(out, p)
			}
		}
	}
	if c.Negated {
		add("not")
	}
	switch c.Kind {
	case claims.KindLimit:
		l := c.Limit
		what := l.What
		if l.Latency {
			what = "speed"
		}
		add(what, strings.Join(l.Subject, " "), strconv.FormatFloat(l.Value, 'f', -1, 64), l.Unit)
		if l.Per != "" {
			add("a " + l.Per)
		}
		if l.Scope != "" {
			add("per " + l.Scope)
		}
	case claims.KindStatus:
		add(fmt.Sprint(c.Status.Code))
		if len(c.Status.Or) > 0 {
			add(fmt.Sprint(c.Status.Or))
		}
		if c.Status.Route != nil {
			add(c.Status.Route.Method, c.Status.Route.Path)
		}
		if c.Status.Error != "" {
			add("<" + c.Status.Error + ">")
		}
		if c.Status.Condition != "" {
			add("when " + c.Status.Condition)
		}
	case claims.KindError:
		if len(c.Error.Fields) > 0 {
			add("body")
		}
		for _, f := range c.Error.Fields {
			add(f.Name)
		}
		add(c.Error.Name)
		if c.Error.IsCode {
			add("code")
		}
		if c.Error.Status > 0 {
			add(fmt.Sprint(c.Error.Status))
		}
	case claims.KindSecurity:
		s := c.Security
		add(s.What, s.Name, strings.Join(s.Roles, "+"), strings.Join(s.Routes, " "))
	case claims.KindTech:
		add(c.Tech.Role, c.Tech.Name, c.Tech.Version)
		if len(c.Tech.Or) > 0 {
			add("or " + strings.Join(c.Tech.Or, " or "))
		}
	case claims.KindEvent:
		add(c.Event.Name)
		if c.Event.Via != "" {
			add("over " + c.Event.Via)
		}
		if c.Event.From != "" {
			add("from " + c.Event.From)
		}
		if c.Event.To != "" {
			add("to " + c.Event.To)
		}
	case claims.KindCall:
		add(c.Call.From, "calls", c.Call.To)
		if c.Call.External {
			add("outside")
		}
	case claims.KindEnum:
		add(c.Enum.Owner, "is", strings.Join(c.Enum.Values, "|"))
	case claims.KindBound:
		add(strings.TrimPrefix(c.Bound.Owner+"."+c.Bound.Field, "."), c.Bound.What, c.Bound.Value)
		if c.Bound.Strict {
			add("strictly")
		}
	case claims.KindConstant:
		add(c.Constant.Name, "=", c.Constant.Value)
	default:
		add(string(c.Kind))
	}
	return strings.Join(out, " ")
}
