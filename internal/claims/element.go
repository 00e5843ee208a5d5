package claims

import (
	"fmt"
	"strconv"
	"strings"
)

// ElementOf names what a claim is about, the same however the document moves
// around it.
func ElementOf(c *Claim) string {
	name := ""
	switch {
	case c.Endpoint != nil:
		name = strings.TrimSpace(c.Endpoint.Method + " " + c.Endpoint.Path)
	case c.Method != nil:
		name = Owned(c.Method.Owner, c.Method.Name)
	case c.Type != nil:
		name = c.Type.Name
	case c.Field != nil:
		name = Owned(c.Field.Owner, c.Field.Name)
	case c.Table != nil:
		name = c.Table.Name
	case c.Column != nil:
		name = Owned(c.Column.Table, c.Column.Name)
	case c.Index != nil:
		name = c.Index.Table + "(" + strings.Join(c.Index.Columns, ", ") + ")"
	case c.Component != nil:
		name = c.Component.Name
	case c.File != nil:
		name = c.File.Path
	default:
		name = valueElement(c)
	}
	return string(c.Kind) + " " + strings.TrimSpace(name)
}

// valueElement names the claims about values.
func valueElement(c *Claim) string {
	switch {
	case c.Enum != nil:
		return c.Enum.Owner
	case c.Bound != nil:
		return Owned(c.Bound.Owner, c.Bound.Field) + " " + c.Bound.What
	case c.Tech != nil:
		return strings.TrimSpace(c.Tech.Role + " " + c.Tech.Name)
	case c.Status != nil:
		return statusElement(c.Status)
	case c.Error != nil:
		return c.Error.Name
	case c.Constant != nil:
		return Owned(c.Constant.Owner, c.Constant.Name)
	case c.Limit != nil:
		return strings.TrimSpace(c.Limit.What + " " + strings.Join(c.Limit.Subject, " "))
	case c.Security != nil:
		return strings.TrimSpace(c.Security.What + " " + strings.TrimSpace(c.Security.Name+" "+strings.Join(c.Security.Routes, " ")+" "+c.Security.Scope))
	case c.Event != nil:
		return c.Event.Name
	case c.Call != nil:
		return c.Call.From + " -> " + c.Call.To
	}
	return fmt.Sprint("line ", c.Line)
}

func statusElement(s *Status) string {
	name := strconv.Itoa(s.Code)
	if s.Route != nil {
		name += " of " + strings.TrimSpace(s.Route.Method+" "+s.Route.Path)
	}
	if words := strings.Fields(s.Condition); len(words) > 0 {
		name += " " + strings.Join(words[:min(len(words), 8)], " ")
	}
	return name
}

// Owned is a name with its owner before it: "orders.status"; the bare name when it has
// none.
func Owned(owner, name string) string {
	if owner == "" {
		return name
	}
	return owner + "." + name
}
