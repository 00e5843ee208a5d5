package setup

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, c := range []struct {
		machine             Machine
		client, scope, want string
	}{
		{Machine{"darwin", "/Users/ada", env()}, "claude-desktop", "", "/Users/ada/Library/Application Support/Claude/claude_desktop_config.json"},
		{Machine{"windows", "/Users/ada", env("APPDATA", "/Users/ada/AppData/Roaming")}, "claude-desktop", "", "/Users/ada/AppData/Roaming/Claude/claude_desktop_config.json"},
		{Machine{"windows", "/Users/ada", env()}, "claude-desktop", "user", "/Users/ada/AppData/Roaming/Claude/claude_desktop_config.json"},
		{Machine{"linux", "/home/ada", env()}, "claude-desktop", "", "/home/ada/.config/Claude/claude_desktop_config.json"},
		{Machine{"linux", "/home/ada", env("XDG_CONFIG_HOME", "/cfg")}, "claude-desktop", "", "/cfg/Claude/claude_desktop_config.json"},
		{Machine{"linux", "/home/ada", env()}, "claude-code", "", "/shop/.mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "claude-code", "user", "/home/ada/.claude.json"},
		{Machine{"linux", "/home/ada", env()}, "amazon-q", "", "/shop/.amazonq/cli-agents/kiro-mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "amazon-q", "legacy", "/shop/.amazonq/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "amazon-q", "context", "/shop/.amazonq/context/kiro-specs.md"},
		{Machine{"linux", "/home/ada", env()}, "amazon-q", "user", "/home/ada/.aws/amazonq/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "agents-md", "", "/shop/AGENTS.md"},
		{Machine{"linux", "/home/ada", env()}, "skill", "", "/shop/.claude/skills/kiro-specs/SKILL.md"},
		{Machine{"linux", "/home/ada", env()}, "skill", "agents", "/shop/.agents/skills/kiro-specs/SKILL.md"},
		{Machine{"linux", "/home/ada", env()}, "skill", "user", "/home/ada/.claude/skills/kiro-specs/SKILL.md"},
		{Machine{"linux", "/home/ada", env()}, "kiro", "", "/shop/.kiro/settings/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "kiro", "user", "/home/ada/.kiro/settings/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "codex", "", "/shop/.codex/config.toml"},
		{Machine{"linux", "/home/ada", env()}, "codex", "user", "/home/ada/.codex/config.toml"},
		{Machine{"linux", "/home/ada", env("CODEX_HOME", "/cfg/codex")}, "codex", "user", "/cfg/codex/config.toml"},
		{Machine{"linux", "/home/ada", env()}, "cursor", "", "/shop/.cursor/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "cursor", "user", "/home/ada/.cursor/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "gemini-cli", "", "/shop/.gemini/settings.json"},
		{Machine{"linux", "/home/ada", env()}, "gemini-cli", "user", "/home/ada/.gemini/settings.json"},
		{Machine{"linux", "/home/ada", env()}, "vscode", "", "/shop/.vscode/mcp.json"},
		{Machine{"linux", "/home/ada", env()}, "vscode", "user", "/home/ada/.config/Code/User/mcp.json"},
		{Machine{"darwin", "/Users/ada", env()}, "vscode", "user", "/Users/ada/Library/Application Support/Code/User/mcp.json"},
		{Machine{"windows", "/Users/ada", env("APPDATA", "/Users/ada/AppData/Roaming")}, "vscode", "user", "/Users/ada/AppData/Roaming/Code/User/mcp.json"},
		{Machine{"linux", "/home/ada", env("XDG_CONFIG_HOME", "/cfg")}, "zed", "", "/cfg/zed/settings.json"},
		{Machine{"darwin", "/Users/ada", env()}, "zed", "", "/Users/ada/.config/zed/settings.json"},
		{Machine{"windows", "/Users/ada", env("APPDATA", "/Users/ada/AppData/Roaming")}, "zed", "", "/Users/ada/AppData/Roaming/Zed/settings.json"},
	} {
		client, err := Named(c.client)
		if err != nil {
			t.Fatal(err)
		}
		scope, err := client.Scope(c.scope)
		if err != nil {
			t.Fatal(err)
		}
		got, err := scope.file(c.machine, "/shop")
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS == "windows" && c.machine.OS != "windows" {
			got = filepath.ToSlash(got)
		}
		if filepath.ToSlash(got) != c.want {
			t.Errorf("%s %s on %s (-want +got)\n-%s\n+%s", c.client, c.scope, c.machine.OS, c.want, got)
		}
	}
}

func TestUnknownNamesListTheKnownOnes(t *testing.T) {
	_, err := Prepare(Machine{}, Request{Client: "emacs"})
	if want := `unknown client "emacs"; known are agents-md, amazon-q, claude-code, claude-desktop, codex, cursor, gemini-cli, kiro, skill, vscode, zed`; err == nil || err.Error() != want {
		t.Errorf("(-want +got)\n-%s\n+%v", want, err)
	}
	_, err = Prepare(Machine{}, Request{Client: "kiro", Scope: "local"})
	if want := `Kiro has no scope "local"; it has workspace, user`; err == nil || err.Error() != want {
		t.Errorf("(-want +got)\n-%s\n+%v", want, err)
	}
}

// project is a folder with a Kiro configuration in it.
func project(t *testing.T, content string) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	path = filepath.Join(dir, ".kiro", "settings", "mcp.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir, path
}

func write(t *testing.T, dir, root string, remove bool) *Plan {
	t.Helper()
	plan, err := Prepare(Machine{}, Request{
		Client: "kiro", Project: dir, Remove: remove,
		Server: Server{Command: "/bin/kiro-mcp", Roots: []string{root}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(); err != nil {
		t.Fatal(err)
	}
	return plan
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What setup put in twice, with another root the second time, it can still
// take out without a trace; an empty object is told from a missing one by
// the backup.
func TestWriteTwiceThenRemove(t *testing.T) {
	for _, before := range []string{"", "\n", "{}", `{"mcpServers": {}}`, "{\n  \"mcpServers\": {\n  }\n}\n", "{ } // end"} {
		dir, path := project(t, before)
		plan := write(t, dir, "/one", false)
		if got := contentOf(t, plan.BackupPath()); got != before {
			t.Errorf("backup (-want +got)\n-%q\n+%q", before, got)
		}
		write(t, dir, "/two", false)
		if got := contentOf(t, path); !strings.Contains(got, `"--root", "/two"`) || strings.Contains(got, "/one") {
			t.Errorf("the root was not replaced:\n%s", got)
		}
		write(t, dir, "", true)
		if got := contentOf(t, path); got != before {
			t.Errorf("after remove (-want +got)\n-%q\n+%q", before, got)
		}
		if _, err := os.Stat(plan.BackupPath()); err == nil {
			t.Error("the backup is still there")
		}
	}
}

// Remove takes out the entry that was there before us as well: one that is not
// whole, or one that another of the same name hid.
func TestRemoveLeavesNoEntry(t *testing.T) {
	for before, want := range map[string]string{
		`{"mcpServers":{"kiro-mcp":{"command":"a"}}}`:                                         `{"mcpServers":{}}`,
		`{"mcpServers":{"kiro\u002dmcp":{"command":"a"}}}`:                                    `{"mcpServers":{}}`,
		`{"mcpServers":{"kiro-mcp":{"command":"a"},"x":{},"kiro-mcp":{"command":"b"}},"y":1}`: `{"mcpServers":{"x":{}},"y":1}`,
	} {
		dir, path := project(t, before)
		write(t, dir, "/one", false)
		write(t, dir, "", true)
		if got := contentOf(t, path); got != want {
			t.Errorf("%s after write and remove (-want +got)\n-%s\n+%s", before, want, got)
		}
	}
}

func TestAFolderIsNoConfiguration(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".kiro", "settings", "mcp.json"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := Prepare(Machine{}, Request{Client: "kiro", Project: dir, Server: Server{Command: "/bin/kiro-mcp"}})
	if err == nil || !strings.Contains(err.Error(), "is not a file") {
		t.Errorf("got %v, want an error that says it is not a file", err)
	}
}

func TestRemoveKeepsWhatOthersAddedSince(t *testing.T) {
	dir, path := project(t, "{}\n")
	write(t, dir, "/one", false)
	edited := strings.Replace(contentOf(t, path), `"mcpServers": {`, "\"mcpServers\": {\n    \"other\": {},", 1)
	if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := write(t, dir, "", true)
	if want, got := "{\n  \"mcpServers\": {\n    \"other\": {}\n  }\n}\n", contentOf(t, path); got != want {
		t.Errorf("(-want +got)\n-%q\n+%q", want, got)
	}
	if got := contentOf(t, plan.BackupPath()); got != edited {
		t.Errorf("backup (-want +got)\n-%q\n+%q", edited, got)
	}
}

func TestANewFileIsRemovedAgain(t *testing.T) {
	dir := t.TempDir()
	plan := write(t, dir, "/one", false)
	if plan.Backup() {
		t.Error("a backup of nothing")
	}
	write(t, dir, "", true)
	if _, err := os.Stat(plan.Path); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	if again := write(t, dir, "", true); again.Changes() {
		t.Error("removing nothing is a change")
	}
}

func TestTheModeStays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dir, path := project(t, "{}")
	plan := write(t, dir, "/one", false)
	for _, p := range []string{path, plan.BackupPath()} {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("mode of %s (-want +got)\n-%o\n+%o", filepath.Base(p), 0o600, info.Mode().Perm())
		}
	}
}

func TestALinkIsWrittenThrough(t *testing.T) {
	for _, there := range []bool{true, false} {
		dir, path := project(t, "")
		dotfiles := filepath.Join(t.TempDir(), "mcp.json")
		if there {
			if err := os.WriteFile(dotfiles, []byte("{}"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(dotfiles, path); err != nil {
			t.Skipf("no links here: %v", err)
		}
		write(t, dir, "/one", false)
		if target, err := os.Readlink(path); err != nil || target != dotfiles {
			t.Errorf("the link became %q (%v)", target, err)
		}
		if got := contentOf(t, dotfiles); !strings.Contains(got, ServerName) {
			t.Errorf("the file behind the link holds %q", got)
		}
	}
}

func TestAFileThatChangedMeanwhileIsLeft(t *testing.T) {
	dir, path := project(t, "{}")
	plan, err := Prepare(Machine{}, Request{Client: "kiro", Project: dir, Server: Server{Command: "/bin/kiro-mcp"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(`{"theirs": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := plan.Write(); err == nil || !strings.Contains(err.Error(), "changed on disk") {
		t.Errorf("got %v", err)
	}
	if got := contentOf(t, path); got != `{"theirs": 1}` {
		t.Errorf("their change became %q", got)
	}
}
