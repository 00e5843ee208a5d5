package resources

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// TestLinksAreReadable: every link of every answer about a sample, a twin or a
// project of the corpus leads to a resource as it was described, and the
// address of every hit of a search to the line that was found.
func TestLinksAreReadable(t *testing.T) {
	var followed atomic.Int64
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("corpus", func(t *testing.T) {
		for _, p := range projects {
			if p.IsDir() {
				t.Run(p.Name(), func(t *testing.T) {
					t.Parallel()
					followLinks(t, filepath.Join(base, p.Name()), false, &followed)
				})
			}
		}
	})
	for _, dir := range append(samples(t), twins(t)) {
		copied := filepath.Join(t.TempDir(), filepath.Base(dir))
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		followLinks(t, copied, true, &followed)
	}
	t.Logf("%d addresses were followed", followed.Load())
	if followed.Load() < 3_000 {
		t.Error("too few addresses were followed to prove anything")
	}
}

// linkStride is as partStride, larger because tools do more than resources.
const linkStride = 5 * partStride

// followedSpecs is how many specs of a project of the corpus there are to one
// that is asked about, without [everyPart].
const followedSpecs = 3

// followLinks asks every tool about everything in a project. Of a project of
// the corpus, which must not be written, only one spec, and one task and section
// of it, in so many.
func followLinks(t *testing.T, dir string, mine bool, followed *atomic.Int64) {
	t.Helper()
	s := over(t, dir)
	specs, _, err := s.workspaces.Specs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f := follower{t: t, set: s, tools: tools.All(s.workspaces), followed: followed}
	for n, spec := range specs {
		if !mine && !everyPart && n%followedSpecs != 0 {
			continue
		}
		f.ask("read_spec", map[string]any{"spec": spec.ID})
		for _, word := range []string{"shall", "的", "の"} {
			f.search(dir, word, spec.ID)
		}
		for _, i := range spec.Documents {
			f.ask("read_spec", map[string]any{"spec": spec.ID, "document": i.Name})
		}
		all, _ := spec.All(t.Context(), specfs.KindTasks, specfs.KindDesign)
		for _, d := range all {
			for i, p := range partsOf(d) {
				if !mine && !everyPart && i%linkStride != 0 {
					continue
				}
				switch p.what {
				case "section":
					f.ask("read_spec", map[string]any{"spec": spec.ID, "document": d.Name, "section": p.id})
				case "task":
					f.ask("get_task", map[string]any{"spec": spec.ID, "task": p.id})
					if mine {
						f.ask("check_off_task", map[string]any{"spec": spec.ID, "task": p.id, "force": true})
					}
				}
			}
		}
	}
	for _, name := range []string{"steering/tech", "steering/AGENTS", "steering/product", "contract"} {
		f.ask("read_spec", map[string]any{"document": name})
	}
}

// follower asks tools and reads what their answers link to.
type follower struct {
	t        *testing.T
	set      *Set
	tools    []*tool.Tool
	followed *atomic.Int64
}

func (f follower) ask(name string, args map[string]any) {
	f.t.Helper()
	raw, err := json.Marshal(args)
	if err != nil {
		f.t.Fatal(err)
	}
	for _, x := range f.tools {
		if x.Name != name {
			continue
		}
		answer, err := x.Call(f.t.Context(), raw)
		if err != nil {
			return // not every document is there, nor readable
		}
		for _, l := range answer.Links {
			f.followed.Add(1)
			got, err := f.set.Read(f.t.Context(), l.URI)
			if err != nil || got.MIMEType != l.MIMEType || l.Size != 0 && l.Size != len(got.Source) || l.Name == "" {
				f.t.Errorf("%s %s links to %+v, which reads %d bytes of %s: %v", name, raw, l, len(got.Source), got.MIMEType, err)
			}
		}
	}
}

// search holds the resources of hits against the lines that were found.
func (f follower) search(dir, word, spec string) {
	f.t.Helper()
	flow := workflow.New(f.set.workspaces, nil)
	found, err := flow.Search(f.t.Context(), workflow.SearchParams{Query: word, Spec: spec, Limit: 30})
	if err != nil {
		f.t.Fatal(err)
	}
	for _, hit := range found.Hits {
		f.followed.Add(1)
		source, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(hit.File)))
		got, failed := f.set.Read(f.t.Context(), hit.URI)
		if err != nil || failed != nil {
			f.t.Fatalf("%s: %v, %v", hit.URI, err, failed)
		}
		line := bytes.TrimSpace(bytes.Split(source, []byte("\n"))[hit.Line-1])
		if !bytes.Contains(got.Source, line) {
			f.t.Errorf("%s does not hold %s:%d, %q", hit.URI, hit.File, hit.Line, line)
		}
	}
}
