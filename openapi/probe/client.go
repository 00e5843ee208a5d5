package probe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"

	"kiro-mcp/internal/caller"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/specfs/doc"
)

// maxBody is how much of an answer is read.
const maxBody = 4 << 20

// errSpent ends a run that has sent as many requests as it may.
var errSpent = errors.New("max_requests is reached")

// client asks one server.
type client struct {
	base    *url.URL
	http    *http.Client
	dialer  *net.Dialer
	secrets []secret
	left    int // requests that may still be sent
	sent    int
}

func newClient(s Settings, all []secret) (*client, error) {
	base, err := parseBase(s.BaseURL)
	if err != nil {
		return nil, err
	}
	dialer := &net.Dialer{Timeout: requestTime}
	if !s.AllowRemote {
		if err := checkLoopback(base.Hostname()); err != nil {
			return nil, err
		}
		dialer.Control = onlyLoopback
	}
	return &client{
		base: base, secrets: all, left: s.MaxRequests, dialer: dialer,
		http: &http.Client{
			Timeout: requestTime,
			// No proxy: the environment's would be another machine.
			// No connection is used twice: one that the server closes in that
			// moment would look like a server that fails.
			Transport:     &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

// connect opens a connection and closes it.
func (c *client) connect(ctx context.Context) error {
	port := c.base.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[c.base.Scheme]
	}
	conn, err := c.dialer.DialContext(ctx, "tcp", net.JoinHostPort(c.base.Hostname(), port))
	if err != nil {
		return err
	}
	return conn.Close()
}

// showing is which credentials go with a request.
type showing int

const (
	showRight showing = iota
	showNone
	showWrong
)

// exchange is a request and what came back.
type exchange struct {
	status int
	header http.Header
	body   []byte
	cut    bool   // the body was longer than is read
	curl   string // the request, for a person to repeat
	failed string // why there is no answer; empty where there is one
}

// send sends a request. Its error ends the run; a server that does not answer
// is in the exchange.
func (c *client) send(ctx context.Context, r *example.Request, show showing) (*exchange, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if c.left == 0 {
		return nil, errSpent
	}
	req, body, err := c.request(ctx, r)
	if err != nil {
		return nil, err
	}
	x := &exchange{curl: curl(c, req, body, show)}
	for _, s := range c.secrets {
		if show != showNone {
			s.shows(req, show == showWrong)
		}
	}
	c.left--
	c.sent++
	caller.Report(ctx, caller.Progress{Done: c.sent, Total: c.sent + c.left, Message: "asking the server"})
	answer, err := c.http.Do(req)
	if errors.Is(err, syscall.ECONNRESET) && req.GetBody != nil {
		// A server that is just starting, or busy, takes a connection back.
		if req.Body, err = req.GetBody(); err == nil {
			answer, err = c.http.Do(req)
		}
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if fault, ok := errors.AsType[*doc.Fault](err); ok {
			return nil, fault
		}
		x.failed = masked(c.secrets, reason(err))
		return x, nil
	}
	defer func() { _ = answer.Body.Close() }() // it was read; nothing can go wrong any more
	x.status, x.header = answer.StatusCode, answer.Header
	x.body, err = io.ReadAll(io.LimitReader(answer.Body, maxBody+1))
	if err != nil {
		x.failed = masked(c.secrets, "the answer breaks off: "+reason(err))
	}
	if x.cut = len(x.body) > maxBody; x.cut {
		x.body = x.body[:maxBody]
	}
	return x, nil
}

// reason is an error without the address, which the curl line has.
func reason(err error) string {
	if u, ok := errors.AsType[*url.Error](err); ok {
		if u.Timeout() {
			return fmt.Sprintf("no answer within %s", requestTime)
		}
		return u.Err.Error()
	}
	return err.Error()
}

func (c *client) request(ctx context.Context, r *example.Request) (*http.Request, []byte, error) {
	path, err := r.Path()
	if err != nil {
		return nil, nil, err
	}
	query, err := r.Query()
	if err != nil {
		return nil, nil, err
	}
	body, mediaType, err := r.Payload()
	if err != nil {
		return nil, nil, err
	}
	address := strings.TrimSuffix(c.base.String(), "/") + path
	if query != "" {
		address += "?" + query
	}
	req, err := http.NewRequestWithContext(ctx, r.Operation.Method, address, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("User-Agent", "kiro-mcp")
	req.Header.Set("Accept", accepted(r.Operation))
	if mediaType != "" {
		req.Header.Set("Content-Type", mediaType)
	}
	headers, err := r.Pairs(openapi.InHeader)
	if err != nil {
		return nil, nil, err
	}
	for _, h := range headers {
		req.Header.Add(h.Name, h.Value)
	}
	cookies, err := r.Pairs(openapi.InCookie)
	if err != nil {
		return nil, nil, err
	}
	for _, k := range cookies {
		req.AddCookie(&http.Cookie{Name: k.Name, Value: k.Value})
	}
	return req, body, nil
}

// accepted are the media types of the operation's answers.
func accepted(op *openapi.Operation) string {
	var types []string
	seen := map[string]bool{}
	for _, answer := range op.Responses {
		for _, m := range answer.Content {
			if !seen[m.Type] && strings.Count(m.Type, "/") == 1 {
				seen[m.Type] = true
				types = append(types, m.Type)
			}
		}
	}
	if len(types) == 0 {
		return "*/*"
	}
	return strings.Join(types, ", ")
}
