package doc

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

// referenceCounts is what became of the references of tasks and properties.
type referenceCounts struct {
	items, ranges, all, properties, none, text int
	unchecked                                  int // in specs whose requirements are missing or have no ids
	dangling, danglingOnce                     int // of items and ranges; danglingOnce counts an id once for each spec
}

func (n *referenceCounts) add(kind ReferenceKind) {
	switch kind {
	case RefItem:
		n.items++
	case RefRange:
		n.ranges++
	case RefAll:
		n.all++
	case RefProperty:
		n.properties++
	case RefNone:
		n.none++
	case RefText:
		n.text++
	}
}

// TestCorpusReferences resolves every reference of the corpus: each means
// something that exists, or is a finding. The 118 dangling ones were looked up
// with grep in their requirements on 2026-11-22: 118 true, for the requirements
// hold no such number, and 0 false. They are printed by -v.
func TestCorpusReferences(t *testing.T) {
	corpus := testcorpus.Dir(t)
	indexes := make(map[string]*Index)
	documents := make(map[string][]*Requirements)
	corpusFiles(t, testcorpus.IsRequirements, func(path, name string, src []byte) {
		dir := filepath.Dir(path)
		documents[dir] = append(documents[dir], ParseRequirements(name, src))
		indexes[dir] = NewIndex(documents[dir]...)
	})
	var counts referenceCounts
	once := make(map[string]bool)
	resolve := func(path string, refs []Reference, findings []Finding) {
		ix := indexes[filepath.Dir(path)]
		if ix == nil {
			ix = NewIndex()
		}
		reported := make(map[string]bool)
		for _, f := range findings {
			reported[f.Code] = true
		}
		for _, r := range refs {
			counts.add(r.Kind)
			if ix.Empty() {
				counts.unchecked++
				continue
			}
			criteria, requirements, ok := ix.Resolve(r)
			switch judged := r.Kind == RefItem || r.Kind == RefRange; {
			case !ok:
				counts.dangling++
				once[filepath.Dir(path)+" "+r.First+" "+r.Last] = true
				t.Logf("dangling: %s:%d %s", strings.TrimPrefix(path, corpus), r.Line, r.Text)
				if !reported["dangling_reference"] {
					t.Errorf("%s:%d: %s resolves to nothing and no finding says so", path, r.Line, r.Text)
				}
			case judged && len(criteria)+len(requirements) == 0:
				t.Errorf("%s:%d: %s is said to resolve, but to nothing", path, r.Line, r.Text)
			}
		}
	}
	corpusFiles(t, testcorpus.IsTasks, func(path, name string, src []byte) {
		d := ParseTasks(name, src)
		var refs []Reference
		for _, task := range d.All {
			refs = append(refs, task.References()...)
		}
		resolve(path, refs, DanglingReferences(d, orEmpty(indexes[filepath.Dir(path)])))
	})
	corpusFiles(t, testcorpus.IsDesign, func(path, name string, src []byte) {
		d := ParseDesign(name, src)
		var refs []Reference
		for _, p := range d.Properties {
			refs = append(refs, p.Validates...)
		}
		resolve(path, refs, DanglingValidates(d, orEmpty(indexes[filepath.Dir(path)])))
	})
	counts.danglingOnce = len(once)
	got := fmt.Sprintf("%+v", counts)
	const want = "{items:33169 ranges:244 all:119 properties:29 none:6 text:265 unchecked:100 dangling:206 danglingOnce:118}"
	if got != want {
		t.Errorf("the corpus as read (-want +got)\n-%s\n+%s", want, got)
	}
	t.Log(got)
}

func orEmpty(ix *Index) *Index {
	if ix == nil {
		return NewIndex()
	}
	return ix
}
