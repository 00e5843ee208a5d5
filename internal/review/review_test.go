package review_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/code"
	"kiro-mcp/internal/review"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
)

const design = `# Orders

- ` + "`GET /orders/{id}`" + ` - one order
- ` + "`DELETE /orders/{id}`" + ` - cancel it
- ` + "`GET /health`" + ` - is it alive
`

// shop is a project in git with one commit, and a reviewer over it.
func shop(t *testing.T) (*review.Reviewer, string) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, ".kiro/specs/orders/design.md", design)
	write(t, dir, "app/main.py", "from fastapi import FastAPI\nfrom app import orders\n\napp = FastAPI()\napp.include_router(orders.router)\n\n\n@app.get(\"/health\")\ndef health():\n    return {}\n")
	write(t, dir, "app/orders.py", "from fastapi import APIRouter\n\nrouter = APIRouter(prefix=\"/orders\")\n\n\n@router.get(\"/{id}\")\ndef one(id: str):\n    return {}\n")
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	measure := func(a review.Answer) (text, structured int, err error) { return len(a.Text()), len(a.Text()), nil }
	return review.New(workspaces, code.NewSources(), &openapi.Library{}, measure, nil), dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is not here, and CI must not skip")
		}
		t.Skip("git is not here")
	}
	cmd := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"}, args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// Since a revision only what has to do with changed files is judged; what nothing
// keeps has no file, and stays.
func TestSince(t *testing.T) {
	r, dir := shop(t)
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-qm", "first")
	write(t, dir, "app/orders.py", "from fastapi import APIRouter\n\nrouter = APIRouter(prefix=\"/orders\")\n\n\n@router.put(\"/{id}\")\ndef one(id: str):\n    return {}\n")
	whole, err := r.Validate(t.Context(), review.Params{})
	if err != nil {
		t.Fatal(err)
	}
	since, err := r.Validate(t.Context(), review.Params{Since: "HEAD"})
	if err != nil {
		t.Fatal(err)
	}
	if whole.Counts.Satisfied != 1 || whole.Counts.Violated != 2 {
		t.Errorf("all: %+v, want 1 satisfied and 2 violated", whole.Counts)
	}
	if since.Counts.Satisfied != 0 || since.Counts.Violated != 2 || since.Source.Changed == nil || *since.Source.Changed != 1 {
		t.Errorf("since HEAD: %+v of %v changed files, want 2 violated in 1 file", since.Counts, since.Source.Changed)
	}
	if _, err := r.Validate(t.Context(), review.Params{Since: "nowhere"}); err == nil || !strings.Contains(err.Error(), `no revision "nowhere"`) {
		t.Errorf("an unknown revision: %v", err)
	}
}

// One promise counts once, in the sentence for a release as in the rows.
func TestCountsAgreeWithRows(t *testing.T) {
	r, _ := shop(t)
	a, err := r.Validate(t.Context(), review.Params{MaxBytes: 60_000})
	if err != nil {
		t.Fatal(err)
	}
	violated := 0
	for _, v := range a.Verdicts {
		if v.Verdict == "violated" {
			violated++
		}
	}
	if violated != a.Counts.Violated || violated != 1 || !strings.HasPrefix(a.Release, "not releasable on this evidence: 1 violated") {
		t.Errorf("%d rows, %+v, %q", violated, a.Counts, a.Release)
	}
}

// What no check decides is told apart from what might still be found.
func TestSentenceSaysWhatIsForAReader(t *testing.T) {
	r, dir := shop(t)
	write(t, dir, ".kiro/specs/orders/design.md", design+"\n## Components\n\n### Orders\n\n- Cancels an order only while nothing of it was sent\n")
	a, err := r.Validate(t.Context(), review.Params{MaxBytes: 60_000})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(a.Checks, func(t review.Tally) bool { return t.Check == "behaviour" })
	if at < 0 || a.Checks[at].Unresolved != 1 || !strings.Contains(a.Release, " unresolved (1 for a reader)") {
		t.Errorf("%q, %+v", a.Release, a.Checks)
	}
}

// Beside the statements that are listed the sentence says about how many promises became
// no claim.
func TestSentenceSaysWhatWasMissed(t *testing.T) {
	r, dir := shop(t)
	many := strings.Repeat("- Warm drawer\n\n", 40) // things without a verb, of no part
	write(t, dir, ".kiro/specs/orders/design.md", design+"\n## Outlook\n\n"+many)
	a, err := r.Validate(t.Context(), review.Params{MaxBytes: 60_000})
	if err != nil {
		t.Fatal(err)
	}
	c := a.Coverage
	said := fmt.Sprintf("%d not recognised (about %d promises)", c.Unclaimed, c.Missed)
	if c.Unclaimed < 40 || c.Missed < 30 || c.Missed > 60 || c.Missed == c.Unclaimed || !strings.Contains(a.Release, said) {
		t.Errorf("%q for %d listed and about %d", a.Release, c.Unclaimed, c.Missed)
	}
}
