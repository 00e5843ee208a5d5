package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// noticeDeadline ends a test whose notice does not come. Notices take about a
// tenth of a second.
const noticeDeadline = 20 * time.Second

// noticeOf is a notice in one word or two: its method and what it is about.
func noticeOf(m incoming) string {
	var params struct{ URI string }
	if json.Unmarshal(m.Params, &params) != nil || params.URI == "" {
		return m.Method
	}
	return m.Method + " " + params.URI
}

// subscribes wants to know of the tasks, as VS Code does of what is open in
// it: an edit is announced, and after unsubscribing no more. That a notice
// would have come by then is shown by a later one, of the design.
func (p *peer) subscribes() {
	p.t.Helper()
	tasks, design := p.document("tasks"), p.document("design")
	p.request("resources/subscribe", map[string]any{"uri": tasks.uri}, nil)
	p.hears(tasks.updated, func() { p.edit(tasks.file) })
	p.reads(tasks.uri, contentOf(p.t, tasks.file))

	p.request("resources/unsubscribe", map[string]any{"uri": tasks.uri}, nil)
	p.noticed, p.wanted = nil, nil
	p.request("resources/subscribe", map[string]any{"uri": design.uri}, nil)
	p.hears(design.updated, func() { p.edit(tasks.file); p.edit(design.file) })
}

// document is a document of the sample: where it stands, how it is addressed,
// and the notice that it changed.
type document struct{ file, uri, updated string }

func (p *peer) document(name string) document {
	uri := "kiro://specs/main/" + name
	return document{filepath.Join(p.project, ".kiro", name+".md"), uri, "notifications/resources/updated " + uri}
}

// edit adds to a file in place.
func (p *peer) edit(file string) {
	p.t.Helper()
	text := contentOf(p.t, file) + "\n<!-- edited -->\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

const listChanged = "notifications/resources/list_changed"

// mayHearOfLists is for a host that listed the resources a moment before a
// document is written: whoever may have seen the list while a file changed its
// place is told of it, be the list the same. On a busy machine that happens.
func (p *peer) mayHearOfLists() { p.wanted = append(p.wanted, listChanged) }

// followsLists hears of a new spec, having listed the resources once.
func (p *peer) followsLists() {
	p.t.Helper()
	p.hears(listChanged, func() {
		plan := filepath.Join(p.project, ".kiro", "specs", "payments", "tasks.md")
		if err := os.MkdirAll(filepath.Dir(plan), 0o755); err != nil {
			p.t.Fatal(err)
		}
		if err := os.WriteFile(plan, []byte("# Plan\n\n- [ ] 1. Begin\n"), 0o644); err != nil {
			p.t.Fatal(err)
		}
	})
}

// hears waits for a notice of a change. From then on it is wanted.
func (p *peer) hears(notice string, change func()) {
	p.t.Helper()
	p.wanted = append(p.wanted, notice)
	change()
	stop := time.AfterFunc(noticeDeadline, func() { _ = p.cmd.Process.Kill() }) // reading then fails
	defer stop.Stop()
	for !slices.Contains(p.noticed, notice) {
		p.read()
	}
}

// leaves ends the server's input and reads what it still has to say. It must
// not have told the host what that did not ask for, and end by itself.
func (p *peer) leaves() {
	p.t.Helper()
	if err := p.in.Close(); err != nil {
		p.t.Error(err)
	}
	for {
		line, err := p.out.ReadBytes('\n')
		if err != nil {
			break
		}
		var m incoming
		if err := json.Unmarshal(line, &m); err != nil || m.ID != nil {
			p.t.Errorf("%s was left with %s", p.as.Host, line)
		}
		p.noticed = append(p.noticed, noticeOf(m))
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the server ended with %v; its log:\n%s", err, p.log.String())
	}
	for _, n := range p.noticed {
		if !slices.Contains(p.wanted, n) {
			p.t.Errorf("%s was told %s and had not asked", p.as.Host, n)
		}
	}
}
