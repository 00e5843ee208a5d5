package claims

import (
	"strings"
)

// methods reads the methods that an item, row or label names by its signature:
// "- `createOrder(cart): Order` — …".
func methods(_ *reading, b *block) []Claim {
	if b.frame.testing || b.kind == sentence || b.kind == heading && !strings.Contains(b.text, "(") {
		return nil
	}
	text := b.text
	if b.kind == row {
		text = b.cell("method", "function", "signature", "methods", "functions", "name", "方法", "函数", "メソッド", "関数", "接口", "签名")
		if text == "" {
			return nil
		}
	}
	m := proseMethod(text, b.kind == row)
	if m == nil {
		return nil
	}
	if m.Owner == "" {
		m.Owner = b.ownerOf()
	}
	if m.Owner == "" && !b.below(methodWords) && !m.whole() {
		return nil
	}
	return []Claim{{Kind: KindMethod, Line: b.line, Method: m}}
}

// whole reports whether a signature has types throughout, so that it declares
// a function wherever it stands.
func (m *Method) whole() bool {
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
func proseMethod(text string, bare bool) *Method {
	text = strings.TrimSpace(text)
	code, quoted := strings.CutPrefix(text, "`")
	rest := ""
	if quoted {
		code, rest, _ = strings.Cut(code, "`")
	} else if !bare && !strings.Contains(text, "): ") && !strings.Contains(text, ") -> ") && !strings.Contains(text, ") → ") {
		if head, _, ok := strings.Cut(text, "("); !ok || !strings.Contains(head, ".") && !strings.Contains(head, "_") && !camel(head) {
			return nil
		}
	}
	for _, p := range []string{"async ", "static ", "public ", "private ", "protected ", "def ", "fn ", "pub fn ", "pub async fn ", "func ", "fun ", "function ", "export function "} {
		code = strings.TrimPrefix(code, p)
	}
	head, tail, ok := strings.Cut(code, "(")
	if !ok || !methodName(head) {
		return nil
	}
	end := closing(tail)
	if end < 0 {
		return nil
	}
	m := &Method{Params: prosParams(tail[:end]), Returns: returnsOf(tail[end+1:])}
	if m.Returns == "" && !strings.HasPrefix(strings.TrimSpace(rest), ":") {
		m.Returns = returnsOf(rest)
	}
	m.Owner, m.Name, _ = cutLast(head, ".")
	if m.Name == "" {
		m.Owner, m.Name = "", head
	}
	if m.Owner != "" && !className(m.Owner) || !plainParams(m.Params) {
		return nil
	}
	m.Typed = len(m.Params) > 0 && !strings.Contains(tail[:end], "...") && !strings.Contains(tail[:end], "…")
	if !m.Typed {
		m.Params = nil
	}
	return m
}

// methodName reports whether a text is a name, or one with its type before it.
func methodName(s string) bool {
	if s == "" || len(s) > 80 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !wordByte(s[i]) && s[i] != '.' {
			return false
		}
	}
	return asciiLetter(s[0]) || s[0] == '_'
}

// camel reports whether a word has a capital inside: createOrder.
func camel(s string) bool {
	for i := 1; i < len(s); i++ {
		if asciiUpper(s[i]) && !asciiUpper(s[i-1]) {
			return !strings.Contains(s, " ")
		}
	}
	return false
}

// plainParams reports whether parameters are names: a call has values.
func plainParams(params []Param) bool {
	for _, p := range params {
		name := strings.TrimLeft(p.Name, "*&.$")
		if name == "" || !methodName(strings.TrimPrefix(name, "mut ")) && !goParam(name) || strings.ToUpper(name) == name && len(name) > 3 {
			return false
		}
	}
	return true
}

// goParam reports whether a parameter is written as "ctx context.Context" or
// "Order order".
func goParam(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	return ok && methodName(first) && !strings.Contains(rest, " ")
}

// returnsOf reads the type behind a signature: "): Order", ") -> Order".
func returnsOf(tail string) string {
	tail = strings.TrimSpace(tail)
	for _, mark := range []string{"->", "→", "=>", ":"} {
		if rest, ok := strings.CutPrefix(tail, mark); ok {
			rest = strings.TrimSpace(strings.Trim(strings.TrimSpace(rest), "`"))
			if end := strings.IndexAny(rest, " ,;—–`"); end > 0 && !strings.Contains(rest[:end], "<") {
				if mark == ":" {
					return typeOrNothing(rest[:end])
				}
				rest = rest[:end]
			}
			return typeOrNothing(rest)
		}
	}
	return ""
}

// typeOrNothing is a text when it is written like a type.
func typeOrNothing(s string) string {
	if s == "" || strings.Contains(s, " ") && !strings.ContainsAny(s, "<[|") {
		return ""
	}
	if !asciiUpper(s[0]) && family(s) == "" && s != "void" && s != "None" && s != "any" && !strings.ContainsAny(s, "<[|") {
		return ""
	}
	return s
}
