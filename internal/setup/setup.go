// Package setup adds this server to the configuration file of an MCP host, or
// what to know of it to a file that assistants read, and takes it out again.
//
// Most callers want [Prepare], then [Plan.Diff] to show what would change and
// [Plan.Write] to do it.
//
// It promises that every byte that is not the server's own entry stays as it
// is (comments, order, indentation, line ends, a byte order mark): a change is
// a few insertions into the present bytes, never a document printed anew. And
// that removing what was added gives the former file back.
package setup

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// ServerName is the name of our entry in every host's file.
const ServerName = "kiro-mcp"

// Request says what to write, and where.
type Request struct {
	Client string // a name of Clients
	Scope  string // a scope of the client; empty is its first
	// Project is the folder that project scopes write into.
	Project string
	Server  Server
	Remove  bool // take the entry out instead of adding it
}

// Server is the command line that the host is to start.
type Server struct {
	Command string   // absolute: hosts start servers anywhere, with a bare PATH
	Roots   []string // absolute; empty leaves the roots of an entry as they are
	Notes   string   // Markdown, for files that hold a text instead of an entry
}

// Plan is a change that has been worked out and not made.
type Plan struct {
	Client Client
	Path   string // the file, links resolved

	format        format
	before, after change
	// backup is what the backup file holds once the plan is carried out.
	backup change
}

// change is the content of a file; absent says that there is no file.
type change struct {
	content []byte
	absent  bool
}

func (c change) equal(d change) bool {
	return c.absent == d.absent && bytes.Equal(c.content, d.content)
}

// Prepare reads the host's file and works out the change. It writes nothing.
// It fails for a client or scope that is not known and for a file that is not
// in its host's format, naming line and column. JSON may hold comments and
// trailing commas.
func Prepare(m Machine, r Request) (*Plan, error) {
	client, err := Named(r.Client)
	if err != nil {
		return nil, err
	}
	scope, err := client.Scope(r.Scope)
	if err != nil {
		return nil, err
	}
	path, err := scope.file(m, r.Project)
	if err != nil {
		return nil, err
	}
	if path, err = throughLinks(path); err != nil {
		return nil, err
	}
	plan := &Plan{Client: client, Path: path, format: client.formatOf(scope)}
	if plan.before, err = readFile(path); err != nil {
		return nil, err
	}
	if plan.backup, err = readFile(plan.BackupPath()); err != nil {
		return nil, err
	}
	if r.Remove {
		err = plan.remove()
	} else {
		err = plan.add(r.Server)
	}
	if err != nil {
		return nil, located(path, err)
	}
	return plan, nil
}

func (p *Plan) add(s Server) error {
	after, err := p.format.with(p.before, s)
	if err != nil {
		return err
	}
	p.after = after
	// A backup that this file was made from still is the file as it was
	// before us; keep it, so that remove can give it back.
	if !p.isFrom(p.backup) {
		p.backup = p.before
	}
	return nil
}

func (p *Plan) remove() error {
	if p.before.absent {
		p.after = p.before
		return nil
	}
	nothing := change{absent: true}
	switch {
	case p.isFrom(p.backup):
		p.after, p.backup = p.backup, nothing
		return nil
	case p.isFrom(nothing):
		p.after, p.backup = nothing, nothing
		return nil
	}
	after, err := p.format.without(p.before.content)
	if err != nil {
		return err
	}
	p.after, p.backup = change{content: after}, p.before
	return nil
}

// isFrom reports whether the present file is exactly what adding its entry
// to the content given makes. Then that content is the file as it was.
func (p *Plan) isFrom(origin change) bool {
	if p.before.absent || origin.equal(p.before) {
		return false
	}
	s, ok := p.format.server(p.before.content)
	if !ok {
		return false
	}
	if without, err := p.format.without(origin.content); err != nil || !bytes.Equal(without, origin.content) {
		return false // it had an entry, perhaps not a whole one
	}
	made, err := p.format.with(origin, s)
	return err == nil && made.equal(p.before)
}

// Changes reports whether there is anything to write.
func (p *Plan) Changes() bool { return !p.before.equal(p.after) }

// BackupPath is where Write keeps the file as it was.
func (p *Plan) BackupPath() string { return p.Path + ".kiro-mcp.bak" }

// Diff shows the change as a unified diff; it is empty when there is none.
func (p *Plan) Diff() string {
	from, to := p.Path, p.Path
	if p.before.absent {
		from = "/dev/null"
	}
	if p.after.absent {
		to = "/dev/null"
	}
	diff := udiff.Unified(from, to, string(p.before.content), string(p.after.content))
	return strings.ReplaceAll(diff, "\r\n", "\n")
}

// Write carries the plan out: the backup first, then the file, each replaced
// as a whole so that a crash leaves the old or the new one. It fails when the
// file changed since Prepare read it.
func (p *Plan) Write() error {
	now, err := readFile(p.Path)
	if err != nil {
		return err
	}
	if !now.equal(p.before) {
		return fmt.Errorf("%s changed on disk since it was read; run the command again", p.Path)
	}
	if !p.Changes() {
		return nil
	}
	mode := modeOf(p.Path)
	if !p.backup.absent {
		if err := replace(p.BackupPath(), p.backup.content, mode); err != nil {
			return err
		}
	}
	if p.after.absent {
		err = os.Remove(p.Path)
	} else {
		err = replace(p.Path, p.after.content, mode)
	}
	if err != nil {
		return err
	}
	if p.backup.absent {
		return removeIfThere(p.BackupPath())
	}
	return nil
}

// Backup reports whether Write leaves a backup beside the file.
func (p *Plan) Backup() bool { return p.Changes() && !p.backup.absent }

func readFile(path string) (change, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return change{absent: true}, nil
	case err != nil:
		return change{}, err
	case !info.Mode().IsRegular(): // reading a FIFO would wait for a writer
		return change{}, fmt.Errorf("%s is not a file; move away what stands there", path)
	}
	content, err := os.ReadFile(path)
	return change{content: content}, err
}
