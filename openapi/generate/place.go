package generate

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/which"
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
	found, err := which.Contract(ctx, g.workspaces, p.Contract)
	if err != nil {
		return nil, err
	}
	at.workspace, at.contract = found.Workspace, found.Path
	if found.Note != "" {
		at.notes = append(at.notes, found.Note)
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
