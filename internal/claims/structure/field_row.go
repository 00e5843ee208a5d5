package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
)

// modelHeaders begin tables that list a type in each row.
var modelHeaders = []string{"model", "type", "struct", "entity", "structure", "interface", "class", "record", "dto", "数据模型", "类型", "实体", "モデル", "エンティティ"}

// ModelRow reads a row that is a type with all its fields in one cell: "`Cart` |
// `id: UUID`, `note: string`". Nothing but such fields may stand in that cell.
func ModelRow(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Row || p.Frame.Testing || len(p.Cells) < 2 {
		return nil
	}
	name := p.Cell(modelHeaders...)
	if !names.IsClass(name) {
		return nil
	}
	for _, c := range p.Cells[1:] {
		if fields := cellFields(p.Line, name, c); len(fields) > 0 {
			return append([]claims.Claim{{Kind: claims.KindType, Line: p.Line, Type: &claims.Type{Name: name, Shape: "class"}}}, fields...)
		}
	}
	return nil
}

// cellFields reads "`id: UUID`, `note: string`" as fields of a type.
func cellFields(line int, owner, cell string) []claims.Claim {
	if strings.Trim(withoutCode(cell), " ,;、，") != "" {
		return nil
	}
	var found []claims.Claim
	for i, span := range strings.Split(cell, "`") {
		if i%2 == 0 {
			continue
		}
		name, typ, ok := strings.Cut(span, ":")
		name, typ = strings.TrimSpace(name), strings.TrimSpace(typ)
		if !ok || !IsFieldName(name) || typ == "" {
			return nil
		}
		if strings.ContainsAny(typ, "{} ") {
			typ = "" // written out, and not named
		}
		found = append(found, claims.Claim{Kind: claims.KindField, Line: line, Field: &claims.Field{Owner: owner, Name: strings.TrimSuffix(name, "?"), Type: typ, Optional: strings.HasSuffix(name, "?")}})
	}
	return found
}
