package workflow

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

const (
	maxVerify     = 6
	steeringBytes = 8_000 // of one steering document in one answer
)

// guidance is what one steering document says to every task.
type guidance struct {
	steering doc.Steering
	body     string
	verify   []SourceLine
}

// addSteering takes the steering that holds for the task: what is always
// included, and what a pattern includes for a file that the task names. How
// the project verifies is read from all of it.
func (g *gathering) addSteering(ctx context.Context) {
	w := g.spec().Workspace
	infos, _ := g.flow.workspaces.Steering(ctx, w)
	for _, info := range infos {
		if !g.concerned(info) {
			continue
		}
		d, err := w.Read(ctx, info)
		if err != nil {
			continue // a finding of the tree; list_specs shows it
		}
		guide := specfs.Memo(d, guidanceOf)
		g.out.Verify = append(g.out.Verify, guide.verify...)
		if why := g.whySteering(guide.steering); why != "" {
			g.out.Steering = append(g.out.Steering, SteeringPart{
				Name: d.Name, Why: why, URI: steeringAddress(w, d.Name).String(), body: guide.body,
			})
		}
	}
	g.out.Verify = g.out.Verify[:min(maxVerify, len(g.out.Verify))]
	g.addReferredFiles()
	g.openSteering()
}

// concerned reports whether steering speaks to the task at all. What lies in a
// part of a monorepo speaks to the specs of that part, and to a task that
// names a file there.
func (g *gathering) concerned(info specfs.Info) bool {
	folder, nested := strings.CutSuffix(info.Name, ":"+strings.TrimSuffix(path.Base(info.Path), ".md"))
	if !nested || isBelow(g.spec().Dir, folder) {
		return true
	}
	return slices.ContainsFunc(g.names, func(name doc.Mention) bool {
		return name.Kind == doc.MentionFile && isBelow(name.Name, folder)
	})
}

func isBelow(name, folder string) bool { return strings.HasPrefix(name, folder+"/") }

// openSteering gives the text of what holds when everything is wanted, and
// says so when it is not.
func (g *gathering) openSteering() {
	var names []string
	for i, s := range g.out.Steering {
		if g.full {
			g.out.Steering[i].Text = s.body
		} else if s.body != "" {
			names = append(names, s.Name)
		}
	}
	if names != nil {
		g.out.Omitted = append(g.out.Omitted, Omission{
			What: "text of steering" + listed(names), Why: "detail", Get: "detail=full, or read_spec document=steering/<name>",
		})
	}
}

// whySteering is why a steering document holds for the task; empty when it
// does not.
func (g *gathering) whySteering(s doc.Steering) string {
	switch s.Inclusion {
	case doc.IncludeAlways:
		return "always"
	case doc.IncludeFileMatch:
		for _, name := range g.names {
			if name.Kind == doc.MentionFile && matchesAny(s.Patterns, name.Name) {
				return "matches " + name.Name
			}
		}
	case doc.IncludeManual, doc.IncludeAuto: // somebody has to ask for these
	}
	return ""
}

func matchesAny(patterns []string, name string) bool {
	for _, p := range patterns {
		if matchesGlob(p, name) {
			return true
		}
	}
	return false
}

func guidanceOf(d *specfs.Document) guidance {
	steering, _ := doc.ParseSteering(d.Name, d.Source)
	g := guidance{steering: steering, body: prose.Short(string(withoutFrontMatter(d.Source)), steeringBytes)}
	for _, line := range linesOf(d.Source, 1) {
		if len(g.verify) < maxVerify && verifyCommand.MatchString(line.Text) {
			g.verify = append(g.verify, SourceLine{File: d.Path, Line: line.Line, Text: prose.Short(line.Text, titleBytes)})
		}
	}
	return g
}

func withoutFrontMatter(source []byte) []byte {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	if rest, ok := bytes.CutPrefix(source, []byte("---\n")); ok {
		if _, body, closed := bytes.Cut(rest, []byte("\n---")); closed {
			source = body
		}
	}
	return bytes.TrimSpace(source)
}

// verifyCommand knows a line that says how to test by the command it names.
var verifyCommand = regexp.MustCompile("(?i)(?:^|[\\s`$>\"'])(?:" +
	`pytest|tox|nox|ruff check|mypy|go (?:test|vet)|golangci-lint|cargo (?:test|clippy)|` +
	`(?:npm|pnpm|yarn|bun|deno)(?: run)? (?:test|lint|check|typecheck|verify)[\w:-]*|npx (?:vitest|jest|playwright|tsc|eslint)|vitest|jest|` +
	`make (?:test|check|lint|verify|ci)[\w-]*|just (?:test|check|lint)|mvn (?:test|verify)|\./(?:gradlew|mvnw) \S+|gradle (?:test|check)|` +
	`dotnet test|swift test|xcodebuild test|flutter (?:test|analyze)|mix test|rspec|bundle exec \S+|rake test|phpunit|composer test|ctest|` +
	`uv run \S+|python -m (?:pytest|unittest)` +
	")(?:$|[\\s`\"'.,;)&|])")

// linesOf are the lines of a text that say something, without bullets; number
// is that of the first line.
func linesOf(text []byte, number int) []SourceLine {
	var lines []SourceLine
	for line := range bytes.Lines(text) {
		said := strings.TrimSpace(string(line))
		said = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(said, "- "), "* "))
		if said != "" && !strings.HasPrefix(said, "```") {
			lines = append(lines, SourceLine{Line: number, Text: said})
		}
		number++
	}
	return lines
}

// fileReference is Kiro's way to take a file into a document.
var fileReference = regexp.MustCompile(`#\[\[file:([^\]\n]+)\]\]`)

// addReferredFiles takes files that the task refers to as #[[file:path]].
func (g *gathering) addReferredFiles() {
	for _, m := range fileReference.FindAllStringSubmatch(g.out.Own, -1) {
		name := strings.TrimSpace(m[1])
		part := SteeringPart{Name: name, Why: "#[[file]] in the task"}
		if source, err := g.spec().Workspace.ReadFile(path.Clean(name)); err != nil {
			part.Why += "; it cannot be read"
		} else {
			part.body = prose.Short(string(source), steeringBytes)
		}
		g.out.Steering = append(g.out.Steering, part)
	}
}
