package specfs

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets two files of a folder change names in one step. It returns
// [errors.ErrUnsupported] where the file system cannot.
func exchange(folder *os.File, one, other string) error {
	at := int(folder.Fd())
	err := unix.Renameat2(at, one, at, other, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errors.ErrUnsupported
	}
	return err
}
