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
	file  func(m Machine, project string) (string, error)
}

// Clients are all hosts that can be set up, by name.
func Clients() []Client {
	return []Client{
		{
			Name: "claude-code", Title: "Claude Code",
			Next: "start claude in the project and approve the server; /mcp lists it",
			Scopes: []Scope{
				{"project", "the project's .mcp.json", true, inProject(".mcp.json")},
				{"user", "every project of yours, ~/.claude.json", false, inHome(".claude.json")},
			},
			format: mcpServers,
		},
		{
			Name: "claude-desktop", Title: "Claude Desktop",
			Next:   "quit Claude Desktop and start it again; the server stands under its tools",
			Scopes: []Scope{{"user", "Claude Desktop's own file", true, inConfig("Claude", "claude_desktop_config.json")}},
			format: mcpServers,
		},
		{
			Name: "codex", Title: "Codex",
			Next: "start codex in the project, which must be one that it trusts; /mcp lists the server",
			Scopes: []Scope{
				{"project", "the project's .codex/config.toml", true, inProject(".codex", "config.toml")},
				{"user", "every project of yours, ~/.codex/config.toml", false, codexHome},
			},
			format: tomlFile{},
		},
		{
			Name: "cursor", Title: "Cursor",
			Next: "open Cursor's settings, Tools & MCP, and switch the server on",
			Scopes: []Scope{
				{"project", "the project's .cursor/mcp.json", true, inProject(".cursor", "mcp.json")},
				{"user", "every project of yours, ~/.cursor/mcp.json", true, inHome(".cursor", "mcp.json")},
			},
			format: mcpServers,
		},
		{
			Name: "gemini-cli", Title: "Gemini CLI",
			Next: "start gemini in the project; /mcp lists the server",
			Scopes: []Scope{
				{"project", "the project's .gemini/settings.json", true, inProject(".gemini", "settings.json")},
				{"user", "every project of yours, ~/.gemini/settings.json", false, inHome(".gemini", "settings.json")},
			},
			format: mcpServers,
		},
		{
			Name: "kiro", Title: "Kiro",
			Next: "Kiro reads the file when it is saved; the server stands in its MCP view",
			Scopes: []Scope{
				{"workspace", "the project's .kiro/settings/mcp.json", true, inProject(".kiro", "settings", "mcp.json")},
				{"user", "every project of yours, ~/.kiro/settings/mcp.json", true, inHome(".kiro", "settings", "mcp.json")},
			},
			format: mcpServers,
		},
		{
			Name: "vscode", Title: "VS Code",
			Next: "open the file in VS Code and start the server from the line above its entry",
			Scopes: []Scope{
				{"workspace", "the project's .vscode/mcp.json", true, inProject(".vscode", "mcp.json")},
				{"user", "every project of yours, mcp.json of the default profile", true, inConfig("Code", "User", "mcp.json")},
			},
			format: vscodeServers,
		},
		{
			Name: "zed", Title: "Zed",
			Next:   "Zed reads the file when it is saved; the server stands in its settings under AI, MCP Servers",
			Scopes: []Scope{{"user", "Zed's own settings.json", true, zed}},
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

func (c Client) path(m Machine, scope, project string) (string, error) {
	s, err := c.Scope(scope)
	if err != nil {
		return "", err
	}
	return s.file(m, project)
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
