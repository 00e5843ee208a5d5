package code

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/symbols"
)

// spot is a declaration as both see it.
type spot struct {
	path string
	line int
	name string
}

// agreement is how two readers of one language agree, for what has a body and
// for what has a value.
type agreement struct{ theirs, ours, both [2]int }

// group is 0 for types and functions, 1 for fields and values, -1 for what only
// one of both knows.
func group(kind string) int {
	switch kind {
	case "class", "interface", "struct", "enum", "function", "method", "trait", "func", "subroutine", "module", "namespace", "union", "singletonMethod", "getter", "setter", "generator", "typedef", "alias", "object", "macro", "table", "view", "methodSpec":
		return 0
	case "field", "member", "variable", "constant", "enumerator", "property", "const", "val", "var", "attr", "accessor", "key":
		return 1
	}
	return -1
}

// names of our languages as ctags has them.
var tagged = map[string]string{
	"python": "Python", "java": "Java", "javascript": "JavaScript", "typescript": "TypeScript", "csharp": "C#", "go": "Go", "rust": "Rust",
	"php": "PHP", "ruby": "Ruby", "kotlin": "Kotlin", "c": "C", "cpp": "C++", "shell": "Sh", "sql": "SQL",
}

// KIRO_MCP_PUBLIC names a folder of public trees, on which our symbols are held
// against those of ctags. Neither is the truth; the figures are for looking at,
// and a language of which we find less than nine tenths fails.
func TestAgainstCtags(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_PUBLIC")
	if dir == "" {
		t.Skip("KIRO_MCP_PUBLIC names no folder of public trees")
	}
	ctags, err := exec.LookPath("ctags")
	if err != nil {
		t.Skip("no ctags here")
	}
	ours, left := ourTags(t, dir)
	theirs := theirTags(t, ctags, dir, left)
	if len(theirs) == 0 || len(ours) == 0 {
		t.Fatal("no symbols to compare")
	}
	for _, language := range slices.Sorted(mapKeys(tagged)) {
		compare(t, language, theirs[language], ours[language])
	}
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func compare(t *testing.T, language string, theirs, ours map[spot]int) {
	var a agreement
	missed, more := []string{}, []string{}
	for at, g := range theirs {
		a.theirs[g]++
		if _, ok := ours[at]; ok {
			a.both[g]++
		} else {
			missed = append(missed, fmt.Sprintf("missed %d %s:%d %s", g, at.path, at.line, at.name))
		}
	}
	found := [2]int{}
	for at, g := range ours {
		a.ours[g]++
		if _, ok := theirs[at]; ok {
			found[g]++
		} else {
			more = append(more, fmt.Sprintf("more %d %s:%d %s", g, at.path, at.line, at.name))
		}
	}
	if a.theirs[0] == 0 {
		return
	}
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	t.Logf("%-10s types and functions: %6d of theirs, %5.1f %% found by us; %6d of ours, %5.1f %% known to them | fields and values: %6d, %5.1f %%; %6d, %5.1f %%",
		language, a.theirs[0], share(a.both[0], a.theirs[0]), a.ours[0], share(found[0], a.ours[0]),
		a.theirs[1], share(a.both[1], a.theirs[1]), a.ours[1], share(found[1], a.ours[1]))
	if os.Getenv("KIRO_MCP_DIFF") == language {
		slices.Sort(missed)
		slices.Sort(more)
		for _, line := range append(missed, more...) {
			t.Log(line)
		}
	}
	if a.theirs[0] > 100 && share(a.both[0], a.theirs[0]) < 90 {
		t.Errorf("%s: we find %.1f %% of the types and functions that ctags finds, want 90 %%", language, share(a.both[0], a.theirs[0]))
	}
}

func theirTags(t *testing.T, ctags, dir string, left map[string]bool) map[string]map[spot]int {
	t.Helper()
	command := exec.Command(ctags, "-R", "--links=no", "--output-format=json", "--fields=+nKlz", "-f", "-", "--exclude=.yarn", ".")
	command.Dir = dir
	var faults bytes.Buffer
	command.Stderr = &faults
	out, err := command.Output()
	if err != nil {
		t.Fatalf("ctags: %v: %s", err, faults.String())
	}
	all := map[string]map[spot]int{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var tag struct {
			Name, Path, Kind, Language, Pattern string
			Line                                int
		}
		if json.Unmarshal(lines.Bytes(), &tag) != nil {
			continue
		}
		language := ""
		if l := lex.Of(tag.Path); l != nil {
			language = l.Name
		}
		if quirk(tag.Language, tag.Kind, tag.Pattern) {
			continue
		}
		if g := group(tag.Kind); g >= 0 && !left[filepath.Clean(tag.Path)] && tagged[language] == tag.Language && !strings.HasPrefix(tag.Name, "__anon") && !strings.HasPrefix(tag.Name, "<") && !strings.Contains(tag.Name, "anonymous") && !strings.HasPrefix(tag.Name, "AnonymousFunction") {
			put(all, language, spot{filepath.Clean(tag.Path), tag.Line, last(tag.Name)}, g)
		}
	}
	return all
}

// quirk reports whether ctags calls something a declaration that is none of
// ours by intent: an object of JavaScript a class, an import of PHP and Rust a
// declaration, a call of C# a method.
func quirk(language, kind, pattern string) bool {
	switch language {
	case "Kotlin":
		return strings.Contains(pattern, "companion object") || strings.Contains(pattern, "`") || strings.Contains(pattern, "{ ") && kind == "method" && !strings.Contains(pattern, "fun ")
	case "C++":
		return strings.Contains(pattern, "TEST")
	case "JavaScript":
		return kind == "class" && !strings.Contains(pattern, "class ") && !strings.Contains(pattern, "function")
	case "PHP":
		return kind == "alias" || kind == "namespace"
	case "Rust":
		return kind == "module" && strings.HasSuffix(pattern, ";$/")
	case "C#":
		return kind == "method" && strings.HasSuffix(pattern, ";$/") && !strings.Contains(pattern, "(") || kind == "method" && strings.Contains(pattern, ".")
	}
	return false
}

// last is a name without what stands before its last point, which ctags puts
// before some.
func last(name string) string {
	name = strings.ReplaceAll(name, " ", "")
	return name[strings.LastIndexAny(name, ".:")+1:]
}

func put(all map[string]map[spot]int, language string, at spot, g int) {
	if all[language] == nil {
		all[language] = map[spot]int{}
	}
	all[language][at] = g
}

// ourTags are our symbols, and the files that are not read: minified and
// generated ones.
func ourTags(t *testing.T, dir string) (_ map[string]map[spot]int, left map[string]bool) {
	t.Helper()
	left = map[string]bool{}
	all := map[string]map[spot]int{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.Type()&os.ModeSymlink != 0 {
			return nil
		}
		if d.IsDir() {
			if d.Name() == ".git" || d.Name() == ".yarn" {
				return filepath.SkipDir
			}
			return nil
		}
		lang := lex.Of(p)
		if lang == nil || tagged[lang.Name] == "" {
			return nil
		}
		rel, _ := filepath.Rel(dir, p)
		src, why := take(os.DirFS(dir), filepath.ToSlash(rel), 0)
		if why != "" {
			left[rel] = true
			return nil
		}
		out := &facts.File{Path: rel}
		symbols.Read(lex.Scan(p, lang, src), out)
		before := 0
		for i, s := range out.Symbols {
			if s.Line < before || s.End < s.Line || int(s.Up) > i {
				t.Errorf("%s: %s is out of order: lines %d to %d after %d, up %d", rel, s.Name, s.Line, s.End, before, s.Up)
			}
			before = s.Line
			g := group(string(s.Kind))
			put(all, lang.Name, spot{rel, s.Line, last(s.Name)}, g)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, left
}
