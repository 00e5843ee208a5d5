//go:build !unix

package specfs

import (
	"io/fs"
	"os"
)

const (
	nonBlocking = 0 // folders hold no FIFOs here
	noFollow    = 0 // the entries of a folder say which are links
)

// namesOf lists an open folder.
func namesOf(folder *os.File) ([]fs.DirEntry, error) { return folder.ReadDir(-1) }
