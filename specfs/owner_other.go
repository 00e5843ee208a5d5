//go:build !unix

package specfs

import (
	"io/fs"
	"os"
)

// keepOwner has nothing to do: a new file inherits from its folder.
func keepOwner(*os.File, fs.FileInfo) {}

// hasOtherNames takes every file for one with a single name.
func hasOtherNames(fs.FileInfo) bool { return false }

// syncFolder has nothing to do: folders cannot be synced here, and the file
// system keeps the order of its own records.
func syncFolder(*os.File) error { return nil }
