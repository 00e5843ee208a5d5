package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"kiro-mcp/internal/testgen"
)

// The bars of the issue that brought contracts.
const (
	planBar       = 2 * time.Second // of CPU beyond kin-openapi's own load, for GitHub's contract
	planMemoryBar = 300             // MB, likewise
	planGrowthBar = 1.2             // times the growth of the document
)

// largest is the largest contract that is published: 13 MB, 1,223 operations.
const largest = "github/api.github.com.json"

// spent is what a process cost.
type spent struct {
	cpu    time.Duration
	memory float64 // MB at its peak
}

// contracts compares a plan for code of a contract with kin-openapi's own load
// of the same document, in processes of their own.
func (t *table) contracts(dir, ours, kinload string) error {
	sizes := []int{1_000, 10_000}
	var took []time.Duration
	var bytes []int
	for _, n := range sizes {
		source := testgen.Contract(n)
		_, plan, err := planOf(filepath.Join(dir, fmt.Sprint("contract-", n)), ours, kinload, source)
		if err != nil {
			return err
		}
		took, bytes = append(took, plan.cpu), append(bytes, len(source))
	}
	if err := t.published(dir, ours, kinload); err != nil {
		return err
	}
	grew, larger := float64(took[1])/float64(took[0]), float64(bytes[1])/float64(bytes[0])
	*t = append(*t, row{
		fmt.Sprintf("plan, %d to %d operations, CPU", sizes[0], sizes[1]), milliseconds(took[1]), milliseconds(took[0]),
		fmt.Sprintf("%.1f × for %.1f × the bytes", grew, larger), fmt.Sprintf("≤ %g × the bytes'", planGrowthBar), grew / (planGrowthBar * larger), ratio,
	})
	return nil
}

// published adds the rows of the largest real contract, where the corpus is.
func (t *table) published(dir, ours, kinload string) error {
	source, err := os.ReadFile(filepath.Join(corpus(), "openapi", filepath.FromSlash(largest)))
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		*t = append(*t, row{what: "plan for GitHub's contract", figure: "not measured: there is no corpus"})
		return nil
	}
	if err != nil {
		return err
	}
	load, plan, err := planOf(filepath.Join(dir, "largest"), ours, kinload, source)
	if err != nil {
		return err
	}
	beyond, memory := plan.cpu-load.cpu, plan.memory-load.memory
	*t = append(*t,
		row{"plan for GitHub's contract, CPU beyond kin-openapi's load", milliseconds(plan.cpu), milliseconds(load.cpu), milliseconds(beyond), fmt.Sprintf("≤ %g s", planBar.Seconds()), float64(beyond) / float64(planBar), duration},
		row{
			"plan for GitHub's contract, peak memory beyond kin-openapi's load", fmt.Sprintf("%.0f MB", plan.memory), fmt.Sprintf("%.0f MB", load.memory),
			fmt.Sprintf("%.0f MB", memory), fmt.Sprintf("≤ %d MB", planMemoryBar), memory / planMemoryBar, amount,
		})
	return nil
}

func corpus() string {
	if dir := os.Getenv("KIRO_MCP_CORPUS"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "corpus")
}

// planOf loads a contract with kin-openapi alone, then plans code of it.
func planOf(project, ours, kinload string, contract []byte) (load, plan spent, err error) {
	file := filepath.Join(project, ".kiro", "api-spec.json")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return load, plan, err
	}
	if err := os.WriteFile(file, contract, 0o644); err != nil {
		return load, plan, err
	}
	if load, err = cost(kinload, file); err != nil {
		return load, plan, err
	}
	plan, err = cost(ours, "generate-from-openapi", "--root", project, "--contract", ".kiro/api-spec.json", "--target", "fastapi", "--json")
	return load, plan, err
}

// cost runs a command and says what it took. Findings are no failure.
func cost(name string, args ...string) (spent, error) {
	command := exec.Command(name, args...)
	command.Stderr = os.Stderr
	err := command.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return spent{}, fmt.Errorf("%s %v: %w", filepath.Base(name), args, err)
	}
	memory, err := peak(command.ProcessState)
	return spent{command.ProcessState.UserTime() + command.ProcessState.SystemTime(), memory}, err
}
