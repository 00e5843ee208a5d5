package review

import (
	"context"
	"errors"
	"fmt"

	"kiro-mcp/internal/history"
	"kiro-mcp/specfs/doc"
)

// changedSince lists what changed since a revision of git.
func changedSince(ctx context.Context, dir, revision string) ([]string, error) {
	files, err := history.ChangedSince(ctx, dir, revision)
	switch {
	case errors.Is(err, history.ErrUnknown):
		return nil, &doc.Fault{Code: codeUnknownSince, Field: "since", Given: revision, Message: fmt.Sprintf("git knows no revision %q here; expected a commit, branch or tag", revision)}
	case errors.Is(err, history.ErrNoGit):
		return nil, &doc.Fault{Code: codeUnknownSince, Field: "since", Message: "since needs the git command, and a workspace that is in a repository; leave it out to judge everything"}
	}
	return files, err
}
