package specfs

import (
	"bytes"
	"testing"
	"testing/iotest"
)

// A document that was empty for a moment stayed empty to the server: nothing
// was known of it, and a file that holds nothing of what is known was taken
// for the same.
func TestReadAllGivesWhatTheFileHolds(t *testing.T) {
	long := bytes.Repeat([]byte("- [ ] a task\n"), 20_000)
	files := [][]byte{nil, {}, []byte("- [ ] a"), []byte("- [x] a"), long, long[:70_000], append(bytes.Clone(long), "more"...)}
	for _, known := range files {
		for _, file := range files {
			got, err := readAll(iotest.HalfReader(bytes.NewReader(file)), int64(len(file)/2), "f", known)
			if err != nil || !bytes.Equal(got, file) {
				t.Errorf("a file of %d bytes, with %d known, is read as %d bytes: %v", len(file), len(known), len(got), err)
			}
			if len(known) > 0 && bytes.Equal(known, file) && &got[0] != &known[0] {
				t.Errorf("%d bytes that are known were read into new memory", len(known))
			}
		}
	}
}
