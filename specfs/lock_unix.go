//go:build unix

package specfs

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// A folder's lock is a lock of the system on the folder itself. It creates
// nothing, it holds across processes, and it goes with the process that had
// it, however that ends.

// tryLock takes the lock of an open folder if nobody has it.
func tryLock(folder *os.File) (bool, error) {
	return flock(folder, unix.LOCK_EX|unix.LOCK_NB)
}

// isLocked reports whether a writer is at work in dir.
func isLocked(root *os.Root, dir string) bool {
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
