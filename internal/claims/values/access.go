package values

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// openWords say that anybody may call.
var openWords = []string{"public", "no auth", "no authentication", "without authentication", "unauthenticated", "anonymous", "auth: no", "auth: none", "not authenticated", "no token", "does not require authentication", "open to anybody", "open to anyone", "open to everyone", "open to everybody", "open to all", "公开", "无需认证", "无需登录", "認証不要", "公開"}

// closedWords say that a caller must prove who it is.
var closedWords = []string{"requires authentication", "require authentication", "authentication required", "requires auth", "auth required", "authenticated", "requires jwt", "requires token", "requires login", "login required", "protected", "auth: yes", "auth: required", "auth: jwt", "auth: bearer", "bearer token required", "requires a valid token", "jwt required", "logged-in", "logged in users", "any signed-in user", "signed-in", "需要认证", "需要登录", "要认证", "認証必須", "要認証"}

// roleNames are roles that are told from other words.
var roleNames = []string{"admin", "administrator", "superadmin", "super admin", "super-admin", "moderator", "manager", "owner", "editor", "staff", "operator", "customer", "seller", "vendor", "teacher", "student", "landlord", "tenant", "maintainer", "superuser", "agent"}

// AuthOf reads a note about who may call: "(admin only)", "requires
// authentication", "public".
func AuthOf(text string) (claims.Auth, []string) {
	lower := strings.ToLower(text)
	if _, ok := words.HoldsAny(lower, openWords); ok && signedIn(lower) {
		return "", nil // "public (authenticated users only)" is open to those
	}
	if _, ok := words.HoldsAny(lower, openWords); ok && !words.Holds(lower, "non-public") && !words.Holds(lower, "not public") {
		return claims.AuthNone, nil
	}
	if roles := onlyRoles(lower); len(roles) > 0 {
		return claims.AuthRequired, roles
	}
	if _, ok := words.HoldsAny(lower, closedWords); ok {
		return claims.AuthRequired, nil
	}
	return "", nil
}

// signedIn reports whether a text in lower case names those who have signed in.
func signedIn(lower string) bool {
	_, ok := words.HoldsAny(lower, []string{"authenticated users", "authenticated user", "logged-in users", "logged in users", "signed-in users", "signed in users", "registered users"})
	return ok && !strings.Contains(lower, "unauthenticated user") && !strings.Contains(lower, "not authenticated user")
}

// onlyRoles reads "admin only", "admins only", "requires admin", "(admin)",
// "admin role".
func onlyRoles(lower string) []string {
	var roles []string
	for _, name := range roleNames {
		if !strings.Contains(lower, name) {
			continue
		}
		for _, form := range []string{name + " only", name + "s only", "requires " + name, "require " + name, "(" + name + ")", "(" + name + "s)", "only " + name, "only for " + name, "role: " + name, "roles: " + name, name + " role required", "requires the " + name, "restricted to " + name} {
			if words.Holds(lower, form) || words.Holds(lower, form+"s") {
				roles = append(roles, name)
				break
			}
		}
		if onlyOfRoute(lower, name+"-only") && !slices.Contains(roles, name) {
			roles = append(roles, name)
		}
	}
	return roles
}

// onlyOfRoute reports whether a text has a compound such as "admin-only" that says
// who may call. Before another noun it is that thing's: "an admin-only banner".
func onlyOfRoute(lower, compound string) bool {
	_, after, ok := strings.Cut(lower, compound)
	if !ok || !words.Holds(lower, compound) {
		return false
	}
	rest, spaced := strings.CutPrefix(after, " ")
	if !spaced || rest == "" || !words.IsLetter(rest[0]) {
		return true
	}
	switch next := words.Of(rest); strings.TrimSuffix(next[0], "s") {
	case "endpoint", "route", "api", "access", "operation", "action", "method", "call", "request", "resource", "controller", "guard", "middleware", "for", "in", "and", "or", "with", "via":
		return true
	}
	return false
}

// whoHeaders are columns that name the callers, so that any one word in them is
// a role.
var whoHeaders = []string{"who", "who may call", "who can call", "role", "roles", "required role", "allowed roles", "caller", "callers"}

// isRoleWord reports whether a cell in lower case is one word, as a role is.
func isRoleWord(lower string) bool {
	if len(lower) < 3 || len(lower) > 24 {
		return false
	}
	for i := range len(lower) {
		if !words.IsLetter(lower[i]) && lower[i] != '_' && lower[i] != '-' {
			return false
		}
	}
	return true
}

// alternatives reads a cell that lists names of roles, "Scrum_Master / Admin", of
// which one is known to be a role: the others are roles as well, whatever they are
// called, and each of them suffices.
func alternatives(lower string) []string {
	list := strings.FieldsFunc(strings.NewReplacer(" or ", ",", "`", "", "*", "").Replace(lower), func(r rune) bool { return strings.ContainsRune(",/|、", r) })
	var roles []string
	known := false
	for _, name := range list {
		name = strings.TrimSpace(name)
		if !isRoleWord(name) {
			return nil
		}
		switch name {
		case "jwt", "bearer", "token", "yes", "required", "session", "cookie", "auth":
			continue // how a caller proves who it is
		}
		name = singularRole(name)
		known = known || slices.Contains(roleNames, name)
		roles = append(roles, name)
	}
	if !known || len(list) < 2 {
		return nil
	}
	return roles
}

// singularRole takes the ending of several off a role that is known.
func singularRole(name string) string {
	if one := strings.TrimSuffix(name, "s"); slices.Contains(roleNames, one) || isRole(one) {
		return one
	}
	return name
}

// AuthCell reads a cell of a column about access.
func AuthCell(header, cell string) (claims.Auth, []string) {
	lower := strings.ToLower(strings.Trim(cell, "`* "))
	switch lower {
	case "", "?", "n/a":
		return "", nil
	case "-", "—", "–", "no", "none", "false", "public", "否", "无", "✗", "❌", "✖", "optional", "不要", "なし", "anyone", "anybody", "everyone", "everybody", "any", "all", "guest":
		if lower == "optional" || (lower == "any" || lower == "all" || lower == "-" || lower == "—" || lower == "–") && strings.Contains(header, "role") {
			return "", nil
		}
		return claims.AuthNone, nil
	case "yes", "required", "true", "jwt", "bearer", "token", "是", "✓", "✅", "☑", "✔", "需要", "必須", "要", "bearer token", "jwt token", "session", "user", "users", "authenticated", "logged in", "signed in", "api key", "cookie":
		return claims.AuthRequired, nil
	}
	if auth, roles := AuthOf(lower); auth != "" {
		return auth, roles
	}
	if roles := alternatives(lower); len(roles) > 0 {
		return claims.AuthRequired, roles
	}
	var roles []string
	for _, word := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(",/|+ &、;()", r) }) {
		if slices.Contains(roleNames, strings.TrimSuffix(word, "s")) || slices.Contains(roleNames, word) {
			roles = append(roles, strings.TrimSuffix(word, "s"))
		}
	}
	if len(roles) == 0 && slices.Contains(whoHeaders, header) && isRoleWord(lower) {
		roles = append(roles, strings.TrimSuffix(lower, "s"))
	}
	if len(roles) > 0 {
		return claims.AuthRequired, roles
	}
	if strings.HasPrefix(lower, "yes") || strings.Contains(lower, "jwt") || strings.Contains(lower, "bearer") || strings.Contains(lower, "required") {
		return claims.AuthRequired, nil
	}
	return "", nil
}
