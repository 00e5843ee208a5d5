//go:build unix

package specfs

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// folderLock is a lock of the system on the folder itself. It creates
// nothing, it holds across processes, and it goes with the process that had
// it, however that ends.
type folderLock struct{}

// try takes the lock if nobody has it.
func (folderLock) try(d *directory) (bool, error) {
	return flock(d.handle, unix.LOCK_EX|unix.LOCK_NB)
}

func (folderLock) release(d *directory) {
	_, _ = flock(d.handle, unix.LOCK_UN) // closing the folder would do it too
}

// isLocked reports whether a writer is at work in dir.
func isLocked(w *Workspace, dir string) bool {
	root, err := w.root()
	if err != nil {
		return false
	}
	folder, err := root.Open(dir)
	if err != nil {
		return false
	}
	defer func() { _ = folder.Close() }() // gives the lock back
	got, err := flock(folder, unix.LOCK_SH|unix.LOCK_NB)
	return err == nil && !got
}

func flock(folder *os.File, how int) (bool, error) {
	for {
		err := unix.Flock(int(folder.Fd()), how)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		default:
			return false, err
		}
	}
}
