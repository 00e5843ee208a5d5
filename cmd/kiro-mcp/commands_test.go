package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are what the scripts can do besides testscript's own.
//
//	sample NAME [DIR]      copies a sample project to ./NAME, or to DIR
//	[!] call TOOL [JSON]   asks a server started here for one call; $SERVE are
//	                       its flags, $ERA its protocol, and $FACE (text,
//	                       structured, both) what of the answer is printed;
//	                       ! says that the answer is an error. With
//	                       $USER_SAYS (yes, no, nothing: closes the form) the
//	                       host can ask its user, and what it was told to ask
//	                       is printed to stderr
//	[!] request METHOD [JSON]
//	                       sends any request to a server started here and
//	                       prints its result, or with ! its error
//	session FILE           asks one server everything in FILE at once: lines
//	                       "TOOL JSON", or raw lines of the protocol
//	listen URI…            starts a server here for a host that stays, and asks
//	                       to be told of changes of URIs; "list" is the list
//	told URI               waits until that host is told, for the first time or
//	                       once more
//	hangup                 ends that server, and prints all that its host was
//	                       told, in order
//	capture NAME REGEXP    keeps what the first group matched in the last output
//	difference N A B       files of one length differ in exactly N bytes
//	tree DIR FILE          writes a listing of DIR: names, modes, times, hashes
//	replace FILE OLD NEW   puts NEW in the place of OLD, which stands there once;
//	                       \n is a line end
//	crlf FILE              gives a file the line ends of Windows
//	notes-server [FAULT]   starts a small HTTP server until the script ends, and
//	                       sets $NOTES to its address
//	exits N COMMAND…       runs a command that ends with code N
var commands = map[string]func(*testscript.TestScript, bool, []string){
	"sample":     sample,
	"call":       call,
	"request":    request,
	"session":    session,
	"listen":     listen,
	"told":       waitTold,
	"hangup":     hangup,
	"capture":    capture,
	"difference": difference,
	"tree":       tree,
	"replace":    replace,
	"crlf":       crlf,
	"exits":      exits,

	"notes-server": notesServer,
}

func sample(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) >= 1 && len(args) <= 2, "sample NAME [DIR]")
	dir := args[len(args)-1]
	ts.Check(os.CopyFS(ts.MkAbs(dir), os.DirFS(filepath.Join(ts.Getenv("SAMPLES"), args[0]))))
}

func call(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, len(args) == 1 || len(args) == 2, "[!] call TOOL [JSON]")
	h, done := asking(ts)
	a, err := h.call(args[0], append(args, "{}")[1])
	ts.Check(err)
	ts.Check(done())
	fmt.Fprint(ts.Stdout(), faceOf(a, ts.Getenv("FACE")))
	for _, shown := range h.user.asked {
		fmt.Fprintln(ts.Stderr(), shown)
	}
	if a.IsError != neg {
		ts.Fatalf("isError is %v:\n%s", a.IsError, a.Text)
	}
}

func request(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, len(args) == 1 || len(args) == 2, "[!] request METHOD [JSON]")
	params := map[string]any{}
	ts.Check(json.Unmarshal([]byte(append(args, "{}")[1]), &params))
	h, done := asking(ts)
	ts.Check(h.send(args[0], params))
	r, err := h.receive()
	ts.Check(err)
	ts.Check(done())
	shown := r.Result
	if r.Error != nil {
		shown, err = json.Marshal(r.Error)
		ts.Check(err)
	}
	var pretty bytes.Buffer
	ts.Check(json.Indent(&pretty, shown, "", "  "))
	fmt.Fprintln(ts.Stdout(), pretty.String())
	if (r.Error != nil) != neg {
		ts.Fatalf("%s answers %s", args[0], pretty.String())
	}
}

// faceOf is what a host shows its model. An error has no structured content;
// all hosts show its text.
func faceOf(a answer, face string) string {
	if a.IsError || face == "text" {
		return a.Text + "\n"
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, a.Structured, "", "  "); err != nil {
		return "structured content is no JSON: " + string(a.Structured) + "\n"
	}
	if face == "structured" {
		return pretty.String() + "\n"
	}
	return a.Text + "\n" + pretty.String() + "\n"
}

// callLine is a line of a session file that calls a tool.
var callLine = regexp.MustCompile(`^([a-z_]+) (\{.*\})$`)

func session(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 1, "session FILE")
	h := serverOf(ts)
	answers := make(chan []response)
	go func() { answers <- h.drain() }()
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		line = strings.TrimSuffix(line, "\n")
		if m := callLine.FindStringSubmatch(line); m != nil {
			ts.Check(h.send("tools/call", callOf(m[1], m[2])))
			continue
		}
		_, err := h.in.Write([]byte(line + "\n"))
		ts.Check(err)
	}
	ts.Check(h.in.Close())
	all := <-answers
	ts.Check(h.cmd.Wait())
	slices.SortStableFunc(all, func(a, b response) int {
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), bytes.Compare(a.ID, b.ID))
	})
	for _, r := range all {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", r.ID, r.brief())
	}
}

// drain reads all responses until the server ends its output.
func (h *host) drain() []response {
	var all []response
	for {
		r, err := h.receive()
		if err != nil {
			return all
		}
		all = append(all, r)
	}
}

// brief is a response on few lines.
func (r response) brief() string {
	if r.Error != nil {
		return fmt.Sprintf("error %d: %s", r.Error.Code, r.Error.Message)
	}
	if a, err := r.answer(); err == nil && a.Text != "" {
		return a.Text
	}
	return string(r.Result)
}

func capture(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 2, "capture NAME REGEXP")
	pattern, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	m := pattern.FindStringSubmatch(ts.ReadFile("stdout"))
	if len(m) < 2 {
		ts.Fatalf("no match for %#q with a group in the last output", args[1])
	}
	ts.Setenv(args[0], m[1])
}

func difference(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 3, "difference N A B")
	a, b := ts.ReadFile(args[1]), ts.ReadFile(args[2])
	if len(a) != len(b) {
		ts.Fatalf("%s has %d bytes and %s %d", args[1], len(a), args[2], len(b))
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	if fmt.Sprint(n) != args[0] {
		ts.Fatalf("%s and %s differ in %d bytes, not %s", args[1], args[2], n, args[0])
	}
}

func tree(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 2, "tree DIR FILE")
	text, err := listTree(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// listTree describes all that stands in a folder. The folders' times are in
// it: they tell of a file that came and went.
func listTree(dir string) (string, error) {
	var list strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		var sum [sha256.Size]byte
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum = sha256.Sum256(content)
		}
		rel, err := filepath.Rel(dir, path)
		fmt.Fprintf(&list, "%s %v %d %x\n", filepath.ToSlash(rel), info.Mode(), info.ModTime().UnixNano(), sum[:4])
		return err
	})
	return list.String(), err
}

func crlf(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 1, "crlf FILE")
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) >= 2, "exits N COMMAND...")
	code := "0"
	if exit, ok := errors.AsType[*exec.ExitError](ts.Exec(args[1], args[2:]...)); ok {
		code = fmt.Sprint(exit.ExitCode())
	}
	if code != args[0] {
		ts.Fatalf("%s ended with %s, not %s", args[1], code, args[0])
	}
}

func usage(ts *testscript.TestScript, ok bool, text string) {
	if !ok {
		ts.Fatalf("usage: %s", text)
	}
}

func replace(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 3, "replace FILE OLD NEW")
	ends := strings.NewReplacer(`\n`, "\n")
	old, fresh := ends.Replace(args[1]), ends.Replace(args[2])
	before := ts.ReadFile(args[0])
	if n := strings.Count(before, old); n != 1 {
		ts.Fatalf("%s holds %q %d times", args[0], old, n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(before, old, fresh, 1)), 0o644))
}
