package author

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// CreateSpecParams says which spec to make, and which documents of it.
type CreateSpecParams struct {
	Name      string   `json:"name" doc:"such as auth/login; main: flat .kiro"`
	Kind      string   `json:"kind,omitempty" enum:"feature,bugfix"`
	Title     string   `json:"title,omitempty" doc:"for people"`
	Documents []string `json:"documents,omitempty" doc:"none: all three"`
	Form      string   `json:"form,omitempty" enum:"ears,user-stories"`
	Apply     bool     `json:"apply,omitempty" doc:"write; else plan"`
	Expect    string   `json:"expect,omitempty" doc:"plan's revision"`
}

// CreateSpec is what was made of a spec, or would be.
type CreateSpec struct {
	Workspace string    `json:"workspace"`
	Spec      string    `json:"spec"`
	Kind      string    `json:"kind" enum:"feature,bugfix"`
	Title     string    `json:"title"`
	Applied   bool      `json:"applied" doc:"false: a plan, nothing was written"`
	Changed   bool      `json:"changed" doc:"false: all of it is there already"`
	Files     []NewFile `json:"files"`
	Next      string    `json:"next"`
	Revision  string    `json:"revision" doc:"of the plan, for expect"`

	links []uri.Link
}

// NewFile is one document of a new spec.
type NewFile struct {
	Document string   `json:"document"`
	Path     string   `json:"path"`
	Action   string   `json:"action" enum:"create,keep" doc:"keep: it is there and stays as it is"`
	Template string   `json:"template,omitempty" doc:"built-in name, or the project's file"`
	Fill     []string `json:"fill" doc:"places that are left to be filled in"`

	content string
}

// maxDocuments is how many documents one call makes.
const maxDocuments = 8

// The actions on a document of a new spec.
const (
	actionCreate = "create"
	actionKeep   = "keep"
)

// CreateSpec makes the documents of a spec that are not there yet from
// templates. It overwrites nothing: made again it changes nothing.
func (a *Author) CreateSpec(ctx context.Context, p CreateSpecParams) (CreateSpec, error) {
	at, err := a.workspaces.Place(ctx, p.Name)
	if err != nil {
		return CreateSpec{}, err
	}
	out, err := planSpec(at, p)
	if err != nil || !p.Apply || !out.Changed {
		return out, err
	}
	if p.Expect != "" && p.Expect != out.Revision {
		return CreateSpec{}, &doc.Fault{
			Code: codeConflict, Field: "expect", Given: p.Expect, Valid: []string{out.Revision},
			Message: fmt.Sprintf("what would be made is not what revision %s planned; now it is:\n%s", p.Expect, out.Text()),
		}
	}
	var files []specfs.NewFile
	for _, f := range out.Files {
		if f.Action == actionCreate {
			files = append(files, specfs.NewFile{Name: path.Base(f.Path), Content: []byte(f.content)})
		}
	}
	if err := at.Workspace.Create(ctx, at.Dir, files...); err != nil {
		return CreateSpec{}, err
	}
	a.workspaces.Changed(true)
	out.Applied = true
	for _, f := range out.Files {
		address := uri.Address{Kind: uri.Document, Spec: at.ID, Name: f.Document}
		if f.Action == actionCreate {
			out.links = append(out.links, uri.Link{URI: address.String(), Name: address.Label(), MIMEType: uri.Markdown, Size: len(f.content)})
		}
	}
	return out, nil
}

// planSpec says what a call would make.
func planSpec(at specfs.Place, p CreateSpecParams) (CreateSpec, error) {
	out := CreateSpec{Workspace: at.Workspace.Name, Spec: at.ID, Kind: kindOf(at, p), Title: label(p.Title)}
	out.Title = cmp.Or(out.Title, titleOf(at.Name))
	documents, err := documentsOf(out.Kind, p.Documents)
	if err != nil {
		return CreateSpec{}, err
	}
	for _, name := range documents {
		f := NewFile{Document: name, Path: path.Join(at.Dir, name+".md"), Action: actionKeep}
		if !has(at.Spec, name) {
			t, err := templateFor(at, out.Kind, baseOf(name), p.Form)
			if err != nil {
				return CreateSpec{}, err
			}
			f.Action, f.Template, f.content = actionCreate, t.name, t.fill(out.Title, at)
			f.Fill = fewer(placeholders(f.content))
			out.Changed = true
		}
		out.Files = append(out.Files, f)
	}
	out.Next = out.nextStep()
	out.Revision, err = out.revision(p)
	return out, err
}

func kindOf(at specfs.Place, p CreateSpecParams) string {
	if p.Kind == "" && at.Spec != nil {
		return at.Spec.Kind
	}
	return cmp.Or(p.Kind, specfs.SpecFeature)
}

// documentsOf are the documents that a call means, in the order of work.
func documentsOf(kind string, asked []string) ([]string, error) {
	all := []string{string(specfs.KindRequirements), string(specfs.KindDesign), string(specfs.KindTasks)}
	if kind == specfs.SpecBugfix {
		all[0] = string(specfs.KindBugfix)
	}
	if len(asked) == 0 {
		return all, nil
	}
	if len(asked) > maxDocuments {
		return nil, &doc.Fault{Code: codeInvalidArgument, Field: "documents", Message: fmt.Sprintf("at most %d documents at a time", maxDocuments)}
	}
	var names []string
	for i, name := range asked {
		name = strings.TrimSuffix(name, ".md")
		if !slices.Contains(all, baseOf(name)) || name != baseOf(name) && !isSuffix(name[len(baseOf(name)):]) {
			return nil, &doc.Fault{
				Code: codeInvalidArgument, Field: fmt.Sprintf("documents[%d]", i), Given: name, Valid: all,
				Message: fmt.Sprintf("a %s has no document %q; it has %s, and further ones such as tasks-mobile", kind, name, strings.Join(all, ", ")),
			}
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return slices.Index(all, baseOf(a)) - slices.Index(all, baseOf(b)) })
	return names, nil
}

// baseOf is the kind that a document's name begins with: tasks of tasks-mobile.
func baseOf(name string) string {
	base, _, _ := strings.Cut(name, "-")
	return base
}

// isSuffix reports whether a name may end so: "-mobile".
func isSuffix(s string) bool {
	return len(s) > 1 && len(s) <= 40 && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
}

func has(s *specfs.Spec, document string) bool {
	if s == nil {
		return false
	}
	same := func(i specfs.Info) bool { return strings.EqualFold(i.Name, document) }
	return slices.ContainsFunc(s.Documents, same)
}

// titleOf makes a title of a spec's name: "Order export" of order-export.
func titleOf(name string) string {
	words := strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(name))
	first, size := firstRune(words)
	return strings.ToUpper(first) + words[size:]
}

func (c CreateSpec) nextStep() string {
	var names []string
	for _, f := range c.Files {
		if len(f.Fill) > 0 {
			names = append(names, f.Document)
		}
	}
	if len(names) == 0 {
		return "read_spec shows what is there; update_spec changes it"
	}
	return fmt.Sprintf("fill in %s with update_spec: what is added takes the place of an unfilled part", strings.Join(names, ", then "))
}

// revision covers the call and all that it would write.
func (c CreateSpec) revision(p CreateSpecParams) (string, error) {
	p.Apply, p.Expect = false, ""
	call, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	for _, f := range c.Files {
		call = fmt.Appendf(call, "\x00%s\x00%s\x00%s", f.Path, f.Action, f.content)
	}
	return doc.Revision(call), nil
}

// Links has the documents that were made.
func (c CreateSpec) Links() []uri.Link { return c.links }
