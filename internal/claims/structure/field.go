package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

var (
	nameHeaders  = []string{"column", "field", "column name", "field name", "name", "attribute", "property", "字段", "列", "列名", "字段名", "属性", "名称", "カラム", "カラム名", "フィールド", "項目", "プロパティ", "fields"}
	typeHeaders  = []string{"type", "data type", "datatype", "类型", "数据类型", "型", "データ型", "sql type", "タイプ"}
	nullHeaders  = []string{"nullable", "null", "null?", "可空", "允许空"}
	mustHeaders  = []string{"required", "not null", "required?", "必填", "必須"}
	extraHeaders = []string{"constraints", "constraint", "description", "notes", "key", "约束", "说明", "制約", "説明", "备注", "attributes"}
)

// Columns reads a row of a table that lists the columns of a table, or the
// fields of a type.
func Columns(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Row || p.Frame.Testing || len(p.Headers) < 2 {
		return nil
	}
	name, typ := p.Cell(nameHeaders...), p.Cell(typeHeaders...)
	if name == "" || typ == "" || !IsFieldName(name) || strings.Contains(typ, "/") && !strings.Contains(typ, "|") || len(typ) > 80 {
		return nil
	}
	name = strings.TrimSuffix(name, "?")
	if table := p.Table(); table != "" {
		return []claims.Claim{{Kind: claims.KindColumn, Line: p.Line, Column: columnOf(p, table, name, typ)}}
	}
	owner := p.Model()
	if owner == "" || names.TypeFamily(typ) == "" && !names.LooksLikeType(typ) {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindField, Line: p.Line, Field: &claims.Field{Owner: owner, Name: name, Type: typ, Optional: optionalCell(p)}}}
}

// IsFieldName reports whether a text is written like the name of a field: "owner_id",
// "note?".
func IsFieldName(s string) bool {
	s = strings.TrimSuffix(s, "?")
	return s != "" && len(s) < 60 && names.IsDotted(s) && !strings.Contains(s, ".") && names.IsUsual(s)
}

// columnOf reads what a row says of a column.
func columnOf(p *pieces.Piece, table, name, typ string) *claims.Column {
	c := &claims.Column{Table: table, Name: name, Type: typ}
	var extra strings.Builder
	extra.WriteString(typ)
	for _, h := range extraHeaders {
		extra.WriteString(" " + p.Cell(h))
	}
	lower := strings.ToLower(extra.String())
	c.PrimaryKey = words.Holds(lower, "primary key") || words.Holds(lower, "pk") || strings.Contains(lower, "主键") || strings.Contains(lower, "主キー")
	c.Unique = words.Holds(lower, "unique") || strings.Contains(lower, "唯一")
	switch {
	case words.Holds(lower, "not null"):
		c.NotNull = new(true)
	case words.Holds(lower, "nullable"):
		c.NotNull = new(false)
	}
	if yes, known := yesNo(p.Cell(nullHeaders...)); known {
		c.NotNull = new(!yes)
	}
	if yes, known := yesNo(p.Cell(mustHeaders...)); known && yes {
		c.NotNull = new(true)
	}
	if first, _, ok := strings.Cut(typ, " "); ok && strings.ToUpper(typ) == typ {
		c.Type = first // VARCHAR(20) NOT NULL
	}
	return c
}

func optionalCell(p *pieces.Piece) bool {
	if yes, known := yesNo(p.Cell(mustHeaders...)); known {
		return !yes
	}
	yes, known := yesNo(p.Cell(nullHeaders...))
	return known && yes
}

func yesNo(cell string) (yes, known bool) {
	switch strings.ToLower(strings.Trim(cell, "*` ")) {
	case "yes", "y", "true", "✓", "✅", "是", "required", "必須", "必填", "○":
		return true, true
	case "no", "n", "false", "✗", "❌", "否", "optional", "not null", "-", "×", "任意", "可选":
		return false, true
	}
	return false, false
}

// Fields reads an item that names a field with its type: "- `total`: Decimal",
// "- id (UUID): …", "- `name: string`".
func Fields(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Item || p.Frame.Testing || len(p.Text) > 300 {
		return nil
	}
	name, typ := itemField(p.Text)
	if name == "" {
		name = OnlyName(p)
	}
	if name == "" {
		return nil
	}
	if table := p.Table(); table != "" {
		return []claims.Claim{{Kind: claims.KindColumn, Line: p.Line, Column: columnOf(p, table, strings.TrimSuffix(name, "?"), typ)}}
	}
	owner := p.Model()
	if owner == "" {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindField, Line: p.Line, Field: &claims.Field{Owner: owner, Name: strings.TrimSuffix(name, "?"), Type: typ, Optional: strings.HasSuffix(name, "?")}}}
}

// OnlyName is the name that an item says and nothing else, written like one of code:
// "- `total`", "- cart_id".
func OnlyName(p *pieces.Piece) string {
	inner, quoted := strings.CutPrefix(p.Text, "`")
	name := strings.TrimSuffix(strings.TrimSuffix(inner, "`"), "[]")
	if p.Leads || quoted != strings.HasSuffix(inner, "`") || !IsFieldName(name) || !quoted && !strings.Contains(name, "_") && !names.IsCamel(name) {
		return ""
	}
	return name
}

// itemField reads the name and the type at the beginning of an item.
func itemField(text string) (name, typ string) {
	code, quoted := strings.CutPrefix(text, "`")
	if quoted {
		inner, rest, ok := strings.Cut(code, "`")
		if !ok {
			return "", ""
		}
		if n, t, typed := strings.Cut(inner, ":"); typed {
			return fieldOf(n, t, false)
		}
		return fieldOf(inner, rest, false)
	}
	end := 0
	for end < len(text) && (words.InName(text[end]) || text[end] == '?') {
		end++
	}
	return fieldOf(text[:end], text[end:], true)
}

// fieldOf reads the type in ": UUID, primary key", " (UUID): text". A bare name
// needs a type that is known.
func fieldOf(name, rest string, bare bool) (string, string) {
	name, rest = strings.TrimSpace(name), strings.TrimSpace(rest)
	if !IsFieldName(name) || len(name) < 2 || bare && words.IsUpper(name[0]) {
		return "", ""
	}
	inner, bracket := strings.CutPrefix(rest, "(")
	switch {
	case bracket:
		end := names.ClosingBracket(inner)
		if end < 0 {
			return "", ""
		}
		rest = inner[:end]
	default:
		rest = strings.TrimSpace(strings.TrimPrefix(rest, ":"))
	}
	typ := rest
	if end := strings.IndexAny(rest, ",;—–。(#"); end >= 0 && !strings.ContainsAny(rest[:end], "<[{") {
		typ = rest[:end]
		if strings.HasPrefix(rest[end:], "(") {
			if n := strings.IndexByte(rest[end:], ')'); n > 0 && words.IsNumber(strings.Trim(rest[end+1:end+n], " ,")) {
				typ = rest[:end+n+1]
			}
		}
	}
	if at := strings.Index(typ, " - "); at >= 0 {
		typ = typ[:at]
	}
	typ = strings.Trim(typ, "` ")
	if typ == "" || len(typ) > 60 || len(strings.Fields(typ)) > 2 || names.TypeFamily(typ) == "" && (bare || !names.LooksLikeType(typ)) {
		return "", ""
	}
	if len(strings.Fields(typ)) == 2 && names.TypeFamily(strings.Fields(typ)[0]) == "" {
		return "", ""
	}
	return name, typ
}
