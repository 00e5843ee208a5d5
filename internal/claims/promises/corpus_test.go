package promises

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testcpu"
	"kiro-mcp/specfs/doc"
)

// TestCorpusDesigns reads every public design: it ends in good time, every
// claim's quote stands on its line, and elements are unique.
func TestCorpusDesigns(t *testing.T) {
	kinds := map[claims.Kind]int{}
	var total claims.Promises
	var sample []string
	whole := os.Getenv("KIRO_MCP_SAMPLE") != ""
	for i, path := range testcorpus.Files(t, testcorpus.IsDesign) {
		if !whole && i%6 != 0 {
			continue // all of them take longer than a test may
		}
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d := doc.ParseDesign("design", src)
		p, took := timed(t, d)
		if took > slower*perRead*time.Duration(1+len(src)/100_000) {
			p, took = timed(t, d) // garbage of the last may have been collected
		}
		if took > slower*perRead*time.Duration(1+len(src)/100_000) {
			t.Errorf("%s: %d bytes took %v", path, len(src), took)
		}
		checkPromises(t, path, string(src), p)
		for _, c := range p.Claims {
			kinds[c.Kind]++
			sample = append(sample, fmt.Sprintf("%s:%d\t%s\t%s", path, c.Line, c.Element, inShort(c)))
		}
		for _, u := range p.Unclaimed {
			sample = append(sample, fmt.Sprintf("%s:%d\tunclaimed\t%s", path, u.Line, u.Quote))
		}
		for _, u := range p.Conflicts {
			sample = append(sample, fmt.Sprintf("%s:%d\tconflict %s\t%v %q", path, u.Lines[0], u.Element, u.Lines, u.Says))
		}
		for _, u := range p.LeftOut {
			sample = append(sample, fmt.Sprintf("%s:%d\tleft out\t%s: %s", path, u.Line, u.Reason, u.Quote))
		}
		total.Statements += p.Statements
		total.Claimed += p.Claimed
		total.LeftOut = append(total.LeftOut, p.LeftOut...)
		total.Conflicts = append(total.Conflicts, p.Conflicts...)
	}
	for _, floor := range []struct {
		kind claims.Kind
		n    int
	}{{claims.KindEndpoint, 10}, {claims.KindMethod, 400}, {claims.KindField, 500}, {claims.KindType, 200}, {claims.KindFile, 250}, {claims.KindComponent, 80}} {
		if kinds[floor.kind] < floor.n {
			t.Errorf("%d claims of kind %s, want at least %d", kinds[floor.kind], floor.kind, floor.n)
		}
	}
	t.Logf("%d statements, %d claimed, %d left out, %d conflicts; claims %v", total.Statements, total.Claimed, len(total.LeftOut), len(total.Conflicts), kinds)
	if n, _ := strconv.Atoi(os.Getenv("KIRO_MCP_SAMPLE")); n > 0 {
		printSample(t, sample, n)
	}
}

// perRead is what each begun 100 kB may take of the processors;
// BenchmarkRead says how long it takes on a quiet one.
const perRead = 500 * time.Millisecond

func timed(t *testing.T, d *doc.Design) (*claims.Promises, time.Duration) {
	t.Helper()
	start := testcpu.Used(t)
	p := Read(d)
	return p, testcpu.Used(t) - start
}

// inShort is a claim's details in short.
func inShort(c claims.Claim) string {
	var out []string
	for _, v := range []any{c.Endpoint, c.Method, c.Type, c.Field, c.Table, c.Column, c.Index, c.Component, c.File} {
		if s := fmt.Sprintf("%+v", v); s != "<nil>" {
			out = append(out, s)
		}
	}
	flags := ""
	if c.Hedged {
		flags += " hedged"
	}
	if c.Negated {
		flags += " negated"
	}
	if c.Planned != "" {
		flags += " planned:" + c.Planned
	}
	return strings.Join(out, " ") + flags
}

// printSample logs some claims of one kind, to be read against their designs.
func printSample(t *testing.T, sample []string, n int) {
	kind := os.Getenv("KIRO_MCP_SAMPLE_KIND")
	seed, _ := strconv.Atoi(os.Getenv("KIRO_MCP_SAMPLE_SEED"))
	var fit []string
	for _, s := range sample {
		if parts := strings.SplitN(s, "\t", 3); strings.HasPrefix(parts[1], kind) {
			fit = append(fit, s)
		}
	}
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	r.Shuffle(len(fit), func(i, j int) { fit[i], fit[j] = fit[j], fit[i] })
	for _, s := range fit[:min(n, len(fit))] {
		_, after, _ := strings.Cut(s, "/kiro/")
		t.Log(after)
	}
}

func checkPromises(t *testing.T, path, src string, p *claims.Promises) {
	t.Helper()
	lines := pieces.Lines(src)
	seen := map[string]bool{}
	name := filepath.Base(filepath.Dir(path))
	for _, c := range p.Claims {
		switch {
		case c.Line < 1 || c.Line > len(lines):
			t.Errorf("%s: %s stands on line %d of %d", name, c.Element, c.Line, len(lines))
		case c.Quote == "" || !strings.Contains(lines[c.Line-1], c.Quote):
			t.Errorf("%s:%d: the quote of %s is not there: %q", name, c.Line, c.Element, c.Quote)
		case seen[c.Element]:
			t.Errorf("%s: %s appears twice", name, c.Element)
		case strings.HasSuffix(c.Element, " "):
			t.Errorf("%s:%d: element %q names nothing", name, c.Line, c.Element)
		}
		seen[c.Element] = true
	}
	if p.Claimed+len(p.Unclaimed) != p.Statements {
		t.Errorf("%s: %d claimed and %d unclaimed are not %d statements", name, p.Claimed, len(p.Unclaimed), p.Statements)
	}
}
