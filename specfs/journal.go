package specfs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"kiro-mcp/specfs/doc"
)

// A change to several documents is written down before the first of them is
// touched, in .kiro/state/<spec>/apply.json:
//
//	stage every document ─► write the journal ─► swap each ─► clear staged files ─► remove the journal
//	                        └────────── killed in here: the next write goes on ──────────┘
//
// What is killed before the journal stands has changed nothing.
const journalFile = "apply.json"

// A change to files of the workspace that need not be there has its journal in
// .kiro/state itself, and writes it before it stages anything: what it made of
// folders and staged files is then known, and goes with it.

// journal lists the documents of one change.
type journal struct {
	Documents []journaled `json:"documents"`
	Folders   []string    `json:"folders,omitempty"` // that were made for it, each after the one above it
}

// journaled is one of them: where it really lies, the revision that was read
// and the one that replaces it; "none" is a file that is not there. They make
// the name of its staged file.
type journaled struct {
	Path string `json:"path"`
	Base string `json:"base"`
	Next string `json:"next"`
}

func (j journaled) staged() string { return stagedName(path.Base(j.Path), j.Base, j.Next) }

// journalPlace is where the journal of a change stands while it is made.
type journalPlace struct {
	w    *Workspace
	path string
	top  string // folder that stays, even when it is empty
}

func (s *Spec) journal() journalPlace {
	return journalPlace{w: s.Workspace, path: path.Join(s.StateDir(), journalFile), top: path.Join(s.folder, kiroFolder)}
}

func interruptedFinding(journal string) doc.Finding {
	return doc.Finding{
		Code: codeInterrupted, Severity: doc.Warning, File: journal, Line: 1,
		Message: "a change to several documents of this spec was cut short",
		Fix:     "the next write to the spec finishes it or takes it back",
	}
}

// read gives the journal of a change that was cut short; nil when there is
// none.
func (p journalPlace) read() (*journal, error) {
	source, err := p.w.ReadFile(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var j journal
	err = json.Unmarshal(source, &j)
	for _, d := range j.Documents {
		err = firstError(err, checkPath(d.Path))
	}
	if err != nil || len(j.Documents) == 0 {
		return nil, &doc.Fault{Code: codeWriteFailed, Message: fmt.Sprintf("%s is no journal of ours; look at it and remove it", p.path)}
	}
	return &j, nil
}

// write makes the journal durable; from then on the change is finished or taken
// back whatever happens.
func (p journalPlace) write(j journal) error {
	source, err := json.Marshal(j)
	if err != nil {
		return err
	}
	root, err := p.w.root()
	if err != nil {
		return err
	}
	dir := path.Dir(p.path)
	if err := root.MkdirAll(dir, 0o755); err != nil {
		return writeFault(dir, err)
	}
	d, err := openDirectory(p.w, root, dir)
	if err != nil {
		return err
	}
	defer d.close()
	file, err := d.root.OpenFile(p.part(), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return writeFault(dir, err)
	}
	_, err = file.Write(append(source, '\n'))
	err = firstError(err, file.Sync())
	if err = firstError(err, file.Close()); err == nil {
		err = d.root.Rename(p.part(), path.Base(p.path))
	}
	return firstError(writeFault(dir, err), d.sync())
}

// part is the name of the journal while it is written.
func (p journalPlace) part() string {
	return "." + strings.TrimPrefix(path.Base(p.path), ".") + ".part"
}

// remove ends the change. Folders that were made for the journal go with it.
func (p journalPlace) remove() error {
	root, err := p.w.root()
	if err != nil {
		return err
	}
	if err := root.Remove(p.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return writeFault(p.path, err)
	}
	_ = root.Remove(path.Join(path.Dir(p.path), p.part())) // there only after a crash
	for dir := path.Dir(p.path); dir != p.top; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			break // it holds records
		}
	}
	return nil
}
