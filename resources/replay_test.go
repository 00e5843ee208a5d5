package resources

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// everyPart replays all parts of the corpus, not one in so many.
var everyPart = os.Getenv("KIRO_MCP_STRESS") == "1"

// partStride is how many parts of a document are passed over for one that is
// read, without [everyPart]. It is prime, so that it keeps step with no
// numbering.
const partStride = 7

// replay counts what was read through resources.
type replay struct {
	mu     sync.Mutex
	counts map[string]int
}

func (r *replay) count(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counts[what]++
}

// TestCorpusReplay: in every project of the corpus every listed document reads
// as the bytes of its file, and every part that parsing yields reads as a piece
// of its document and is the first that completion offers for its id.
func TestCorpusReplay(t *testing.T) {
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	r := &replay{counts: map[string]int{}}
	t.Run("projects", func(t *testing.T) {
		for _, p := range projects {
			if p.IsDir() {
				t.Run(p.Name(), func(t *testing.T) {
					t.Parallel()
					r.project(t, filepath.Join(base, p.Name()))
				})
			}
		}
	})
	r.report(t, map[string]int{"document": 1_000, "task": 2_000, "requirement": 300, "criterion": 1_000, "section": 1_500, "property": 200})
}

// TestTwinsReplay does the same, part for part, with the samples and with twins
// of the oddest documents.
func TestTwinsReplay(t *testing.T) {
	r := &replay{counts: map[string]int{}}
	dirs := append(samples(t), twins(t))
	for _, dir := range dirs {
		r.project(t, dir)
	}
	r.report(t, map[string]int{"document": 50, "task": 30, "requirement": 5, "criterion": 10, "section": 10, "property": 1})
}

// report prints what was read and fails for a kind of which there was too
// little to prove anything.
func (r *replay) report(t *testing.T, floors map[string]int) {
	t.Helper()
	t.Logf("read through resources: %v", r.counts)
	for kind, floor := range floors {
		if r.counts[kind] < floor {
			t.Errorf("only %d of kind %s were read, want %d", r.counts[kind], kind, floor)
		}
	}
}

func (r *replay) project(t *testing.T, dir string) {
	t.Helper()
	s := over(t, dir)
	w := s.workspaces.List()[0]
	files := map[string]string{} // address to path
	steering, _ := s.workspaces.Steering(t.Context(), w)
	for _, i := range steering {
		files[uri.Address{Kind: uri.Steering, Name: i.Name}.String()] = i.Path
	}
	found, _ := s.workspaces.Contracts(t.Context(), w)
	for _, i := range found {
		files[uri.Address{Kind: uri.Contract, Name: i.Name}.String()] = i.Path
	}
	specs, _, err := s.workspaces.Specs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		for _, i := range spec.Documents {
			files[uri.Address{Kind: uri.Document, Spec: spec.ID, Name: i.Name}.String()] = i.Path
		}
	}
	r.documents(t, s, dir, files)
	for _, spec := range specs {
		r.parts(t, s, spec)
	}
}

// documents reads all that is listed, and misses nothing that there is.
func (r *replay) documents(t *testing.T, s *Set, dir string, files map[string]string) {
	t.Helper()
	listed := slices.Concat(s.all(t)...)
	if len(listed) != len(files)+len("1") { // and the overview
		t.Errorf("%d resources are listed, and there are %d", len(listed), len(files))
	}
	for _, l := range listed[1:] {
		want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(files[l.URI])))
		got, refused := s.Read(t.Context(), l.URI)
		switch {
		case err != nil && refused != nil:
			r.count("refused")
		case err != nil || refused != nil || !bytes.Equal(got.Source, want):
			t.Errorf("%s differs from %s: %v, %v", l.URI, files[l.URI], err, refused)
		default:
			r.count("document")
		}
	}
}

func (r *replay) parts(t *testing.T, s *Set, spec *specfs.Spec) {
	t.Helper()
	before := map[string]bool{} // kinds of which the spec had a document already
	all, _ := spec.All(t.Context(), specfs.KindTasks, specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign)
	for _, d := range all {
		kind := string(d.Kind)
		if d.Requirements != nil {
			kind = string(specfs.KindRequirements)
		}
		for i, p := range partsOf(d) {
			if !everyPart && i%partStride != 0 {
				continue
			}
			if before[kind] && p.kind != uri.Task {
				p.id = uri.InDocument(d.Name, p.id)
			}
			r.part(t, s, spec, d, p)
		}
		before[kind] = true
	}
}

// part reads one part by its address, and completes its id.
func (r *replay) part(t *testing.T, s *Set, spec *specfs.Spec, d *specfs.Document, p namedPart) {
	t.Helper()
	address := uri.Address{Kind: p.kind, Spec: spec.ID, Name: p.id}
	got, err := s.Read(t.Context(), address.String())
	if err != nil {
		t.Errorf("%s, a %s of %s: %v", address, p.what, d.Path, err)
		return
	}
	r.count(p.what)
	if p.repeated {
		r.count("with the id of a former one")
	}
	switch {
	case len(got.Source) == 0:
		t.Errorf("%s reads nothing of %s", address, d.Path)
	case !bytes.Equal(got.Source, p.span.Of(d.Source)):
		t.Errorf("%s (-want +got)\n-%q\n+%q", address, p.span.Of(d.Source), got.Source)
	}
	variables := p.kind.Variables()
	offered, err := s.Complete(t.Context(), p.kind.Template(), variables[len(variables)-1], p.id, map[string]string{"spec": spec.ID})
	if err != nil || len(offered.Values) == 0 || offered.Values[0] != p.id {
		t.Errorf("%s: completion of %q begins with %.3q, %v", address, p.id, offered.Values, err)
	}
}
