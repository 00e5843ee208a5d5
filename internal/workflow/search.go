package workflow

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// SearchParams says what to look for, and where.
type SearchParams struct {
	Query     string   `json:"query" doc:"words, all of them"`
	Spec      string   `json:"spec,omitempty" doc:"id; none: all"`
	Documents []string `json:"documents,omitempty" doc:"such as design"`
	Limit     int      `json:"limit,omitempty" minimum:"1" maximum:"200" doc:"rows"`
	Cursor    string   `json:"cursor,omitempty" doc:"next_cursor"`
}

// Search is a page of hits, best first.
type Search struct {
	Workspace  string    `json:"workspace"`
	Hits       []Hit     `json:"hits"`
	Total      int       `json:"total" doc:"rows on all pages"`
	NextCursor string    `json:"next_cursor,omitempty"`
	Problems   []Problem `json:"problems,omitempty" doc:"documents that could not be read"`

	query string
}

// Hit is one part of a document that holds all words.
type Hit struct {
	Spec     string `json:"spec,omitempty" doc:"absent for steering"`
	Document string `json:"document"`
	Kind     string `json:"kind" enum:"task,criterion,requirement,property,section,document"`
	Anchor   string `json:"anchor" doc:"id of the part: task, requirement or section"`
	URI      string `json:"uri"`
	File     string `json:"file"`
	Line     int    `json:"line" doc:"of the first word"`
	Excerpt  string `json:"excerpt"`

	score  int
	part   part
	source []byte
}

const excerptBytes = 160

// Search finds the parts that hold all words of a query, whatever their case.
// A word is found inside other words too, as Chinese and Japanese need it.
func (f *Flow) Search(ctx context.Context, p SearchParams) (Search, error) {
	words := strings.Fields(strings.ToLower(p.Query))
	if len(words) == 0 {
		return Search{}, &doc.Fault{Code: codeInvalidArgument, Field: "query", Message: "query holds no word to look for"}
	}
	after, err := decodeCursor(p.Cursor, 4)
	if err != nil {
		return Search{}, err
	}
	specs, problems, err := f.specs(ctx, p.Spec)
	if err != nil {
		return Search{}, err
	}
	out := Search{Workspace: f.workspaceNames(specs), Problems: problems, query: p.Query}
	for _, s := range specs {
		out.addSpec(ctx, s, p.Documents, words)
	}
	if p.Spec == "" {
		f.addSteering(ctx, &out, p.Documents, words)
	}
	slices.SortStableFunc(out.Hits, func(a, b Hit) int { return cmp.Compare(b.score, a.score) })
	if err := out.page(after, p); err != nil {
		return Search{}, err
	}
	for i := range out.Hits {
		h := &out.Hits[i]
		h.Line, h.Excerpt = h.part.excerpt(h.source, words)
	}
	return out, nil
}

func (o *Search) addSpec(ctx context.Context, s *specfs.Spec, only []string, words []string) {
	for _, info := range s.Documents {
		if !wanted(info, only) {
			continue
		}
		d, err := s.Read(ctx, info.Name)
		if err != nil {
			o.Problems = append(o.Problems, unreadable(info, err))
			continue
		}
		o.addDocument(s, d, words)
	}
}

func (f *Flow) addSteering(ctx context.Context, o *Search, only []string, words []string) {
	for _, w := range f.workspaces.List() {
		infos, _ := f.workspaces.Steering(ctx, w)
		for _, info := range infos {
			if !wanted(info, only) {
				continue
			}
			d, err := w.Read(ctx, info)
			if err != nil {
				o.Problems = append(o.Problems, unreadable(info, err))
				continue
			}
			o.addDocument(nil, d, words)
		}
	}
}

// wanted reports whether a document is among those named, by name or kind.
func wanted(info specfs.Info, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(name string) bool {
		return name == info.Name || name == string(info.Kind) || name == "steering/"+info.Name && info.Kind == specfs.KindSteering
	})
}

func unreadable(info specfs.Info, err error) Problem {
	problem := Problem{Code: "unreadable_document", Message: "it cannot be read", File: info.Path}
	if fault, ok := asFault(err); ok {
		problem.Code, problem.Message = fault.Code, fault.Message
	}
	return problem
}

func (o *Search) addDocument(spec *specfs.Spec, d *specfs.Document, words []string) {
	folded := bytes.ToLower(d.Source)
	if !holdsAll(folded, words) {
		return
	}
	for _, p := range partsOf(d) {
		text := bytes.ToLower(p.text(d.Source))
		if !holdsAll(text, words) {
			continue
		}
		hit := Hit{
			Document: d.Name, Kind: p.kind, Anchor: p.id, URI: p.uri(spec, d),
			File: d.Path, score: p.score(text, words), part: p, source: d.Source,
		}
		if spec != nil {
			hit.Spec = spec.ID
		} else {
			hit.Document = "steering/" + d.Name
		}
		o.Hits = append(o.Hits, hit)
	}
}

func holdsAll(text []byte, words []string) bool {
	for _, w := range words {
		if !bytes.Contains(text, []byte(w)) {
			return false
		}
	}
	return true
}
