package compose

import (
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
)

func TestCorpusSections(t *testing.T) {
	r := record{}
	for _, kind := range []struct {
		match func(string) bool
		parse func(string, []byte) Document
	}{{testcorpus.IsRequirements, asRequirements}, {testcorpus.IsTasks, asTasks}, {testcorpus.IsDesign, asDesign}} {
		for path, d := range corpusDocuments(t, kind.match, kind.parse) {
			w, err := AppendSection(d, "", "## Open questions\n\nNone yet.", "")
			r.take(t, "append_section", path, trip{d, w, err}, removeAll)
			sections := d.Sections()
			if len(sections) == 0 {
				continue
			}
			for _, s := range []*doc.Section{sections[0], sections[len(sections)/2], sections[len(sections)-1]} {
				tripSection(t, r, path, d, s)
			}
		}
	}
	r.report(t)
}

func tripSection(t *testing.T, r record, path string, d Document, s *doc.Section) {
	marks := strings.Repeat("#", s.Level)
	w, err := AppendSection(d, "", marks+" Open questions\n\nNone yet.", s.Path)
	r.take(t, "append_section after", path, trip{d, w, err}, removeAll)
	if s.Level < 6 {
		w, err = AppendSection(d, s.Path, marks+"# Open questions\n\nNone yet.", "")
		r.take(t, "append_section in", path, trip{d, w, err}, removeAll)
	}
	body := doc.Span{Start: s.Heading.End, End: s.Span.End}
	body.End = contentEnd(d.Source, body, false)
	old := string(body.Of(d.Source))
	if strings.TrimSpace(old) == "" {
		return
	}
	w, err = ReplaceSection(d, s.Path, "Nothing is known yet.")
	r.take(t, "replace_section", path, trip{d, w, err}, func(now Document, ids []string) (Document, error) {
		w, err := ReplaceSection(now, ids[0], old)
		return then(w, err, now)
	})
	line := strings.TrimSpace(lineOf(d.Source, body.End))
	w, err = ReplaceText(d, line, "Nothing is known yet, not even this.")
	r.take(t, "replace_text", path, trip{d, w, err}, func(now Document, _ []string) (Document, error) {
		w, err := ReplaceText(now, "Nothing is known yet, not even this.", line)
		return then(w, err, now)
	})
}
