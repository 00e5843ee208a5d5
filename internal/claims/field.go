package claims

import (
	"slices"
	"strings"
)

var (
	nameHeaders  = []string{"column", "field", "column name", "field name", "name", "attribute", "property", "字段", "列", "列名", "字段名", "属性", "名称", "カラム", "カラム名", "フィールド", "項目", "プロパティ", "fields"}
	typeHeaders  = []string{"type", "data type", "datatype", "类型", "数据类型", "型", "データ型", "sql type", "タイプ"}
	nullHeaders  = []string{"nullable", "null", "null?", "可空", "允许空"}
	mustHeaders  = []string{"required", "not null", "required?", "必填", "必須"}
	extraHeaders = []string{"constraints", "constraint", "description", "notes", "key", "约束", "说明", "制約", "説明", "备注", "attributes"}
)

// columns reads a row of a table that lists the columns of a table, or the
// fields of a type.
func columns(_ *reading, b *block) []Claim {
	if b.kind != row || b.frame.testing || len(b.headers) < 2 {
		return nil
	}
	name, typ := b.cell(nameHeaders...), b.cell(typeHeaders...)
	if name == "" || typ == "" || !isFieldName(name) || strings.Contains(typ, "/") && !strings.Contains(typ, "|") || len(typ) > 80 {
		return nil
	}
	name = strings.TrimSuffix(name, "?")
	if table := b.tableOf(); table != "" {
		return []Claim{{Kind: KindColumn, Line: b.line, Column: b.columnOf(table, name, typ)}}
	}
	owner := b.modelOf()
	if owner == "" || family(typ) == "" && !looksLikeType(typ) {
		return nil
	}
	return []Claim{{Kind: KindField, Line: b.line, Field: &Field{Owner: owner, Name: name, Type: typ, Optional: b.optionalCell()}}}
}

func isFieldName(s string) bool {
	s = strings.TrimSuffix(s, "?")
	return s != "" && len(s) < 60 && methodName(s) && !strings.Contains(s, ".") && usualName(s)
}

// columnOf reads what a row says of a column.
func (b *block) columnOf(table, name, typ string) *Column {
	c := &Column{Table: table, Name: name, Type: typ}
	var extra strings.Builder
	extra.WriteString(typ)
	for _, h := range extraHeaders {
		extra.WriteString(" " + b.cell(h))
	}
	lower := strings.ToLower(extra.String())
	c.PrimaryKey = holds(lower, "primary key") || holds(lower, "pk") || strings.Contains(lower, "主键") || strings.Contains(lower, "主キー")
	c.Unique = holds(lower, "unique") || strings.Contains(lower, "唯一")
	switch {
	case holds(lower, "not null"):
		c.NotNull = new(true)
	case holds(lower, "nullable"):
		c.NotNull = new(false)
	}
	if yes, known := yesNo(b.cell(nullHeaders...)); known {
		c.NotNull = new(!yes)
	}
	if yes, known := yesNo(b.cell(mustHeaders...)); known && yes {
		c.NotNull = new(true)
	}
	if first, _, ok := strings.Cut(typ, " "); ok && strings.ToUpper(typ) == typ {
		c.Type = first // VARCHAR(20) NOT NULL
	}
	return c
}

func (b *block) optionalCell() bool {
	if yes, known := yesNo(b.cell(mustHeaders...)); known {
		return !yes
	}
	yes, known := yesNo(b.cell(nullHeaders...))
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

// looksLikeType reports whether a text is written like a type of code.
func looksLikeType(s string) bool {
	s = strings.Trim(s, "` ")
	if s == "" || strings.Contains(s, " ") && !strings.ContainsAny(s, "<[|") {
		return false
	}
	return asciiUpper(s[0]) || strings.ContainsAny(s, "<[|{") || slices.Contains([]string{"any", "object", "dict", "list", "array", "map", "set", "unknown", "null", "tuple", "enum", "function", "callable", "void", "self"}, strings.ToLower(s))
}

// fields reads an item that names a field with its type: "- `total`: Decimal",
// "- id (UUID): …", "- `name: string`".
func fields(_ *reading, b *block) []Claim {
	if b.kind != item || b.frame.testing || len(b.text) > 300 {
		return nil
	}
	name, typ := itemField(b.text)
	if name == "" {
		name = b.onlyName()
	}
	if name == "" {
		return nil
	}
	if table := b.tableOf(); table != "" {
		return []Claim{{Kind: KindColumn, Line: b.line, Column: b.columnOf(table, strings.TrimSuffix(name, "?"), typ)}}
	}
	owner := b.modelOf()
	if owner == "" {
		return nil
	}
	return []Claim{{Kind: KindField, Line: b.line, Field: &Field{Owner: owner, Name: strings.TrimSuffix(name, "?"), Type: typ, Optional: strings.HasSuffix(name, "?")}}}
}

// onlyName is the name that an item says and nothing else, written like one of code:
// "- `total`", "- cart_id".
func (b *block) onlyName() string {
	inner, quoted := strings.CutPrefix(b.text, "`")
	name := strings.TrimSuffix(strings.TrimSuffix(inner, "`"), "[]")
	if b.leads || quoted != strings.HasSuffix(inner, "`") || !isFieldName(name) || !quoted && !strings.Contains(name, "_") && !camel(name) {
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
	for end < len(text) && (wordByte(text[end]) || text[end] == '?') {
		end++
	}
	return fieldOf(text[:end], text[end:], true)
}

// fieldOf reads the type in ": UUID, primary key", " (UUID): text". A bare name
// needs a type that is known.
func fieldOf(name, rest string, bare bool) (string, string) {
	name, rest = strings.TrimSpace(name), strings.TrimSpace(rest)
	if !isFieldName(name) || len(name) < 2 || bare && asciiUpper(name[0]) {
		return "", ""
	}
	inner, bracket := strings.CutPrefix(rest, "(")
	switch {
	case bracket:
		end := closing(inner)
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
			if n := strings.IndexByte(rest[end:], ')'); n > 0 && isNumber(strings.Trim(rest[end+1:end+n], " ,")) {
				typ = rest[:end+n+1]
			}
		}
	}
	if at := strings.Index(typ, " - "); at >= 0 {
		typ = typ[:at]
	}
	typ = strings.Trim(typ, "` ")
	if typ == "" || len(typ) > 60 || len(strings.Fields(typ)) > 2 || family(typ) == "" && (bare || !looksLikeType(typ)) {
		return "", ""
	}
	if len(strings.Fields(typ)) == 2 && family(strings.Fields(typ)[0]) == "" {
		return "", ""
	}
	return name, typ
}
