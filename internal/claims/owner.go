package claims

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// ownerOf is the class-like name that the labels, items and headings around a
// piece give, the nearest first.
func (b *block) ownerOf() string {
	texts := make([]string, 0, 8)
	for _, v := range slices.Backward(b.parents) {
		texts = append(texts, lead(v))
	}
	texts = append(texts, b.label)
	texts = append(texts, b.above...)
	for _, t := range texts {
		if name := classIn(t); name != "" {
			return name
		}
	}
	for s := b.section; s != nil; s = s.Parent {
		if name := classIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

// lead is what an item names before it explains: "OrderService" of
// "OrderService: keeps orders".
func lead(text string) string {
	for _, mark := range []string{": ", "：", " — ", " – ", " - ", " ("} {
		if at := strings.Index(text, mark); at > 0 {
			text = text[:at]
		}
	}
	return strings.TrimSpace(strings.TrimRight(text, ":："))
}

// modelWords are headings below which single words name models.
var modelWords = []string{"data model", "data models", "models", "entities", "entity", "domain model", "domain models", "schema", "schemas", "data structures", "types", "interfaces", "dto", "dtos", "数据模型", "数据结构", "实体", "データモデル", "エンティティ", "データ構造"}

// modelOf is the type whose fields a piece below a heading lists: a class-like
// name, or one word below "Data models".
func (b *block) modelOf() string {
	if name := b.ownerOf(); name != "" {
		return name
	}
	for _, t := range append([]string{b.label}, b.above...) {
		if name := modelName(t); name != "" && b.below(modelWords) {
			return name
		}
	}
	if b.section != nil && b.below(modelWords) {
		return modelName(b.section.Title)
	}
	return ""
}

// modelName is "Order" of "3. Order model", "Order".
func modelName(title string) string {
	title = withoutMarker(strings.TrimSpace(strings.Trim(title, "`")))
	words := strings.Fields(title)
	if len(words) == 0 || len(words) > 2 || !asciiUpper(words[0][0]) || !usualName(words[0]) {
		return ""
	}
	if len(words) == 2 {
		switch strings.ToLower(strings.Trim(words[1], "()")) {
		case "model", "entity", "interface", "dto", "type", "struct", "class", "object", "schema", "record":
		default:
			return ""
		}
	}
	if _, ok := holdsAny(strings.ToLower(words[0]), modelWords); ok {
		return ""
	}
	return words[0]
}

// below reports whether a heading around a piece, or its label, has one of some
// phrases.
func (b *block) below(phrases []string) bool {
	if _, ok := holdsAny(strings.ToLower(b.label), phrases); ok {
		return true
	}
	return sectionBelow(b.section, phrases)
}

func sectionBelow(s *doc.Section, phrases []string) bool {
	for ; s != nil; s = s.Parent {
		if _, ok := holdsAny(strings.ToLower(s.Title), phrases); ok {
			return true
		}
	}
	return false
}

// tableWords say that a title names a table of a database.
var tableWords = []string{"table", "collection", "数据表", "テーブル"}

// tableOf is the table whose columns a piece lists: "### Orders table",
// "**orders**" below "Database schema".
func (b *block) tableOf() string {
	for _, t := range append([]string{b.label}, b.above...) {
		if name := tableIn(t); name != "" {
			return name
		}
	}
	for s := b.section; s != nil; s = s.Parent {
		if name := tableIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

// tableIn is the table that a title names: "Order Items Table" is order_items,
// "Table: `orders`" is orders.
func tableIn(title string) string {
	title = withoutMarker(strings.TrimSpace(title))
	lower := strings.ToLower(title)
	chinese := strings.HasSuffix(lower, "表") && len(lower) > len("表") || strings.Contains(lower, "表 (") || strings.Contains(lower, "表（")
	if _, ok := holdsAny(lower, tableWords); !ok && !chinese || len(title) > 80 {
		return ""
	}
	if _, after, ok := strings.Cut(lower, "`"); ok {
		if name, _, ok := strings.Cut(after, "`"); ok {
			return tableIdentifier(name)
		}
	}
	for _, w := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(" ():（）：,", r) }) {
		if strings.Contains(w, "_") && tableIdentifier(w) != "" {
			return w
		}
	}
	var words []string
	for _, w := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(" ():（）：-表", r) }) {
		switch w {
		case "table", "tables", "collection", "the", "schema", "new", "updated", "database":
			continue
		}
		if tableIdentifier(w) == "" {
			return ""
		}
		words = append(words, w)
	}
	if len(words) == 0 || len(words) > 3 {
		return ""
	}
	return strings.Join(words, "_")
}

// tableIdentifier is a name that a table can have; empty otherwise.
func tableIdentifier(s string) string {
	s = strings.Trim(s[strings.LastIndexByte(s, '.')+1:], "\"'` ")
	for i := 0; i < len(s); i++ {
		if !wordByte(s[i]) {
			return ""
		}
	}
	if s == "" || isDigit(s[0]) {
		return ""
	}
	return s
}
