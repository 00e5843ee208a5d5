package specfs

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// unwritten reports whether nobody has the file open for writing. It asks for
// a read lease, which the kernel refuses while there is a writer, and gives
// it back at once: held any longer, it would keep others from opening the
// file. An error means that the system does not tell: the file system has no
// leases, or the file is another user's.
func unwritten(file *os.File) (bool, error) {
	_, err := unix.FcntlInt(file.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	if errors.Is(err, unix.EAGAIN) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = unix.FcntlInt(file.Fd(), unix.F_SETLEASE, unix.F_UNLCK)
	return err == nil, err
}
