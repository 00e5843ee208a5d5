package structure

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// Methods reads the methods that an item, row or label names by its signature:
// "- `createOrder(cart): Order` — …".
func Methods(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Frame.Testing || p.Kind == pieces.Sentence || p.Kind == pieces.Heading && !strings.Contains(p.Text, "(") {
		return nil
	}
	text := p.Text
	if p.Kind == pieces.Row {
		text = p.Cell("method", "function", "signature", "methods", "functions", "name", "方法", "函数", "メソッド", "関数", "接口", "签名")
		if text == "" {
			return nil
		}
	}
	m := proseMethod(text, p.Kind == pieces.Row)
	if m == nil {
		return nil
	}
	if m.Owner == "" {
		m.Owner = p.Owner()
	}
	if m.Owner == "" && !p.Below(methodWords) && !whole(m) {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindMethod, Line: p.Line, Method: m}}
}

// whole reports whether a signature has types throughout, so that it declares
// a function wherever it stands.
func whole(m *claims.Method) bool {
	if !m.Typed || m.Returns == "" {
		return false
	}
	for _, p := range m.Params {
		if p.Type == "" {
			return false
		}
	}
	return true
}

// methodWords are headings and labels below which functions are listed.
var methodWords = []string{"methods", "method", "functions", "function", "key methods", "public methods", "interface", "public interface", "api", "public api", "key functions", "operations", "signatures", "exports", "方法", "函数", "接口", "メソッド", "関数", "インターフェース"}

// proseMethod reads the signature that a text begins with.
func proseMethod(text string, bare bool) *claims.Method {
	text = strings.TrimSpace(text)
	code, quoted := strings.CutPrefix(text, "`")
	rest := ""
	if quoted {
		code, rest, _ = strings.Cut(code, "`")
	} else if !bare && !strings.Contains(text, "): ") && !strings.Contains(text, ") -> ") && !strings.Contains(text, ") → ") {
		if head, _, ok := strings.Cut(text, "("); !ok || !strings.Contains(head, ".") && !strings.Contains(head, "_") && !names.IsCamel(head) {
			return nil
		}
	}
	for _, p := range []string{"async ", "static ", "public ", "private ", "protected ", "def ", "fn ", "pub fn ", "pub async fn ", "func ", "fun ", "function ", "export function "} {
		code = strings.TrimPrefix(code, p)
	}
	head, tail, ok := strings.Cut(code, "(")
	if !ok || !names.IsDotted(head) {
		return nil
	}
	end := names.ClosingBracket(tail)
	if end < 0 {
		return nil
	}
	m := &claims.Method{Params: names.Params(tail[:end]), Returns: returnsOf(tail[end+1:])}
	if m.Returns == "" && !strings.HasPrefix(strings.TrimSpace(rest), ":") {
		m.Returns = returnsOf(rest)
	}
	m.Owner, m.Name, _ = words.CutLast(head, ".")
	if m.Name == "" {
		m.Owner, m.Name = "", head
	}
	if m.Owner != "" && !names.IsClass(m.Owner) || !plainParams(m.Params) {
		return nil
	}
	m.Typed = len(m.Params) > 0 && !strings.Contains(tail[:end], "...") && !strings.Contains(tail[:end], "…")
	if !m.Typed {
		m.Params = nil
	}
	return m
}

// plainParams reports whether parameters are names: a call has values.
func plainParams(params []claims.Param) bool {
	for _, p := range params {
		name := strings.TrimLeft(p.Name, "*&.$")
		if name == "" || !names.IsDotted(strings.TrimPrefix(name, "mut ")) && !goParam(name) || strings.ToUpper(name) == name && len(name) > 3 {
			return false
		}
	}
	return true
}

// goParam reports whether a parameter is written as "ctx context.Context" or
// "Order order".
func goParam(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	return ok && names.IsDotted(first) && !strings.Contains(rest, " ")
}

// returnsOf reads the type behind a signature: "): Order", ") -> Order".
func returnsOf(tail string) string {
	tail = strings.TrimSpace(tail)
	for _, mark := range []string{"->", "→", "=>", ":"} {
		if rest, ok := strings.CutPrefix(tail, mark); ok {
			rest = strings.TrimSpace(strings.Trim(strings.TrimSpace(rest), "`"))
			if end := strings.IndexAny(rest, " ,;—–`"); end > 0 && !strings.Contains(rest[:end], "<") {
				if mark == ":" {
					return names.AsType(rest[:end])
				}
				rest = rest[:end]
			}
			return names.AsType(rest)
		}
	}
	return ""
}
