package generate_test

import (
	"os"
	"os/exec"
	"testing"
)

// TestRecordMergesInGit has two branches change the contract in two places and
// generate. Git merges them, and what was merged is taken for what was
// generated, not for somebody's edit.
func TestRecordMergesInGit(t *testing.T) {
	t.Parallel() // it waits for the disk
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	p := shop(t, t.TempDir())
	git := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = p.dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	commit := func(message string) {
		t.Helper()
		p.apply()
		git("add", "--all")
		git("commit", "--quiet", "--message", message)
	}
	git("init", "--quiet", "--initial-branch=main")
	commit("as it was")
	git("checkout", "--quiet", "-b", "orders")
	inContract("total: {type: number}", "total: {type: number}\n        note: {type: string}")(p)
	commit("a field of orders")
	git("checkout", "--quiet", "main")
	inContract("  /parcels/{id}:\n", "  /parcels/{id}/label:\n    get:\n      operationId: getLabel\n      tags: [parcels]\n      responses: {\"204\": {description: none}}\n  /parcels/{id}:\n")(p)
	commit("an operation of parcels")
	git("merge", "--quiet", "--no-edit", "orders")

	plan := p.plan()
	if c := plan.Counts; c.Conflict+c.Merge+c.Orphan > 0 || plan.Totals.Operations > 0 {
		t.Errorf("what git merged is taken for an edit: %s", plan.Text())
	}
	if changed := p.apply().Changed; changed {
		t.Logf("what git merged is not what is generated: %s", plan.Text())
	}
	if p.plan().Changed {
		t.Error("there is still something to write")
	}
}
