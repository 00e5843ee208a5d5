package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// encryption reads what is kept encrypted, or sent so.
func (s *securityReader) encryption() (claims.Security, bool) {
	out := claims.Security{What: "encryption", Scope: s.scope()}
	if !s.context && !s.head("encryption") || !s.has("encrypted", "encrypt", "encrypts", "encryption at rest", "encryption", "加密", "暗号化") {
		return out, false
	}
	for _, name := range []string{"aes-256-gcm", "aes-256", "aes", "kms", "rsa", "sqlcipher", "keychain"} {
		if words.Holds(s.low, name) {
			out.Name = name
			break
		}
	}
	if strings.HasSuffix(s.low, ":") || strings.Contains(s.low, "ms") && strings.ContainsAny(s.low, "<~") {
		return out, false
	}
	if !s.hasQuiet("encrypted", "encrypt", "encrypts", "加密", "暗号化", "at rest") && !s.head("encryption") {
		return out, false
	}
	return out, out.Name != "" || s.hasQuiet("at rest", "in transit", "stored", "storage", "database", "tokens", "data", "backups")
}

// tls reads that connections are secure.
func (s *securityReader) tls() (claims.Security, bool) {
	out := claims.Security{What: "tls", Scope: s.scope()}
	if s.has("https only", "https-only", "https enforced", "https enforcement", "enforce https", "enforces https", "tls 1.2", "tls 1.3", "tls 1.2+", "https for all", "all communication over https", "all traffic over https", "over tls", "requires https", "require https", "tls for all", "tls termination") {
		return out, true
	}
	return out, s.context && s.head("https", "tls", "ssl") || s.context && s.has("https", "tls")
}

func (s *securityReader) cors() (claims.Security, bool) {
	out := claims.Security{What: "cors", Scope: s.scope()}
	return out, (s.context || s.head("cors")) && s.has("cors")
}

func (s *securityReader) csrf() (claims.Security, bool) {
	out := claims.Security{What: "csrf", Scope: s.scope()}
	return out, (s.context || s.head("csrf")) && s.has("csrf", "xsrf", "samesite")
}

func (s *securityReader) rateLimit() (claims.Security, bool) {
	out := claims.Security{What: "rate_limit", Routes: names.RoutesIn(s.piece.Text), Scope: s.scope()}
	if s.piece.Kind == pieces.Row {
		return out, false
	}
	for _, q := range words.Numbers(s.piece.Text) {
		if q.Per != "" || q.Every > 0 {
			return out, false // the limit says it all
		}
	}
	return out, (s.context || s.head("rate", "throttling")) && s.has("rate limiting", "rate limit", "rate limits", "rate-limiting", "rate-limited", "throttling", "限流", "レート制限") && !words.Holds(s.low, "exceeded")
}

// queries reads that no query is put together from input.
func (s *securityReader) queries() (claims.Security, bool) {
	out := claims.Security{What: "parameterised_queries"}
	if s.hasQuiet("parameterized queries", "parameterised queries", "parameterized query", "prepared statements", "prepared statement", "parameterized sql", "参数化查询", "パラメータ化クエリ") {
		return out, s.context || s.piece.Kind == pieces.Item
	}
	return out, s.context && s.hasQuiet("sql injection") && s.hasQuiet("orm", "prisma", "sqlalchemy", "hibernate", "entity framework", "typeorm", "active record", "eloquent", "prevention", "prevent", "prevents") || s.context && s.hasQuiet("builds all sql")
}

// secrets reads where secrets are kept.
func (s *securityReader) secrets() (claims.Security, bool) {
	out := claims.Security{What: "secret_storage", Scope: s.scope()}
	for _, m := range []struct{ name, phrase string }{
		{"secrets_manager", "secrets manager"},
		{"vault", "hashicorp vault"},
		{"vault", "vault"},
		{"keychain", "keychain"},
		{"ssm", "parameter store"},
		{"keystore", "android keystore"},
	} {
		if words.Holds(s.low, m.phrase) {
			out.Name = m.name
			return out, s.hasQuiet("secret", "secrets", "credential", "credentials", "password", "passwords", "token", "tokens", "key", "keys", "certificate", "密钥", "シークレット")
		}
	}
	if s.context && s.hasQuiet("environment variable", "environment variables", "env vars", "环境变量", "環境変数") && s.hasQuiet("secret", "secrets", "api key", "api keys", "credentials", "password", "passwords", "tokens", "密钥", "keys") {
		out.Name = "environment"
		return out, true
	}
	return out, s.context && s.piece.Kind == pieces.Item && s.hasQuiet("never logged", "not logged", "never log", "redact", "redacted", "redacts", "no api keys", "no secrets", "no credentials", "no hardcoded", "never hardcoded", "never committed", "never stored in", "sensitive data", "never exposed", "not exposed")
}

func (s *securityReader) headers() (claims.Security, bool) {
	out := claims.Security{What: "headers"}
	for _, m := range []struct{ name, phrase string }{
		{"helmet", "helmet"},
		{"csp", "content security policy"},
		{"csp", "content-security-policy"},
		{"csp", "csp"},
		{"hsts", "hsts"},
		{"", "security headers"},
	} {
		if words.Holds(s.low, m.phrase) {
			out.Name = m.name
			return out, s.context || s.head("headers", "helmet")
		}
	}
	return out, false
}

var (
	rolesInParens = pattern.Of(`\(([\w ,/\-]+?) roles?\)`)
	rolesListed   = pattern.Of(`\b[Rr]oles?(?: are|:| \()\s*([\w\x60, /\-]+?)(?:[.;)]|$)`)
	roleNeeded    = pattern.Of(`\b(?:requires?|required|with|has|have|only)(?: the| an?)? \x60?([A-Za-z_]+)\x60? (?:role|permission|privileges|access)\b`)
	roleOnly      = pattern.Of(`\b\x60?([A-Za-z_]+)\x60?[- ]only\b`)
	roleUsersMay  = pattern.Of(`(?i)\bonly \x60?([a-z_]+)\x60? (?:users |role )?(?:can|may|are allowed)\b`)
)

// role reads which roles there are, and which one something is for.
func (s *securityReader) role() (claims.Security, bool) {
	out := claims.Security{What: "role"}
	if s.piece.Kind == pieces.Row {
		return s.roleCell()
	}
	if words.Holds(s.low, "rbac") || words.Holds(s.low, "role-based access control") || words.Holds(s.low, "role-based access") {
		out.Name = "rbac"
	}
	text := s.piece.Text
	switch {
	case strings.Contains(s.low, "role") && s.listed(&out, rolesInParens().FindStringSubmatch(text)):
		out.Routes = names.RoutesIn(text)
	case (s.context || s.head("roles", "authorization", "authorisation")) && strings.Contains(s.low, "role") && s.listed(&out, rolesListed().FindStringSubmatch(text)):
		out.Routes = names.RoutesIn(text)
	case s.single(&out, text):
		out.Routes = s.routes()
		if len(out.Routes) == 0 {
			out.Scope = s.scope()
		}
	default:
		out.Scope = s.scope()
		return out, out.Name != "" && (s.context || s.head("authorization", "authorisation", "access"))
	}
	return out, true
}

// listed takes roles from a list.
func (s *securityReader) listed(out *claims.Security, m []string) bool {
	if m == nil {
		return false
	}
	for _, r := range strings.FieldsFunc(strings.NewReplacer(" and ", ",", " or ", ",", "`", "").Replace(m[1]), func(r rune) bool { return r == ',' || r == '/' }) {
		r = strings.ToLower(strings.TrimSpace(r))
		if r == "" || len(words.Of(r)) > 2 || words.IsCommon(r) {
			return false
		}
		out.Roles = append(out.Roles, r)
	}
	return words.Any(out.Roles, isRole)
}

// single takes the one role that something is for.
func (s *securityReader) single(out *claims.Security, text string) bool {
	route := len(names.RoutesIn(text)) > 0
	if route && s.tells() {
		return false
	}
	if route {
		for _, mark := range []string{"(admin)", "(admins)", "(administrator)", "(owner)", "(staff)"} {
			if strings.Contains(s.low, mark) {
				out.Roles = []string{strings.TrimSuffix(strings.Trim(mark, "()"), "s")}
				return true
			}
		}
	}
	if !strings.Contains(s.low, "only") && !strings.Contains(s.low, "role") && !strings.Contains(s.low, "permission") && !strings.Contains(s.low, "privilege") && !strings.Contains(s.low, "access") {
		return false
	}
	for _, m := range [][]string{roleOnly().FindStringSubmatch(text), roleNeeded().FindStringSubmatch(text), roleUsersMay().FindStringSubmatch(text)} {
		if m == nil {
			continue
		}
		if r := strings.ToLower(m[1]); isRole(r) || route && strings.ToUpper(m[1]) == m[1] && len(r) > 3 {
			out.Roles = []string{strings.TrimSuffix(r, "s")}
			return true
		}
	}
	return false
}

// tells reports whether a line that names a route also names a role without asking
// for it: it holds for any state of the system, or says what a user of an example
// has.
func (s *securityReader) tells() bool {
	if strings.HasPrefix(strings.TrimLeft(s.low, "-*_`> "), "for any") {
		return true
	}
	m := roleOnly().FindStringSubmatch(s.piece.Text)
	if m == nil || !isRole(strings.ToLower(m[1])) {
		return false
	}
	compound := strings.ToLower(m[1]) + "-only"
	return strings.Contains(s.low, compound) && !onlyOfRoute(s.low, compound) && !s.hasQuiet("requires", "require", "restricted", "must")
}

// isRole reports whether a word is one of the roles that systems have.
func isRole(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "admin", "administrator", "owner", "moderator", "manager", "editor", "staff", "superuser", "superadmin", "super_admin", "customer", "member", "operator", "viewer", "read_only", "seller", "merchant", "teacher", "doctor":
		return true
	}
	return false
}

// roleCell reads the role that a row gives for its endpoint.
func (s *securityReader) roleCell() (claims.Security, bool) {
	out := claims.Security{What: "role"}
	r := pieces.RouteOfRow(s.piece)
	if r == nil {
		return out, false
	}
	for i, h := range s.piece.Headers {
		if i >= len(s.piece.Cells) || !words.Any(words.Of(h), func(w string) bool { return isAuthColumn(w) || w == "role" || w == "roles" || w == "permission" }) {
			continue
		}
		if list := alternatives(strings.ToLower(s.piece.Cells[i])); len(list) > 0 {
			out.Roles = append(out.Roles, list...)
			continue
		}
		for _, w := range words.Of(s.piece.Cells[i]) {
			if isRole(w) {
				out.Roles = append(out.Roles, strings.TrimSuffix(w, "s"))
			}
		}
	}
	out.Routes = []string{r.Method + " " + r.Path}
	return out, len(out.Roles) > 0
}
