package cli

import "github.com/spf13/cobra"

// topics are texts that "kiro-mcp help TOPIC" shows.
func topics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "workspaces", Short: "Which folders are worked in", Long: `Which folders are worked in, the first of these that says one:

  1. --root DIR, before or after the verb; repeatable
  2. KIRO_MCP_ROOT, folders separated as in PATH
  3. CLAUDE_PROJECT_DIR, which Claude Code sets
  4. the roots that an MCP client declares
  5. the nearest folder from here upwards with .kiro/specs, flat .kiro
     documents, an OpenAPI contract or .git; never your home folder or above

Several .kiro folders below one root are found too; their specs are called
folder:name. With several roots an id may be preceded by @workspace/.

"kiro-mcp doctor" says which folders were chosen, and why.`},
		{Use: "ids", Short: "How tasks, criteria and sections are named", Long: `A task is named by its number (2.1) where that is unique in its document, and
outside tasks.md with the document before it (tasks-mobile:2.1). A task with a
repeated number or none has an id such as services~3f2a, which stays the same
when lines are added elsewhere. The exact title and an unambiguous beginning
of it will do as well.

A criterion is named by its requirement and its own number: 3.2. A section is
named by its headings: architecture/services.

A spec is named by its folder below .kiro/specs; flat documents are "main".`},
		{Use: "statuses", Short: "What a task's box declares", Long: `  [ ]  open          not begun
  [~]  queued        waiting for its turn
  [-]  in_progress   begun
  [x]  done

A star after the box, "- [ ]* title", makes a task optional: it is not counted.
A parent is closed with its last required child, and reopened with it. Where
its children say otherwise than its own box, "derived" says so.`},
		{Use: "exit-codes", Short: "What the exit codes mean", Long: `  0  it ran, and all is well
  1  it ran, and there are findings: errors or warnings; what is only for
     information does not count
  2  it could not run: a wrong argument, an unknown name, an unreadable file

Errors stand on standard error: the first line is "error code: message", then
the values that would be right. With --json they are one JSON object.`},
	}
}
