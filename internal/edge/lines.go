package edge

import (
	"bufio"
	"errors"
	"io"
)

// maxLine is the most bytes that one message may have, its line end aside.
// Nothing we are sent comes near it; without a limit one line could take all
// memory.
const maxLine = 4 << 20

// errLineTooLong is a line above maxLine. It was skipped; the next can be read.
var errLineTooLong = errors.New("line too long")

// lineReader splits a stream into lines and never holds more than maxLine of it.
type lineReader struct{ r *bufio.Reader }

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{bufio.NewReaderSize(r, 64<<10)}
}

// next gives the next line without its end, as a slice of its own. The last
// line may lack its end; after it comes io.EOF. With errLineTooLong it gives
// the beginning of the line.
func (l *lineReader) next() ([]byte, error) {
	var line []byte
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > maxLine+1 {
			return line, l.skip(err)
		}
		line = append(line, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case err != nil:
			return nil, err
		}
		return line[:len(line)-1], nil
	}
}

// skip reads to the end of the line, whose last piece was read with err.
func (l *lineReader) skip(err error) error {
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = l.r.ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return errLineTooLong
}
