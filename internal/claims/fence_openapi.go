package claims

import (
	"slices"
	"strings"
)

// openAPI reads the paths of a contract in YAML or JSON, which may be a part of
// one.
func openAPI(r *reading, f *fence) []Claim {
	if f.lang != "yaml" && f.lang != "yml" && f.lang != "json" && f.lang != "openapi" && f.lang != "" || !strings.Contains(f.text, "paths") && !strings.Contains(f.text, "responses") {
		return nil
	}
	o := &contract{reading: r, fence: f}
	for _, b := range f.blocks {
		o.line(b)
	}
	return o.claims
}

// contract is a contract being read by its lines: keys and how far they are
// indented tell what belongs to what.
type contract struct {
	*reading
	fence   *fence
	path    string
	pathAt  int
	opAt    int
	current *Endpoint
	claims  []Claim
}

func (o *contract) line(b *block) {
	key, _, ok := strings.Cut(b.text, ":")
	if !ok {
		return
	}
	indent := leading(b.raw)
	key = strings.Trim(strings.TrimSpace(strings.TrimLeft(key, "*# ")), "\"'")
	switch {
	case strings.HasPrefix(key, "/") && !strings.Contains(key, " "):
		o.path, _ = scanPath(key, 0)
		o.pathAt, o.current = indent, nil
	case o.path != "" && indent > o.pathAt && slices.Contains(httpMethods, strings.ToUpper(key)):
		claims := o.endpoint(b, foundEndpoint{methods: []string{strings.ToUpper(key)}, path: o.path}, "")
		if len(claims) == 1 {
			o.claims = append(o.claims, claims[0])
			o.current, o.opAt = claims[0].Endpoint, indent
		}
	case o.current != nil && indent > o.opAt:
		if codes := cellCodes(key); len(codes) == 1 && len(key) == 3 {
			o.current.Codes = append(o.current.Codes, codes[0])
		}
		if key == "security" {
			o.current.Auth = AuthRequired
			if strings.HasSuffix(strings.TrimRight(b.text, ", "), "[]") {
				o.current.Auth = AuthNone
			}
		}
	case indent <= o.pathAt:
		o.path, o.current = "", nil
	}
}
