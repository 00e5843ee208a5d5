package setup

import (
	"bytes"

	"github.com/tailscale/hujson"

	"kiro-mcp/specfs/doc"
)

const space = " \t\r\n"

// insert adds a member at the end of an object, in the object's own layout.
//
//	"a": {} // comment      ──►   "a": {}, // comment
//	}                             "kiro-mcp": {…}
//	                            }
//
// The comma goes right behind the last value and the member behind the
// comments that follow it, so that no comment changes its neighbour.
func (c *config) insert(object hujson.Value, render renderer) []doc.Edit {
	o := object.Value.(*hujson.Object)
	outer := c.indentAt(object.StartOffset)
	if len(o.Members) == 0 {
		return c.insertFirst(object, outer, render)
	}
	last := o.Members[len(o.Members)-1].Value
	inner, oneLine := c.layout(object, outer)
	separator := c.style.newline + inner
	if oneLine {
		separator = " "
	}
	text := separator + render(inner, oneLine)
	if comma, trailing := c.comma(object, len(o.Members)-1); trailing {
		return []doc.Edit{insertion(comma+1+len(bytes.TrimRight(o.AfterExtra, space)), text+",")}
	}
	at := last.EndOffset + len(bytes.TrimRight(o.AfterExtra, space))
	return []doc.Edit{insertion(last.EndOffset, ","), insertion(at, text)}
}

// insertFirst fills an empty object; comments in it stay.
func (c *config) insertFirst(object hujson.Value, outer string, render renderer) []doc.Edit {
	inside := doc.Span{Start: object.StartOffset + 1, End: object.EndOffset - 1}
	comments := bytes.TrimRight(inside.Of(c.body), space)
	rest := doc.Span{Start: inside.Start + len(comments), End: inside.End}
	inner := outer + c.style.unit
	text := c.style.newline + inner + render(inner, false)
	if bytes.ContainsRune(rest.Of(c.body), '\n') {
		return []doc.Edit{insertion(rest.Start, text)}
	}
	return []doc.Edit{{Span: rest, New: text + c.style.newline + outer}}
}

// delete takes a member out with one comma and the white space before it:
// just the bytes that insert puts in. An object left with nothing is "{}".
func (c *config) delete(object hujson.Value, name string) []doc.Edit {
	member := find(object, name)
	if member == nil {
		return nil
	}
	members := object.Value.(*hujson.Object).Members
	i := 0
	for &members[i] != member {
		i++
	}
	before := member.Name.BeforeExtra
	start := member.Name.StartOffset - (len(before) - len(bytes.TrimRight(before, space)))
	end := member.Value.EndOffset
	if tail := c.body[end : object.EndOffset-1]; len(members) == 1 && blank(tail) && start == object.StartOffset+1 {
		end += len(tail)
	}
	edits := []doc.Edit{{Span: doc.Span{Start: start, End: end}}}
	if comma, ok := c.comma(object, i); ok {
		edits = append(edits, doc.Edit{Span: doc.Span{Start: comma, End: comma + 1}})
	} else if i > 0 {
		comma, _ := c.comma(object, i-1)
		edits = append(edits, doc.Edit{Span: doc.Span{Start: comma, End: comma + 1}})
	}
	return edits
}

// comma returns the offset of the comma behind a member, if it has one. The
// last member has one when hujson left it its own white space.
func (c *config) comma(object hujson.Value, i int) (offset int, ok bool) {
	members := object.Value.(*hujson.Object).Members
	v := members[i].Value
	return v.EndOffset + len(v.AfterExtra), i < len(members)-1 || v.AfterExtra != nil
}

// layout says how the members of an object that has some are laid out.
func (c *config) layout(object hujson.Value, outer string) (inner string, oneLine bool) {
	first := object.Value.(*hujson.Object).Members[0].Name
	switch {
	case !bytes.ContainsRune(c.body[object.StartOffset:object.EndOffset], '\n'):
		return outer, true
	case bytes.ContainsRune(first.BeforeExtra, '\n'):
		return c.indentAt(first.StartOffset), false
	default:
		return outer + c.style.unit, false
	}
}

func blank(b []byte) bool { return len(bytes.Trim(b, space)) == 0 }

// indentAt returns the white space that the offset's line begins with.
func (c *config) indentAt(offset int) string { return lineIndent(c.body, offset) }

func lineIndent(src []byte, offset int) string {
	line := src[bytes.LastIndexByte(src[:offset], '\n')+1 : offset]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

func insertion(at int, text string) doc.Edit {
	return doc.Edit{Span: doc.Span{Start: at, End: at}, New: text}
}
