package doc

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fingerprint names a part's text, whatever its layout: the first 16 hex
// digits of the SHA-256 of the pieces joined, in NFC, with white space folded.
// Callers leave out boxes, numbers, bullets, key lines and notes.
func Fingerprint(pieces ...string) string {
	words := strings.Fields(strings.Join(pieces, " "))
	sum := sha256.Sum256(norm.NFC.Bytes([]byte(strings.Join(words, " "))))
	return hex.EncodeToString(sum[:8])
}

// Fingerprint names what a task asks for: its title and plain details. Its
// box, number, references, notes and other keyed details do not change it.
func (t *Task) Fingerprint() string {
	pieces := make([]string, 1, 1+len(t.Details()))
	pieces[0] = t.Title
	for _, d := range t.Details() {
		if d.Key == "" {
			pieces = append(pieces, d.Text)
		}
	}
	return Fingerprint(pieces...)
}
