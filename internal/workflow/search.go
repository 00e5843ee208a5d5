package workflow

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// SearchParams says what to look for, and where.
type SearchParams struct {
	Query     string   `json:"query" doc:"words"`
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
	Hint       string    `json:"hint,omitempty" doc:"why there is no hit"`
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
	words := wordsOf(p.Query)
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
	scope := searchScope{flow: f, specs: specs, documents: p.Documents, steering: p.Spec == "" || namesSteering(p.Documents)}
	if err := scope.check(ctx); err != nil {
		return Search{}, err
	}
	out := Search{Workspace: f.workspaceNames(specs), Problems: problems, query: p.Query}
	scope.find(ctx, &out, words)
	if len(out.Hits) == 0 {
		out.Hint = scope.hint(ctx, words)
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

func unreadable(info specfs.Info, err error) Problem {
	problem := Problem{Code: "unreadable_document", Message: "it cannot be read", File: info.Path}
	if fault, ok := asFault(err); ok {
		problem.Code, problem.Message = fault.Code, fault.Message
	}
	return problem
}

// addDocument looks through a document of a spec, or through steering, which
// has one address and no spec.
func (o *Search) addDocument(d *specfs.Document, words []string, spec *specfs.Spec, uri string) {
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
			Document: d.Name, Kind: p.kind, Anchor: p.id, URI: uri,
			File: d.Path, score: p.score(text, words), part: p, source: d.Source,
		}
		if spec != nil {
			hit.Spec, hit.URI = spec.ID, p.address(spec, d).String()
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
