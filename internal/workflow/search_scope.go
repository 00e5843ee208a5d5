package workflow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	searched  int // specs that were gone through so far
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
	for i, spec := range s.specs {
		reportSpecs(ctx, s.searched+i, s.searched+len(s.specs))
		o.addSpec(ctx, spec, s.documents, words)
	}
	s.searched += len(s.specs)
	if s.steering {
		s.flow.addSteering(ctx, o, s.documents, words)
	}
}

// hint says of each word how many parts hold it, where no part holds all.
func (s *searchScope) hint(ctx context.Context, words []string) string {
	if len(words) == 1 {
		return "no part holds this word; try the beginning of it, or another"
	}
	const most = 8
	var counts []string
	for _, w := range words[:min(most, len(words))] {
		var alone Search
		s.find(ctx, &alone, []string{w})
		counts = append(counts, fmt.Sprintf("%s %d", short(w, nextBytes), len(alone.Hits)))
	}
	return "no part holds all of these words; parts that hold one: " + strings.Join(counts, ", ")
}

// wanted reports whether a document is among those named, by name or kind.
func wanted(info specfs.Info, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(name string) bool {
		return name == info.Name || name == string(info.Kind) || name == "steering/"+info.Name && info.Kind == specfs.KindSteering
	})
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
		o.addDocument(d, words, s, "")
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
			o.addDocument(d, words, nil, steeringAddress(w, d.Name).String())
		}
	}
}
