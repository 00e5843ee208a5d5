package compose

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs/doc"
)

// taskNumbers gives new tasks their numbers. A number that a wave, a
// dependency or a sentence names is not given again, though no task has it.
type taskNumbers struct {
	taken []string
	cited map[string]bool
	last  map[string]identifier // given in each series
}

// taskMention finds numbers that a text speaks of as tasks.
var taskMention = pattern.Of(`(?i)(?:tasks?|任务|タスク)[ #]?(\d+(?:\.\d+)*)`)

func numbersOf(d *doc.Tasks) *taskNumbers {
	n := &taskNumbers{cited: map[string]bool{}, last: map[string]identifier{}}
	for _, t := range d.All {
		n.taken = append(n.taken, t.Number)
		for _, number := range t.Depends() {
			n.cited[number] = true
		}
	}
	for _, s := range d.Sections {
		if number, _ := doc.TaskLabel(s.Title); number != "" && slices.ContainsFunc(n.taken, func(t string) bool { return strings.HasPrefix(t, number+".") }) {
			n.taken = append(n.taken, number) // a heading that is the parent of tasks
		}
	}
	for _, wave := range d.Waves {
		for _, number := range wave.Tasks {
			n.cited[number] = true
		}
	}
	for _, found := range taskMention().FindAllSubmatch(d.Source, -1) {
		n.cited[string(found[1])] = true
	}
	return n
}

// next takes the next free number of a series: "" for 1, 2, 3, "2." for 2.1.
func (n *taskNumbers) next(series string, width int) string {
	cited := func(id string) bool { return n.cited[id] }
	free, given := n.last[series]
	if given {
		free = free.behind(cited)
	} else {
		free = nextIn(identifier{series: series, width: width}, n.taken, cited)
	}
	n.last[series] = free
	return free.String()
}
