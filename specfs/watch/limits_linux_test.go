package watch

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestAFileSystemThatIsSilentLeadsToPolling takes /proc, which every Linux
// has, for a network file system that is mounted below a watched folder.
func TestAFileSystemThatIsSilentLeadsToPolling(t *testing.T) {
	w := Open(Options{})
	defer w.Close()
	if w.Watch([]string{"/", "/proc"}); w.Polling() != nil {
		t.Fatal(w.Polling())
	}
	silentKinds[unix.PROC_SUPER_MAGIC] = "such as none"
	t.Cleanup(func() { delete(silentKinds, unix.PROC_SUPER_MAGIC) })
	w.Watch([]string{"/"})
	w.Watch([]string{"/", "/proc"})
	if why := w.Polling(); why == nil || !strings.Contains(why.Error(), "/proc lies on a file system (such as none)") {
		t.Errorf("the reason for polling is %v", why)
	}
}

func TestFileSystemsOfOtherMachinesAreSilent(t *testing.T) {
	for _, kind := range []uint32{unix.NFS_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.V9FS_MAGIC, unix.FUSE_SUPER_MAGIC} {
		if silentKinds[kind] == "" {
			t.Errorf("%#x passes for a file system that tells of every change", kind)
		}
	}
	for _, kind := range []uint32{unix.EXT4_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.OVERLAYFS_SUPER_MAGIC} {
		if name := silentKinds[kind]; name != "" {
			t.Errorf("%#x is polled as %s", kind, name)
		}
	}
}
