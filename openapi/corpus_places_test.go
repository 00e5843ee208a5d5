package openapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/openapi"
)

// TestCorpusPlaces: what a part's pointer ends with stands on its line, and
// parts follow one another as they do in the file.
func TestCorpusPlaces(t *testing.T) {
	dir, loads := contracts(t)
	looked := 0
	for rel := range loads {
		info, err := os.Stat(filepath.Join(string(dir), rel))
		if err != nil || info.Size() > 1<<20 && os.Getenv("KIRO_MCP_STRESS") == "" {
			continue
		}
		c := readCorpus(t, dir, rel)
		p := places{t: t, dir: string(dir), lines: map[string][]string{}, seen: map[*openapi.Schema]bool{}}
		for _, o := range c.Operations {
			p.look(o.Place)
			for _, parameter := range o.Parameters {
				p.look(parameter.Place)
			}
			var before openapi.Place
			for _, r := range o.Responses {
				p.look(r.Place)
				if strings.HasPrefix(r.Pointer, o.Pointer) {
					p.after(before, r.Place)
					before = r.Place
				}
			}
			for s := range o.Schemas() {
				p.schema(s)
			}
		}
		for _, s := range c.Schemas {
			p.schema(s)
		}
		looked += p.looked
	}
	t.Logf("%d places", looked)
	if looked < 30_000 {
		t.Errorf("only %d places were looked at", looked)
	}
}

type places struct {
	t      *testing.T
	dir    string
	lines  map[string][]string
	seen   map[*openapi.Schema]bool
	looked int
}

func (p *places) schema(s *openapi.Schema) {
	if p.seen[s] {
		return
	}
	p.seen[s] = true
	p.look(s.Place)
	var before openapi.Place
	for _, property := range s.Properties {
		if strings.HasPrefix(property.Schema.Pointer, s.Pointer+"/properties/") && property.Schema.File == s.File {
			p.after(before, property.Schema.Place)
			before = property.Schema.Place
		}
	}
	for part := range s.Parts() {
		p.schema(part)
	}
}

// after holds that a part follows another.
func (p *places) after(before, now openapi.Place) {
	if before.File == now.File && before.Line > now.Line {
		p.t.Errorf("%s: %s on line %d stands after %s on line %d", now.File, now.Pointer, now.Line, before.Pointer, before.Line)
	}
}

func (p *places) look(at openapi.Place) {
	p.looked++
	lines, ok := p.lines[at.File]
	if !ok {
		source, err := os.ReadFile(filepath.Join(p.dir, at.File))
		if err != nil {
			p.t.Error(err)
			return
		}
		lines = strings.Split(string(source), "\n")
		p.lines[at.File] = lines
	}
	if at.Line < 1 || at.Line > len(lines) {
		p.t.Errorf("%s has no line %d for %s", at.File, at.Line, at.Pointer)
		return
	}
	if len(lines[at.Line-1]) > 10_000 {
		return // all of it on one line
	}
	name := at.Pointer[strings.LastIndexByte(at.Pointer, '/')+1:]
	name = strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")
	if _, err := strconv.Atoi(name); err == nil {
		return // an item, or a status
	}
	spellings := []string{name, strings.Trim(strconv.Quote(name), `"`), strings.ReplaceAll(name, "/", `\/`)}
	if !slices.ContainsFunc(spellings, func(s string) bool { return strings.Contains(lines[at.Line-1], s) }) {
		p.t.Errorf("%s:%d does not hold %q: %.80s", at.File, at.Line, name, lines[at.Line-1])
	}
}
