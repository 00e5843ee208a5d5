package setup

import (
	"fmt"
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
func Clients() []Client { return slices.Clone(clients) }

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
