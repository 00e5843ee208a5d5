package setup

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kiro-mcp/specfs/doc"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// A case is an archive: a sentence, then the sections before (none: no file),
// after or error, and removed where taking the entry out without a backup
// does not give before. A line "bytes: crlf bom tabs" rewrites all sections. A
// line "client: zed" says whose file it is; without one it is tried for every
// host that keeps mcpServers. A line "scope: agent" says which of its files.
func TestGoldenFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("found no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, client := range clientsOf(t, archive) {
				t.Run(client.Name, func(t *testing.T) { testFile(t, file, client, archive) })
			}
		})
	}
}

// TestEveryClientHasItsCases holds each host to a new file, one with other
// servers, one with comments and a broken one.
func TestEveryClientHasItsCases(t *testing.T) {
	for _, client := range Clients() {
		if client.format != mcpServers { // those are in all cases without a client line
			testCases(t, client, client.Name)
		}
		for _, scope := range client.Scopes {
			if scope.format != nil {
				testCases(t, client, client.Name+"_"+scope.Name)
			}
		}
	}
}

func testCases(t *testing.T, client Client, prefix string) {
	t.Helper()
	for _, kind := range []string{"new_file", "other_servers", "comments", "broken"} {
		file := fmt.Sprintf("testdata/%s_%s.txtar", prefix, kind)
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Errorf("%s has no case: %v", prefix, err)
			continue
		}
		if of := clientsOf(t, archive); len(of) != 1 || of[0].Name != client.Name {
			t.Errorf("%s does not say that it is of client: %s", file, client.Name)
		}
	}
}

// scopeOf is the scope that a case is about.
func scopeOf(t *testing.T, client Client, archive *txtar.Archive) Scope {
	t.Helper()
	name := "user"
	if _, after, ok := strings.Cut(string(archive.Comment), "scope: "); ok {
		name = strings.Fields(after)[0]
	}
	scope, err := client.Scope(name)
	if err != nil {
		t.Fatal(err)
	}
	return scope
}

// clientsOf are the hosts that a case is about.
func clientsOf(t *testing.T, archive *txtar.Archive) []Client {
	t.Helper()
	if _, name, ok := strings.Cut(string(archive.Comment), "client: "); ok {
		client, err := Named(strings.Fields(name)[0])
		if err != nil {
			t.Fatal(err)
		}
		return []Client{client}
	}
	return slices.DeleteFunc(Clients(), func(c Client) bool { return c.format != mcpServers })
}

func testFile(t *testing.T, file string, client Client, archive *txtar.Archive) {
	before, had := section(archive, "before")
	server := Server{Command: "/opt/bin/kiro-mcp", Roots: []string{"/home/ada/shop"}, Notes: "# Specs\n\nThey stand under `.kiro`.\n"}
	scope := scopeOf(t, client, archive)
	path, plan, err := prepared(t, client, scope, before, had, server)
	if want, fails := section(archive, "error"); fails {
		got := "no error"
		if err != nil {
			got = strings.TrimPrefix(err.Error(), path)
		}
		compare(t, file, archive, "error", []byte(got+"\n"), want)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	want, _ := section(archive, "after")
	compare(t, file, archive, "after", plan.after.content, want)

	if _, again, err := prepared(t, client, scope, plan.after.content, true, server); err != nil || again.Changes() {
		t.Errorf("setting up twice changes the file again (%v):\n%s", err, again.Diff())
	}
	removed, err := plan.format.without(plan.after.content)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := section(archive, "removed")
	if !ok {
		want = before
	}
	compare(t, file, archive, "removed", removed, want)
}

// prepared writes a host's file, unless there is to be none, and prepares a
// change to it.
func prepared(t *testing.T, client Client, scope Scope, content []byte, exists bool, s Server) (string, *Plan, error) {
	t.Helper()
	machine := Machine{OS: "linux", Home: t.TempDir(), Getenv: func(string) string { return "" }}
	project := t.TempDir()
	path, err := scope.file(machine, project)
	if err != nil {
		t.Fatal(err)
	}
	if exists {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	plan, err := Prepare(machine, Request{Client: client.Name, Scope: scope.Name, Project: project, Server: s})
	return path, plan, err
}

func section(archive *txtar.Archive, name string) ([]byte, bool) {
	for _, f := range archive.Files {
		if f.Name == name {
			return transformed(archive, f.Data), true
		}
	}
	return nil, false
}

// transformed gives a section the bytes that a text archive cannot show.
func transformed(archive *txtar.Archive, data []byte) []byte {
	_, words, _ := strings.Cut(string(archive.Comment), "bytes:")
	for word := range strings.FieldsSeq(words) {
		switch word {
		case "crlf":
			data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		case "bom":
			data = append([]byte("\xef\xbb\xbf"), data...)
		case "tabs":
			data = bytes.ReplaceAll(data, []byte("  "), []byte("\t"))
		case "unterminated":
			data = bytes.TrimRight(data, "\r\n")
		}
	}
	return data
}

func compare(t *testing.T, file string, archive *txtar.Archive, name string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	if !*update || len(transformed(archive, []byte("\n  "))) != len("\n  ") {
		t.Errorf("%s of %s (-want +got), run with -update if this is expected:\n-%q\n+%q", name, file, want, got)
		return
	}
	for i := range archive.Files {
		if archive.Files[i].Name == name {
			archive.Files[i].Data = got
		}
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// FuzzRemoveUndoesAdd holds the package's promise on any file at all, in every
// format.
func FuzzRemoveUndoesAdd(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "{}", "{ }\n", `{"mcpServers":{}}`, `{"mcpServers":{"a":{}}}`,
		"{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": {}, // why\r\n\t},\r\n}", "{/* none */}", "{\"x\":1}// end",
		`{"mcpServers":{"a":{},/* tail */}}`, "\xef\xbb\xbf{\n}", `{"mcpServers":{"kiro-mcp":{"env":{}}}}`,
		"{\"mcpServers\": {\"a\": {} // one\n // two\n }}",
		"0\r", "# Mine", "# Mine\r\n\r\ntext\r\n", beginMark + "\nold\n" + endMark, beginMark, "a\n\n" + beginMark + "\n" + endMark + "\n\nb",
		"model = \"o\"", "[mcp_servers.a]\ncommand = 'x' # why\n", "[mcp_servers.kiro-mcp]\r\nargs = [ # ]\r\n]\r\n[mcp_servers.kiro-mcp.env]\r\nA = '1'\r\n",
		"mcp_servers = { a = { command = 'x' } }\n", "[[mcp_servers]]\n", "[ mcp_servers . \"kiro-mcp\" ]",
	} {
		f.Add([]byte(seed))
	}
	formats := []format{mcpServers, vscodeServers, amazonAgent, tomlFile{}, notesFile{}, notesFile{head: skillHead}}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, format := range formats {
			testUndone(t, format, src)
		}
	})
}

var fuzzed = Server{Command: "/bin/kiro-mcp", Roots: []string{"/r"}, Notes: "# Specs"}

func testUndone(t *testing.T, format format, src []byte) {
	t.Helper()
	origin := change{content: src}
	_, had := format.server(src)
	after, err := format.with(origin, fuzzed)
	if err != nil {
		return
	}
	if _, ok := format.server(after.content); !ok {
		t.Fatalf("the entry cannot be read back from %q", after.content)
	}
	again, err := format.with(after, fuzzed)
	if err != nil || !again.equal(after) {
		t.Fatalf("the second time changes %q to %q (%v)", after.content, again.content, err)
	}
	plan := &Plan{format: format, before: after, backup: origin}
	if err := plan.remove(); err != nil {
		t.Fatal(err)
	}
	if !had && !bytes.Contains(src, []byte(ServerName)) && !bytes.Equal(plan.after.content, src) {
		t.Fatalf("%q came back as %q", src, plan.after.content)
	}
	if _, still := format.server(plan.after.content); still && !bytes.Contains(src, []byte(ServerName)) {
		t.Fatalf("the entry is still there in %q", plan.after.content)
	}
}

func TestDeleteIsTheReverseOfInsert(t *testing.T) {
	for _, src := range []string{
		`{"a": 1}`, "{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n}", "{\"a\": 1 // x\n}", "{\"a\": 1, /* x */}", "{\"a\": 1, // x\n\n}",
	} {
		c, err := parseConfig([]byte(src))
		if err != nil {
			t.Fatal(err)
		}
		after, err := c.apply(c.insert(c.root, plain(`"b": 2`)))
		if err != nil {
			t.Fatal(err)
		}
		d, err := parseConfig(after.content)
		if err != nil {
			t.Fatalf("%q became %q: %v", src, after.content, err)
		}
		back, err := doc.Apply(d.body, d.delete(d.root, "b"))
		if err != nil || string(back) != src {
			t.Errorf("%q became %q and then %q (%v)", src, after.content, back, err)
		}
	}
}
