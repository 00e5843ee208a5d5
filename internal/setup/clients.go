package setup

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Machine is what decides where a host keeps its file.
type Machine struct {
	OS     string // as runtime.GOOS
	Home   string
	Getenv func(string) string
}

// Client is a host that can be set up. The places of its files are those that
// its own documentation names.
type Client struct {
	Name  string // as given on the command line
	Title string
	Next  string // what the person does afterwards
	// Scopes are the places that the host reads, the default first.
	Scopes []Scope
	format format
}

// Scope is one place that a host reads its servers from.
type Scope struct {
	Name    string
	Meaning string
	// Roots says that an entry needs --root: nothing else tells the server
	// which project is meant.
	Roots bool
	// Also says that the scope is meant too when none is named: some hosts read
	// several files of a project.
	Also bool
	// Notes says which text the file holds instead of an entry; empty for an
	// entry.
	Notes  Notes
	format format // nil: the client's
	file   func(m Machine, project string) (string, error)
}

// Notes is a text for assistants that a file holds between our marks.
type Notes string

// The texts that files hold.
const (
	NotesContext Notes = "context" // which specs are current, and where they stand
	NotesShell   Notes = "shell"   // the tools as commands
)

// Clients are all hosts that can be set up, by name.
func Clients() []Client {
	return []Client{
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
}

// Named returns the client of that name.
func Named(name string) (Client, error) {
	clients := Clients()
	names := make([]string, len(clients))
	for i, c := range clients {
		if c.Name == name {
			return c, nil
		}
		names[i] = c.Name
	}
	return Client{}, fmt.Errorf("unknown client %q; known are %s", name, strings.Join(names, ", "))
}

// Scope returns the scope of that name, the first for an empty one.
func (c Client) Scope(name string) (Scope, error) {
	if name == "" {
		return c.Scopes[0], nil
	}
	i := slices.IndexFunc(c.Scopes, func(s Scope) bool { return s.Name == name })
	if i >= 0 {
		return c.Scopes[i], nil
	}
	names := make([]string, len(c.Scopes))
	for i, s := range c.Scopes {
		names[i] = s.Name
	}
	return Scope{}, fmt.Errorf("%s has no scope %q; it has %s", c.Title, name, strings.Join(names, ", "))
}

// Chosen are the scopes that a name means: the one of that name; for none the
// first, and those that go with it.
func (c Client) Chosen(name string) ([]Scope, error) {
	if name != "" {
		s, err := c.Scope(name)
		return []Scope{s}, err
	}
	chosen := c.Scopes[:1:1]
	for _, s := range c.Scopes[1:] {
		if s.Also {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

func (c Client) formatOf(s Scope) format {
	if s.format != nil {
		return s.format
	}
	return c.format
}

func inProject(elem ...string) func(Machine, string) (string, error) {
	return func(_ Machine, project string) (string, error) {
		if project == "" {
			return "", errors.New("no project folder found here; name it with --root DIR")
		}
		return filepath.Join(append([]string{project}, elem...)...), nil
	}
}

func inHome(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, _ string) (string, error) {
		if m.Home == "" {
			return "", errors.New("the home folder is not known; set HOME")
		}
		return filepath.Join(append([]string{m.Home}, elem...)...), nil
	}
}

// inConfig follows Electron's rule for application data.
func inConfig(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		switch m.OS {
		case "darwin":
			return inHome(append([]string{"Library", "Application Support"}, elem...)...)(m, project)
		case "windows":
			return inRoaming(elem...)(m, project)
		default:
			return inXDG(elem...)(m, project)
		}
	}
}

func inRoaming(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		if appData := m.Getenv("APPDATA"); appData != "" {
			return filepath.Join(append([]string{appData}, elem...)...), nil
		}
		return inHome(append([]string{"AppData", "Roaming"}, elem...)...)(m, project)
	}
}

func inXDG(elem ...string) func(Machine, string) (string, error) {
	return func(m Machine, project string) (string, error) {
		if config := m.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(config) {
			return filepath.Join(append([]string{config}, elem...)...), nil
		}
		return inHome(append([]string{".config"}, elem...)...)(m, project)
	}
}

// zed keeps its file under ~/.config on macOS too.
func zed(m Machine, project string) (string, error) {
	switch m.OS {
	case "darwin":
		return inHome(".config", "zed", "settings.json")(m, project)
	case "windows":
		return inRoaming("Zed", "settings.json")(m, project)
	default:
		return inXDG("zed", "settings.json")(m, project)
	}
}

func codexHome(m Machine, project string) (string, error) {
	if dir := m.Getenv("CODEX_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "config.toml"), nil
	}
	return inHome(".codex", "config.toml")(m, project)
}
