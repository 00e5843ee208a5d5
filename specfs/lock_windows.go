package specfs

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// folderLock is a lock on a file in the user's cache folder, since Windows
// locks no folders and a project must not get files from being written to.
type folderLock struct{ file *os.File }

// try takes the lock if nobody has it.
func (l *folderLock) try(d *directory) (bool, error) {
	name := lockName(d.path)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return false, err
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return false, err
	}
	got, err := lockFile(file)
	if !got {
		_ = file.Close() // nothing was written
		return false, err
	}
	l.file = file
	return true, nil
}

func (l *folderLock) release(*directory) {
	_ = l.file.Close() // gives the lock back
	l.file = nil
}

// isLocked reports whether a writer is at work in dir.
func isLocked(w *Workspace, dir string) bool {
	file, err := os.OpenFile(lockName(filepath.Join(w.Dir, filepath.FromSlash(dir))), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // gives the lock back
	got, err := lockFile(file)
	return err == nil && !got
}

func lockFile(file *os.File) (bool, error) {
	how := uint32(windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY)
	err := windows.LockFileEx(windows.Handle(file.Fd()), how, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// lockName is the same for every way to write the path of a folder.
func lockName(dir string) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	sum := sha256.Sum256([]byte(strings.ToLower(filepath.Clean(filepath.FromSlash(dir)))))
	return filepath.Join(cache, "kiro-mcp", "locks", hex.EncodeToString(sum[:16]))
}
