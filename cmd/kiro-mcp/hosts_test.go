package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestHosts does the work of an assistant in the manner of each host of
// docs/hosts.md: it opens as that host opens, holds the list of tools to its
// limits, and goes through the day seeing only what its model would see.
func TestHosts(t *testing.T) {
	for _, as := range imitations(t) {
		for _, o := range as.Openings {
			for _, face := range as.Faces {
				t.Run(strings.Join([]string{as.Host, o.Revision, face}, "/"), func(t *testing.T) {
					p := imitate(t, as, o, face, ordersCopy(t))
					p.withinLimits()
					p.day()
					p.leaves()
				})
			}
		}
	}
}

// seen is where a face says what the next call needs.
var seen = map[string]struct{ next, revision *regexp.Regexp }{
	"text": {
		regexp.MustCompile(`(?m)^next: (\S+) in (\S+):`),
		regexp.MustCompile(`revision ([0-9a-f]{6,})`),
	},
	"structured": {
		regexp.MustCompile(`"next_task":\{"spec":"[^"]+","id":"([^"]+)"`),
		regexp.MustCompile(`"revision":"([0-9a-f]{6,})"`),
	},
}

// day is the story: what is left, take the next task, check it off, be told of
// a mistake, read what stands there now.
func (p *peer) day() {
	p.t.Helper()
	tasks := p.document("tasks")
	before := contentOf(p.t, tasks.file)

	task := p.find(seen[p.face].next, p.sees("list_open_tasks", map[string]any{}))
	revision := p.find(seen[p.face].revision, p.sees("get_task", map[string]any{"task": task}))
	checkOff := map[string]any{"task": task, "evidence": "pytest passes", "expect": revision}
	p.find(seen[p.face].next, p.sees("check_off_task", checkOff))

	after := contentOf(p.t, tasks.file)
	if done := strings.Count(after, "- [x]") - strings.Count(before, "- [x]"); done != 1 {
		p.t.Errorf("%d boxes were ticked", done)
	}
	if !strings.Contains(after, "Evidence: pytest passes") {
		p.t.Error("the evidence is not in the file")
	}

	// Errors are text everywhere, and name what would have been right.
	mistake, isError := p.call("get_task", map[string]any{"tsak": task})
	if !isError || !strings.HasPrefix(mistake, "error unknown_argument: ") || !strings.Contains(mistake, "max_bytes") {
		p.t.Errorf("a misspelt argument was answered by %q", mistake)
	}
	p.fits("an error", mistake, p.as.Max.Error)

	p.sees("read_spec", map[string]any{"document": "design"})
	if p.as.ReadsResources {
		p.reads(tasks.uri, after)
	}
	if p.as.Subscribes {
		p.subscribes()
	}
	if p.as.FollowsLists {
		p.followsLists()
	}
	if offersRoots := p.as.Finds == "roots"; slices.Contains(p.asked, "roots/list") != offersRoots {
		p.t.Errorf("%s was asked for %v", p.as.Host, p.asked)
	}
}

// sees calls a tool and gives what the model is shown of its answer, which
// must fit into what the host shows.
func (p *peer) sees(name string, arguments map[string]any) string {
	p.t.Helper()
	shown, isError := p.call(name, arguments)
	if isError {
		p.t.Fatalf("%s %v: %s", name, arguments, shown)
	}
	p.fits("an answer of "+name, shown, p.as.Max.Result)
	return shown
}

// call calls a tool and gives what the model is shown, and whether it is an
// error. A host that shows structured content shows text where there is none.
func (p *peer) call(name string, arguments map[string]any) (string, bool) {
	p.t.Helper()
	raw := p.request("tools/call", map[string]any{"name": name, "arguments": arguments}, p.as.CallMeta)
	var result struct {
		Content           []struct{ Type, Text string }
		StructuredContent json.RawMessage
		IsError           bool
	}
	if err := json.Unmarshal(raw, &result); err != nil {
		p.t.Fatal(err)
	}
	if len(result.Content) == 0 {
		p.t.Errorf("%s got no content from %s; some hosts fail without", p.as.Host, name)
	}
	var text strings.Builder
	for _, c := range result.Content {
		text.WriteString(c.Text)
		if c.Type != "text" {
			p.takes(name, c.Type)
		}
	}
	if p.face == "structured" && result.StructuredContent != nil {
		return string(result.StructuredContent), result.IsError
	}
	return text.String(), result.IsError
}

// takes fails for a block of an answer that makes the host lose all of it.
func (p *peer) takes(name, kind string) {
	p.t.Helper()
	if kind != "resource_link" || p.as.Links == linksLose {
		p.t.Errorf("%s loses the whole answer of %s by its %s (%s); see what follows in docs/hosts.md", p.as.Host, name, kind, p.as.Links)
	}
}

// reads has a resource read, as a user attaches one or a model asks for it.
func (p *peer) reads(uri, want string) {
	p.t.Helper()
	raw := p.request("resources/read", map[string]any{"uri": uri}, nil)
	var result struct{ Contents []struct{ URI, Text string } }
	if err := json.Unmarshal(raw, &result); err != nil {
		p.t.Fatal(err)
	}
	if len(result.Contents) != 1 || result.Contents[0].URI != uri || result.Contents[0].Text != want {
		p.t.Errorf("%s is not what stands in the file: %.200s", uri, raw)
	}
}

// find gives what the first group matched of what a model was shown.
func (p *peer) find(what *regexp.Regexp, shown string) string {
	p.t.Helper()
	m := what.FindStringSubmatch(shown)
	if m == nil {
		p.t.Fatalf("%s would look in vain for %s in\n%s", p.as.Host, what, shown)
	}
	return m[1]
}
