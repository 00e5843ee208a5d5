package watch

import (
	"math"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// mostFolders leaves the limit to the system, which has one for each person: a
// watch takes about 1 kB of its memory, and no descriptor.
const mostFolders = math.MaxInt

// silentKinds are the file systems (statfs(2), f_type) that other machines or
// programs can change without the kernel's noticing.
var silentKinds = map[uint32]string{
	unix.NFS_SUPER_MAGIC:  "NFS",
	unix.SMB_SUPER_MAGIC:  "SMB",
	unix.SMB2_SUPER_MAGIC: "SMB",
	unix.CIFS_SUPER_MAGIC: "CIFS",
	unix.V9FS_MAGIC:       "9p",
	unix.FUSE_SUPER_MAGIC: "FUSE",
	unix.CEPH_SUPER_MAGIC: "Ceph",
	unix.AFS_SUPER_MAGIC:  "AFS",
	unix.AFS_FS_MAGIC:     "AFS",
	unix.CODA_SUPER_MAGIC: "Coda",
	vboxMagic:             "a virtual machine's shared folder",
}

// vboxMagic is VirtualBox's shared folders (linux/fs/vboxsf/super.c), which
// the library does not name.
const vboxMagic = 0x786f4256

// silent names the file system of a folder if it does not tell of every
// change.
func silent(folder string) string {
	var about unix.Statfs_t
	if unix.Statfs(folder, &about) != nil {
		return "" // it is not there
	}
	return silentKinds[uint32(about.Type)]
}

// remedy is what to do when a limit of the system is reached.
const remedy = "raise fs.inotify.max_user_watches and fs.inotify.max_user_instances (sysctl)"

// Limit is how many folders may be watched, by all programs of a person
// together; 0 when that is not known.
func Limit() int {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_user_watches")
	if err != nil {
		return 0
	}
	most, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return most
}
