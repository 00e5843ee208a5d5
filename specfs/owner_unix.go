//go:build unix

package specfs

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a file the owner of another as far as we may.
func keepOwner(file *os.File, of fs.FileInfo) {
	if system, ok := of.Sys().(*syscall.Stat_t); ok && (int(system.Uid) != os.Geteuid() || int(system.Gid) != os.Getegid()) {
		_ = file.Chown(int(system.Uid), int(system.Gid)) // only the superuser may; the content matters more
	}
}

// hasOtherNames reports whether a file has hard links.
func hasOtherNames(info fs.FileInfo) bool {
	system, ok := info.Sys().(*syscall.Stat_t)
	return ok && system.Nlink > 1
}

// syncFolder makes the entries of a folder durable.
func syncFolder(folder *os.File) error { return folder.Sync() }
