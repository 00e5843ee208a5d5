package generate

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// call is a call whose contract, target and folder are known.
type call struct {
	*Generator
	params    Params
	workspace *specfs.Workspace
	contract  string // in the workspace
	target    openapi.Target
	out       string // in the workspace; "." is the workspace itself
	notes     []string
}

// place finds what a call means.
func (g *Generator) place(ctx context.Context, p Params) (*call, error) {
	at := &call{Generator: g, params: p}
	var err error
	if at.target, err = g.targetNamed(p.Target); err != nil {
		return nil, err
	}
	if err = at.findContract(ctx); err != nil {
		return nil, err
	}
	return at, at.findOut(ctx)
}

// laterTargets are those that are planned.
var laterTargets = []string{"go", "docs"}

func (g *Generator) targetNamed(name string) (openapi.Target, error) {
	fault := &doc.Fault{Code: codeUnknownTarget, Field: "target", Given: name}
	for _, t := range g.targets {
		if t.Name() == name {
			return t, nil
		}
		fault.Valid = append(fault.Valid, t.Name())
	}
	fault.Message = fmt.Sprintf("there is no target %q; there are: %s", name, strings.Join(fault.Valid, ", "))
	if slices.Contains(laterTargets, name) {
		fault.Message = fmt.Sprintf("target %s comes later; there are: %s", name, strings.Join(fault.Valid, ", "))
	}
	return nil, fault
}

// candidate is a contract that a call may mean.
type candidate struct {
	workspace *specfs.Workspace
	path      string
}

func (c candidate) name() string { return c.workspace.Qualified(c.path) }

// findContract takes the contract that the call names, by its path, else the
// only one, else the one in .kiro, which is agreed with the specs.
func (c *call) findContract(ctx context.Context) error {
	var all, agreed []candidate
	for _, w := range c.workspaces.List() {
		infos, _ := c.workspaces.Contracts(ctx, w)
		for _, info := range infos {
			all = append(all, candidate{w, info.Path})
			if path.Dir(info.Path) == ".kiro" {
				agreed = append(agreed, candidate{w, info.Path})
			}
		}
		given := candidate{w, strings.TrimPrefix(c.params.Contract, w.Qualified(""))}
		if _, err := w.Stat(given.path); err == nil && !slices.Contains(all, given) {
			all = append(all, given)
		}
	}
	switch {
	case len(c.workspaces.List()) == 0:
		_, err := c.workspaces.Spec(ctx, "") // says what to configure
		return err
	case c.params.Contract != "":
		return c.namedContract(all)
	case len(all) == 1:
		agreed = all
	case len(agreed) == 1:
		c.notes = append(c.notes, fmt.Sprintf("of %d contracts the one in .kiro is meant; contract names another", len(all)))
	default:
		return contractRequired(all)
	}
	c.workspace, c.contract = agreed[0].workspace, agreed[0].path
	return nil
}

func (c *call) namedContract(all []candidate) error {
	var found []candidate
	for _, x := range all {
		if c.params.Contract == x.name() || c.params.Contract == x.path {
			found = append(found, x)
		}
	}
	if len(found) == 1 {
		c.workspace, c.contract = found[0].workspace, found[0].path
		return nil
	}
	fault := &doc.Fault{Code: codeUnknownContract, Field: "contract", Given: c.params.Contract, Valid: names(all)}
	fault.Message = fmt.Sprintf("there is no contract %q; it is the path of a file in the workspace", c.params.Contract)
	if len(found) > 1 {
		fault.Message, fault.Valid = fmt.Sprintf("several workspaces have a contract %q", c.params.Contract), names(found)
	}
	return fault
}

func contractRequired(all []candidate) error {
	fault := &doc.Fault{Code: codeContractRequired, Field: "contract", Valid: names(all)}
	fault.Message = fmt.Sprintf("there are %d contracts; say which one", len(all))
	if len(all) == 0 {
		fault.Message = "there is no contract yet: no .kiro/api-spec.yaml, and no file called openapi, swagger or api-spec anywhere; give the path of one as contract"
	}
	return fault
}

func names(all []candidate) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = c.name()
	}
	return out
}

// defaultOuts are the folders that targets write to by themselves.
var defaultOuts = map[string]string{"fastapi": "backend", "typescript": "frontend/src/api"}

// findOut decides on the output folder: the one that was asked for, else the
// one that was last written to, else the target's own.
func (c *call) findOut(ctx context.Context) error {
	if c.params.Out != "" {
		c.out = path.Clean(strings.TrimSuffix(c.params.Out, "/"))
		return c.checkOut()
	}
	had, err := c.recordedOuts(ctx)
	if err != nil {
		return err
	}
	switch len(had) {
	case 0:
		if c.out = defaultOuts[c.target.Name()]; c.out == "" {
			c.out = c.target.Name()
		}
	case 1:
		c.out = had[0]
	default:
		return &doc.Fault{Code: codeOutRequired, Field: "out", Valid: had, Message: fmt.Sprintf("%s was generated into %d folders; say which one with out", c.target.Name(), len(had))}
	}
	return c.checkOut()
}

// checkOut refuses a folder that is not the project's own.
func (c *call) checkOut() error {
	refused := func(why string) error {
		return &doc.Fault{
			Code: codeBadOut, Field: "out", Given: c.params.Out,
			Message: fmt.Sprintf("out %q %s; give a folder of the workspace, such as %s", c.params.Out, why, defaultOuts["fastapi"]),
		}
	}
	if strings.Contains("/"+c.params.Out+"/", "/../") {
		return refused("leads out of its folder")
	}
	if c.out == "." {
		return nil
	}
	first, _, _ := strings.Cut(strings.ToLower(c.out), "/")
	if first == ".kiro" {
		return refused("lies among the specs")
	}
	if err := c.workspace.CheckFile(path.Join(c.out, "x")); err != nil {
		return refused("cannot be written to: " + err.Error())
	}
	return nil
}
