package specfs

import (
	"fmt"
	"io/fs"
	"os"
	"sync"

	"kiro-mcp/specfs/doc"
)

// Workspace is one folder that we may touch. It is opened when it is first
// used.
type Workspace struct {
	Name string // unique among the workspaces of the process
	Dir  string // absolute

	shared   *shared
	prefix   string   // "@name/" before every id when there are several workspaces
	siblings []string // folders of all workspaces, this one among them

	mu     sync.Mutex
	handle *os.Root
	known  fs.FileInfo // of Dir when handle was opened

	survey survey            // nested folders, searched now and then
	specs  map[string]*Spec  // by folder, as last read
	lists  map[bool]specList // of the specs in archives, and of the others
	// changes counts the calls of [Workspaces.Changed]: a list that was begun
	// before one of them is not kept.
	changes int
}

// root gives the handle through which everything in the workspace is reached;
// the system itself refuses paths that leave it. A folder that was replaced
// since is opened anew.
func (w *Workspace) root() (*os.Root, error) {
	now, err := os.Stat(w.Dir)
	if err != nil {
		return nil, &doc.Fault{Code: codeNoWorkspace, Message: fmt.Sprintf("workspace %s: folder %s cannot be opened any more: %v", w.Name, w.Dir, reason(err))}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.handle != nil && os.SameFile(now, w.known) {
		return w.handle, nil
	}
	// A handle that others may still use is closed by the runtime.
	handle, err := os.OpenRoot(w.Dir)
	if err != nil {
		return nil, &doc.Fault{Code: codeNoWorkspace, Message: fmt.Sprintf("workspace %s: folder %s cannot be opened: %v", w.Name, w.Dir, reason(err))}
	}
	w.handle, w.known = handle, now
	return handle, nil
}

// Qualified makes a name within the workspace unique among all workspaces:
// "@name/" stands before it when there are several.
func (w *Workspace) Qualified(name string) string { return w.prefix + name }

// ReadFile reads a regular file of the workspace, at most 16 MB of it, by its
// slash-separated path. Its errors are those of [Spec.Read].
func (w *Workspace) ReadFile(rel string) ([]byte, error) {
	source, _, err := w.readFile(rel)
	return source, err
}

// Stat describes what stands at a slash-separated path in the workspace,
// links followed. A path that leads nowhere is [fs.ErrNotExist]; one that
// leaves the workspace is a [doc.Fault].
func (w *Workspace) Stat(rel string) (fs.FileInfo, error) {
	if err := checkPath(rel); err != nil {
		return nil, err
	}
	root, err := w.root()
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(rel)
	if err != nil {
		return nil, pathFault(root, rel, err)
	}
	return info, nil
}
