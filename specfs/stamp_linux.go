package specfs

import (
	"io/fs"
	"syscall"
)

func (s *stamp) addIdentity(info fs.FileInfo) {
	if system, ok := info.Sys().(*syscall.Stat_t); ok {
		s.device, s.inode, s.changed = system.Dev, system.Ino, system.Ctim.Nano()
	}
}
