package specfs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"kiro-mcp/specfs/doc"
)

// MaxDocument is the size in bytes above which a document is refused.
const MaxDocument = 16 << 20

// readFile reads a regular file with the description it had when it was
// opened, so that the description is never newer than the bytes.
func (w *Workspace) readFile(rel string) ([]byte, fs.FileInfo, error) {
	file, info, err := w.openFile(rel)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	source, err := readAll(file, info.Size(), rel, nil)
	return source, info, err
}

// openFile opens a regular file for reading. It does not block on a FIFO, and
// reads nothing of one or of a device.
func (w *Workspace) openFile(rel string) (*os.File, fs.FileInfo, error) {
	if err := checkPath(rel); err != nil {
		return nil, nil, err
	}
	root, err := w.root()
	if err != nil {
		return nil, nil, err
	}
	return openRegular(root, rel, rel)
}

// openRegular opens name below root; shown is how messages call it.
func openRegular(root *os.Root, name, shown string) (*os.File, fs.FileInfo, error) {
	file, err := root.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, nil, pathFaultAs(root, name, shown, err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = notRegular(shown, info.Mode())
	}
	if err == nil && info.Size() > MaxDocument {
		err = tooLarge(shown)
	}
	if err != nil {
		_ = file.Close() // the error at hand says more
		return nil, nil, err
	}
	return file, info, nil
}

// readAll reads a file that is about size bytes long; it may grow meanwhile.
// known is what it probably holds: when it does, known itself is returned, so
// that looking at a large document again costs no memory.
func readAll(file io.Reader, size int64, shown string, known []byte) ([]byte, error) {
	same, rest, err := readAsFar(file, known)
	if err != nil {
		return nil, unreadable(shown, err)
	}
	if len(known) > 0 && same == len(known) && len(rest) == 0 {
		return known, nil
	}
	buffer := make([]byte, 0, max(size, int64(same+len(rest)))+1)
	buffer = append(append(buffer, known[:same]...), rest...)
	for {
		n, err := file.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		switch {
		case len(buffer) > MaxDocument:
			return nil, tooLarge(shown)
		case errors.Is(err, io.EOF):
			return buffer, nil
		case err != nil:
			return nil, unreadable(shown, err)
		case len(buffer) == cap(buffer):
			buffer = append(buffer, 0)[:len(buffer)]
		}
	}
}

// readAsFar reads a file as long as it holds what is known, to its end if it
// holds just that. It gives the number of bytes that are the same, and what
// was read beyond them.
func readAsFar(file io.Reader, known []byte) (same int, rest []byte, err error) {
	if len(known) == 0 {
		return 0, nil, nil
	}
	chunk := make([]byte, min(len(known)+1, 64<<10))
	for {
		n, err := file.Read(chunk)
		if !bytes.HasPrefix(known[same:], chunk[:n]) {
			return same, chunk[:n], nil
		}
		same += n
		if errors.Is(err, io.EOF) {
			return same, nil, nil
		}
		if err != nil {
			return 0, nil, err
		}
	}
}

func unreadable(shown string, err error) error {
	return &doc.Fault{Code: codeUnreadable, Given: shown, Message: fmt.Sprintf("%s cannot be read: %v", shown, reason(err))}
}

func tooLarge(shown string) error {
	return &doc.Fault{Code: codeTooLarge, Given: shown, Message: fmt.Sprintf("%s is larger than %d MB; split the document", shown, MaxDocument>>20)}
}

func notRegular(shown string, mode fs.FileMode) error {
	what := "a device or socket"
	switch {
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a FIFO"
	}
	return &doc.Fault{Code: codeNotRegular, Given: shown, Message: fmt.Sprintf("%s is %s, not a document", shown, what)}
}

// pathFault says why a path below root could not be followed.
func pathFault(root *os.Root, rel string, err error) error {
	return pathFaultAs(root, rel, rel, err)
}

func pathFaultAs(root *os.Root, name, shown string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", shown, fs.ErrNotExist)
	case leaves(root, name):
		return &doc.Fault{Code: codeOutside, Given: shown, Message: fmt.Sprintf("%s is a link that leaves the workspace or is absolute; it is not followed", shown)}
	default:
		return &doc.Fault{Code: codeUnreadable, Given: shown, Message: fmt.Sprintf("%s cannot be read: %v", shown, reason(err))}
	}
}

// leaves reports whether a link on the way to name could not be followed
// inside root. The os package does not export the error that says so.
func leaves(root *os.Root, name string) bool {
	for at := name; at != "." && at != "/"; at = path.Dir(at) {
		info, err := root.Lstat(at)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if _, err := root.Stat(at); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			return true
		}
	}
	return false
}

// reason is the cause of an error without the path, which messages give in
// their own form: the system's would show the part below the workspace only.
func reason(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ErrNotExist
	}
	return err
}
