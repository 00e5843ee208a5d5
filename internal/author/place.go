package author

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// place is a document to be changed.
type place struct {
	workspace *specfs.Workspace
	spec      *specfs.Spec // nil for steering and contracts
	info      specfs.Info
	document  *specfs.Document // as it is; where it is missing, as it begins
	missing   bool
	address   uri.Address
}

// file is where the document is written.
func (p place) file() (dir, name string) { return path.Dir(p.info.Path), path.Base(p.info.Path) }

// open finds the document of a call: of a spec, "steering/<name>", or
// "contract" for the only one and "contract/<path>" for one of several.
func (a *Author) open(ctx context.Context, p UpdateSpecParams) (place, error) {
	kind, name, _ := strings.Cut(p.Document, "/")
	if kind == "steering" || kind == "contract" {
		return a.openAround(ctx, p, kind, name)
	}
	spec, err := a.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return place{}, err
	}
	at := place{workspace: spec.Workspace, spec: spec}
	document := strings.TrimSuffix(p.Document, ".md")
	if document == "" {
		if document = defaultDocument(spec, p.Operation); document == "" {
			return place{}, documentRequired(spec, p)
		}
	}
	at.document, err = spec.Read(ctx, document)
	if isFault(err, codeUnknownDocument) && canBegin(document, p.Operation) {
		at.missing = true
		_, at.document = spec.With(spec.NewDocument(document), []byte(beginning(spec, document)))
		err = nil
	}
	if err != nil {
		return place{}, err
	}
	at.info = at.document.Info
	at.address = uri.Address{Kind: uri.Document, Spec: spec.ID, Name: at.info.Name}
	return at, nil
}

// defaultDocument is the one that an operation means by itself: the first of
// its kind, which need not be there.
func defaultDocument(spec *specfs.Spec, operation string) string {
	kind := operations[operation].document
	if kind == specfs.KindRequirements && spec.Kind == specfs.SpecBugfix {
		kind = specfs.KindBugfix
	}
	for _, info := range spec.Documents {
		if info.Kind == kind {
			return info.Name
		}
	}
	return string(kind)
}

func documentRequired(spec *specfs.Spec, p UpdateSpecParams) error {
	fault := &doc.Fault{Code: codeMissing, Field: "document", Message: p.Operation + " needs document: the one to change"}
	for _, info := range spec.Documents {
		fault.Valid = append(fault.Valid, info.Name)
	}
	return fault
}

// canBegin reports whether an operation may make a document of this name.
func canBegin(document, operation string) bool {
	known := []string{string(specfs.KindRequirements), string(specfs.KindBugfix), string(specfs.KindDesign), string(specfs.KindTasks)}
	adds := []string{opAppendSection, opAddRequirement, opAddTasks, opRecordDecision}
	base := baseOf(document)
	return slices.Contains(known, base) && (base == document || isSuffix(document[len(base):])) && slices.Contains(adds, operation)
}

// beginning is what a document has that is made by its first addition: a title.
func beginning(spec *specfs.Spec, document string) string {
	titles := map[string]string{"requirements": "Requirements Document", "bugfix": "Bugfix Requirements Document", "design": "Design Document", "tasks": "Implementation Plan"}
	return "# " + titles[baseOf(document)] + ": " + titleOf(spec.Name) + "\n"
}

// openAround finds a steering document or a contract. A steering document that
// is missing can be begun.
func (a *Author) openAround(ctx context.Context, p UpdateSpecParams, kind, name string) (place, error) {
	w, err := a.workspaceOf(ctx, p.Spec)
	if err != nil {
		return place{}, err
	}
	at := place{workspace: w}
	infos, _ := a.workspaces.Steering(ctx, w)
	if kind == "contract" {
		infos, _ = a.workspaces.Contracts(ctx, w)
	}
	name = strings.TrimSuffix(name, ".md")
	i := slices.IndexFunc(infos, func(i specfs.Info) bool { return i.Name == name || name == "" && len(infos) == 1 })
	switch {
	case i >= 0:
		at.info = infos[i]
		at.document, err = w.Read(ctx, at.info)
	case kind == "steering" && p.Operation == opAppendSection && isSuffix("-"+strings.ToLower(name)):
		at.missing = true
		at.info = specfs.Info{Name: name, Kind: specfs.KindSteering, Path: path.Join(".kiro/steering", name+".md")}
		at.document = specfs.ParseDocument(at.info, nil)
	default:
		err = unknownAround(kind, name, infos)
	}
	at.address = uri.Address{Kind: uri.Steering, Name: w.Qualified(at.info.Name)}
	if kind == "contract" {
		at.address.Kind = uri.Contract
	}
	return at, err
}

func unknownAround(kind, name string, infos []specfs.Info) error {
	fault := &doc.Fault{Code: codeUnknownDocument, Field: "document", Given: kind + "/" + name, Message: "the workspace has no " + kind + " document " + cmp.Or(name, "to mean by itself; name one")}
	for _, i := range infos {
		fault.Valid = append(fault.Valid, kind+"/"+i.Name)
	}
	return fault
}

// workspaceOf is the workspace of a spec, or the only one there is.
func (a *Author) workspaceOf(ctx context.Context, spec string) (*specfs.Workspace, error) {
	list := a.workspaces.List()
	if i := slices.IndexFunc(list, func(w *specfs.Workspace) bool { return len(list) == 1 || spec == "@"+w.Name+"/" }); i >= 0 {
		return list[i], nil
	}
	s, err := a.workspaces.Spec(ctx, spec)
	if err != nil {
		return nil, err
	}
	return s.Workspace, nil
}
