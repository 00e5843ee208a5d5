package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

func (d *declared) method(s *facts.Symbol, line int) []Claim {
	if made := d.constructor(s, line); made != nil {
		return made
	}
	if strings.HasPrefix(s.Name, "__") || s.Name == "constructor" || s.Name == s.Owner || strings.HasSuffix(s.Owner, "."+s.Name) || s.Name == "main" || strings.HasPrefix(s.Name, "operator") {
		return nil
	}
	if slices.Contains(httpMethods, s.Name) && s.Owner == "" {
		return nil // a handler of a file that is a route
	}
	m := &Method{Owner: s.Owner, Name: s.Name, Typed: true, Returns: s.Returns, Lang: d.facts.Language}
	if m.Owner == "" && s.Kind == facts.Method {
		m.Owner = d.owner
	}
	if elided(d.fence, s.Line) {
		m.Typed = false
	}
	for _, p := range s.Params {
		if p.Name == "self" || p.Name == "cls" || p.Name == "this" || strings.HasSuffix(p.Name, " self") {
			if m.Owner == "" {
				m.Owner = d.owner // a method, shown without its class
			}
			continue
		}
		if p.Name == "*" || p.Name == "/" {
			continue
		}
		m.Params = append(m.Params, Param{Name: p.Name, Type: p.Type, Optional: p.Optional || p.Default != ""})
	}
	return []Claim{{Kind: KindMethod, Line: line, Method: m}}
}

// constructor is for a reader what a type is made of: fields may be given in many
// ways, so that no list of parameters can be missed.
func (d *declared) constructor(s *facts.Symbol, line int) []Claim {
	owner := s.Owner
	if owner == "" {
		owner = d.owner
	}
	if owner == "" || s.Name != "__init__" && s.Name != "constructor" && s.Name != owner {
		return nil
	}
	var names []string
	for _, p := range s.Params {
		if p.Name != "self" {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 && s.Name != "__init__" {
		return nil
	}
	return []Claim{{Kind: KindBehaviour, Line: line, Element: behaviourElement(KindBehaviour, owner, "made of "+strings.Join(names, " ")), Component: &Component{Name: owner}}}
}

// elided reports whether a signature leaves parameters out: "create(...)".
func elided(f *fence, line int) bool {
	if line < 1 || line > len(f.blocks) {
		return false
	}
	_, params, _ := strings.Cut(f.blocks[line-1].text, "(")
	return strings.HasPrefix(strings.TrimSpace(params), "...)") || strings.Contains(params, ", ...)") || strings.Contains(params, "…")
}

func optional(s *facts.Symbol) bool {
	return strings.HasSuffix(s.Type, "?") || strings.HasPrefix(s.Type, "Optional[") || strings.HasPrefix(s.Type, "Option<") ||
		strings.Contains(s.Type, "| None") || strings.Contains(s.Type, "| null") || strings.Contains(s.Type, "| undefined")
}

// literal reports whether a value is a plain number, text or truth.
func literal(v string) bool {
	if v == "" || len(v) > 80 {
		return false
	}
	return isNumber(v) || v == "true" || v == "false" || v == "True" || v == "False" || !strings.ContainsAny(v, "(){}[]\n;=")
}

// owner is the class-like name that the heading or label above a fence gives:
// "### 2. OrderService".
func (f *fence) owner() string {
	if name := classIn(f.label); name != "" {
		return name
	}
	for _, a := range f.above {
		if name := classIn(a); name != "" {
			return name
		}
	}
	for s := f.section; s != nil; s = s.Parent {
		if name := classIn(s.Title); name != "" {
			return name
		}
	}
	return ""
}

// classIn is the one class-like name that a short title is about.
func classIn(title string) string {
	title = withoutMarker(strings.TrimSpace(title))
	if title == "" || len(title) > 70 {
		return ""
	}
	found := ""
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(" `:()（）：,/", r) }) {
		if !className(w) {
			continue
		}
		if found != "" {
			return ""
		}
		found = w
	}
	return found
}

// className reports whether a word is written like a class: OrderService.
func className(w string) bool {
	if len(w) < 4 || !asciiUpper(w[0]) {
		return false
	}
	humps, lower := 0, false
	for i := 0; i < len(w); i++ {
		switch {
		case asciiUpper(w[i]):
			if i > 0 && lower {
				humps++
			}
			lower = false
		case 'a' <= w[i] && w[i] <= 'z' || isDigit(w[i]):
			lower = true
		default:
			return false
		}
	}
	return humps > 0 && !slices.Contains(products, strings.ToLower(w))
}

// products are written like classes and are none.
var products = []string{
	"javascript", "typescript", "github", "gitlab", "cloudwatch", "cloudfront", "youtube", "linkedin", "powershell", "websocket", "websockets", "wordpress", "opentelemetry", "devops", "bitbucket",
	"elasticache", "paypal", "fastapi", "postgresql", "mysql", "mongodb", "dynamodb", "graphql", "openapi", "nextjs", "nodejs", "nestjs", "rabbitmq", "sqlalchemy", "sqlite", "eventbridge", "sendgrid", "openai", "langchain", "macos", "ios", "uikit", "swiftui", "junit", "xunit", "mstest",
	"tailwindcss", "vscode", "redis", "fluentvalidation", "automapper", "chatgpt", "fedex", "xray", "duckdb", "pytorch", "tensorflow", "numpy", "ebay", "whatsapp", "lancedb", "chromadb", "signalr", "datadog", "sonarqube", "oauth", "jsonb", "langfuse", "appsync", "codepipeline", "codebuild", "clickhouse", "timescaledb", "cockroachdb", "couchdb", "mariadb", "documentdb", "influxdb", "opensearch", "elasticsearch", "memcached", "stepfunctions", "sagemaker", "readme", "todo", "bedrock",
}

// signatures reads the bare signatures of a fence that declares nothing else:
// "createOrder(cart: Cart): Promise<Order>". A call gives no type, a signature
// does, or has a body.
func (d *declared) signatures() []Claim {
	if d.facts.Language != "typescript" && d.facts.Language != "javascript" {
		return nil
	}
	var claims []Claim
	for _, b := range d.fence.blocks {
		if b.text == "" || leading(dedent(b.raw, leading(d.fence.blocks[0].raw))) > 0 {
			continue
		}
		if m := scriptSignature(b.text); m != nil {
			m.Owner, m.Lang = d.owner, d.facts.Language
			claims = append(claims, Claim{Kind: KindMethod, Line: b.line, Method: m})
		}
	}
	return claims
}

// scriptSignature reads "async name(a: A, b?: B): C {".
func scriptSignature(line string) *Method {
	head, rest, ok := strings.Cut(line, "(")
	words := strings.Fields(head)
	if !ok || len(words) == 0 || len(words) > 4 {
		return nil
	}
	for _, w := range words[:len(words)-1] {
		if !slices.Contains([]string{"async", "static", "private", "public", "protected", "export", "function"}, w) {
			return nil
		}
	}
	name := words[len(words)-1]
	if !usualName(name) || strings.ContainsAny(name, ".-") || slices.Contains([]string{"if", "for", "while", "switch", "catch", "return", "await", "function", "super", "expect", "describe", "it"}, name) {
		return nil
	}
	close := closing(rest)
	if close < 0 {
		return nil
	}
	params, tail := rest[:close], strings.TrimSpace(rest[close+1:])
	body := strings.HasSuffix(tail, "{")
	returns, typed := strings.CutPrefix(strings.TrimSuffix(strings.TrimSuffix(tail, "{"), ";"), ":")
	if !typed && !body {
		return nil
	}
	m := &Method{Name: name, Typed: true, Returns: strings.TrimSpace(returns)}
	if !typed {
		m.Returns = ""
	}
	m.Params = prosParams(params)
	return m
}

// closing is where the bracket ( that is open at the beginning of a text closes;
// -1 when it does not.
func closing(s string) int {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// prosParams reads parameters as prose and scripts write them: "cart: Cart,
// userId?: string", "cart".
func prosParams(s string) []Param {
	var params []Param
	for _, part := range splitTop(s) {
		part = strings.TrimSpace(part)
		if part == "" || part == "self" || part == "&self" || part == "&mut self" || strings.HasPrefix(part, "...)") || part == "..." {
			continue
		}
		name, rest, _ := strings.Cut(part, "=")
		name, typ, _ := strings.Cut(strings.TrimSpace(name), ":")
		p := Param{Name: strings.TrimSpace(name), Type: strings.TrimSpace(typ), Optional: rest != ""}
		if n, ok := strings.CutSuffix(p.Name, "?"); ok {
			p.Name, p.Optional = n, true
		}
		params = append(params, p)
	}
	return params
}

// splitTop cuts at the commas that stand in no bracket.
func splitTop(s string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[', '{', '<':
			depth++
		case ')', ']', '}':
			depth--
		case '>':
			if i == 0 || s[i-1] != '=' && s[i-1] != '-' {
				depth--
			}
		case ',':
			if depth == 0 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, s[start:])
}
