package specfs

import (
	"context"
	"path"
	"slices"

	"kiro-mcp/specfs/doc"
)

// With is the spec as it would read with one document more, or with other
// bytes in the place of one. Nothing is written.
func (s *Spec) With(info Info, source []byte) (*Spec, *Document) {
	d := ParseDocument(info, source)
	planned := *s
	planned.planned = d
	planned.Documents = slices.DeleteFunc(slices.Clone(s.Documents), func(i Info) bool { return i.Name == info.Name })
	planned.Documents = append(planned.Documents, d.Info)
	slices.SortFunc(planned.Documents, byKindAndName)
	return &planned, d
}

// ParseDocument is a document of these bytes, which stand nowhere yet.
func ParseDocument(info Info, source []byte) *Document {
	info.Size = int64(len(source))
	return parse(info, source)
}

// NewDocument describes a document of the spec that is not there yet.
func (s *Spec) NewDocument(name string) Info {
	return Info{Name: name, Kind: kindOf(name + documentSuffix), Path: path.Join(s.Dir, name+documentSuffix)}
}

// Update changes a document of the workspace that belongs to no spec, as
// [Spec.Update] does.
func (w *Workspace) Update(ctx context.Context, info Info, edit func(*Document) ([]doc.Edit, error)) (*Document, error) {
	alone := &Spec{ID: info.Name, Workspace: w, Dir: path.Dir(info.Path), Documents: []Info{info}}
	changed, err := alone.Update(ctx, Change{Document: info.Name, Edit: edit})
	if err != nil {
		return nil, err
	}
	return changed[0], nil
}
