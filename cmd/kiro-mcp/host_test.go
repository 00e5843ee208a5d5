package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"strings"
	"sync"
)

// The two eras of the protocol that hosts speak: with a handshake, and stateless.
const (
	legacy = "2025-11-25"
	modern = "2026-07-28"
)

// host is the part of an assistant's program that starts a server and talks
// to it: lines of JSON-RPC over the standard streams of a real process.
type host struct {
	era string
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	log serverLog
	ids int

	user user // whom it can ask

	notices map[string]int // that were passed over, by method

	wait func() error // returns when the server has ended
}

// serverLog is what a server wrote to standard error, readable meanwhile.
type serverLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *serverLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *serverLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// answer is what a host was told: the two faces of a call, or an error.
type answer struct {
	Text       string
	Structured json.RawMessage
	IsError    bool
	Error      json.RawMessage // _meta["kiro-mcp/error"]
	Bytes      int             // of the whole line
	LinkBytes  int             // of links to resources
}

// response is one line of a server.
type response struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Data    json.RawMessage `json:"data,omitempty"`
	} `json:"error"`

	bytes int
}

// start runs "kiro-mcp serve" in a folder and introduces itself.
func start(era, dir string, env []string, args ...string) (*host, error) {
	return startFor(user{}, era, dir, env, args...)
}

// startFor is start for a user who can be asked.
func startFor(u user, era, dir string, env []string, args ...string) (*host, error) {
	h, err := launch(dir, env, args...)
	if err != nil {
		return nil, err
	}
	h.era, h.user = era, u
	return h, h.introduce()
}

// launch runs "kiro-mcp serve" in a folder and says nothing yet.
func launch(dir string, env []string, args ...string) (*host, error) {
	h := &host{cmd: exec.Command("kiro-mcp", append([]string{"serve"}, args...)...)}
	h.wait = h.cmd.Wait
	h.cmd.Dir, h.cmd.Env, h.cmd.Stderr = dir, env, &h.log
	var err error
	if h.in, err = h.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	h.out = bufio.NewReaderSize(out, 1<<16)
	return h, h.cmd.Start()
}

func (h *host) introduce() error {
	if h.era == modern {
		return h.ask("server/discover", map[string]any{}, nil)
	}
	err := h.ask("initialize", map[string]any{
		"protocolVersion": h.era,
		"capabilities":    h.user.capabilities(),
		"clientInfo":      map[string]any{"name": "host", "version": "1"},
	}, nil)
	if err != nil {
		return err
	}
	return h.write(map[string]any{"jsonrpc": "2.0", "method": "notifications/initialized"})
}

// ask sends a request and reads its result.
func (h *host) ask(method string, params map[string]any, into any) error {
	if err := h.send(method, params); err != nil {
		return err
	}
	r, err := h.receive()
	if err != nil {
		return err
	}
	if r.Error != nil {
		return fmt.Errorf("%s: error %d: %s", method, r.Error.Code, r.Error.Message)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(r.Result, into)
}

// send writes a request without waiting for its answer.
func (h *host) send(method string, params map[string]any) error {
	h.ids++
	return h.write(h.request(h.ids, method, params))
}

func (h *host) request(id int, method string, params map[string]any) map[string]any {
	if h.era == modern {
		meta := map[string]any{
			"io.modelcontextprotocol/protocolVersion":    modern,
			"io.modelcontextprotocol/clientCapabilities": h.user.capabilities(),
			"io.modelcontextprotocol/clientInfo":         map[string]any{"name": "host", "version": "1"},
		}
		if more, ok := params["_meta"].(map[string]any); ok {
			maps.Copy(meta, more)
		}
		params["_meta"] = meta
	}
	return map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params}
}

func (h *host) write(message any) error {
	line, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = h.in.Write(append(line, '\n'))
	return err
}

// receive reads the next response; notifications are passed over.
func (h *host) receive() (response, error) {
	for {
		line, err := h.out.ReadBytes('\n')
		if err != nil {
			return response{}, fmt.Errorf("the server stopped: %w; its log:\n%s", err, h.log.String())
		}
		r := response{bytes: len(line)}
		if err := json.Unmarshal(line, &r); err != nil {
			return response{}, fmt.Errorf("standard output is not JSON: %q", line)
		}
		if r.Method == "" {
			return r, nil
		}
		if r.ID != nil {
			if err := h.reply(line); err != nil {
				return response{}, err
			}
			continue
		}
		if h.notices == nil {
			h.notices = map[string]int{}
		}
		h.notices[r.Method]++
	}
}

// callOf is the parameters of a call; args is a JSON object.
func callOf(tool, args string) map[string]any {
	return map[string]any{"name": tool, "arguments": json.RawMessage(args)}
}

// call runs a tool; args is a JSON object.
func (h *host) call(tool, args string) (answer, error) {
	params := callOf(tool, args)
	if err := h.send("tools/call", params); err != nil {
		return answer{}, err
	}
	r, err := h.receive()
	if err != nil {
		return answer{}, err
	}
	if r, err = h.settle(params, r); err != nil {
		return answer{}, err
	}
	return r.answer()
}

// answer reads a response to tools/call.
func (r response) answer() (answer, error) {
	if r.Error != nil {
		return answer{}, fmt.Errorf("error %d: %s", r.Error.Code, r.Error.Message)
	}
	var result struct {
		Content           []json.RawMessage
		StructuredContent json.RawMessage
		IsError           bool
		Meta              map[string]json.RawMessage `json:"_meta"`
	}
	if err := json.Unmarshal(r.Result, &result); err != nil {
		return answer{}, err
	}
	a := answer{Structured: result.StructuredContent, IsError: result.IsError, Error: result.Meta["kiro-mcp/error"], Bytes: r.bytes}
	for _, raw := range result.Content {
		var item struct{ Type, Text string }
		if err := json.Unmarshal(raw, &item); err != nil {
			return answer{}, err
		}
		a.Text += item.Text
		if item.Type == "resource_link" {
			a.LinkBytes += len(raw)
		}
	}
	return a, nil
}

// close ends the server's input and waits for it to leave by itself.
func (h *host) close() error {
	if err := h.in.Close(); err != nil {
		return err
	}
	if err := h.wait(); err != nil {
		return fmt.Errorf("the server ended with %w; its log:\n%s", err, h.log.String())
	}
	return nil
}
