package fences

import (
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/pattern"
)

var (
	// objectRemark is what is said of a value behind its type: "number (0-100)".
	objectRemark = pattern.Of(`^([^()]*?) *\(([^()]*)\)$`)
	// objectRange is the range of a number: "0-100", "1 to 5".
	objectRange = pattern.Of(`^(\d+(?:\.\d+)?) *(?:-|–|to|\.\.) *(\d+(?:\.\d+)?)$`)
)

// Shape reads the fields of a type that a fence writes as a bare object:
// "{ id: string, total: number (0-100) }" below the heading "Order", with the sets of
// values and the ranges that it gives. What has values instead of types is a sample.
func Shape(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Drawn() || !strings.HasPrefix(strings.TrimSpace(f.Text), "{") {
		return nil
	}
	owner := f.Below().Model()
	if owner == "" {
		return nil
	}
	o := objectReader{fence: f, owner: owner}
	for _, p := range f.Lines {
		text, _, _ := strings.Cut(p.Text, "//")
		if !o.line(p, strings.TrimSpace(text)) {
			return nil
		}
	}
	if len(o.claims) > 1 && f.Section != nil && names.AsModel(f.Section.Title) == owner && f.Frame.LeftOut == "" {
		title := claims.Claim{Kind: claims.KindType, Line: f.Section.Line, Type: &claims.Type{Name: owner, Shape: "record"}}
		o.claims = append([]claims.Claim{title}, o.claims...)
	}
	return o.claims
}

// objectReader reads the lines of a bare object.
type objectReader struct {
	fence  *pieces.Fence
	owner  string
	open   []string // the names of the objects that are open, outermost first
	claims []claims.Claim
}

// line reads one line, and reports whether it may be one of a type.
func (o *objectReader) line(p *pieces.Piece, text string) bool {
	name, typ, ok := strings.Cut(strings.TrimRight(text, ",; "), ":")
	name, typ = strings.Trim(strings.TrimSpace(name), "\"'"), strings.TrimSpace(typ)
	if ok && len(o.open) > 0 {
		said := ""
		if m := objectRemark().FindStringSubmatch(typ); m != nil {
			typ, said = m[1], m[2]
		}
		typ = unquoted(typ)
		if !structure.IsFieldName(name) || typ == "" || !shapeType(typ) || name == o.owner {
			return false
		}
		o.field(p.Line, name, typ, said)
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			o.open = append(o.open, strings.TrimSuffix(name, "?"))
		case '}', ']':
			o.open = o.open[:max(0, len(o.open)-1)]
		}
	}
	return true
}

// field makes the claims of a member. What an object in the type has is for a reader:
// code may give it a type of any name.
func (o *objectReader) field(line int, name, typ, said string) {
	bare := strings.TrimSuffix(name, "?")
	if owner := o.inside(); owner != o.owner {
		o.claims = append(o.claims, claims.Claim{Kind: claims.KindBehaviour, Line: line, Element: names.Behaviour(claims.KindBehaviour, owner, "has "+bare+" "+typ), Component: &claims.Component{Name: owner}})
	} else {
		written := typ
		if strings.ContainsAny(typ[:1], "{[") {
			written = "" // written out below
		}
		optional := strings.HasSuffix(name, "?") || said == "optional"
		o.claims = append(o.claims, claims.Claim{Kind: claims.KindField, Line: line, Field: &claims.Field{Owner: owner, Name: bare, Type: written, Optional: optional, Lang: o.fence.Lang}})
	}
	full := claims.Owned(o.inside(), bare)
	if values := unionValues(typ); len(values) > 1 {
		o.claims = append(o.claims, claims.Claim{Kind: claims.KindEnum, Line: line, Enum: &claims.Enum{Owner: full, Values: values}})
	}
	if m := objectRange().FindStringSubmatch(said); m != nil {
		for i, what := range []string{"min", "max"} {
			if v, err := strconv.ParseFloat(m[i+1], 64); err == nil {
				o.claims = append(o.claims, claims.Claim{Kind: claims.KindBound, Line: line, Bound: &claims.Bound{Owner: o.inside(), Field: bare, What: what, Value: strconv.FormatFloat(v, 'f', -1, 64)}})
			}
		}
	}
}

// inside is the name of the object that is open: "Order", "Order.buyer".
func (o *objectReader) inside() string {
	name := o.owner
	for _, n := range o.open[1:] {
		if n != "" {
			name = claims.Owned(name, n)
		}
	}
	return name
}
