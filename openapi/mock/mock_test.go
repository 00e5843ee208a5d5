package mock_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/verify"
)

// odd is a mock of what mocks stumble over.
func odd(t testing.TB) *mock.Mock {
	t.Helper()
	c, err := openapi.Read(t.Context(), testcorpus.Folder("testdata"), "odd.yaml", openapi.Options{})
	if err != nil || !c.Usable() {
		t.Fatalf("%v: %v", err, c.Findings)
	}
	return mock.New(c, mock.Options{})
}

// asked is one request and what its answer must hold.
type asked struct {
	request string // "METHOD path", then headers a line, then a body after an empty one
	status  int
	want    string // a part of the body; empty: no body
	header  string // "Name: value"; empty: any
}

func (a asked) of(t *testing.T, m *mock.Mock) {
	t.Helper()
	head, body, _ := strings.Cut(a.request, "\n\n")
	lines := strings.Split(head, "\n")
	method, path, _ := strings.Cut(lines[0], " ")
	r := httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(body))
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	m.ServeHTTP(w, r)
	got := w.Body.String()
	if w.Code != a.status || !strings.Contains(got, a.want) || a.want == "" && got != "" {
		t.Errorf("%s\nanswers %d %s\nwant %d %s", a.request, w.Code, got, a.status, a.want)
	}
	if name, value, _ := strings.Cut(a.header, ": "); a.header != "" && w.Header().Get(name) != value {
		t.Errorf("%s\nhas %s: %q, want %q", a.request, name, w.Header().Get(name), value)
	}
}

func TestRoutes(t *testing.T) {
	m := odd(t)
	for _, a := range []asked{
		{"GET /files/latest", 200, "latest", ""},
		{"GET /files/other", 200, "named", ""},
		{"GET /files/a.pdf", 200, "kinds", ""},
		{"GET /files/a%2Fb.pdf", 200, "kinds", ""},
		{"GET /v2/files/latest", 200, "latest", ""},
		{"GET /eu/api/files/latest", 200, "latest", ""},
		{"GET /v3/files/latest", 404, "the contract has /files/latest", "Content-Type: application/problem+json"},
		{"GET /files/latest/", 404, "the contract has", ""},
		{"DELETE /files/latest", 405, "the contract has GET, HEAD at /files/latest", "Allow: GET, HEAD"},
		{"OPTIONS /files/latest", 204, "", "Allow: GET, HEAD"},
		{"HEAD /files/latest", 200, "", "Content-Length: 8"},
	} {
		a.of(t, m)
	}
}

func TestMediaTypes(t *testing.T) {
	m := odd(t)
	for _, a := range []asked{
		{"GET /files/a.pdf\nAccept: text/plain", 200, "a", "Content-Type: text/plain"},
		{"GET /files/a.pdf\nAccept: text/*;q=0.5, application/json;q=0.4", 200, "a", "Content-Type: text/plain"},
		{"GET /files/a.pdf\nAccept: image/png", 200, "", "Content-Type: image/png"},
		{"GET /files/a.pdf\nAccept: */*", 200, "kinds", "Content-Type: application/json"},
		{"GET /files/a.pdf\nAccept: application/json;q=0, video/*", 406, "the contract has application/json, text/plain, image/*", ""},
		{"GET /files/a.pdf\nAccept: text/plain\nPrefer: example=long", 200, "a b c", `Preference-Applied: example="long"`},
		{"GET /files/a.pdf\nAccept: text/plain\nPrefer: dynamic=true; code=200, example=\"short\"", 200, "a", `Preference-Applied: code=200, example="short"`},
		{"GET /files/a.pdf\nPrefer: code=999", 400, "code=999 is not declared", ""},
		{"GET /silent?n=1", 200, "data: {\"n\":1}\n\n", "Content-Type: text/event-stream"},
		{"GET /plain?n=1", 202, "", "Retry-After: 7"},
	} {
		if a.header == "Content-Type: image/png" {
			a.want = "example"
		}
		a.of(t, m)
	}
}

// TestRefusals: what is wrong is said in the contract's own schema of errors.
func TestRefusals(t *testing.T) {
	m := odd(t)
	for _, a := range []asked{
		{"GET /files/a.exe", 422, `{"detail":[{"loc":`, "Content-Type: application/json"},
		{"GET /files/a.exe", 422, `"msg":"path kind: must be`, ""},
		{"GET /plain?n=x", 400, "query n: must be", "Content-Type: text/plain"},
		{"GET /silent", 400, `"errors":[{"in":"query n","message":"must be there"}]`, "Content-Type: application/problem+json"},
		{"GET /coded", 400, `"message":"Bad Request"`, ""},
		{"POST /limited", 401, `"detail":"credentials are missing: header X-Key, or cookie session`, "Content-Type: application/vnd.api+json"},
		{"POST /limited\nCookie: session=1\nContent-Type: application/json\n\n{\"n\":10}", 400, `"status":"400","detail":"body /n: must be at most 9, not 10"`, ""},
		{"POST /limited\nCookie: session=1\nContent-Type: application/json\n\n{", 400, `"detail":"body: `, ""},
		{"POST /limited\nCookie: session=1\nContent-Type: text/xml\n\n<n/>", 415, `"status":"415"`, ""},
		{"POST /limited\nX-Key: k", 401, `header Authorization: Basic`, "Www-Authenticate: Basic"},
		{"POST /limited\nX-Key: k\nAuthorization: Basic YTpi", 200, `{"errors":`, ""},
	} {
		a.of(t, m)
	}
}

func TestThings(t *testing.T) {
	m := odd(t)
	form := "\nContent-Type: application/x-www-form-urlencoded\n\n"
	for _, a := range []asked{
		// What lies below a thing that is not there is not there either.
		{"POST /shops/nowhere/goods" + form + "colour=red", 404, "", ""},
		{"POST /shops", 201, `"shopId":"`, ""},
		{"POST /shops/example-1/goods" + form + "colour=red&size=3", 404, "", ""},
		{"POST /shops/example1/goods" + form + "colour=red&size=3", 201, `"colour":"red"`, ""},
		{"POST /shops/example1/goods" + form + "colour=blue", 201, `"colour":"blue"}`, ""},
		{"POST /shops/example1/goods" + form + "colour=red", 201, `"colour":"red"`, ""},
		{"GET /shops/example1/goods", 200, `"total":3`, ""},
		{"GET /shops/example1/goods?colour=red&per_page=5", 200, `"total":2`, ""},
		{"GET /shops/example1/goods?page=2", 200, `{"data":[{"id":`, ""},
		{"GET /shops/example1/goods?page=3", 200, `{"data":[],"total":3}`, ""},
		{"DELETE /shops/example1", 204, "", ""},
		{"DELETE /shops/example1", 404, "", ""},
		// Where the contract has no 404 every id is known.
		{"GET /shops/any", 200, `{"shopId":"any"}`, ""},
		// A PUT creates what nothing else does.
		{"GET /settings/colour", 404, "", ""},
		{"PUT /settings/colour\nContent-Type: application/json\n\n{\"value\":\"red\"}", 200, `{"name":"colour","value":"red"}`, ""},
		{"GET /settings/colour", 200, `{"name":"colour","value":"red"}`, ""},
	} {
		a.of(t, m)
	}
}

// TestMemoryIsBounded: of many things the oldest are forgotten.
func TestMemoryIsBounded(t *testing.T) {
	m := odd(t)
	for range 1100 {
		asked{"POST /shops", 201, "shopId", ""}.of(t, m)
	}
	asked{"DELETE /shops/example1", 404, "", ""}.of(t, m)
	asked{"DELETE /shops/example1100", 204, "", ""}.of(t, m)
}

// TestManyAtOnce is for the race detector, and for ids that are given twice.
func TestManyAtOnce(t *testing.T) {
	m := odd(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 25 {
				asked{"POST /shops", 201, "shopId", ""}.of(t, m)
				asked{"GET /shops/example1/goods", 200, "total", ""}.of(t, m)
			}
		})
	}
	all.Wait()
	asked{"DELETE /shops/example200", 204, "", ""}.of(t, m)
	asked{"DELETE /shops/example201", 404, "", ""}.of(t, m)
}

func TestListenStaysHere(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.com:0", "4010"} {
		if l, err := mock.Listen(t.Context(), address, false); err == nil {
			l.Close()
			t.Errorf("listens on %s", address)
		}
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0", "127.1.2.3:0"} {
		l, err := mock.Listen(t.Context(), address, false)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		l.Close()
	}
}

// FuzzServe: whatever is sent, the mock answers, and what it answers as JSON to
// an operation keeps the contract.
func FuzzServe(f *testing.F) {
	for _, s := range []string{"/files/a.pdf", "/shops/%2F/goods?page=-1&per_page=99999999999999999999", "//", "/limited?n=1#x", "/settings/a"} {
		f.Add("GET", s, "text/plain", "code=200;example=\"", "")
		f.Add("PUT", s, "application/json", "", `{"value":"\u0000"}`)
		f.Add("POST", s, "multipart/form-data; boundary=x", "", "--x\r\n")
	}
	m := odd(f)
	c, err := openapi.Read(f.Context(), testcorpus.Folder("testdata"), "odd.yaml", openapi.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, method, path, contentType, prefer, body string) {
		r, err := http.NewRequest(method, "http://localhost"+path, strings.NewReader(body))
		if err != nil {
			t.Skip()
		}
		r.RequestURI = path
		r.Header = http.Header{"Content-Type": {contentType}, "Prefer": {prefer}, "Cookie": {"session=1"}}
		w := httptest.NewRecorder()
		m.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError && w.Code != http.StatusNotImplemented {
			t.Errorf("answers %d", w.Code)
		}
		for _, op := range c.Operations {
			if op.Key() != method+" "+path || w.Header().Get("Content-Type") == "application/problem+json" {
				continue
			}
			for _, v := range verify.Response(op, w.Code, w.Header(), w.Body.Bytes()) {
				t.Errorf("%s: %s", v, w.Body)
			}
		}
	})
}
