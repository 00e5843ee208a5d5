package conform

import (
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
		if !h.limiting("") && len(h.routes.served) > 0 && len(h.in.Project.Unread) == 0 {
			return violated(nil, "nothing limits how often the routes of %s are called; the design has %s", strings.Join(h.in.Project.Apps, ", "), limitText(l))
		}
	}
	return nil
}

// connectors are how code and settings open a database, by the last part of a
// call's name or a key.
var connectors = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"createengine": true, "createasyncengine": true, "open": true, "opendb": true, "newpool": true, "createpool": true, "forroot": true, "forrootasync": true,
		"establishconnection": true, "pgpooloption": true, "mysqlpooloption": true, "adddbcontext": true, "usenpgsql": true, "usesqlserver": true, "usemysql": true,
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
			last := fold(lastPart(c.Name))
			if owner, ok := strings.CutSuffix(c.Name, "::new"); ok { // PgPoolOptions::new()
				last = fold(lastPart(owner))
			}
			if connectors()[last] && (last != "open" || strings.Contains(strings.ToLower(c.Name), "sql") || strings.Contains(strings.ToLower(c.Name), "gorm")) {
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
