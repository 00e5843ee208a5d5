//go:build unix

package specfs

import (
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

const (
	// nonBlocking keeps the opening of a FIFO from waiting for its other end.
	// It has no effect on regular files.
	nonBlocking = unix.O_NONBLOCK
	// noFollow refuses a link in the last place.
	noFollow = unix.O_NOFOLLOW
)

// namesOf lists an open folder. The folder's own method asks the system about
// every entry when the folder was reached through an [os.Root], which costs
// more than all the rest; a second handle on the same folder does not.
func namesOf(folder *os.File) ([]fs.DirEntry, error) {
	second, err := unix.FcntlInt(folder.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	plain := os.NewFile(uintptr(second), filepath.Clean(folder.Name()))
	defer func() { _ = plain.Close() }() // nothing was written
	return plain.ReadDir(-1)
}
