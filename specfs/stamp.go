package specfs

import (
	"io/fs"
	"time"
)

// stamp tells one state of a file from another without reading it.
type stamp struct {
	device, inode uint64 // 0 where the system has none
	size          int64
	modified      int64 // nanoseconds
	changed       int64 // of the inode; 0 where the system has none
}

// racyFor is how long after a change a file may change again with the same
// stamp: the coarsest clock that file systems keep times by is FAT's, 2 s.
const racyFor = 2 * time.Second

func stampOf(info fs.FileInfo) stamp {
	s := stamp{size: info.Size(), modified: info.ModTime().UnixNano()}
	s.addIdentity(info)
	return s
}

// settledAt reports whether a file read at now with this stamp cannot have
// changed since under the same stamp.
func (s stamp) settledAt(now time.Time) bool {
	return now.Sub(time.Unix(0, max(s.modified, s.changed))) > racyFor
}

// sameText reports whether two stamps are of one file with the same text. A
// rename changes the inode's time, not the text's.
func (s stamp) sameText(other stamp) bool {
	s.changed, other.changed = 0, 0
	return s == other
}
