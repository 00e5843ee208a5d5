//go:build !linux

package watch

// mostFolders keeps within what a process may open elsewhere: on the BSDs and
// macOS each watched folder takes a descriptor, and one more for each file in
// it; on Windows a handle and a buffer.
const mostFolders = 256

// silent knows no file system here; a slow look now and then has to do.
func silent(string) string { return "" }

// remedy is what to do when a limit of the system is reached.
const remedy = "close programs that watch many folders"

// Limit is how many folders are watched at most.
func Limit() int { return mostFolders }
