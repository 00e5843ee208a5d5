// Command load measures calls under load over standard streams: 1, 8 and 64
// open at once, at an empty server on mcp-go's own transport, which is the
// yardstick, the same on ours, and the same on the TypeScript SDK. Each has its
// turn again and again in one run, and only what was measured in the same round
// is compared. As a machine that does something else besides is no measure, a
// table that misses a bar is printed and measured again, as often as -tries
// says. It exits with 1 when the last one misses a bar, too.
//
//	make load                    # brings the TypeScript SDK and a Node for it
//	go run ./internal/bench/load # without them
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"kiro-mcp/internal/testgen"
)

func main() {
	rounds := flag.Int("rounds", 15, "turns of each server at each level")
	span := flag.Duration("span", 250*time.Millisecond, "how long a turn is")
	tries := flag.Int("tries", 3, "runs at most")
	typescript := flag.String("typescript", "", "folder with servers on the TypeScript SDK, and its Node; none: they are left out")
	flag.Parse()
	held, err := run(*rounds, *span, *tries, *typescript)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(2)
	}
	if !held {
		os.Exit(1)
	}
}

func run(rounds int, span time.Duration, tries int, typescript string) (held bool, err error) {
	dir, err := os.MkdirTemp("", "kiro-mcp-load")
	if err != nil {
		return false, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	contenders, err := contendersIn(dir, typescript)
	if err != nil {
		return false, err
	}
	for range tries {
		if err := compare(contenders, rounds, span); err != nil {
			return false, err
		}
		rows := rowsOf(contenders)
		write(os.Stdout, rows) //nolint:forbidigo // a program of its own: its output is the table
		if !slices.ContainsFunc(rows, func(r row) bool { return !r.holds() }) {
			return true, nil
		}
	}
	return false, nil
}

// contendersIn builds the servers, and a project for the one that needs it.
func contendersIn(dir, typescript string) ([]*contender, error) {
	stock := &contender{name: "mcp-go, stock transport", command: []string{filepath.Join(dir, "stock")}, tool: "empty", args: "{}"}
	ours := &contender{name: "mcp-go, our edge", command: []string{filepath.Join(dir, "ours")}, tool: "empty", args: "{}", barred: true}
	project := filepath.Join(dir, "project")
	if err := testgen.Project(project, 100); err != nil {
		return nil, err
	}
	whole := &contender{
		name: "kiro-mcp, list_open_tasks of 100", tool: "list_open_tasks", args: "{}",
		command: []string{filepath.Join(dir, "kiro-mcp"), "serve", "--root", project, "--log-level", "error"},
	}
	for source, c := range map[string]*contender{"./internal/bench/emptyserver": stock, "./internal/bench/edgeserver": ours, "./cmd/kiro-mcp": whole} {
		build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", c.command[0], source)
		build.Env, build.Stderr = append(os.Environ(), "CGO_ENABLED=0"), os.Stderr // as "make build" does
		if err := build.Run(); err != nil {
			return nil, fmt.Errorf("build %s: %w", source, err)
		}
	}
	contenders := []*contender{stock, ours, whole}
	if typescript != "" {
		node := filepath.Join(typescript, "node_modules", "node", "bin", "node")
		for _, line := range []string{"v1", "v2"} {
			contenders = append(contenders, &contender{
				name: "TypeScript SDK " + line, tool: "empty", args: "{}",
				command: []string{node, filepath.Join(typescript, "server-"+line+".mjs")},
			})
		}
	}
	return contenders, nil
}
