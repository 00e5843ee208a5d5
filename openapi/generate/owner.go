package generate

import (
	"bytes"

	"kiro-mcp/openapi"
)

// reasonYours is of a scaffold that needs no word.
const reasonYours = "yours since it was written"

// generated decides on a file that is rewritten as long as nobody else changed
// it. What somebody changed is merged with what is new; where both changed the
// same lines it is for the user to decide.
func generated(f openapi.File, now, base []byte) plannedFile {
	p := plannedFile{path: f.Path, owner: f.Owner, before: now, after: f.Content, next: f.Content, base: f.Content}
	if base != nil && sameButLayout(f.Path, base, f.Content) {
		p.base = base // the formatter was there as well
	}
	switch {
	case now == nil && base == nil:
		p.action = actionCreate
	case now == nil:
		p.action, p.reason = actionCreate, "it was deleted; generated files come back"
	case bytes.Equal(now, f.Content):
		p.action = actionUnchanged
	case base == nil:
		p.action, p.after, p.overlap = actionConflict, now, true
		p.reason = "it is there, and no record says that it was generated; move it, or delete it to have it written"
	case sameButLayout(f.Path, now, f.Content):
		p.action, p.after, p.reason = actionUnchanged, now, "differs in layout only"
	case sameButLayout(f.Path, now, base):
		p.action, p.after = actionUpdate, withEndsOf(now, f.Content)
	default:
		p.merge(now, base)
	}
	return p
}

// merge brings together what somebody made of a generated file and what it is
// generated as now.
func (p *plannedFile) merge(now, base []byte) {
	merged, clean := mergeLines(base, now, p.next)
	switch {
	case !clean:
		p.action, p.after, p.base, p.overlap = actionConflict, now, base, true
		p.reason = "edited where it changes; bring the new lines into it, or delete it to have it written anew"
	case bytes.Equal(merged, now):
		p.action, p.after, p.reason = actionKeep, now, "edited by hand; the edit stays"
	default:
		p.action, p.after, p.reason = actionMerge, merged, "edited by hand; the edit stays, with what is new"
	}
}

// scaffolded decides on a file that is its reader's from the first time on.
func scaffolded(f openapi.File, now []byte, written bool) plannedFile {
	p := plannedFile{path: f.Path, owner: f.Owner, before: now, after: now, next: f.Content, action: actionKeep}
	switch {
	case now != nil && !written:
		p.reason = "it was there before anything was generated; it stays, and may have to use what is generated"
	case now != nil:
		p.reason = reasonYours
	case !written:
		p.action, p.after = actionCreate, f.Content
	case f.Needed:
		p.action, p.after, p.reason = actionCreate, f.Content, "it was deleted, and the code does not run without it"
	default:
		p.reason = "it was deleted; it is left away"
	}
	return p
}

// orphaned decides on a file that was generated before and is not any more.
func orphaned(name string, now, base []byte) plannedFile {
	p := plannedFile{path: name, owner: openapi.Generated, before: now}
	switch {
	case now == nil:
		p.action, p.reason = actionRemove, "it is gone already"
	case sameButLayout(name, now, base):
		p.action, p.reason = actionRemove, "nothing of the contract is in it any more"
	default:
		p.action, p.after, p.base = actionOrphan, now, base
		p.reason = "nothing of the contract is in it any more, but it was edited: delete it when you do not need it"
	}
	return p
}

// abandoned is a scaffold of the reader's that nothing is in any more.
func abandoned(name string, now []byte) plannedFile {
	return plannedFile{
		path: name, owner: openapi.Scaffold, before: now, after: now, action: actionOrphan,
		reason: "nothing of the contract is in it any more, but it is yours: delete it when you do not need it",
	}
}
