package claims

import "strings"

// modelHeaders begin tables that list a type in each row.
var modelHeaders = []string{"model", "type", "struct", "entity", "structure", "interface", "class", "record", "dto", "数据模型", "类型", "实体", "モデル", "エンティティ"}

// modelRow reads a row that is a type with all its fields in one cell: "`Cart` |
// `id: UUID`, `note: string`". Nothing but such fields may stand in that cell.
func modelRow(_ *reading, b *block) []Claim {
	if b.kind != row || b.frame.testing || len(b.cells) < 2 {
		return nil
	}
	name := b.cell(modelHeaders...)
	if !className(name) {
		return nil
	}
	for _, c := range b.cells[1:] {
		if fields := cellFields(b.line, name, c); len(fields) > 0 {
			return append([]Claim{{Kind: KindType, Line: b.line, Type: &Type{Name: name, Shape: "class"}}}, fields...)
		}
	}
	return nil
}

// cellFields reads "`id: UUID`, `note: string`" as fields of a type.
func cellFields(line int, owner, cell string) []Claim {
	if strings.Trim(withoutCode(cell), " ,;、，") != "" {
		return nil
	}
	var claims []Claim
	for i, span := range strings.Split(cell, "`") {
		if i%2 == 0 {
			continue
		}
		name, typ, ok := strings.Cut(span, ":")
		name, typ = strings.TrimSpace(name), strings.TrimSpace(typ)
		if !ok || !isFieldName(name) || typ == "" {
			return nil
		}
		if strings.ContainsAny(typ, "{} ") {
			typ = "" // written out, and not named
		}
		claims = append(claims, Claim{Kind: KindField, Line: line, Field: &Field{Owner: owner, Name: strings.TrimSuffix(name, "?"), Type: typ, Optional: strings.HasSuffix(name, "?")}})
	}
	return claims
}
