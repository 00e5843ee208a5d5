package names

import (
	"strings"

	"kiro-mcp/internal/claims/words"
)

// ModelWords are headings below which single words name models.
var ModelWords = []string{"data model", "data models", "models", "entities", "entity", "domain model", "domain models", "schema", "schemas", "data structures", "types", "interfaces", "dto", "dtos", "数据模型", "数据结构", "实体", "データモデル", "エンティティ", "データ構造"}

// AsModel is "Order" of "3. Order model", "Order".
func AsModel(title string) string {
	title = words.WithoutMarker(strings.TrimSpace(strings.Trim(title, "`")))
	list := strings.Fields(title)
	if len(list) == 0 || len(list) > 2 || !words.IsUpper(list[0][0]) || !IsUsual(list[0]) {
		return ""
	}
	if len(list) == 2 {
		switch strings.ToLower(strings.Trim(list[1], "()")) {
		case "model", "entity", "interface", "dto", "type", "struct", "class", "object", "schema", "record":
		default:
			return ""
		}
	}
	if _, ok := words.HoldsAny(strings.ToLower(list[0]), ModelWords); ok {
		return ""
	}
	return list[0]
}
