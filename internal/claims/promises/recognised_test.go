package promises

import (
	"bufio"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/statements"
	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
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

// setsFrom are the numbers of the lists that begin a set, drawn and listed together.
var setsFrom = []int{1, 24, 34, 44, 54, 64, 74, 84, 94, 104, 114, 124, 134, 144, 154, 164, 174, 184, 194, 204, 212, 222, 231, 246}

// freshFrom is the first list of a design from which next to no rule was made. By these the
// rates of [statements.Missed] are measured: of the others all that was passed over was
// looked at, and much of it is read now, so that they would flatter.
const freshFrom = 194

// set names the set that a list belongs to.
func (l *handList) set() string {
	at, found := slices.BinarySearch(setsFrom, l.number())
	if !found {
		at--
	}
	return fmt.Sprintf("set from %d", setsFrom[at])
}

// listedBy finds in the first line of a list who listed it.
var listedBy = regexp.MustCompile(`by an? ([\w-]+) reader`)

// tally says what became of the promises of some lists.
type tally struct {
	listed, claimed int
	judged          int     // of the claimed: claims that only a reader can judge
	unclaimed       int     // statements that the tool counts as not understood
	lines, over     int     // that claims stand on, and of them those of which no promise was listed
	missed          float64 // what the tool estimates that became no claim
	outcomes        map[statements.Outcome]held
	// What became of the rest, listed − claimed.
	counted, leftOut, silent int
}

func (t *tally) add(o tally) {
	t.listed += o.listed
	t.claimed += o.claimed
	t.judged += o.judged
	t.unclaimed += o.unclaimed
	t.lines += o.lines
	t.over += o.over
	t.missed += o.missed
	for k, n := range o.outcomes {
		if t.outcomes == nil {
			t.outcomes = map[statements.Outcome]held{}
		}
		at := t.outcomes[k]
		t.outcomes[k] = held{at.lines + n.lines, at.held + n.held}
	}
	t.counted += o.counted
	t.leftOut += o.leftOut
	t.silent += o.silent
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

func (t *tally) share() float64 { return 100 * float64(t.claimed) / float64(max(t.listed, 1)) }

// rest is what became no claim.
func (t *tally) rest() int { return t.listed - t.claimed }

// off is by how much of the rest the tool's estimate differs from it.
func (t *tally) off() float64 { return (t.missed - float64(t.rest())) / float64(max(t.rest(), 1)) }

// rests holds what the tool lists as not understood, and what it estimates, against the
// reader's rest.
func (t *tally) rests() string {
	return fmt.Sprintf("%4d %5d %5.0f %+5.0f %%", t.rest(), t.unclaimed, t.missed, 100*t.off())
}

func (t *tally) row(name string) string {
	return fmt.Sprintf("%-66s %4d %4d %5.1f %% %4d %s   %4d %4d %4d",
		name, t.listed, t.claimed, t.share(), t.judged, t.rests(), t.counted, t.leftOut, t.silent)
}

// TestRecognised holds what readers listed by hand of public designs against what
// became claims, and the tool's count of what it did not understand against the
// readers'. With -v it prints the figures, and with KIRO_MCP_MISSES set every promise that
// became no claim.
//
// Each set of ten was drawn by chance and listed blind, then measured, and only then
// looked at: docs/conformance.md has what was measured before. What stands here now is of
// lists that rules were mended on since. The floors lie below: they catch a fall.
//
// The designs of lists 144 and above are not in the corpus. KIRO_MCP_PUBLIC names the
// folder in which their repositories are unpacked, each as owner+name at the commit of
// its list.
func TestRecognised(t *testing.T) {
	roots := publicRoots(t)
	var total, blind, fresh tally
	kinds, sets := map[string]*tally{}, map[string]*tally{}
	table := []string{fmt.Sprintf("%-66s %4s %4s %7s %4s %4s %5s %5s %7s   %4s %4s %4s",
		"design", "list", "made", "share", "judg", "rest", "tool", "about", "off by", "coun", "left", "none")}
	var order []string
	read, absent := 0, 0
	for _, list := range handLists(t) {
		src, ok := list.source(roots)
		if !ok && list.number() > ofCorpus {
			absent++
			continue
		}
		read++
		got := list.measure(t, src, kinds)
		if got.claimed == 0 {
			t.Errorf("%s: none of the listed promises became a claim", list.path)
		}
		total.add(got)
		set := list.set()
		if sets[set] == nil {
			sets[set] = &tally{}
			order = append(order, set)
		}
		sets[set].add(got)
		if list.reader != "first" && list.reader != "second" {
			blind.add(got)
		}
		if list.number() >= freshFrom {
			fresh.add(got)
		}
		table = append(table, got.row(list.name+" "+short(list.path)))
	}
	for _, set := range order {
		got := sets[set]
		table = append(table, got.row(set))
		if got.share() < 70 {
			t.Errorf("%.1f %% of the promises of %s became claims, want at least 70 %%", got.share(), set)
		}
	}
	table = append(table, total.row("all"), blind.row("those listed blind"), fresh.row("those no rule was made for"), "")
	table = append(table, fresh.rateRows()...)
	table = append(table, "",
		fmt.Sprintf("of all %d lines with claims %d stand in no list: tests, and what whoever listed took for no promise", total.lines, total.over), "")
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[kind]
		table = append(table, fmt.Sprintf("%-12s %4d listed, %4d claimed, %5.1f %%, %d of them for a reader to judge",
			kind, k.listed, k.claimed, k.share(), k.judged))
	}
	t.Log("\n" + strings.Join(table, "\n"))
	if len(roots) > 1 && read <= ofCorpus {
		t.Errorf("%s has none of the designs behind list %d", roots[1], ofCorpus)
	}
	if absent > 0 {
		t.Logf("left out: %d designs of repositories that KIRO_MCP_PUBLIC does not have", absent)
	}
	if blind.share() < 80 {
		t.Errorf("%.1f %% of the promises listed blind became claims, want at least 80 %%", blind.share())
	}
	if math.Abs(fresh.off()) > 0.15 {
		t.Errorf("%d promises became no claim and %.0f are estimated, want it within 15 %%; the measured rates are above", fresh.rest(), fresh.missed)
	}
}

// rateRows are what lines of each outcome hold on the average, measured, beside what
// the tool estimates by.
func (t *tally) rateRows() []string {
	var rows []string
	for _, o := range slices.Sorted(maps.Keys(t.outcomes)) {
		at := t.outcomes[o]
		rows = append(rows, fmt.Sprintf("%-16s %5d hold %4d promises that became no claim: %.3f, estimated by %.3f", outcomeNames[o], at.lines, at.held, float64(at.held)/float64(at.lines), o.Rate()))
	}
	return rows
}

// outcomeNames are what became of lines, in words.
var outcomeNames = []string{"claimed", "sentence", "further sentence", "listed", "left out", "title", "passed over", "in tests", "in code"}

// held is how many promises that became no claim some lines hold, or statements that are
// listed.
type held struct{ lines, held int }

// measure reads a list's design and sees what became of each promise. A line
// with two promises needs two claims for both. The value of an enum may be in
// the claim of the enum, which stands on an earlier line of the declaration.
func (l *handList) measure(t *testing.T, src []byte, kinds map[string]*tally) tally {
	t.Helper()
	if n := len(strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")); n != l.lines {
		t.Fatalf("%s has %d lines and its list is for %d", l.path, n, l.lines)
	}
	r := readForCounts(t, doc.ParseDesign("design", src))
	unclaimed := map[int]int{}
	for _, u := range r.Out.Unclaimed {
		unclaimed[u.Line]++
	}
	values, judged := listedValues(r), forReaders(r)
	sum, taken := tally{unclaimed: len(r.Out.Unclaimed), lines: len(r.Made), missed: statements.Missed(r)}, map[int]int{}
	for _, p := range l.promises {
		if p.later {
			continue
		}
		taken[p.line]++
		one := tally{listed: 1}
		became := "nothing said of it"
		switch {
		case r.Made[p.line] >= taken[p.line], p.kind == string(claims.KindEnum) && values[strings.ToLower(p.words)]:
			one.claimed, became = 1, ""
			if judged[p.line] {
				one.judged = 1
			}
		case unclaimed[p.line] > 0:
			one.counted, became = 1, "counted as unclaimed"
		case r.Left[p.line] != "":
			one.leftOut, became = 1, "left out: "+string(r.Left[p.line])
		default:
			one.silent = 1
		}
		sum.add(one)
		if kinds[p.kind] == nil {
			kinds[p.kind] = &tally{}
		}
		kinds[p.kind].add(one)
		if became != "" && os.Getenv("KIRO_MCP_MISSES") != "" {
			t.Logf("miss %s:%d\t%s\t%s\t%s\t%s", l.name, p.line, p.kind, p.words, became, r.Quote(p.line))
		}
	}
	for line := range r.Made {
		if taken[line] == 0 {
			sum.over++
		}
	}
	sum.outcomes = map[statements.Outcome]held{}
	for line, o := range statements.Outcomes(r) {
		at := sum.outcomes[o]
		sum.outcomes[o] = held{at.lines + max(1, unclaimed[line]), at.held + max(0, taken[line]-r.Made[line])}
	}
	return sum
}

// listedValues are the values, in lower case, of all enums that became claims.
func listedValues(r *reading.Design) map[string]bool {
	values := map[string]bool{}
	for _, c := range r.Out.Claims {
		if c.Enum == nil {
			continue
		}
		for _, v := range c.Enum.Values {
			values[strings.ToLower(v)] = true
		}
	}
	return values
}

// forReaders are the lines of which all claims are such as only a reader can
// judge.
func forReaders(r *reading.Design) map[int]bool {
	lines := map[int]bool{}
	for _, c := range r.Out.Claims {
		byReader := c.Kind == claims.KindBehaviour || c.Kind == claims.KindProperty || c.Kind == claims.KindTest
		if only, seen := lines[c.Line]; !seen || only {
			lines[c.Line] = byReader
		}
	}
	return lines
}

// readForCounts is [read] that gives the reading as well: a promise which a
// design makes twice is one claim, and only the reading knows both lines. It
// fails the test when the two no longer do the same.
func readForCounts(t *testing.T, d *doc.Design) *reading.Design {
	t.Helper()
	r := reading.New(d)
	for _, p := range r.Pieces {
		switch {
		case p.Kind != pieces.Code:
			readPiece(r, p)
		case p == p.Fence.Lines[0]:
			readFence(r, p.Fence)
		}
	}
	joinPartial(r)
	dropDoubles(r)
	statements.Count(r)
	if promised := Read(d); len(promised.Claims) != len(r.Out.Claims) || !slices.Equal(promised.Unclaimed, r.Out.Unclaimed) || promised.Claimed != r.Out.Claimed {
		t.Fatal("readForCounts does not do what read does; make it follow")
	}
	return r
}

// ofCorpus is the last list whose design is in the corpus.
const ofCorpus = 143

// source is the design of a list.
func (l *handList) source(roots []string) ([]byte, bool) {
	for _, root := range roots {
		if src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(l.path))); err == nil {
			return src, true
		}
	}
	return nil, false
}

// TestReadersAgree holds the lists of those designs that two readers listed, each without
// the other's, against each other: what the tool's figures can mean at most. What became
// no claim is a rest of few, so that the rests of two readers differ more than their
// lists do.
func TestReadersAgree(t *testing.T) {
	again := listsIn(t, filepath.Join("testdata", "listed", "again"), 40)
	roots := publicRoots(t)
	var rests [2]tally
	first := map[string]*handList{}
	for _, l := range handLists(t) {
		first[l.path] = l
	}
	one, other, both := 0, 0, 0
	for _, b := range again {
		a := first[b.path]
		if a == nil || a.reader == b.reader {
			t.Fatalf("%s: %s was not listed by another reader", b.name, b.path)
		}
		if src, ok := a.source(roots); ok {
			rests[0].add(a.measure(t, src, map[string]*tally{}))
			rests[1].add(b.measure(t, src, map[string]*tally{}))
		}
		x, y := a.perLine(), b.perLine()
		common := 0
		for line, n := range x {
			common += min(n, y[line])
			one += n
		}
		for _, n := range y {
			other += n
		}
		both += common
	}
	share := func(n int) float64 { return 100 * float64(both) / float64(max(n, 1)) }
	t.Logf("%d designs: one reader listed %d promises, another %d; on the same lines %d, %.1f and %.1f %%", len(again), one, other, both, share(one), share(other))
	t.Logf("of designs at hand the tool's rest is %d by the one and %d by the other; it lists %d and estimates %.0f", rests[0].rest(), rests[1].rest(), rests[0].unclaimed, rests[0].missed)
	if share(one) < 90 || share(other) < 90 {
		t.Errorf("two readers agree on %.1f and %.1f %% of what they listed, want 90", share(one), share(other))
	}
}

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

// handLists reads the lists. It fails the test when one is lacking.
func handLists(t *testing.T) []*handList {
	t.Helper()
	return listsIn(t, filepath.Join("testdata", "listed"), 259)
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
