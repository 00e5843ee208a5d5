// Package history asks git what changed in a workspace.
//
// Most callers want [ChangedSince].
//
// It runs the git command, with fixed arguments, no shell and a deadline: go-git
// cannot open sparse checkouts, is several times slower on a large tree, and would
// cost every start of the program; nothing but this needs git at all. It promises
// to change nothing: no lock is taken, no hook and no file monitor is started.
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// ErrNoGit says that there is no git, or that the folder is in no repository.
var ErrNoGit = errors.New("this needs the git command and a repository")

// ErrUnknown says that git knows no such revision.
var ErrUnknown = errors.New("git knows no such revision")

// deadline bounds one command.
const deadline = 20 * time.Second

// ChangedSince lists the files below a folder that differ from a revision, those
// that git does not track yet included, sorted, relative to the folder and
// slash-separated.
func ChangedSince(ctx context.Context, dir, revision string) ([]string, error) {
	if revision == "" || strings.HasPrefix(revision, "-") || strings.ContainsAny(revision, "\x00\n") {
		return nil, ErrUnknown
	}
	if _, err := run(ctx, dir, "rev-parse", "--git-dir"); err != nil {
		return nil, ErrNoGit
	}
	commit, err := run(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, ErrUnknown
	}
	changed, err := run(ctx, dir, "diff", "--name-only", "--relative", "--no-renames", "--no-ext-diff", "-z", strings.TrimSpace(string(commit)), "--", ".")
	if err != nil {
		return nil, err
	}
	fresh, err := run(ctx, dir, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
	if err != nil {
		return nil, err
	}
	files := append(names(changed), names(fresh)...)
	slices.Sort(files)
	return slices.Compact(files), nil
}

func names(out []byte) []string {
	files := []string{}
	for name := range bytes.SplitSeq(out, []byte{0}) {
		if len(name) > 0 {
			files = append(files, string(name))
		}
	}
	return files
}

func run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	fixed := []string{"--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "-C", dir}
	cmd := exec.CommandContext(ctx, "git", append(fixed, args...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(said.String()))
	}
	return out, nil
}
