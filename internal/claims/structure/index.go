package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// indexWords say that columns behind them are indexed.
var indexWords = []string{"index", "indexes", "indices", "indexed", "unique constraint", "索引", "唯一约束", "インデックス", "ユニーク制約"}

// Indexes reads "unique index on `carts (owner_id, opened_at)`", and the items
// below the label "Indexes" of a table.
func Indexes(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind != pieces.Item && p.Kind != pieces.Sentence || p.Frame.Testing || len(p.Text) > 300 {
		return nil
	}
	lower := strings.ToLower(withoutCode(p.Text))
	_, said := words.HoldsAny(lower, indexWords)
	if _, below := words.HoldsAny(strings.ToLower(p.Label), indexWords); !said && !below {
		return nil
	}
	table, columns := indexedColumns(p.Text)
	if len(columns) == 0 {
		return nil
	}
	if table == "" {
		if table = p.Table(); table == "" || p.Kind == pieces.Sentence {
			return nil
		}
	}
	unique := words.Holds(lower, "unique") || strings.Contains(lower, "唯一") || strings.Contains(lower, "ユニーク")
	return []claims.Claim{{Kind: claims.KindIndex, Line: p.Line, Index: &claims.Index{Table: table, Columns: columns, Unique: unique}}}
}

// indexedColumns reads the first code span that names columns: "carts (a, b)",
// "carts.a", "(a, b)", "a".
func indexedColumns(text string) (table string, columns []string) {
	_, rest, ok := strings.Cut(text, "`")
	if !ok {
		return "", nil
	}
	span, rest, ok := strings.Cut(rest, "`")
	if !ok {
		return "", nil
	}
	span = strings.TrimSpace(span)
	head, inner, bracket := strings.Cut(span, "(")
	switch {
	case bracket:
		table, columns = strings.TrimSpace(head), columnList(strings.TrimSuffix(inner, ")"))
	case strings.HasPrefix(strings.TrimSpace(rest), "(`") || strings.HasPrefix(strings.TrimSpace(rest), "("):
		inner, _, _ := strings.Cut(strings.TrimSpace(rest)[1:], ")")
		table, columns = span, columnList(strings.ReplaceAll(inner, "`", ""))
	case names.IsFile(span):
		return "", nil // index.html
	case strings.Contains(span, "."):
		table, span, _ = strings.Cut(span, ".")
		columns = columnList(span)
	case strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " +") || strings.HasPrefix(rest, " and"):
		return "", nil // one index over both, or two
	default:
		columns = columnList(span)
	}
	if table != "" && names.AsTable(table) == "" {
		return "", nil
	}
	return strings.ToLower(table), columns
}

// withoutCode is a text without what stands between back-ticks.
func withoutCode(text string) string {
	parts := strings.Split(text, "`")
	var out strings.Builder
	for i := 0; i < len(parts); i += 2 {
		out.WriteString(parts[i])
		out.WriteByte(' ')
	}
	return out.String()
}

// columnList reads "a, b DESC"; nil when one of them is no column.
func columnList(s string) []string {
	var columns []string
	for part := range strings.SplitSeq(s, ",") {
		fields := strings.Fields(part)
		if len(fields) == 0 || len(fields) > 2 || names.AsTable(fields[0]) == "" || len(fields) == 2 && !strings.EqualFold(fields[1], "desc") && !strings.EqualFold(fields[1], "asc") {
			return nil
		}
		columns = append(columns, names.AsTable(fields[0]))
	}
	return columns
}
