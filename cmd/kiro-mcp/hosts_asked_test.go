package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostsAreAsked closes a task over its open children through each host: a
// host that can ask its user is asked, and a no writes nothing; for a host
// that cannot, the call stands as it was made.
func TestHostsAreAsked(t *testing.T) {
	asked := 0
	for _, as := range imitations(t) {
		for _, o := range as.Openings {
			t.Run(as.Host+"/"+o.Revision, func(t *testing.T) {
				project := filepath.Join(t.TempDir(), "shop")
				if err := os.CopyFS(project, os.DirFS("../../testdata/kiro-current")); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join(project, ".kiro", "specs", "invoice-reminders", "tasks.md")
				closed := func() bool { return strings.Contains(contentOf(t, file), "\n- [x] 4. Send and record\n") }

				p := imitate(t, as, o, as.Faces[0], project)
				p.consent = "decline"
				p.force()
				if can := o.declares("elicitation"); can == closed() {
					t.Errorf("%s can be asked: %v; closed without a yes: %v", as.Host, can, closed())
				} else if can {
					asked++
					p.consent = "accept"
					p.force()
					if !closed() || p.questions != 2 {
						t.Errorf("after a yes to the last of %d questions the task is closed: %v", p.questions, closed())
					}
				}
				if o.handshakes() {
					p.mayHearOfLists()
				}
				p.leaves()
			})
		}
	}
	if asked == 0 {
		t.Error("no host was asked anything")
	}
}

// force closes a task over its open children. What the modern revision asks
// comes as a result, and the same call is made again with the answers.
func (p *peer) force() {
	p.t.Helper()
	call := map[string]any{
		"name":      "check_off_task",
		"arguments": map[string]any{"spec": "invoice-reminders", "task": "4", "force": true},
	}
	raw := p.request("tools/call", maps.Clone(call), p.as.CallMeta)
	var result struct {
		ResultType    string
		RequestState  string
		InputRequests map[string]struct{ Params json.RawMessage }
	}
	if err := json.Unmarshal(raw, &result); err != nil {
		p.t.Fatal(err)
	}
	if result.ResultType != "input_required" {
		return
	}
	answers := map[string]any{}
	for id, question := range result.InputRequests {
		answers[id] = p.answered(question.Params)
	}
	call["inputResponses"], call["requestState"] = answers, result.RequestState
	p.request("tools/call", call, p.as.CallMeta)
}

// answered is what the user says to a question: the same to everything in the
// form, when it is a yes.
func (p *peer) answered(params json.RawMessage) any {
	p.t.Helper()
	var question struct {
		Message         string
		RequestedSchema struct {
			Type       string
			Properties map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(params, &question); err != nil || question.Message == "" || question.RequestedSchema.Type != "object" {
		p.t.Errorf("%s cannot show the question %s: %v", p.as.Host, params, err)
	}
	p.questions++
	if p.consent != "accept" {
		return map[string]any{"action": p.consent}
	}
	content := map[string]any{}
	for name := range question.RequestedSchema.Properties {
		content[name] = true
	}
	return map[string]any{"action": p.consent, "content": content}
}
