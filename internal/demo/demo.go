// Package demo shows the main job in a minute: an assistant's session over an
// embedded sample, with a real client and a real server, in a temporary copy.
//
// Most callers want [Run].
package demo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kiro-mcp/internal/edge"
	"kiro-mcp/specfs"
	"kiro-mcp/testdata"
	"kiro-mcp/tools"
)

// contract is where the copy has one; the sample has none.
const contract = ".kiro/api-spec.yaml"

// Run plays the session and tells it to w. The copy is removed afterwards.
func Run(ctx context.Context, w io.Writer, version string) (err error) {
	temporary, err := os.MkdirTemp("", "kiro-mcp-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temporary)) }()
	dir, sample := filepath.Join(temporary, "order-desk"), testdata.Orders()
	if err := os.CopyFS(dir, sample); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(contract)), testdata.OrderContract(), 0o644); err != nil {
		return err
	}
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		return err
	}
	connection, err := connect(ctx, workspaces, version)
	if err != nil {
		return err
	}
	s := &session{out: w, client: connection.client, dir: dir, sample: sample}
	return errors.Join(s.play(ctx), connection.close())
}

// connection is a client and a server, each at one end of two pipes.
type connection struct {
	client *edge.Client
	served chan error
}

func connect(ctx context.Context, workspaces *specfs.Workspaces, version string) (*connection, error) {
	server := edge.New(edge.Options{
		Name: "kiro-mcp", Title: "Kiro specs", Version: version,
		Instructions: tools.Instructions, Tools: tools.All(workspaces),
	})
	requests, toServer := io.Pipe()
	toClient, answers := io.Pipe()
	c := &connection{served: make(chan error, 1)}
	go func() {
		c.served <- errors.Join(server.ServeStdio(ctx, requests, answers), answers.Close())
	}()
	var err error
	if c.client, err = edge.Dial(ctx, "kiro-mcp-demo", version, toServer, toClient); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *connection) close() error {
	return errors.Join(c.client.Close(), <-c.served)
}

// session tells what is asked and answered.
type session struct {
	out    io.Writer
	client *edge.Client
	dir    string // the copy
	sample fs.FS

	calls, bytes int
	err          error
}

// say writes a paragraph.
func (s *session) say(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.out, format+"\n", args...)
	}
}

// ask makes one call, shows both sides, and reads the structured content.
func (s *session) ask(ctx context.Context, says, tool, args string, lines int) json.RawMessage {
	if s.err != nil {
		return nil
	}
	s.say("\n── %s", says)
	s.column("call", broken(tool+" "+args))
	reply, err := s.client.Call(ctx, tool, json.RawMessage(args))
	if err != nil {
		s.err = err
		return nil
	}
	s.calls++
	s.bytes += len(reply.Text)
	label := "answer"
	if reply.IsError {
		label = "refused"
	}
	s.column(label, trimmed(reply.Text, lines))
	return reply.Structured
}

// column writes lines with a label beside the first.
func (s *session) column(label string, lines []string) {
	for _, line := range lines {
		s.say("   %-7s %s", label, line)
		label = ""
	}
}

// trimmed is the beginning of a text, as much as fits a screen beside others,
// with long lines broken between words.
func trimmed(text string, most int) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	var out []string
	for i, line := range lines {
		if i == most {
			return append(out, fmt.Sprintf("… and %d more lines", len(lines)-i))
		}
		out = append(out, broken(line)...)
	}
	return out
}

// broken breaks a line into lines of at most 96 characters, the further ones
// indented.
func broken(line string) []string {
	const columns, hang = 96, "    "
	var out []string
	for {
		runes := []rune(line)
		if len(runes) <= columns {
			return append(out, line)
		}
		head := string(runes[:columns])
		at := strings.LastIndexByte(head, ' ')
		if strings.TrimSpace(head[:max(at, 0)]) == "" {
			at = len(head) // one long word
		}
		out = append(out, line[:at])
		line = hang + strings.TrimPrefix(line[at:], " ")
	}
}
