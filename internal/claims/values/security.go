package values

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/techs"
)

// Security reads who may do what, and how secrets and input are treated.
func Security(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || words.LikeCode(p.Text) {
		return nil
	}
	s := securityReader{piece: p, low: strings.ToLower(p.Text)}
	s.context = s.ofSecurity()
	var out []claims.Claim
	for _, read := range []func(*securityReader) (claims.Security, bool){
		(*securityReader).auth, (*securityReader).role, (*securityReader).hashing, (*securityReader).audit, (*securityReader).encryption,
		(*securityReader).tls, (*securityReader).cors, (*securityReader).csrf, (*securityReader).rateLimit, (*securityReader).validation,
		(*securityReader).queries, (*securityReader).secrets, (*securityReader).headers,
	} {
		s.negated = false
		if found, ok := read(&s); ok {
			c := SecurityClaim(found)
			c.Negated = s.negated
			out = append(out, c)
		}
	}
	if len(out) > 0 && p.OfTests() {
		return nil
	}
	return out
}

// SecurityClaim makes the claim of a promise about security.
func SecurityClaim(s claims.Security) claims.Claim {
	id := []string{"security", s.What}
	if s.Name != "" {
		id = append(id, s.Name)
	}
	if len(s.Routes) > 0 {
		id = append(id, strings.Join(s.Routes, ", "))
	} else if s.Scope != "" {
		id = append(id, words.Cut(s.Scope, 60))
	}
	if len(s.Roles) > 0 {
		id = append(id, "for", strings.Join(s.Roles, ", "))
	}
	return claims.Claim{Kind: claims.KindSecurity, Element: strings.Join(id, " "), Security: &s}
}

// securityReader reads the promises about security of one piece.
type securityReader struct {
	piece   *pieces.Piece
	low     string // text in lower case
	context bool   // the titles around it are about security
	negated bool   // set by a reader: what it found must not be
}

// ofSecurity reports whether the nearest titles are about security.
func (s *securityReader) ofSecurity() bool {
	for n, t := range s.piece.Around() {
		if n > 3 {
			return false
		}
		for _, w := range words.Of(t) {
			switch w {
			case "security", "protection", "authentication", "authorization", "authorisation", "auth", "permissions", "secure", "安全", "认证", "授权", "セキュリティ", "認証":
				return true
			}
			if strings.Contains(w, "安全") || strings.Contains(w, "セキュリティ") {
				return true
			}
		}
	}
	return false
}

// has reports whether the text has one of some phrases as whole words, and
// notes whether it is denied: "no authentication".
func (s *securityReader) has(phrases ...string) bool {
	p, ok := words.HoldsAny(s.low, phrases)
	if !ok {
		return false
	}
	before := words.Of(s.low[:strings.Index(s.low, p)])
	for n := 0; n < len(before) && n < 2; n++ {
		switch before[len(before)-1-n] {
		case "no", "without", "never", "not":
			s.negated = true
		}
	}
	return true
}

// head reports whether the line's lead has one of some words.
func (s *securityReader) head(list ...string) bool {
	h, _ := words.CutHead(s.piece.Text)
	return words.Any(words.Of(h), func(w string) bool { return slices.Contains(list, w) })
}

// scope is what a line is about, as far as it says so briefly.
func (s *securityReader) scope() string {
	h, rest := words.CutHead(s.piece.Text)
	if h == "" {
		rest = s.piece.Text
	}
	return strings.Trim(strings.ToLower(words.Cut(rest, 80)), " .")
}

// routes are the endpoints that a line names, or else its heading's.
func (s *securityReader) routes() []string {
	if own := names.RoutesIn(s.piece.Text); len(own) > 0 {
		return own
	}
	if s.piece.Kind == pieces.Row {
		if r := pieces.RouteOfRow(s.piece); r != nil {
			return []string{r.Method + " " + r.Path}
		}
	}
	if r := s.piece.RouteAround(); r != nil {
		return []string{r.Method + " " + r.Path}
	}
	return nil
}

// auth reads that a caller must prove who it is.
func (s *securityReader) auth() (claims.Security, bool) {
	out := claims.Security{What: "auth", Name: s.mechanism(), Routes: s.routes()}
	required := s.has("requires authentication", "require authentication", "authentication required", "auth required", "must be authenticated", "requires auth", "authenticated users only", "requires a valid token", "requires login", "login required", "need a bearer token", "needs a bearer token", "need a token", "needs a token", "require a bearer token", "requires a bearer token", "require a token", "requires a token", "need a jwt", "needs a jwt", "require a jwt", "requires a jwt", "require a valid", "requires a valid", "need a valid", "needs a valid", "prove who they are", "proves who it is", "must authenticate", "in the authorization header")
	public := s.has("public endpoint", "public endpoints", "no authentication", "no auth", "unauthenticated access", "without authentication", "公开端点") || s.piece.Kind == pieces.Row && s.authCell() == "none"
	switch {
	case public:
		s.negated = true
		return out, len(out.Routes) > 0 || s.context
	case s.piece.Kind == pieces.Row:
		if s.authCell() != "required" {
			return out, false
		}
		return out, len(out.Routes) > 0
	case ofErrors(s.piece) && errorName(s.piece.Text+" ") != "" || strings.HasPrefix(s.piece.Text, "`UNAUTH"):
		return out, false
	case required:
	case out.Name == "", out.Name == "api_key" && s.hasQuiet("environment", "secrets manager", "stored", "store", "never", "rotate", "log", "logs"):
		return out, false // how a key of others is kept
	case s.head("authentication", "auth", "认证", "認証", "login"):
	case s.context && s.holdsVerb(), s.holdsVerb() && words.Holds(s.low, "token") && words.Holds(s.low, "middleware"):
	default:
		return out, false
	}
	if len(out.Routes) == 0 {
		out.Scope = s.scope()
		if whole := WholeScope(s.low); whole != "" {
			out.Scope = whole
		}
	}
	return out, true
}

// holdsVerb reports whether a line says that something is used or checked.
func (s *securityReader) holdsVerb() bool {
	return s.piece.Kind == pieces.Item && len(words.Of(s.piece.Text)) < 7 ||
		s.hasQuiet("use", "uses", "using", "with", "via", "by", "issue", "issues", "sign", "signed", "validate", "validates", "validated", "verify", "verifies", "verified", "checks", "checked", "require", "requires", "based", "protected", "authenticate", "authenticates", "authenticated")
}

func (s *securityReader) hasQuiet(phrases ...string) bool {
	_, ok := words.HoldsAny(s.low, phrases)
	return ok
}

// mechanism is how callers prove who they are.
func (s *securityReader) mechanism() string {
	for _, m := range []struct{ name, phrases string }{
		{"jwt", "jwt|jwts|json web token|json web tokens|jwt-based"},
		{"oauth2", "oauth|oauth2|oauth 2.0|openid connect|oidc"},
		{"api_key", "api key|api keys|api-key|x-api-key|apikey|api 密钥"},
		{"session", "session cookie|session cookies|session-based|server-side session|sessions|session token|session tokens"},
		{"mtls", "mtls|mutual tls"},
		{"basic", "basic auth|http basic"},
		{"bearer", "bearer token|bearer tokens|bearer"},
		{"saml", "saml"},
		{"cognito", "cognito"},
	} {
		if _, ok := words.HoldsAny(s.low, strings.Split(m.phrases, "|")); ok {
			return m.name
		}
	}
	return ""
}

// AuthCell is what a row's column about callers says: required, none, or a
// role, which is required too.
func (s *securityReader) authCell() string {
	for i, h := range s.piece.Headers {
		if i >= len(s.piece.Cells) || !words.Any(words.Of(h), isAuthColumn) {
			continue
		}
		switch v := strings.ToLower(strings.Trim(s.piece.Cells[i], "` .✅❌✓")); v {
		case "no", "none", "public", "anonymous", "false", "否", "不要", "なし", "optional":
			if v == "optional" {
				return ""
			}
			return "none"
		case "yes", "required", "true", "jwt", "bearer", "token", "是", "必須", "必要", "authenticated", "user", "api key":
			return "required"
		case "":
			if strings.ContainsAny(s.piece.Cells[i], "✅✓") {
				return "required"
			}
			if strings.Contains(s.piece.Cells[i], "❌") {
				return "none"
			}
		default:
			if len(words.Of(v)) <= 3 && v != "-" && v != "n/a" {
				return "required"
			}
		}
	}
	return ""
}

func isAuthColumn(w string) bool {
	return w == "auth" || w == "authentication" || w == "access" || w == "authorization" || w == "认证" || w == "認証" || w == "protected"
}

// hashing reads how passwords are kept.
func (s *securityReader) hashing() (claims.Security, bool) {
	out := claims.Security{What: "hashing"}
	for _, name := range []string{"bcrypt", "argon2id", "argon2", "scrypt", "pbkdf2"} {
		if words.Holds(s.low, name) {
			out.Name = strings.TrimSuffix(name, "id")
			break
		}
	}
	if out.Name == "" || !s.hasQuiet("hash", "hashes", "hashed", "hashing", "password", "passwords", "密码", "パスワード") {
		return out, false
	}
	out.Scope = "passwords"
	return out, s.context || s.hasQuiet("hash", "hashes", "hashed", "hashing", "using", "with", "via")
}

// audit reads of what a trail is kept.
func (s *securityReader) audit() (claims.Security, bool) {
	out := claims.Security{What: "audit", Scope: s.scope()}
	if !s.has("audit log", "audit logs", "audit logging", "audit trail", "audit entry", "audit_log", "audit_logs", "audit log entry", "logged for audit", "审计日志", "監査ログ") {
		return out, false
	}
	return out, s.context || s.head("audit") || s.hasQuiet("is created", "are logged", "is logged", "should be created", "are recorded", "is recorded", "go to", "writes", "write", "is written", "are written", "leaves", "leave", "logs all", "log all", "must be logged")
}

// cleans reports whether a line of a chapter on security says what is checked
// or cleaned before it is used.
func (s *securityReader) cleans() bool {
	if s.hasQuiet("sql injection") {
		return false // queries says how
	}
	return s.hasQuiet("path traversal", "directory traversal", "xss", "command injection", "prompt injection", "code injection") ||
		strings.HasPrefix(s.low, "sanitize ") || strings.HasPrefix(s.low, "escape ") || strings.HasPrefix(s.low, "sanitizes ") || strings.HasPrefix(s.low, "escapes ")
}

// validation reads how input is checked.
func (s *securityReader) validation() (claims.Security, bool) {
	out := claims.Security{What: "input_validation", Scope: s.scope()}
	if s.context && s.piece.Kind == pieces.Item && s.cleans() {
		return out, true
	}
	if !s.has("input validation", "validate input", "validates input", "validate all input", "validates all input", "validate all inputs", "validate inputs", "sanitize input", "sanitize user input", "sanitizes user input", "input sanitization", "checks all input", "validated against", "request validation", "validate request", "validates request", "输入验证", "入力検証", "sanitize user-generated content") {
		return out, false
	}
	for _, f := range TechsIn(s.piece.Text) {
		if f.Tech.Has(techs.Validation) {
			out.Name = f.Tech.Name
			break
		}
	}
	return out, s.context && s.piece.Kind != pieces.Row || out.Name != ""
}
