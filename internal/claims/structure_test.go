package claims

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// saidOf writes what a design promises of some kinds, one claim a line.
func saidOf(src string, kinds ...Kind) string {
	p := Read(doc.ParseDesign("design", []byte(src)))
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
func said(c *Claim) string {
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

// claimCase is a small design and what it promises.
type claimCase struct{ name, src, want string }

func runClaims(t *testing.T, cases []claimCase, kinds ...Kind) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			if got := saidOf(tt.src, kinds...); got != tt.want {
				t.Errorf("%s\n(-want +got)\n-%s\n+%s", tt.src, strings.ReplaceAll(tt.want, "\n", "\n-"), strings.ReplaceAll(got, "\n", "\n+"))
			}
		})
	}
}
