package workflow

import "strconv"

// workspaceHead begins an answer over several specs.
func workspaceHead(names string) string {
	if names == "" {
		return "no workspace"
	}
	return "workspace " + names
}

// box shows a status as Kiro writes it.
func box(status string) string {
	switch status {
	case "done":
		return "[x]"
	case "in_progress":
		return "[-]"
	case "queued":
		return "[~]"
	default:
		return "[ ]"
	}
}

func quote(s string) string { return strconv.Quote(s) }
