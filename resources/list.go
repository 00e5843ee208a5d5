package resources

import (
	"context"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// pageSize is how many resources a page has. Hosts ask for all pages or show
// the first; 100 rows are some 30 kB.
const pageSize = 100

// Page is a part of the list of resources.
type Page struct {
	Resources  []Resource // never nil
	NextCursor string     // empty on the last page
}

// List gives the next page of what there is: the overview, steering, contracts,
// then the documents of every spec, each group by name. Tasks, requirements and
// sections are not listed; their addresses follow [Templates]. Without a
// workspace the list is empty. The error is a [ParamError] for a cursor that
// is not ours.
func (s *Set) List(ctx context.Context, cursor string) (Page, error) {
	defer s.noteList()()
	after, err := placeOf(cursor)
	if err != nil {
		return Page{}, err
	}
	p := pager{after: after, page: Page{Resources: []Resource{}}}
	if len(s.workspaces.List()) == 0 {
		return p.page, nil
	}
	p.add(place{group: overviews}, overviewResource)
	p.listAround(ctx, steerings, s.workspaces, s.workspaces.Steering, steeringResource)
	p.listAround(ctx, contracts, s.workspaces, s.workspaces.Contracts, contractResource)
	if !p.full() {
		err = p.listDocuments(ctx, s.workspaces)
	}
	return p.page, err
}

// pager fills one page with what comes after a place.
type pager struct {
	after place
	last  place // of the last row on the page
	page  Page
}

func (p *pager) full() bool { return p.page.NextCursor != "" }

// add takes a row, if there is room; the row that has none says that there is
// another page.
func (p *pager) add(at place, describe func() Resource) {
	switch {
	case p.full() || at.group < p.after.group || at.group == p.after.group && at.id <= p.after.id && at.document == "":
	case len(p.page.Resources) == pageSize:
		p.page.NextCursor = p.last.cursor()
	default:
		p.page.Resources, p.last = append(p.page.Resources, describe()), at
	}
}

type (
	finder    = func(context.Context, *specfs.Workspace) ([]specfs.Info, []doc.Finding)
	describer = func(*specfs.Workspace, specfs.Info) Resource
)

// listAround adds documents that belong to workspaces, not to specs.
func (p *pager) listAround(ctx context.Context, g group, workspaces *specfs.Workspaces, find finder, describe describer) {
	if p.full() || g < p.after.group {
		return
	}
	rows := around(ctx, workspaces, find)
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.name, b.name) })
	for _, r := range rows {
		p.add(place{group: g, id: r.name}, func() Resource { return describe(r.workspace, r.info) })
	}
}

// row is a document that belongs to a workspace, under the name that it alone
// has.
type row struct {
	workspace *specfs.Workspace
	info      specfs.Info
	name      string
}

func around(ctx context.Context, workspaces *specfs.Workspaces, find finder) []row {
	var rows []row
	for _, w := range workspaces.List() {
		infos, _ := find(ctx, w)
		for _, info := range infos {
			rows = append(rows, row{w, info, w.Qualified(info.Name)})
		}
	}
	return rows
}

// listDocuments adds the documents of the specs, which come sorted by id.
func (p *pager) listDocuments(ctx context.Context, workspaces *specfs.Workspaces) error {
	specs, _, err := workspaces.Specs(ctx)
	if err != nil {
		return err
	}
	first := 0
	if p.after.group == documents {
		first, _ = slices.BinarySearchFunc(specs, p.after.id, func(s *specfs.Spec, id string) int { return strings.Compare(s.ID, id) })
	}
	for _, spec := range specs[first:] {
		for _, info := range p.unlisted(spec) {
			p.add(place{documents, spec.ID, info.Name}, func() Resource { return documentResource(spec, info) })
		}
		if p.full() {
			break
		}
	}
	return nil
}

// unlisted are the documents of a spec that former pages did not have. When
// the last one they had is gone, all are given again rather than some lost.
func (p *pager) unlisted(spec *specfs.Spec) []specfs.Info {
	if p.after.group != documents || spec.ID != p.after.id {
		return spec.Documents
	}
	last := slices.IndexFunc(spec.Documents, func(i specfs.Info) bool { return i.Name == p.after.document })
	return spec.Documents[last+1:]
}
