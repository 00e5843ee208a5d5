package alike

// OnSQLite reports whether SQLite has to keep a promised type as another one: it
// has no time stamps, which are text or a number there, and no booleans, which are
// integers.
func OnSQLite(design, code string) bool {
	d, c := parse(design, "sql").family, parse(code, "sql").family
	if d.dated() || d == clock {
		return c == text || c.numeric()
	}
	return d == boolean && c == integer
}
