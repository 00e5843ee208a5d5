package doc

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

// corpusFiles gives every document of a kind to check.
func corpusFiles(t *testing.T, match func(string) bool, check func(path, name string, src []byte)) {
	t.Helper()
	for _, path := range testcorpus.Files(t, match) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		check(path, strings.TrimSuffix(filepath.Base(path), ".md"), src)
	}
}

func TestCorpusRequirements(t *testing.T) {
	var counts struct{ documents, unread, requirements, criteria, boxes, stories, terms int }
	corpusFiles(t, testcorpus.IsRequirements, func(path, name string, src []byte) {
		d := ParseRequirements(name, src)
		counts.documents++
		counts.requirements += len(d.All)
		counts.terms += len(d.Glossary)
		if len(d.All) == 0 {
			counts.unread++
		}
		for _, r := range d.All {
			counts.criteria += len(r.Criteria)
			if r.Story != "" {
				counts.stories++
			}
			for _, c := range r.Criteria {
				if c.HasBox {
					counts.boxes++
				}
			}
		}
		if err := checkRequirements(d); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	})
	got := fmt.Sprintf("%+v", counts)
	const want = "{documents:498 unread:10 requirements:3833 criteria:18714 boxes:1074 stories:2842 terms:2201}"
	if got != want {
		t.Errorf("the corpus as read (-want +got)\n-%s\n+%s", want, got)
	}
	t.Log(got)
}

// checkRequirements holds a document against what holds for all of them.
func checkRequirements(d *Requirements) error {
	index := newLineIndex(d.Source)
	seen := make(map[string]bool)
	repeated := slices.ContainsFunc(d.Findings, func(f Finding) bool {
		return f.Code == "duplicate_criterion" || f.Code == "duplicate_requirement"
	})
	for _, r := range d.All {
		if r.ID == "" || !inside(r.Span, d.Source) || !inside(r.Heading, d.Source) || index.line(r.Heading.Start) != r.Line {
			return fmt.Errorf("requirement %q: line %d, heading %v, span %v of %d bytes", r.ID, r.Line, r.Heading, r.Span, len(d.Source))
		}
		for _, c := range r.Criteria {
			if seen[c.ID] && !repeated {
				return fmt.Errorf("criterion %s stands twice and no finding says so", c.ID)
			}
			seen[c.ID] = true
			if c.ID == "" || c.Text == "" || c.Requirement != r || !inside(c.Span, d.Source) || index.line(c.Span.Start) != c.Line {
				return fmt.Errorf("criterion %q of %s: line %d, span %v, text %q", c.ID, r.ID, c.Line, c.Span, c.Text)
			}
			if c.HasBox && (d.Source[c.Box-1] != '[' || d.Source[c.Box+1] != ']' || statusOf(d.Source[c.Box]) != c.Status) {
				return fmt.Errorf("criterion %s: no box at %d", c.ID, c.Box)
			}
		}
	}
	return checkSections(d.Sections, d.Source)
}

func inside(s Span, src []byte) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(src) }

// checkSections: spans lie inside and nest, paths are unique.
func checkSections(sections []*Section, src []byte) error {
	paths := make(map[string]bool)
	for _, s := range sections {
		if paths[s.Path] {
			return fmt.Errorf("path %s stands twice", s.Path)
		}
		paths[s.Path] = true
		if !inside(s.Span, src) || !inside(s.Own, src) || !inside(s.Heading, src) || s.Own.Start < s.Heading.End || s.Own.End > s.Span.End {
			return fmt.Errorf("section %s: heading %v, span %v, own %v of %d bytes", s.Path, s.Heading, s.Span, s.Own, len(src))
		}
		if p := s.Parent; p != nil && (s.Span.Start < p.Own.End || s.Span.End > p.Span.End) {
			return fmt.Errorf("section %s at %v is not inside its parent at %v", s.Path, s.Span, p.Span)
		}
	}
	return nil
}

func TestCorpusDesigns(t *testing.T) {
	var counts struct{ documents, sections, properties, validating, endpoints, tables, symbols, files, defining int }
	corpusFiles(t, testcorpus.IsDesign, func(path, name string, src []byte) {
		d := ParseDesign(name, src)
		counts.documents++
		counts.sections += len(d.Sections)
		counts.properties += len(d.Properties)
		for _, p := range d.Properties {
			if len(p.Validates) > 0 {
				counts.validating++
			}
		}
		for _, m := range d.Mentions {
			switch m.Kind {
			case MentionEndpoint:
				counts.endpoints++
			case MentionTable:
				counts.tables++
			case MentionSymbol:
				counts.symbols++
			case MentionFile:
				counts.files++
			}
			if m.Defines {
				counts.defining++
			}
		}
		if err := checkDesign(d); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	})
	got := fmt.Sprintf("%+v", counts)
	const want = "{documents:513 sections:13774 properties:2355 validating:2343 endpoints:398 tables:48 symbols:13342 files:5096 defining:7638}"
	if got != want {
		t.Errorf("the corpus as read (-want +got)\n-%s\n+%s", want, got)
	}
	t.Log(got)
}

// checkDesign holds a document against what holds for all of them.
func checkDesign(d *Design) error {
	index := newLineIndex(d.Source)
	for _, p := range d.Properties {
		if p.ID == "" || p.Section == nil || !inside(p.Span, d.Source) || index.line(p.Span.Start) != p.Line {
			return fmt.Errorf("property %q: line %d, span %v", p.ID, p.Line, p.Span)
		}
		for _, r := range p.Validates {
			if r.Text != string(r.Span.Of(d.Source)) || index.line(r.Span.Start) != r.Line {
				return fmt.Errorf("property %s: reference %+v does not stand at its span", p.ID, r)
			}
		}
	}
	for _, m := range d.Mentions {
		if m.Name == "" || m.Span.Len() == 0 || !inside(m.Span, d.Source) || bytes.ContainsAny(m.Span.Of(d.Source), "\r\n") || index.line(m.Span.Start) != m.Line {
			return fmt.Errorf("mention %+v", m)
		}
		if s := m.Section; s != nil && (m.Span.Start < s.Span.Start || m.Span.End > s.Span.End) {
			return fmt.Errorf("mention %s at %v is not inside section %s", m.Name, m.Span, s.Path)
		}
	}
	return checkSections(d.Sections, d.Source)
}
