package conform

import (
	"slices"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// unlimited decides what it means that no number of a limit's kind is there: a
// violation where the part that would set it was found, and sets none.
func (h *held) unlimited(l *claims.Limit, numbers int) *Judgement {
	if !h.readAll {
		return nil
	}
	if l.What == "rate" && len(h.routes.served) > 0 && len(h.in.Project.Unread) == 0 {
		if at, idle := h.idleLimiter(); idle != "" {
			return violated([]Evidence{at}, "%s is here, and nothing uses it; the design has %s", idle, limitText(l))
		}
	}
	if numbers > 0 {
		return nil
	}
	switch l.What {
	case "pool":
		if at, name := h.connects(); name != "" {
			return violated([]Evidence{at}, "%s connects to the database, and nothing sets the size of its pool; the design has %s", name, limitText(l))
		}
	case "rate":
		if _, shown := h.showingOther(mechanisms()["rate_limit"], "exception", "error"); shown == "" && len(h.routes.served) > 0 && len(h.in.Project.Unread) == 0 {
			return violated(nil, "nothing limits how often the routes of %s are called; the design has %s", strings.Join(h.in.Project.Apps, ", "), limitText(l))
		}
	}
	return nil
}

// idleLimiter finds what limits rates and is used by nothing: it limits none. A
// limiter that any route passes, or that is used anywhere, says that there is one.
func (h *held) idleLimiter() (Evidence, string) {
	for _, e := range h.routes.served {
		if hasGuard(e.Guards, "rate_limit") {
			return Evidence{}, ""
		}
	}
	var at Evidence
	idle := ""
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Symbols {
			s := &f.Symbols[i]
			if s.Owner != "" || !limits(s.Name) || !limiterKind(f.Language, s.Kind) {
				continue
			}
			if h.used(s.Name, f.Path, h.importersOnly(s.Name)...) {
				return Evidence{}, ""
			}
			at, idle = Evidence{File: f.Path, Line: s.Line, End: s.End}, s.Name
		}
		if at, call := unusedService(f, h); call != "" {
			return at, call
		}
	}
	return at, idle
}

// importersOnly are the files that import a name and do nothing with it.
func (h *held) importersOnly(name string) []string {
	var out []string
	for _, f := range h.in.Project.Files {
		if f.Words.Count(name) == 1 && slices.ContainsFunc(f.Imports, func(i facts.Import) bool { return i.Name == name || i.Local == name }) {
			out = append(out, f.Path)
		}
	}
	return out
}

func limits(name string) bool {
	n := fold(name)
	return strings.Contains(n, "ratelimit") || strings.Contains(n, "limiter") || strings.Contains(n, "throttl")
}

// limiterKind reports whether a symbol has to be used by its name to do anything.
func limiterKind(language string, kind facts.SymbolKind) bool {
	switch language {
	case "go", "rust", "python":
		return kind == facts.Function
	case "javascript", "typescript":
		return kind == facts.Function || kind == facts.Constant || kind == facts.Variable || kind == facts.Class
	}
	return false
}

// unusedService knows limiters that a framework is told of and that no request
// passes.
func unusedService(f *facts.File, h *held) (Evidence, string) {
	for _, c := range f.Calls {
		if lastPart(c.Name) == "AddRateLimiter" {
			if _, used := h.showing([]string{"useratelimiter"}); used == "" {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
	}
	return Evidence{}, ""
}

// connectors are how code and settings open a database, by the last part of a
// call's name or a key.
var connectors = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"createengine": true, "createasyncengine": true, "open": true, "opendb": true, "newpool": true, "createpool": true, "forroot": true, "forrootasync": true,
		"establishconnection": true, "pgpooloptions": true, "mysqlpooloptions": true, "adddbcontext": true, "usenpgsql": true, "usesqlserver": true, "usemysql": true,
		"datasource": true, "jdbcurl": true, "prismaclient": true, "knex": true, "drizzle": true,
	}
})

// connects finds where the project opens its database.
func (h *held) connects() (Evidence, string) {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, c := range f.Calls {
			if last := fold(lastPart(c.Name)); connectors()[last] && (last != "open" || strings.Contains(strings.ToLower(c.Name), "sql") || strings.Contains(strings.ToLower(c.Name), "gorm")) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
		if strings.HasSuffix(f.Path, "config/database.php") {
			return Evidence{File: f.Path, Line: 1}, f.Path
		}
		if at, key := connectionKey(f); key != "" {
			return at, key
		}
	}
	return Evidence{}, ""
}

// connectionKey finds settings of a connection: spring.datasource.url, adapter in
// database.yml, a connection string.
func connectionKey(f *facts.File) (Evidence, string) {
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Kind != facts.Key {
			continue
		}
		owner := strings.ToLower(s.Owner + "." + s.Name)
		if strings.Contains(owner, "datasource.url") || strings.Contains(owner, "connectionstrings") || strings.HasSuffix(owner, ".adapter") && strings.Contains(f.Path, "database") {
			return Evidence{File: f.Path, Line: s.Line}, strings.Trim(s.Owner+"."+s.Name, ".")
		}
	}
	return Evidence{}, ""
}
