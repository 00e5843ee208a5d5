package workflow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// wordsOf are the words to look for: in lower case, without the quotes that
// other search engines take for a phrase.
func wordsOf(query string) []string {
	words := strings.FieldsFunc(strings.ToLower(query), func(r rune) bool {
		return unicode.IsSpace(r) || r == '"'
	})
	return slices.Compact(words)
}

// searchScope is what is searched.
type searchScope struct {
	flow      *Flow
	specs     []*specfs.Spec
	documents []string // by name or kind; none means all
	steering  bool
	passed    int // specs that were gone through so far
}

func namesSteering(documents []string) bool {
	return slices.ContainsFunc(documents, func(name string) bool {
		kind, _, _ := strings.Cut(name, "/")
		return kind == string(specfs.KindSteering)
	})
}

// check refuses a document that exists nowhere in the scope: its empty answer
// would read as if the words stood in no such document.
func (s *searchScope) check(ctx context.Context) error {
	if len(s.documents) == 0 || len(s.specs) == 0 {
		return nil
	}
	var infos []specfs.Info
	for _, spec := range s.specs {
		infos = append(infos, spec.Documents...)
	}
	if s.steering {
		for _, w := range s.flow.workspaces.List() {
			steering, _ := s.flow.workspaces.Steering(ctx, w)
			infos = append(infos, steering...)
		}
	}
	for _, name := range s.documents {
		if slices.ContainsFunc(infos, func(i specfs.Info) bool { return wanted(i, []string{name}) }) {
			continue
		}
		fault := &doc.Fault{
			Code: codeUnknownDocument, Field: "documents", Given: name,
			Message: "nothing that is searched has a document of the name or kind " + quote(name),
		}
		for _, i := range infos {
			if i.Kind == specfs.KindSteering {
				i.Name = "steering/" + i.Name
			}
			fault.Valid = append(fault.Valid, i.Name)
		}
		slices.Sort(fault.Valid)
		fault.Valid = slices.Compact(fault.Valid)
		return fault
	}
	return nil
}

// find adds the parts that hold all words.
func (s *searchScope) find(ctx context.Context, o *Search, words []string) {
	s.each(ctx,
		func(d searched) { o.addDocument(d.Document, words, d.spec, d.uri) },
		func(p Problem) { o.Problems = append(o.Problems, p) })
}

// hint says of each word how many parts hold it, where no part holds all.
func (s *searchScope) hint(ctx context.Context, words []string) string {
	if len(words) == 1 {
		return "no part holds this word; try the beginning of it, or another"
	}
	const most = 8
	words = words[:min(most, len(words))]
	counts := make([]int, len(words))
	s.each(ctx, func(d searched) {
		for i := range words {
			var alone Search
			alone.addDocument(d.Document, words[i:i+1], d.spec, d.uri)
			counts[i] += len(alone.Hits)
		}
	}, func(Problem) {}) // find has told them
	told := make([]string, len(words))
	for i, w := range words {
		told[i] = fmt.Sprintf("%s %d", prose.Short(w, nextBytes), counts[i])
	}
	return "no part holds all of these words; parts that hold one: " + strings.Join(told, ", ")
}

// wanted reports whether a document is among those named, by name or kind.
func wanted(info specfs.Info, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(name string) bool {
		return name == info.Name || name == string(info.Kind) || name == "steering/"+info.Name && info.Kind == specfs.KindSteering
	})
}

// searched is a document in scope.
type searched struct {
	*specfs.Document
	spec *specfs.Spec // nil for steering
	uri  string       // of steering; the parts of a spec have their own
}

// each reads the documents in scope, one after another, and tells which of
// them cannot be read.
func (s *searchScope) each(ctx context.Context, visit func(searched), unread func(Problem)) {
	look := func(d searched, info specfs.Info, err error) {
		if err != nil {
			unread(unreadable(info, err))
			return
		}
		visit(d)
	}
	before := s.passed
	s.passed += len(s.specs)
	for i, spec := range s.specs {
		reportSpecs(ctx, before+i, s.passed)
		for _, info := range spec.Documents {
			if wanted(info, s.documents) {
				d, err := spec.Read(ctx, info.Name)
				look(searched{d, spec, ""}, info, err)
			}
		}
	}
	if !s.steering {
		return
	}
	for _, w := range s.flow.workspaces.List() {
		infos, _ := s.flow.workspaces.Steering(ctx, w)
		for _, info := range infos {
			if wanted(info, s.documents) {
				d, err := w.Read(ctx, info)
				look(searched{d, nil, steeringAddress(w, info.Name).String()}, info, err)
			}
		}
	}
}
