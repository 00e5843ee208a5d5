package names

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// tableWords say that a title names a table of a database.
var tableWords = []string{"table", "collection", "数据表", "テーブル"}

// TableIn is the table that a title names: "Order Items Table" is order_items,
// "Table: `orders`" is orders.
func TableIn(title string) string {
	title = words.WithoutMarker(strings.TrimSpace(title))
	lower := strings.ToLower(title)
	chinese := strings.HasSuffix(lower, "表") && len(lower) > len("表") || strings.Contains(lower, "表 (") || strings.Contains(lower, "表（")
	if _, ok := words.HoldsAny(lower, tableWords); !ok && !chinese || len(title) > 80 {
		return ""
	}
	if _, after, ok := strings.Cut(lower, "`"); ok {
		if name, _, ok := strings.Cut(after, "`"); ok {
			return AsTable(name)
		}
	}
	for _, w := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(" ():（）：,", r) }) {
		if strings.Contains(w, "_") && AsTable(w) != "" {
			return w
		}
	}
	var list []string
	for _, w := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(" ():（）：-表", r) }) {
		switch w {
		case "table", "tables", "collection", "the", "schema", "new", "updated", "database":
			continue
		}
		if AsTable(w) == "" {
			return ""
		}
		list = append(list, w)
	}
	if len(list) == 0 || len(list) > 3 {
		return ""
	}
	return strings.Join(list, "_")
}

// AsTable is a name that a table can have; empty otherwise.
func AsTable(s string) string {
	s = strings.Trim(s[strings.LastIndexByte(s, '.')+1:], "\"'` ")
	for i := 0; i < len(s); i++ {
		if !words.InName(s[i]) {
			return ""
		}
	}
	if s == "" || words.IsDigit(s[0]) {
		return ""
	}
	return s
}
