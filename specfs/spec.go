package specfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Spec is one folder of documents, or the flat .kiro folder, as it was when
// it was asked for.
type Spec struct {
	ID        string // unique: [@workspace/][folder:]name
	Name      string // path of the folder below specs; "main" for the flat one
	Workspace *Workspace
	Dir       string // of the documents, slash-separated, relative to the workspace
	Kind      string // "feature" or "bugfix"
	Documents []Info // the main kinds in order of work, each by name, then notes
	Agreed    Agreed // what .config.kiro and spec.json record
	Archived  bool   // it lies in an archive; lists leave it out
	Findings  []doc.Finding

	folder  string                // holding the .kiro folder; empty for the workspace itself
	refused map[string]*doc.Fault // names of documents that are there but cannot be one
	listing string                // of the folder when it was read
	filled  bool                  // not a template
	staged  []string              // files that a writer left, or is about to remove
	linked  []string              // files that are links
	named   bool                  // asked for by its id, not one of a list
	planned *Document             // stands for what would be written; see With
}

// Agreed says which documents somebody approved, where a file beside them
// records it.
type Agreed struct {
	Recorded                    bool // something records agreements; false means not known
	Requirements, Design, Tasks bool
}

// The kinds of spec.
const (
	SpecFeature = "feature"
	SpecBugfix  = "bugfix"
)

// Read reads the document of that name, which is its file name with or
// without .md. Its errors are [doc.Fault]s: unknown_document with the names
// there are, unreadable_document, not_regular_file, outside_workspace,
// too_large.
func (s *Spec) Read(ctx context.Context, name string) (*Document, error) {
	info, err := s.find(name)
	if err != nil {
		return nil, err
	}
	d, err := s.load(ctx, info)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.unknownDocument(name)
	}
	return d, err
}

// load reads a document. In a spec that was asked for by its id, one that was
// moved aside by an editor has a moment to come back; in a list of ten thousand
// that would add up.
func (s *Spec) load(ctx context.Context, info Info) (d *Document, err error) {
	if s.planned != nil && s.planned.Name == info.Name {
		return s.planned, nil
	}
	if !s.named {
		return s.Workspace.Read(ctx, info)
	}
	err = patiently(ctx, func() error { d, err = s.Workspace.Read(ctx, info); return err })
	return d, err
}

// Refused says why a file with the name of a document of this kind is none: a
// link that leaves the workspace, a folder, a FIFO. It is nil when there is no
// such file.
func (s *Spec) Refused(kind Kind) *doc.Fault {
	for _, name := range slices.Sorted(maps.Keys(s.refused)) {
		if kindOf(name+documentSuffix) == kind {
			return s.refused[name]
		}
	}
	return nil
}

// All reads all documents of these kinds, or all there are when none is
// given. What cannot be read becomes a finding.
func (s *Spec) All(ctx context.Context, kinds ...Kind) ([]*Document, []doc.Finding) {
	var found []*Document
	var findings []doc.Finding
	for _, info := range s.Documents {
		if len(kinds) > 0 && !slices.Contains(kinds, info.Kind) {
			continue
		}
		d, err := s.load(ctx, info)
		if err != nil {
			findings = append(findings, findingOf(err, info.Path))
			continue
		}
		found = append(found, d)
	}
	return found, findings
}

func (s *Spec) find(name string) (Info, error) {
	stem := strings.TrimSuffix(name, documentSuffix)
	for _, info := range s.Documents {
		if info.Name == stem {
			return info, nil
		}
	}
	if fault := s.refused[stem]; fault != nil {
		return Info{}, fault
	}
	for _, info := range s.Documents {
		if strings.EqualFold(info.Name, stem) {
			return info, nil
		}
	}
	return Info{}, s.unknownDocument(name)
}

func (s *Spec) unknownDocument(name string) error {
	fault := &doc.Fault{Code: codeUnknownDocument, Field: "document", Given: name}
	for _, info := range s.Documents {
		fault.Valid = append(fault.Valid, info.Name)
	}
	fault.Message = fmt.Sprintf("spec %q has no document %q; it has: %s", s.ID, name, strings.Join(fault.Valid, ", "))
	return fault
}

// findingOf makes of an error in reading one file what a list can show.
func findingOf(err error, file string) doc.Finding {
	fault, ok := errors.AsType[*doc.Fault](err)
	if !ok {
		fault = &doc.Fault{Code: codeUnreadable, Message: fmt.Sprintf("%s cannot be read: %v", file, reason(err))}
	}
	code := fault.Code
	if code == codeOutside {
		code = codeLinkLeaves
	}
	return doc.Finding{Code: code, Severity: doc.Error, Message: fault.Message, File: file, Line: 1}
}

// documentInfo describes a document by its place.
func documentInfo(dir, file string, info fs.FileInfo) Info {
	return Info{
		Name:    strings.TrimSuffix(file, documentSuffix),
		Kind:    kindOf(file),
		Path:    path.Join(dir, file),
		Size:    info.Size(),
		ModTime: info.ModTime(),
	}
}
