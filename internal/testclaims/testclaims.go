// Package testclaims holds small designs against what they promise. Tests only.
package testclaims

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/specfs/doc"
)

// saidOf writes what a design promises of some kinds, one claim a line.
func saidOf(src string, kinds ...claims.Kind) string {
	p := promises.Read(doc.ParseDesign("design", []byte(src)))
	var out []string
	for i := range p.Claims {
		c := &p.Claims[i]
		if !slices.Contains(kinds, c.Kind) {
			continue
		}
		out = append(out, fmt.Sprint(c.Line, " ", c.Element, said(c)))
	}
	for _, l := range p.LeftOut {
		out = append(out, fmt.Sprint(l.Line, " left out: ", l.Reason))
	}
	return strings.Join(out, "\n")
}

// said writes what the tests look at, of a claim's details.
func said(c *claims.Claim) string {
	var s string
	switch {
	case c.Endpoint != nil:
		e := c.Endpoint
		if e.Partial {
			s += " partial"
		}
		if e.Auth != "" {
			s += " auth:" + string(e.Auth)
		}
		if len(e.Roles) > 0 {
			s += " roles:" + strings.Join(e.Roles, ",")
		}
		if len(e.Codes) > 0 {
			s += " codes:" + strings.Trim(fmt.Sprint(e.Codes), "[]")
		}
		if e.Handler != "" {
			s += " handler:" + e.Handler
		}
	case c.Method != nil:
		var params []string
		for _, p := range c.Method.Params {
			params = append(params, strings.TrimSuffix(p.Name+":"+p.Type, ":"))
		}
		if c.Method.Typed {
			s += "(" + strings.Join(params, ", ") + ")"
		}
		if c.Method.Returns != "" {
			s += " -> " + c.Method.Returns
		}
	case c.Field != nil:
		s += ": " + c.Field.Type
		if c.Field.Optional {
			s += " optional"
		}
	case c.Column != nil:
		s += ": " + c.Column.Type
		if c.Column.NotNull != nil {
			s += map[bool]string{true: " not null", false: " null"}[*c.Column.NotNull]
		}
	case c.Enum != nil:
		s += " of " + strings.Join(c.Enum.Values, ",")
	case c.Component != nil && c.Component.Path != "":
		s += " in " + c.Component.Path
	case c.File != nil && c.File.Folder:
		s += "/"
	case c.Error != nil && c.Error.Status != 0:
		s += fmt.Sprint(" ", c.Error.Status)
	}
	if c.Negated {
		s += " negated"
	}
	if c.Planned != "" {
		s += " planned"
	}
	if c.Hedged {
		s += " hedged"
	}
	return s
}

// Case is what a case shows, a small design, and what it promises as saidOf writes it.
type Case [3]string

// Run holds what small designs promise of some kinds.
func Run(t *testing.T, cases []Case, kinds ...claims.Kind) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range cases {
		name, src, want := tt[0], tt[1], tt[2]
		t.Run(name, func(t *testing.T) {
			if got := saidOf(src, kinds...); got != want {
				t.Errorf("%s\n(-want +got)\n-%s\n+%s", src, strings.ReplaceAll(want, "\n", "\n-"), strings.ReplaceAll(got, "\n", "\n+"))
			}
		})
	}
}
