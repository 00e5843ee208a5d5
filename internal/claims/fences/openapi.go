package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/words"
)

// OpenAPI reads the paths of a contract in YAML or JSON, which may be a part of
// one.
func OpenAPI(r *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Lang != "yaml" && f.Lang != "yml" && f.Lang != "json" && f.Lang != "openapi" && f.Lang != "" || !strings.Contains(f.Text, "paths") && !strings.Contains(f.Text, "responses") {
		return nil
	}
	o := &contract{Design: r, fence: f}
	for _, p := range f.Lines {
		o.line(p)
	}
	return o.claims
}

// contract is a contract being read by its lines: keys and how far they are
// indented tell what belongs to what.
type contract struct {
	*reading.Design
	fence   *pieces.Fence
	path    string
	pathAt  int
	opAt    int
	current *claims.Endpoint
	claims  []claims.Claim
}

func (o *contract) line(p *pieces.Piece) {
	key, _, ok := strings.Cut(p.Text, ":")
	if !ok {
		return
	}
	indent := words.Leading(p.Raw)
	key = strings.Trim(strings.TrimSpace(strings.TrimLeft(key, "*# ")), "\"'")
	switch {
	case strings.HasPrefix(key, "/") && !strings.Contains(key, " "):
		o.path, _ = names.ScanPath(key, 0)
		o.pathAt, o.current = indent, nil
	case o.path != "" && indent > o.pathAt && slices.Contains(names.HTTPMethods, strings.ToUpper(key)):
		found := structure.Endpoint(o.Design, p, names.Endpoint{Methods: []string{strings.ToUpper(key)}, Path: o.path}, "")
		if len(found) == 1 {
			o.claims = append(o.claims, found[0])
			o.current, o.opAt = found[0].Endpoint, indent
		}
	case o.current != nil && indent > o.opAt:
		if codes := structure.CellCodes(key); len(codes) == 1 && len(key) == 3 {
			o.current.Codes = append(o.current.Codes, codes[0])
		}
		if key == "security" {
			o.current.Auth = claims.AuthRequired
			if strings.HasSuffix(strings.TrimRight(p.Text, ", "), "[]") {
				o.current.Auth = claims.AuthNone
			}
		}
	case indent <= o.pathAt:
		o.path, o.current = "", nil
	}
}
