package main

import (
	"encoding/json"
	"fmt"
)

// user is the person behind a host, as far as a server can ask one.
type user struct {
	says  string   // yes, no, or nothing: closes the form; empty: the host cannot ask
	asked []string // the questions that were shown
}

// capabilities are what a host with such a user declares.
func (u *user) capabilities() map[string]any {
	if u.says == "" {
		return map[string]any{}
	}
	return map[string]any{"elicitation": map[string]any{}}
}

// elicitation is a question as it comes from a server.
type elicitation struct {
	Method string `json:"method"`
	Params struct {
		Message         string `json:"message"`
		RequestedSchema struct {
			Properties map[string]struct {
				Type, Title string
			} `json:"properties"`
		} `json:"requestedSchema"`
	} `json:"params"`
}

// answer fills in a form: a yes ticks every box, a no leaves them.
func (u *user) answer(q elicitation) (map[string]any, error) {
	if q.Method != "elicitation/create" || u.says == "" {
		return nil, fmt.Errorf("the server asks %s of a host that declared %v", q.Method, u.capabilities())
	}
	u.asked = append(u.asked, q.Params.Message)
	content := map[string]any{}
	for name, box := range q.Params.RequestedSchema.Properties {
		if box.Type != "boolean" || box.Title == "" {
			return nil, fmt.Errorf("the form has %s, which is no box with a title", name)
		}
		u.asked = append(u.asked, "[ ] "+box.Title)
		content[name] = u.says == "yes"
	}
	switch u.says {
	case "yes", "no":
		return map[string]any{"action": "accept", "content": content}, nil
	case "nothing":
		return map[string]any{"action": "cancel"}, nil
	}
	return nil, fmt.Errorf("a user says yes, no or nothing, not %q", u.says)
}

// reply answers a request of the older era, which comes during a call.
func (h *host) reply(line []byte) error {
	var q struct {
		ID json.RawMessage `json:"id"`
		elicitation
	}
	if err := json.Unmarshal(line, &q); err != nil {
		return err
	}
	answer, err := h.user.answer(q.elicitation)
	if err != nil {
		return err
	}
	return h.write(map[string]any{"jsonrpc": "2.0", "id": q.ID, "result": answer})
}

// settle makes a call of the newer era again with what it asked for, until it
// asks no more.
func (h *host) settle(params map[string]any, r response) (response, error) {
	for {
		var needs struct {
			ResultType    string                 `json:"resultType"`
			InputRequests map[string]elicitation `json:"inputRequests"`
			RequestState  string                 `json:"requestState"`
		}
		if r.Error != nil || json.Unmarshal(r.Result, &needs) != nil || needs.ResultType != "input_required" {
			return r, nil
		}
		answers := map[string]any{}
		for id, q := range needs.InputRequests {
			var err error
			if answers[id], err = h.user.answer(q); err != nil {
				return response{}, err
			}
		}
		params["inputResponses"], params["requestState"] = answers, needs.RequestState
		if err := h.send("tools/call", params); err != nil {
			return response{}, err
		}
		var err error
		if r, err = h.receive(); err != nil {
			return response{}, err
		}
	}
}
