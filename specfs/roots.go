package specfs

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The environment variables that name workspaces.
const (
	rootVariable    = "KIRO_MCP_ROOT"      // a list, separated as in PATH
	projectVariable = "CLAUDE_PROJECT_DIR" // set by Claude Code
)

// chooseRoots finds the folders that count, strongest source first. fixed
// says that the client's roots do not count beside them.
func chooseRoots(o Options) (dirs []string, fixed bool, err error) {
	if len(o.Roots) > 0 {
		dirs, err = mustExist(o.Roots, o.WorkingDir, "--root")
		return dirs, true, err
	}
	var listed []string
	for _, dir := range filepath.SplitList(o.Getenv(rootVariable)) {
		if dir != "" {
			listed = append(listed, dir)
		}
	}
	if len(listed) > 0 {
		dirs, err = mustExist(listed, o.WorkingDir, rootVariable)
		return dirs, true, err
	}
	if dir := o.Getenv(projectVariable); filepath.IsAbs(dir) && isFolder(dir) && !isTooHigh(dir, o.Home) {
		return []string{filepath.Clean(dir)}, true, nil
	}
	if dir, ok := walkUp(o.WorkingDir, o.Home); ok {
		return []string{dir}, false, nil
	}
	return nil, false, nil
}

func mustExist(dirs []string, workingDir, source string) ([]string, error) {
	out := make([]string, 0, len(dirs))
	for _, dir := range dirs {
		if dir == "" {
			return nil, fmt.Errorf("%s is empty; give the folder of your project", source)
		}
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(workingDir, dir)
		}
		info, err := os.Stat(dir)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s %s: no such folder can be opened; give the folder of your project: %w", source, dir, err)
		case !info.IsDir():
			return nil, fmt.Errorf("%s %s: not a folder; give the folder of your project", source, dir)
		}
		out = append(out, filepath.Clean(dir))
	}
	return out, nil
}

// walkUp finds the nearest folder at or above dir that looks like a project.
// It ends below the home folder and the root: every Kiro user has ~/.kiro,
// and hosts start servers anywhere.
func walkUp(dir, home string) (string, bool) {
	if !filepath.IsAbs(dir) {
		return "", false
	}
	dir = filepath.Clean(dir)
	for !isTooHigh(dir, home) {
		if looksLikeProject(dir) {
			return dir, true
		}
		dir = filepath.Dir(dir)
	}
	return "", false
}

// isTooHigh reports whether dir is the root, the home folder, or above it.
func isTooHigh(dir, home string) bool {
	if dir = filepath.Clean(dir); dir == filepath.Dir(dir) {
		return true
	}
	if home == "" {
		return false
	}
	for above := filepath.Clean(home); ; above = filepath.Dir(above) {
		if sameFolder(dir, above) {
			return true
		}
		if above == filepath.Dir(above) {
			return false
		}
	}
}

// looksLikeProject reports whether dir holds specs, flat documents, a
// contract or a git checkout; .git is a file in a worktree.
func looksLikeProject(dir string) bool {
	for _, name := range []string{".git", ".kiro/specs", ".kiro/requirements.md", ".kiro/design.md", ".kiro/tasks.md", ".kiro/bugfix.md"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			return true
		}
	}
	for _, stem := range []string{"openapi", "swagger", "api-spec"} {
		for _, extension := range []string{".yaml", ".yml", ".json"} {
			for _, folder := range []string{"", kiroFolder} {
				if _, err := os.Stat(filepath.Join(dir, folder, stem+extension)); err == nil {
					return true
				}
			}
		}
	}
	return false
}

func isFolder(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

func sameFolder(a, b string) bool {
	if a == b {
		return true
	}
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// distinct drops folders that are given twice, under whatever name.
func distinct(dirs []string) []string {
	var out []string
next:
	for _, dir := range dirs {
		for _, had := range out {
			if sameFolder(dir, had) {
				continue next
			}
		}
		out = append(out, dir)
	}
	return out
}

// uniqueNames names workspaces after their folders; where two are alike the
// folder above is added, and where that does not help a number.
func uniqueNames(dirs []string) []string {
	count := map[string]int{}
	for _, dir := range dirs {
		count[filepath.Base(dir)]++
	}
	taken := map[string]bool{}
	names := make([]string, len(dirs))
	for i, dir := range dirs {
		name := filepath.Base(dir)
		if count[name] > 1 {
			name = filepath.Base(filepath.Dir(dir)) + "-" + name
		}
		name = strings.Trim(name, `/\`)
		if name == "" {
			name = "root"
		}
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + "-" + strconv.Itoa(n)
		}
		taken[unique] = true
		names[i] = unique
	}
	return names
}
