package pieces

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/words"
)

// Around are the titles around a piece, the nearest first.
func (p *Piece) Around() []string {
	var out []string
	for _, v := range slices.Backward(p.Parents) {
		head, rest := words.CutHead(v)
		if head == "" {
			head = rest
		}
		out = append(out, head)
	}
	if p.Label != "" {
		out = append(out, p.Label)
	}
	for _, v := range slices.Backward(p.Above) {
		out = append(out, v)
	}
	for s := p.Section; s != nil && len(out) < 12; s = s.Parent {
		out = append(out, s.Title)
	}
	return out
}

// OfTests reports whether a piece speaks of what tests do.
func (p *Piece) OfTests() bool {
	if p.Frame.Testing {
		return true
	}
	first := ""
	if f := strings.Fields(p.Text); len(f) > 0 {
		first = strings.ToLower(strings.Trim(f[0], "`:*,."))
	}
	switch first {
	case "test", "tests", "assert", "asserts", "mock", "simulate", "测试":
		return true
	}
	return false
}

// RouteAround is the endpoint that the titles around a piece are about.
func (p *Piece) RouteAround() *claims.Endpoint {
	for _, x := range p.Parents {
		if r := names.RouteIn(x); r != nil {
			return r
		}
	}
	if r := names.RouteIn(p.Label); r != nil {
		return r
	}
	for _, v := range slices.Backward(p.Above) {
		if r := names.RouteIn(v); r != nil {
			return r
		}
	}
	for s, n := p.Section, 0; s != nil && n < 2; s, n = s.Parent, n+1 {
		if r := names.RouteIn(s.Title); r != nil {
			return r
		}
	}
	return nil
}

// RouteOfRow is the endpoint of a row that has a method and a path in it.
func RouteOfRow(p *Piece) *claims.Endpoint {
	if r := names.RouteIn(p.Text); r != nil {
		return r
	}
	method, path := "", ""
	for i, c := range p.Cells {
		c = strings.Trim(c, "` ")
		switch {
		case names.IsHTTPMethod(c):
			method = c
		case path == "" && strings.HasPrefix(c, "/") && !strings.Contains(c, " ") && i < len(p.Headers):
			path = c
		}
	}
	if method == "" || path == "" {
		return nil
	}
	return &claims.Endpoint{Method: method, Path: path}
}

// FileAround is the file that the titles around a piece name.
func (p *Piece) FileAround() string {
	for _, title := range p.Around() {
		for _, w := range names.PathWords(words.Cut(title, 120)) {
			if names.IsFilePath(w) || names.IsFile(w) {
				return w
			}
		}
	}
	return ""
}

// TypeAround is the type or table that the nearest title names, when it is one
// name and nothing else: "Order", "orders table", "`Order` model".
func (p *Piece) TypeAround() string {
	for n, t := range p.Around() {
		if n > 2 {
			return ""
		}
		t = strings.TrimSpace(words.WithoutMarker(strings.Trim(t, "*: ")))
		if len(t) > 6 && strings.EqualFold(t[:6], "table ") {
			if name := names.TableIn(t); name != "" {
				return name // "Table `orders`"
			}
		}
		for _, suffix := range []string{" Model", " model", " Table", " table", " Entity", " entity", " Schema", " schema", " 表", " Type", " Validation", " validation", " Fields", " fields", " Attributes", " attributes"} {
			t = strings.TrimSuffix(t, suffix)
		}
		t = strings.Trim(t, "`")
		if names.IsName(t) && !names.IsPlainTitle(strings.ToLower(t)) {
			return t
		}
	}
	return ""
}

// OfTable reports whether the nearest title names a table, so that what it
// names is a column.
func (p *Piece) OfTable() bool {
	around := p.Around()
	return len(around) > 0 && names.TableIn(around[0]) != ""
}
