package specfs

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiro-mcp/specfs/doc"
)

// Agreement says that somebody agreed to a document as it was. Each is a file
// of its own among our records, with a copy of the text, so that branches
// merge and what was agreed is known without git:
//
//	.kiro/state/orders/agreed-design-20261122T093000Z-1f2e3d4c5b6a.md
type Agreement struct {
	Document string // its name: "design"
	Revision string // doc.Revision of the text that was agreed to
	At       time.Time
	Path     string // of the record, relative to the workspace
}

const (
	agreementMark = "agreed-"
	agreementTime = "20060102T150405Z"
)

// StateDir is the folder of our own records of the spec, which need not be
// there, relative to the workspace.
func (s *Spec) StateDir() string { return path.Join(s.folder, stateFolder, s.Name) }

// Agreements gives the last agreement to each document, in the order of the
// documents, those to documents that are gone first. Records that are none of
// ours are passed over.
func (s *Spec) Agreements() ([]Agreement, error) {
	root, err := s.Workspace.root()
	if err != nil {
		return nil, err
	}
	entries, err := readFolder(root, s.StateDir())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	last := map[string]Agreement{}
	for _, entry := range entries {
		a, ok := parseAgreement(entry.Name())
		if had := last[a.Document]; ok && !a.At.Before(had.At) {
			a.Path = path.Join(s.StateDir(), entry.Name())
			last[a.Document] = a
		}
	}
	var all []Agreement
	for _, a := range last {
		all = append(all, a)
	}
	place := func(a Agreement) int {
		return slices.IndexFunc(s.Documents, func(i Info) bool { return i.Name == a.Document })
	}
	slices.SortFunc(all, func(a, b Agreement) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Document, b.Document))
	})
	return all, nil
}

// NewAgreement makes the record of an agreement to a document as it is, and
// its name among the records of the spec.
func NewAgreement(d *Document, by string, at time.Time) NewFile {
	at = at.UTC().Truncate(time.Second)
	name := agreementMark + d.Name + "-" + at.Format(agreementTime) + "-" + d.Revision + documentSuffix
	head := fmt.Sprintf("---\ndocument: %s\nrevision: %s\nagreed_by: %q\nagreed_at: %s\n---\n", d.Path, d.Revision, by, at.Format(time.RFC3339))
	return NewFile{Name: name, Content: append([]byte(head), d.Source...)}
}

// parseAgreement reads the name of a record.
func parseAgreement(file string) (Agreement, bool) {
	rest, ours := strings.CutPrefix(file, agreementMark)
	rest, document := strings.CutSuffix(rest, documentSuffix)
	if !ours || !document {
		return Agreement{}, false
	}
	parts := strings.Split(rest, "-")
	if len(parts) < 3 {
		return Agreement{}, false
	}
	name, stamp, revision := strings.Join(parts[:len(parts)-2], "-"), parts[len(parts)-2], parts[len(parts)-1]
	at, err := time.Parse(agreementTime, stamp)
	return Agreement{Document: name, Revision: revision, At: at}, err == nil && revision != ""
}

// AgreedText gives the text that was agreed to, and who agreed. The line of the
// record at which the text begins is 1-based. It is a [doc.Fault]
// unreadable_document when the record is not what its name says.
func (s *Spec) AgreedText(a Agreement) (text []byte, by string, line int, err error) {
	source, err := s.Workspace.ReadFile(a.Path)
	if err != nil {
		return nil, "", 0, err
	}
	head, text, ok := bytes.Cut(source, []byte("\n---\n"))
	if !ok || doc.Revision(text) != a.Revision {
		return nil, "", 0, &doc.Fault{Code: codeUnreadable, Given: a.Path, Message: fmt.Sprintf("%s does not hold the text that its name says; restore it, or approve the document again", a.Path)}
	}
	for l := range strings.Lines(string(head)) {
		if value, ok := strings.CutPrefix(l, "agreed_by: "); ok {
			value = strings.TrimSpace(value)
			if by, err = strconv.Unquote(value); err != nil {
				by = value // somebody wrote it by hand
			}
		}
	}
	return text, by, bytes.Count(head, []byte("\n")) + 3, nil
}
