package setup

// clients are the hosts, by name. What is said of their files is what their own
// documentation says.
var clients = []Client{
	{
		Name: "agents-md", Title: "AGENTS.md",
		Next:   "nothing: agents that read AGENTS.md see it when they start",
		Scopes: []Scope{{Name: "project", Meaning: "the project's AGENTS.md, for agents that prefer a shell", Notes: NotesShell, file: inProject("AGENTS.md")}},
		format: notesFile{},
	},
	{
		Name: "amazon-q", Title: "Amazon Q",
		Next: "start q chat --agent kiro-mcp in the project, or open it in an IDE that has Amazon Q; /tools lists the server",
		Scopes: []Scope{
			{Name: "agent", Meaning: "an agent of the project, .amazonq/cli-agents/kiro-mcp.json", Roots: true, format: amazonAgent, file: inProject(".amazonq", "cli-agents", "kiro-mcp.json")},
			{Name: "legacy", Meaning: "the project's .amazonq/mcp.json, which IDEs read too", Roots: true, Also: true, file: inProject(".amazonq", "mcp.json")},
			{Name: "context", Meaning: "what the agent reads of the specs, .amazonq/context/kiro-specs.md", Also: true, Notes: NotesContext, format: notesFile{}, file: inProject(".amazonq", "context", "kiro-specs.md")},
			{Name: "user", Meaning: "every project of yours, ~/.aws/amazonq/mcp.json", Roots: true, file: inHome(".aws", "amazonq", "mcp.json")},
		},
		format: mcpServers,
	},
	{
		Name: "claude-code", Title: "Claude Code",
		Next: "start claude in the project and approve the server; /mcp lists it",
		Scopes: []Scope{
			{Name: "project", Meaning: "the project's .mcp.json", Roots: true, file: inProject(".mcp.json")},
			{Name: "user", Meaning: "every project of yours, ~/.claude.json", file: inHome(".claude.json")},
		},
		format: mcpServers,
	},
	{
		Name: "claude-desktop", Title: "Claude Desktop",
		Next:   "quit Claude Desktop and start it again; the server stands under its tools",
		Scopes: []Scope{{Name: "user", Meaning: "Claude Desktop's own file", Roots: true, file: inConfig("Claude", "claude_desktop_config.json")}},
		format: mcpServers,
	},
	{
		Name: "codex", Title: "Codex",
		Next: "start codex in the project, which must be one that it trusts; /mcp lists the server",
		Scopes: []Scope{
			{Name: "project", Meaning: "the project's .codex/config.toml", Roots: true, file: inProject(".codex", "config.toml")},
			{Name: "user", Meaning: "every project of yours, ~/.codex/config.toml", file: codexHome},
		},
		format: tomlFile{},
	},
	{
		Name: "cursor", Title: "Cursor",
		Next: "open Cursor's settings, Tools & MCP, and switch the server on",
		Scopes: []Scope{
			{Name: "project", Meaning: "the project's .cursor/mcp.json", Roots: true, file: inProject(".cursor", "mcp.json")},
			{Name: "user", Meaning: "every project of yours, ~/.cursor/mcp.json", Roots: true, file: inHome(".cursor", "mcp.json")},
		},
		format: mcpServers,
	},
	{
		Name: "gemini-cli", Title: "Gemini CLI",
		Next: "start gemini in the project; /mcp lists the server",
		Scopes: []Scope{
			{Name: "project", Meaning: "the project's .gemini/settings.json", Roots: true, file: inProject(".gemini", "settings.json")},
			{Name: "user", Meaning: "every project of yours, ~/.gemini/settings.json", file: inHome(".gemini", "settings.json")},
		},
		format: mcpServers,
	},
	{
		Name: "kiro", Title: "Kiro",
		Next: "Kiro reads the file when it is saved; the server stands in its MCP view",
		Scopes: []Scope{
			{Name: "workspace", Meaning: "the project's .kiro/settings/mcp.json", Roots: true, file: inProject(".kiro", "settings", "mcp.json")},
			{Name: "user", Meaning: "every project of yours, ~/.kiro/settings/mcp.json", Roots: true, file: inHome(".kiro", "settings", "mcp.json")},
		},
		format: mcpServers,
	},
	{
		Name: "skill", Title: "Agent skill",
		Next: "nothing: agents find the skill by its description when they start",
		Scopes: []Scope{
			{Name: "project", Meaning: "the project's .claude/skills/kiro-specs/SKILL.md", Notes: NotesShell, file: inProject(".claude", "skills", "kiro-specs", "SKILL.md")},
			{Name: "agents", Meaning: "the project's .agents/skills/kiro-specs/SKILL.md, for Codex and others", Notes: NotesShell, file: inProject(".agents", "skills", "kiro-specs", "SKILL.md")},
			{Name: "user", Meaning: "every project of yours, ~/.claude/skills/kiro-specs/SKILL.md", Notes: NotesShell, file: inHome(".claude", "skills", "kiro-specs", "SKILL.md")},
		},
		format: notesFile{head: skillHead},
	},
	{
		Name: "vscode", Title: "VS Code",
		Next: "open the file in VS Code and start the server from the line above its entry",
		Scopes: []Scope{
			{Name: "workspace", Meaning: "the project's .vscode/mcp.json", Roots: true, file: inProject(".vscode", "mcp.json")},
			{Name: "user", Meaning: "every project of yours, mcp.json of the default profile", Roots: true, file: inConfig("Code", "User", "mcp.json")},
		},
		format: vscodeServers,
	},
	{
		Name: "zed", Title: "Zed",
		Next:   "Zed reads the file when it is saved; the server stands in its settings under AI, MCP Servers",
		Scopes: []Scope{{Name: "user", Meaning: "Zed's own settings.json", Roots: true, file: zed}},
		format: contextServers,
	},
}
