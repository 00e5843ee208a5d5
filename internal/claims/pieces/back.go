package pieces

import (
	"strings"

	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// backFile is the name of a file that takes a migration back: 003_users.down.sql.
var backFile = pattern.Of(`(?i)(^|[/\s` + "`" + `])([\w-]+[._])?(down|rollback)\.(sql|ts|js|py)\b`)

// takesBack reports whether a title or comment says that what follows takes a
// migration back: what it drops is not gone from the system that is designed.
func takesBack(title string) bool {
	if title == "" {
		return false
	}
	if backFile().MatchString(title) {
		return true
	}
	lower := strings.Trim(strings.ToLower(words.Cut(title, 80)), " :.`*()-=+")
	switch lower {
	case "down", "goose down", "migrate:down", "migrate down", "rollback", "revert", "undo":
		return true
	}
	_, ok := words.HoldsAny(lower, []string{"down migration", "migration down", "migration (down)", "rollback migration", "migration rollback", "rollback sql", "rollback script", "to roll back", "to rollback"})
	return ok
}
