package promises

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testcorpus"
)

// listed is a promise that a reader found in a design, without having seen what
// the package makes of it.
type listed struct {
	line  int
	kind  string // a [claims.Kind]
	words string
	later bool // for later: neither counted nor looked for
}

// listedKinds are those of claims that promises were listed as.
var listedKinds = []string{
	string(claims.KindBehaviour), string(claims.KindEndpoint), string(claims.KindMethod), string(claims.KindType), string(claims.KindField),
	string(claims.KindTable), string(claims.KindColumn), string(claims.KindIndex), string(claims.KindEnum), string(claims.KindBound), string(claims.KindComponent),
	string(claims.KindFile), string(claims.KindTech), string(claims.KindStatus), string(claims.KindError), string(claims.KindConstant), string(claims.KindLimit),
	string(claims.KindSecurity), string(claims.KindEvent), string(claims.KindCall),
}

// handList is what a reader found in one design.
type handList struct {
	name     string // of the list
	path     string // of the design, in the corpus or below KIRO_MCP_PUBLIC
	lines    int    // of the design
	reader   string // who listed it: "first", or blind the "third" and those behind
	promises []listed
}

func (l *handList) number() int {
	n, _ := strconv.Atoi(l.name)
	return n
}

// set names the set that a list belongs to.
func (l *handList) set() string {
	at, found := slices.BinarySearch(setsFrom, l.number())
	if !found {
		at--
	}
	return fmt.Sprintf("set from %d", setsFrom[at])
}

// setsFrom are the numbers of the lists that begin a set, drawn and listed together.
var setsFrom = []int{1, 24, 34, 44, 54, 64, 74, 84, 94, 104, 114, 124, 134, 144, 154, 164, 174, 184, 194, 204, 212, 222, 231, 246, 260}

// freshFrom is the first list of a design from which next to no rule was made. By these the
// rates of [statements.Missed] are measured: of the others all that was passed over was
// looked at, and much of it is read now, so that they would flatter.
const freshFrom = 194

// ofCorpus is the last list whose design is in the corpus.
const ofCorpus = 143

// listedBy finds in the first line of a list who listed it.
var listedBy = regexp.MustCompile(`by an? ([\w-]+) reader`)

// perLine counts the promises of each line.
func (l *handList) perLine() map[int]int {
	n := map[int]int{}
	for _, p := range l.promises {
		if !p.later {
			n[p.line]++
		}
	}
	return n
}

// source is the design of a list.
func (l *handList) source(roots []string) ([]byte, bool) {
	for _, root := range roots {
		if src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(l.path))); err == nil {
			return src, true
		}
	}
	return nil, false
}

// publicRoots are the folders below which designs are.
func publicRoots(t *testing.T) []string {
	t.Helper()
	roots := []string{filepath.Join(testcorpus.Dir(t), "kiro")}
	if public := os.Getenv("KIRO_MCP_PUBLIC"); public != "" {
		roots = append(roots, public)
	}
	return roots
}

// handLists reads the lists. It fails the test when one is lacking.
func handLists(t *testing.T) []*handList {
	t.Helper()
	return listsIn(t, filepath.Join("testdata", "listed"), 269)
}

func listsIn(t *testing.T, dir string, want int) []*handList {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < want {
		t.Fatalf("found %d lists in %s, want %d", len(paths), dir, want)
	}
	var all []*handList
	for _, path := range paths {
		all = append(all, readHandList(t, path))
	}
	slices.SortFunc(all, func(a, b *handList) int { return a.number() - b.number() })
	return all
}

// readHandList reads a list: a first line that says of which design, then a
// promise a line as number, kind, words, and "later" if it is.
func readHandList(t *testing.T, path string) *handList {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	list := &handList{name: strings.TrimSuffix(filepath.Base(path), ".tsv")}
	lines := bufio.NewScanner(file)
	lines.Scan()
	head := regexp.MustCompile(`^# repository: (\S+); commit: [0-9a-f]{40}; design: (\S+); lines: (\d+);`).FindStringSubmatch(lines.Text())
	if head == nil {
		t.Fatalf("%s does not begin with its repository, commit, design and lines", path)
	}
	list.path = strings.ReplaceAll(head[1], "/", "+") + "/" + head[2]
	list.lines, _ = strconv.Atoi(head[3])
	list.reader = "first"
	if by := listedBy.FindStringSubmatch(lines.Text()); by != nil {
		list.reader = by[1]
	} else if strings.Contains(lines.Text(), "kept apart") || strings.Contains(lines.Text(), "last round") {
		list.reader = "second"
	}
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) < 3 {
			t.Fatalf("%s: %q is not a line, a kind and words", path, lines.Text())
		}
		line, err := strconv.Atoi(cells[0])
		if err != nil || line < 1 || line > list.lines {
			t.Fatalf("%s: %q is no line of the design", path, cells[0])
		}
		if !slices.Contains(listedKinds, cells[1]) {
			t.Fatalf("%s:%d: %q is no kind of promise", path, line, cells[1])
		}
		list.promises = append(list.promises, listed{line, cells[1], cells[2], len(cells) > 3 && cells[3] == "later"})
	}
	if len(list.promises) < 15 {
		t.Fatalf("%s lists %d promises, want at least 15", path, len(list.promises))
	}
	return list
}

// short is a design's path without what all have in common.
func short(path string) string {
	return strings.NewReplacer("/.kiro/specs/", " ", "/.kiro/archive/", " ", "/design.md", "").Replace(path)
}
