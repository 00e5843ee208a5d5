package doc

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// graphTitle is the slug of the section in which Kiro keeps its graph.
const graphTitle = "task-dependency-graph"

// readWaves reads the first code fence that holds waves, in any of the shapes
// found in real plans:
//
//	{"waves": [{"id": 0, "tasks": ["1.1", 2]}, …]}   Kiro's own
//	{"waves": [{"wave": 1, "tasks": […]}, [3, 4]]}   and [[1], [2, 3]]
//
// A graph in another notation is a finding.
func readWaves(d *Tasks, fences []Span) []Wave {
	for _, body := range fences {
		src := body.Of(d.Source)
		start := bytes.TrimSpace(src)
		if len(start) == 0 || start[0] != '{' && start[0] != '[' || !mayBeWaves(d, body, start) {
			continue
		}
		line, _ := Position(d.Source, body.Start)
		waves, err := decodeWaves(d.Source, body)
		if err != nil {
			d.Findings = append(d.Findings, findingf("waves_unreadable", Warning, line, "the task dependency graph cannot be read: %v", err))
			return nil
		}
		return waves
	}
	for _, s := range d.Sections {
		if Slug(s.Title) == graphTitle {
			f := findingf("waves_not_read", Info, s.Line, "the task dependency graph is not in JSON, so the order of tasks is not known from it")
			f.Fix = `write it as {"waves": [{"id": 0, "tasks": ["1.1"]}]} in a json fence`
			d.Findings = append(d.Findings, f)
			break
		}
	}
	return nil
}

// mayBeWaves reports whether a fence that begins as JSON is a graph: it says
// "waves", or stands under Kiro's heading.
func mayBeWaves(d *Tasks, body Span, src []byte) bool {
	if bytes.Contains(src, []byte(`"waves"`)) || bytes.Contains(src, []byte(`"wave"`)) {
		return true
	}
	return slices.ContainsFunc(d.Sections, func(s *Section) bool {
		return s.Own.Start <= body.Start && body.End <= s.Own.End && Slug(s.Title) == graphTitle
	})
}

func decodeWaves(src []byte, body Span) ([]Wave, error) {
	list := bytes.TrimSpace(body.Of(src))
	if list[0] == '{' {
		var graph struct{ Waves json.RawMessage }
		if err := json.Unmarshal(list, &graph); err != nil {
			return nil, err
		}
		list = graph.Waves
	}
	var items []json.RawMessage
	if err := json.Unmarshal(list, &items); err != nil {
		return nil, err
	}
	waves := make([]Wave, len(items))
	at := body.Start
	line, _ := Position(src, at)
	for i, item := range items {
		wave, err := decodeWave(item)
		if err != nil {
			return nil, err
		}
		if wave.ID == "" {
			wave.ID = strconv.Itoa(i)
		}
		if n := bytes.Index(src[at:body.End], item); n >= 0 {
			wave.Line = line + linesIn(src[at:at+n])
			line = wave.Line + linesIn(item)
			at += n + len(item)
		}
		waves[i] = wave
	}
	return waves, nil
}

func decodeWave(item json.RawMessage) (Wave, error) {
	var w struct {
		ID, Wave json.RawMessage
		Tasks    []json.RawMessage
	}
	into := any(&w)
	if item[0] == '[' {
		into = &w.Tasks
	}
	if err := json.Unmarshal(item, into); err != nil {
		return Wave{}, err
	}
	wave := Wave{ID: literal(w.ID), Tasks: make([]string, 0, len(w.Tasks))}
	if wave.ID == "" {
		wave.ID = literal(w.Wave)
	}
	for _, task := range w.Tasks {
		wave.Tasks = append(wave.Tasks, strings.TrimSuffix(literal(task), "."))
	}
	return wave, nil
}

// literal is a JSON string's text, or any other value as it was written: the
// number 1.10 is not 1.1.
func literal(value json.RawMessage) string {
	var s string
	if n := len(value); n > 1 && value[0] == '"' && bytes.IndexByte(value, '\\') < 0 {
		return string(bytes.TrimSpace(value[1 : n-1])) // as nearly every one is
	}
	if json.Unmarshal(value, &s) == nil {
		return strings.TrimSpace(s)
	}
	return string(value)
}
