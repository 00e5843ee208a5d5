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
		},
		{
			Name: "claude-desktop", Title: "Claude Desktop",
			Next:   "quit Claude Desktop and start it again; the server stands under its tools",
			Scopes: []Scope{{"user", "Claude Desktop's own file", true, claudeDesktop}},
		},
		{
			Name: "kiro", Title: "Kiro",
			Next: "Kiro reads the file when it is saved; the server stands in its MCP view",
			Scopes: []Scope{
				{"workspace", "the project's .kiro/settings/mcp.json", true, inProject(".kiro", "settings", "mcp.json")},
				{"user", "every project of yours, ~/.kiro/settings/mcp.json", true, inHome(".kiro", "settings", "mcp.json")},
			},
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

// claudeDesktop follows Electron's rule for application data. Anthropic
// publishes macOS and Windows builds; elsewhere the rule gives the place that
// community builds read.
func claudeDesktop(m Machine, project string) (string, error) {
	const dir, name = "Claude", "claude_desktop_config.json"
	switch m.OS {
	case "darwin":
		return inHome("Library", "Application Support", dir, name)(m, project)
	case "windows":
		if appData := m.Getenv("APPDATA"); appData != "" {
			return filepath.Join(appData, dir, name), nil
		}
		return inHome("AppData", "Roaming", dir, name)(m, project)
	default:
		if config := m.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(config) {
			return filepath.Join(config, dir, name), nil
		}
		return inHome(".config", dir, name)(m, project)
	}
}
