package reading

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

// knownParts are the components and types that the design names, by their name
// in lower case; a name in camel case with blanks as well.
func (r *Design) knownParts() map[string]string {
	if r.parts != nil {
		return r.parts
	}
	r.parts = map[string]string{}
	for i := range r.Out.Claims {
		name := ""
		switch c := &r.Out.Claims[i]; {
		case c.Kind == claims.KindComponent:
			name = c.Component.Name
		case c.Type != nil:
			name = c.Type.Name
		case c.Method != nil && c.Method.Owner != "":
			name = c.Method.Owner
		}
		if len(name) < 4 {
			continue
		}
		r.parts[strings.ToLower(name)] = name
		r.parts[strings.Join(words.Of(name), " ")] = name
	}
	return r.parts
}

// knownNames are the names that claims about structure are about.
func (r *Design) knownNames() map[string]bool {
	if r.names != nil {
		return r.names
	}
	r.names = map[string]bool{}
	for i := range r.Out.Claims {
		switch c := &r.Out.Claims[i]; {
		case c.Method != nil:
			r.names[c.Method.Name] = true
			r.names[claims.Owned(c.Method.Owner, c.Method.Name)] = true
		case c.Type != nil:
			r.names[c.Type.Name] = true
		case c.Kind == claims.KindComponent:
			r.names[c.Component.Name] = true
		case c.Field != nil:
			r.names[c.Field.Name] = true
		case c.Table != nil:
			r.names[c.Table.Name] = true
		case c.Column != nil:
			r.names[c.Column.Name] = true
		case c.File != nil:
			r.names[c.File.Path] = true
			r.names[c.File.Path[strings.LastIndexByte(c.File.Path, '/')+1:]] = true
		case c.Error != nil:
			r.names[c.Error.Name] = true
		case c.Constant != nil:
			r.names[c.Constant.Name] = true
		}
	}
	for name := range r.names {
		if !strings.Contains(strings.Trim(name, "_"), "_") && !names.IsCamel(name) && !strings.Contains(name, ".") {
			delete(r.names, name) // "error", "id" and "list" are said of many things
		}
	}
	return r.names
}

// nameIn is the first name between back-ticks that the design declares
// elsewhere: a function, a table, a file, an error.
func (r *Design) nameIn(text string) string {
	if !strings.Contains(text, "`") {
		return ""
	}
	called := r.knownNames()
	for i, span := range strings.Split(words.Cut(text, words.LongText), "`") {
		if i%2 == 0 {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimSpace(span), "(")
		if called[name] {
			return name
		}
	}
	return ""
}

// EnumValues are the values, in lower case, of the enums that a fence declares, found
// once.
func (r *Design) EnumValues(f *pieces.Fence) map[string]bool {
	if r.enums[f] != nil {
		return r.enums[f]
	}
	values := map[string]bool{}
	r.enums[f] = values
	for i := range r.Out.Claims {
		c := &r.Out.Claims[i]
		if c.Enum == nil || c.Line < f.Line || c.Line >= f.Line+len(f.Lines) {
			continue
		}
		for _, v := range c.Enum.Values {
			values[strings.ToLower(v)] = true
		}
	}
	return values
}
