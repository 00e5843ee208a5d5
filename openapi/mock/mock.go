// Package mock serves a contract as if somebody had written the server: valid
// example answers, requests held against the contract, and things that can be
// created, read back, changed and deleted.
//
// Most callers want [New] for a handler, and [Listen] where it is to be served.
//
// The package promises that an answer keeps the contract, that the same
// requests get the same answers from a mock just started, and that what it
// remembers is bounded.
package mock

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Options say how a contract is served.
type Options struct {
	// Stateless answers with examples alone: nothing is remembered, and every
	// id is known.
	Stateless bool
	// Remote serves requests that name other hosts than this machine.
	Remote bool
	// Log is told one line for each request; nil: nobody is.
	Log func(line string)
}

// maxBody is how many bytes of a request are read.
const maxBody = 10 << 20

// Mock is a contract that is served. It may be used from several goroutines.
type Mock struct {
	options   Options
	routes    routes
	resources []*resource
	store     *store
	exposed   string // headers that a browser's script may read
}

// New makes the handler of a contract that can be worked from.
func New(c *openapi.Contract, o Options) *Mock {
	m := &Mock{options: o, routes: routesOf(c), store: newStore(), exposed: exposedBy(c)}
	if !o.Stateless {
		m.resources = resourcesOf(c)
		m.store.seed(m.resources)
	}
	return m
}

// exchange is one request on its way to an answer.
type exchange struct {
	http.ResponseWriter
	request *http.Request
	match
	candidates []candidate
	operation  *openapi.Operation
	head       bool // only the headers are wanted
	prefer     preferences
	body       []byte
	said       string // of the answer, for the log
	status     int
}

// ServeHTTP answers one request.
func (m *Mock) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := &exchange{ResponseWriter: w, request: r, prefer: preferred(r.Header)}
	m.answer(x)
	if m.options.Log != nil {
		m.options.Log(fmt.Sprintf("%s %s %d%s", r.Method, shown(r.URL.RequestURI()), x.status, x.said))
	}
}

// shown keeps what a client sent from moving what stands around it in the log.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// answer takes a request through what a server does, one check after the other.
func (m *Mock) answer(x *exchange) {
	m.allowBrowsers(x)
	if !m.options.Remote && !isLocalName(x.request.Host) {
		// A page elsewhere may have its own name point here.
		x.refuse(&problem{status: http.StatusMisdirectedRequest, details: []detail{{message: "this mock serves " + shown(x.request.Host) + " only when started with --allow-remote"}}})
		return
	}
	if !m.route(x) {
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(x, x.request.Body, maxBody))
	if err != nil {
		x.refuse(unreadable(err))
		return
	}
	x.body = body
	x.decide()
	if p := credentials(x); p != nil {
		x.refuse(p)
		return
	}
	if p := invalid(x); p != nil {
		x.refuse(p)
		return
	}
	m.respond(x)
}

func unreadable(err error) *problem {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return &problem{status: http.StatusRequestEntityTooLarge, details: []detail{{where: "body", message: fmt.Sprintf("must be at most %d bytes", tooLarge.Limit)}}}
	}
	return &problem{status: http.StatusBadRequest, details: []detail{{where: "body", message: "could not be read: " + err.Error()}}}
}

// invalid holds a request against its operation.
func invalid(x *exchange) *problem {
	p := &problem{status: http.StatusBadRequest, invalid: true}
	for _, v := range verify.Request(x.operation, x.sent()) {
		if v.Rule == verify.RuleMediaType {
			p.status, p.invalid = http.StatusUnsupportedMediaType, true
		}
		p.details = append(p.details, detail{where: v.In, pointer: v.Pointer, message: v.Message})
	}
	if len(p.details) == 0 {
		return nil
	}
	return p
}

func (x *exchange) sent() verify.Sent {
	return verify.Sent{
		Path: x.values, Query: x.request.URL.Query(), Header: x.request.Header,
		Cookies: x.request.Cookies(), Body: x.body,
	}
}

// finish writes an answer.
func (x *exchange) finish(status int, body []byte) {
	x.status = status
	if len(body) > 0 {
		x.Header().Set("Content-Length", fmt.Sprint(len(body)))
	}
	x.Header().Set("Cache-Control", "no-store")
	x.WriteHeader(status)
	if !x.head && x.request.Method != http.MethodHead {
		// A client that is gone needs no answer.
		_, _ = io.Copy(x.ResponseWriter, bytes.NewReader(body))
	}
}
