package conform

import (
	"slices"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/techs"
	"kiro-mcp/specfs/doc"
)

var securityCheck = Check{
	ID: "security", Group: Security, Severity: doc.Error,
	Title: "Promised security mechanisms are there",
	Why:   "presence is all that a text can show; that it is here is the least that was agreed",
	Kinds: []claims.Kind{claims.KindSecurity},
	judge: judgeSecurity,
}

// mechanisms are the words by which code shows a mechanism.
var mechanisms = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"auth": {"authenticat", "currentuser", "jwt", "token", "session", "apikey"}, "role": {"role", "permission", "authorize"}, "cors": {"cors"}, "csrf": {"csrf", "xsrf", "forgery"},
		"hashing": {"bcrypt", "argon", "scrypt", "pbkdf", "hashpassword", "passwordhash", "passwordencoder"}, "encryption": {"encrypt", "cipher", "aes", "fernet", "kms"},
		"tls": {"tls", "ssl", "https", "certificate"}, "headers": {"helmet", "securityheader", "hsts", "contentsecuritypolicy"}, "rate_limit": {"ratelimit", "limiter", "throttle"},
		"input_validation": {"validat", "basemodel", "schema"}, "secret_storage": {"secret", "vault", "getenv", "environ"},
	}
})

func judgeSecurity(h *held, c *claims.Claim) *Judgement {
	s := c.Security
	switch {
	case s.What == "audit" || c.Negated:
		return nil
	case s.What == "auth" || s.What == "role":
		if len(s.Routes) > 0 || judgeScope(h, c) != nil {
			return nil // the check of guards judges it
		}
	case s.What == "rate_limit":
		for _, e := range h.routes.served {
			for _, g := range e.Guards {
				if g.What == "rate_limit" {
					return satisfied(guardEvidence(e, g), "%s limits rates", g.Name)
				}
			}
		}
	}
	if s.Name != "" {
		if j := h.namedMechanism(s); j != nil {
			return j
		}
	}
	if at, found := h.showing(mechanisms()[s.What]); found != "" {
		if s.Name != "" && !strings.Contains(fold(found), fold(s.Name)) {
			return unresolved([]Evidence{at}, h.searchedSymbols(), "%s shows here; that it is %s was not seen", strings.ReplaceAll(s.What, "_", " "), s.Name).asking("Is this done with %s?", s.Name)
		}
		return satisfied(at, "%s shows it; that it does what was meant a text cannot show", found)
	}
	return unresolved(nil, h.searchedSymbols(), "nothing shows %s", strings.TrimSpace(strings.ReplaceAll(s.What, "_", " ")+" "+s.Name)).
		asking("Is there %s, where the code does not show it?", strings.ReplaceAll(s.What, "_", " "))
}

// hashers take each other's place.
var hashers = []string{"bcrypt", "argon2", "scrypt", "pbkdf2", "md5", "sha1", "sha256"}

// namedMechanism looks for the mechanism by its own name, as a technology or as a
// word of the code; nil when neither shows.
func (h *held) namedMechanism(s *claims.Security) *Judgement {
	if t, known := techs.Named(s.Name); known {
		if seen, title := h.shows(t); seen != nil {
			if source := append(slices.Clone(seen.used), seen.declared...); len(source) > 0 {
				return satisfied(source[0], "%s shows it; that it does what was meant a text cannot show", title)
			}
		}
	}
	if at, found := h.showing([]string{fold(s.Name)}); found != "" {
		return satisfied(at, "%s shows it; that it does what was meant a text cannot show", found)
	}
	if s.What != "hashing" {
		return nil
	}
	for _, other := range hashers {
		if strings.Contains(fold(s.Name), other) || strings.Contains(other, fold(s.Name)) {
			continue
		}
		if at, found := h.showing([]string{other + "hash", "hash" + other, other + "password", other + "id", other}); found != "" && passwordly(found) {
			return violated([]Evidence{at}, "%s in place of %s", found, s.Name)
		}
	}
	return nil
}

func passwordly(name string) bool {
	n := fold(name)
	return strings.Contains(n, "bcrypt") || strings.Contains(n, "argon") || strings.Contains(n, "scrypt") || strings.Contains(n, "password")
}

// showing finds the first call, import, mark or guard whose name holds one of the
// words.
func (h *held) showing(words []string) (Evidence, string) { return h.showingOther(words) }

// showingOther does so for names that do not hold others.
func (h *held) showingOther(words []string, but ...string) (Evidence, string) {
	hit := func(text string) bool {
		n := fold(text)
		if slices.ContainsFunc(but, func(w string) bool { return strings.Contains(n, w) }) {
			return false
		}
		for _, w := range words {
			if w != "" && strings.Contains(n, w) {
				return true
			}
		}
		return false
	}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, i := range f.Imports {
			if hit(i.Path) || hit(i.Name) {
				return Evidence{File: f.Path, Line: i.Line}, orWords(i.Name, i.Path)
			}
		}
		for _, c := range f.Calls {
			if hit(c.Name) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
		for k := range f.Symbols {
			for _, m := range f.Symbols[k].Marks {
				if hit(m) {
					return Evidence{File: f.Path, Line: f.Symbols[k].Line}, m
				}
			}
		}
	}
	return Evidence{}, ""
}
