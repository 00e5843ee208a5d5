package doc

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
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
			d.lasting = append(d.lasting, findingf("waves_unreadable", Warning, line, "the task dependency graph cannot be read: %v", err))
			return nil
		}
		return waves
	}
	for _, s := range d.Sections {
		if Slug(s.Title) == graphTitle {
			f := findingf("waves_not_read", Info, s.Line, "the task dependency graph is not in JSON, so the order of tasks is not known from it")
			f.Fix = `write it as {"waves": [{"id": 0, "tasks": ["1.1"]}]} in a json fence`
			d.lasting = append(d.lasting, f)
			break
		}
	}
	return nil
}

// assignWaves notes of each task the first wave that lists its number. Numbers
// and waves outlive marks in boxes, so that versions of a document share it.
func assignWaves(d *Tasks) []int32 {
	if len(d.Waves) == 0 {
		return nil
	}
	listed := make(map[string]int32, len(d.All))
	for i, w := range d.Waves {
		for _, number := range w.Tasks {
			if _, earlier := listed[number]; !earlier {
				listed[number] = int32(i)
			}
		}
	}
	in := make([]int32, len(d.All))
	for i, t := range d.All {
		in[i] = -1
		if wave, ok := listed[t.Number]; ok && t.Number != "" {
			in[i] = wave
		}
	}
	return in
}

// Wave is the position in [Tasks.Waves] of the first wave that lists the
// task's number; it reports false when none does.
func (d *Tasks) Wave(t *Task) (int, bool) {
	if d.inWave == nil || d.inWave[t.index] < 0 {
		return 0, false
	}
	return int(d.inWave[t.index]), true
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

// decodeWaves reads the waves of a fence. Numbers are taken as they are
// written: 1.10 is not 1.1.
func decodeWaves(src []byte, body Span) ([]Wave, error) {
	text := body.Of(src)
	if err := jsonError(text); err != nil {
		return nil, err
	}
	list := gjson.ParseBytes(text)
	if list.IsObject() {
		list = member(list, "waves")
	}
	if !list.IsArray() {
		return nil, errors.New(`"waves" must be a list`)
	}
	var waves []Wave
	line, _ := Position(src, body.Start)
	at := 0
	list.ForEach(func(_, item gjson.Result) bool {
		wave := decodeWave(item)
		if wave.ID == "" {
			wave.ID = strconv.Itoa(len(waves))
		}
		line += linesIn(text[at:item.Index])
		at, wave.Line = item.Index, line
		waves = append(waves, wave)
		return true
	})
	return waves, nil
}

func decodeWave(item gjson.Result) Wave {
	if item.IsArray() {
		return Wave{Tasks: literals(item)}
	}
	wave := Wave{ID: literal(member(item, "id")), Tasks: literals(member(item, "tasks"))}
	if wave.ID == "" {
		wave.ID = literal(member(item, "wave"))
	}
	return wave
}

// member finds a member whatever the case of its name.
func member(object gjson.Result, name string) gjson.Result {
	var found gjson.Result
	object.ForEach(func(key, value gjson.Result) bool {
		if strings.EqualFold(key.Str, name) {
			found = value
		}
		return true
	})
	return found
}

func literals(list gjson.Result) []string {
	var tasks []string
	if list.IsArray() {
		list.ForEach(func(_, task gjson.Result) bool {
			tasks = append(tasks, strings.TrimSuffix(literal(task), "."))
			return true
		})
	}
	return tasks
}

// literal is a JSON string's text, or any other value as it was written.
func literal(value gjson.Result) string {
	if value.Type == gjson.String {
		return strings.TrimSpace(value.Str)
	}
	return value.Raw
}

// jsonError says what is wrong with a JSON text, which gjson does not.
func jsonError(text []byte) error {
	if gjson.ValidBytes(text) {
		return nil
	}
	var anything json.RawMessage
	return json.Unmarshal(text, &anything)
}
