//go:build !linux

package watch

// mostFolders keeps within what a process may open elsewhere: on the BSDs and
// macOS each watched folder takes a descriptor, and one more for each file in
// it; on Windows a handle and a buffer.
const mostFolders = 256

// silent knows no file system here; a slow look now and then has to do.
func silent(string) string { return "" }

// Limit says how many folders are watched, and what to do when that is too
// few.
func Limit() (most int, remedy string) {
	return mostFolders, "give a folder with fewer specs as --root"
}
