package generate

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// plan is what a call would do, as things are now.
type plan struct {
	*call
	contract *openapi.Contract   // all of it
	chosen   *openapi.Contract   // what code is made of
	asked    []string            // keys of the operations that the call named; nil: none in particular
	made     []openapi.File      // what the target makes
	disk     map[string][]byte   // files of the output folder as they are, by path below it; nil: not there
	record   record              // of the last time
	promises promises            // of this time
	files    []plannedFile       // by path
	looked   []specfs.FileChange // the contract and what it refers to, which must stay as they were read
	places   map[markKey]markAt  // of operations in what is made
	revision string
	applied  bool
}

// plannedFile is one file of the output folder with what is done to it.
type plannedFile struct {
	path    string // below the output folder
	owner   openapi.Owner
	action  string
	reason  string
	before  []byte // on disk; nil: not there
	after   []byte // nil: not there
	next    []byte // as it is generated; nil: not any more
	base    []byte // for the record: as it was last generated
	overlap bool   // a conflict, for which the user can still decide
}

// The actions on a file.
const (
	actionCreate    = "create"
	actionUpdate    = "update"
	actionUnchanged = "unchanged"
	actionKeep      = "keep"
	actionMerge     = "merge"
	actionConflict  = "conflict"
	actionRemove    = "remove"
	actionOrphan    = "orphan"
)

// plan reads everything anew and decides what to do. A contract with errors has
// a plan without files.
func (c *call) plan(ctx context.Context) (*plan, error) {
	p := &plan{call: c, disk: map[string][]byte{}}
	source := &rememberer{from: c.workspace, seen: map[string][]byte{}}
	var err error
	if p.contract, err = c.contracts.Read(ctx, source, c.contract, openapi.Options{Placeholders: c.params.Placeholders}); err != nil {
		return nil, err
	}
	p.looked = source.looked()
	if !p.contract.Usable() {
		return p, nil
	}
	if p.record, err = c.readRecord(ctx); err != nil {
		return nil, err
	}
	if err := p.choose(); err != nil {
		return nil, err
	}
	if p.made, err = c.target.Files(p.chosen); err != nil {
		return nil, fmt.Errorf("%s: %w", c.target.Name(), err)
	}
	if err := p.decide(); err != nil {
		return nil, err
	}
	p.promises = p.kept(promisesOf(p.chosen, p.made))
	p.revision, err = p.revisionNow()
	return p, err
}

// decide says of every file, those of the last time among them, what is done
// to it.
func (p *plan) decide() error {
	made := map[string]openapi.File{}
	for _, f := range p.made {
		made[f.Path] = f
	}
	paths := slices.Collect(maps.Keys(made))
	for name := range p.record.base {
		paths = append(paths, name)
	}
	paths = append(paths, p.record.promises.scaffolds()...)
	slices.Sort(paths)
	for _, name := range slices.Compact(paths) {
		if err := p.workspace.CheckFile(path.Join(p.out, name)); err != nil {
			return err
		}
		now, err := p.read(path.Join(p.out, name))
		if err != nil {
			return err
		}
		p.disk[name] = now
		f, again := made[name]
		_, written := p.record.promises[titleScaffold+name]
		switch {
		case !again && written && now != nil:
			p.files = append(p.files, abandoned(name, now))
		case !again && written:
			continue // it went with what it was for
		case !again:
			p.files = append(p.files, orphaned(name, now, p.record.base[name]))
		case f.Owner == openapi.Scaffold:
			p.files = append(p.files, scaffolded(f, now, written))
		default:
			p.files = append(p.files, generated(f, now, p.record.base[name]))
		}
	}
	return nil
}

// revisionNow covers the call, the contract and every file with what would
// become of it.
func (p *plan) revisionNow() (string, error) {
	params := p.params
	params.Apply, params.Expect, params.Contract, params.Out = false, "", p.call.contract, p.out
	text, err := json.Marshal(params)
	if err != nil {
		return "", err
	}
	text = fmt.Appendf(text, "\x00%s\x00%s", p.contract.Revision, doc.Revision(p.record.source))
	for _, f := range p.files {
		text = fmt.Appendf(text, "\x00%s\x00%s\x00%s\x00%s", f.path, f.action, doc.Revision(f.before), doc.Revision(f.after))
	}
	return doc.Revision(text), nil
}

// changes are the writes of the plan: files, then the record.
func (p *plan) changes() []specfs.FileChange {
	all := slices.Clone(p.looked)
	for _, f := range p.files {
		all = append(all, specfs.FileChange{Path: path.Join(p.out, f.path), Before: f.before, After: f.after})
		if had := p.record.base[f.path]; had != nil || f.base != nil {
			all = append(all, specfs.FileChange{Path: path.Join(p.record.dir, baseFolder, f.path), Before: had, After: f.base})
		}
	}
	promised := p.promises.text()
	if p.record.source != nil && maps.EqualFunc(p.promises, p.record.promises, maps.Equal) {
		promised = p.record.source // git may have given it the line ends of Windows
	}
	return append(all, specfs.FileChange{Path: path.Join(p.record.dir, promisesFile), Before: p.record.source, After: promised})
}

// writes reports whether applying the plan would write anything.
func (p *plan) writes() bool {
	return slices.ContainsFunc(p.changes(), func(c specfs.FileChange) bool {
		return (c.Before == nil) != (c.After == nil) || !bytes.Equal(c.Before, c.After)
	})
}

// rememberer is a source that remembers what was read of it.
type rememberer struct {
	from openapi.Source
	seen map[string][]byte
}

// ReadFile reads a file and remembers it.
func (r *rememberer) ReadFile(rel string) ([]byte, error) {
	source, err := r.from.ReadFile(rel)
	if err == nil {
		r.seen[rel] = source
	}
	return source, err
}

// looked are the files that were read, to be looked at again. A link is looked
// at by nobody: what it leads to was read, and is not written.
func (r *rememberer) looked() []specfs.FileChange {
	var all []specfs.FileChange
	for _, rel := range slices.Sorted(maps.Keys(r.seen)) {
		all = append(all, specfs.FileChange{Path: rel, Before: r.seen[rel], After: r.seen[rel]})
	}
	return all
}
