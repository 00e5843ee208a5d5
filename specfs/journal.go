package specfs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"kiro-mcp/specfs/doc"
)

// A change to several documents is written down before the first of them is
// touched, in .kiro/state/<spec>/apply.json:
//
//	stage every document ─► write the journal ─► swap each ─► clear staged files ─► remove the journal
//	                        └────────── killed in here: the next write goes on ──────────┘
//
// What is killed before the journal stands has changed nothing.
const (
	journalFile  = "apply.json"
	journalWrite = ".apply.json.part"
)

// journal lists the documents of one change.
type journal struct {
	Documents []journaled `json:"documents"`
}

// journaled is one of them: where it really lies, the revision that was read
// and the one that replaces it. They make the name of its staged file.
type journaled struct {
	Path string `json:"path"`
	Base string `json:"base"`
	Next string `json:"next"`
}

func (j journaled) staged() string { return stagedName(path.Base(j.Path), j.Base, j.Next) }

func (s *Spec) journalPath() string {
	return path.Join(s.folder, stateFolder, s.Name, journalFile)
}

func interruptedFinding(journal string) doc.Finding {
	return doc.Finding{
		Code: codeInterrupted, Severity: doc.Warning, File: journal, Line: 1,
		Message: "a change to several documents of this spec was cut short",
		Fix:     "the next write to the spec finishes it or takes it back",
	}
}

// readJournal gives the journal of a change that was cut short; nil when
// there is none.
func (u *update) readJournal() (*journal, error) {
	source, err := u.w.ReadFile(u.spec.journalPath())
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
		return nil, &doc.Fault{Code: codeWriteFailed, Message: fmt.Sprintf("%s is no journal of ours; look at it and remove it", u.spec.journalPath())}
	}
	return &j, nil
}

// writeJournal makes the journal durable; from then on the change is finished
// or taken back whatever happens.
func (u *update) writeJournal(j journal) error {
	source, err := json.Marshal(j)
	if err != nil {
		return err
	}
	root, err := u.w.root()
	if err != nil {
		return err
	}
	dir := path.Dir(u.spec.journalPath())
	if err := root.MkdirAll(dir, 0o755); err != nil {
		return writeFault(dir, err)
	}
	d, err := openDirectory(u.w, root, dir)
	if err != nil {
		return err
	}
	defer d.close()
	file, err := d.root.OpenFile(journalWrite, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return writeFault(dir, err)
	}
	_, err = file.Write(append(source, '\n'))
	err = firstError(err, file.Sync())
	if err = firstError(err, file.Close()); err == nil {
		err = d.root.Rename(journalWrite, journalFile)
	}
	return firstError(writeFault(dir, err), d.sync())
}

// removeJournal ends the change. Folders that were made for it go with it.
func (u *update) removeJournal() error {
	root, err := u.w.root()
	if err != nil {
		return err
	}
	rel := u.spec.journalPath()
	if err := root.Remove(rel); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return writeFault(rel, err)
	}
	_ = root.Remove(path.Join(path.Dir(rel), journalWrite)) // there only after a crash
	top := path.Join(u.spec.folder, kiroFolder)
	for dir := path.Dir(rel); dir != top; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			break // it holds records
		}
	}
	return nil
}
