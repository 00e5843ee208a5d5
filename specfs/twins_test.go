package specfs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
)

// parserCases is how many odd shapes of real files docs/kiro-format.md 6 lists; each has a
// twin whose folder begins with its number.
const parserCases = 24

// TestTwins holds every twin against its expect.txt, whose lines are
// explained in testdata/README.md.
func TestTwins(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "testdata", "twins", "[0-9][0-9]-*"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, folder := range folders {
		name := filepath.Base(folder)
		number, err := strconv.Atoi(name[:2])
		if err != nil {
			t.Fatal(err)
		}
		seen[number] = true
		t.Run(name, func(t *testing.T) {
			checkExpectations(t, folder, filepath.Join(folder, "expect.txt"))
		})
	}
	for number := 1; number <= parserCases; number++ {
		if !seen[number] {
			t.Errorf("no twin for parser case %d: found %d folders", number, len(folders))
		}
	}
}

// TestSamples holds the sample projects against samples.expect.txt, so that a
// parser cannot come to read them otherwise without anybody seeing it.
func TestSamples(t *testing.T) {
	folder := filepath.Join("..", "testdata")
	checkExpectations(t, folder, filepath.Join(folder, "samples.expect.txt"))
}

func checkExpectations(t *testing.T, folder, file string) {
	t.Helper()
	blocks := readExpectations(t, file)
	if len(blocks) == 0 {
		t.Fatalf("%s expects nothing", file)
	}
	for _, b := range blocks {
		t.Run(strings.ReplaceAll(b.subject, "/", "_"), func(t *testing.T) {
			b.compare(t, describe(t, folder, b))
		})
	}
}

// expectations are the lines of expect.txt about one document, or a tree.
type expectations struct {
	subject string // path of the document, or of the tree's folder
	tree    bool
	source  string // "N M" of a generated document
	lines   []string
}

func readExpectations(t *testing.T, file string) []*expectations {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []*expectations
	for i, line := range strings.Split(string(content), "\n") {
		verb, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || verb == "#":
		case verb == "file":
			blocks = append(blocks, &expectations{subject: rest})
		case verb == "tree":
			blocks = append(blocks, &expectations{subject: filepath.Join(".", rest), tree: true})
		case len(blocks) == 0:
			t.Fatalf("%s:%d: %q stands before any \"file\" or \"tree\"", file, i+1, line)
		case verb == "generated":
			blocks[len(blocks)-1].source = rest
		default:
			last := blocks[len(blocks)-1]
			last.lines = append(last.lines, line)
		}
	}
	return blocks
}

// whenAsked are the kinds of line that are compared only where one is
// expected: the others must be complete, or are only counted.
var whenAsked = map[string]bool{
	"title": true, "section": true, "criterion": true, "reference": true, "count": true,
}

// hash is the part of an id that nobody can work out by hand.
var hash = regexp.MustCompile(`~[0-9a-f]{4,}(-\d+)?`)

func (e *expectations) compare(t *testing.T, got []string) {
	t.Helper()
	asked := map[string]bool{}
	for _, line := range e.lines {
		asked[verbOf(line)] = true
	}
	var compared []string
	for _, line := range got {
		verb := verbOf(line)
		if asked[verb] || !whenAsked[verb] && !asked["count"] {
			compared = append(compared, hash.ReplaceAllString(line, "~*"))
		}
	}
	want, have := byVerb(e.lines), byVerb(compared)
	if want != have {
		t.Errorf("%s (-want +got):\n%s", e.subject, udiff.Unified("want", "got", want, have))
	}
}

func verbOf(line string) string {
	verb, _, _ := strings.Cut(line, " ")
	return verb
}

// byVerb groups lines by what they speak of, keeping their order otherwise:
// expect.txt may put a finding next to its task.
func byVerb(lines []string) string {
	groups := map[string]string{}
	for _, line := range lines {
		groups[verbOf(line)] += line + "\n"
	}
	var all strings.Builder
	for _, verb := range lineVerbs {
		all.WriteString(groups[verb])
		delete(groups, verb)
	}
	for verb, rest := range groups { // misspelt ones, so that they fail
		all.WriteString("unknown " + verb + ": " + rest)
	}
	return all.String()
}
