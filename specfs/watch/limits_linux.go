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
	0x6969:     "NFS",
	0x517b:     "SMB",
	0xfe534d42: "SMB",
	0xff534d42: "CIFS",
	0x01021997: "9p",
	0x65735546: "FUSE",
	0x00c36400: "Ceph",
	0x5346414f: "AFS",
	0x786f4256: "a virtual machine's shared folder",
}

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
