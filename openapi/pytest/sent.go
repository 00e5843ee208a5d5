package pytest

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"reflect"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// sent is a request as the tests write it: texts before any quoting.
type sent struct {
	path, query, headers, cookies []example.Pair
	json                          openapi.Value // nil: no JSON
	form                          []field       // nil: no form
	content                       []byte        // nil: no other body
	mediaType                     string
}

// field is one field of a form, with a value for each time that it is sent.
type field struct {
	name   string
	values []part
}

// part is a text, or a file where it has a media type.
type part struct {
	text      string
	file      string
	mediaType string
}

// sentOf writes down a request.
func sentOf(r *example.Request) (*sent, error) {
	var s sent
	var err error
	for in, to := range map[openapi.In]*[]example.Pair{
		openapi.InPath: &s.path, openapi.InQuery: &s.query, openapi.InHeader: &s.headers, openapi.InCookie: &s.cookies,
	} {
		if *to, err = r.Pairs(in); err != nil {
			return nil, err
		}
	}
	for i, p := range s.path {
		if s.path[i].Value, err = url.PathUnescape(p.Value); err != nil {
			return nil, err
		}
	}
	return &s, s.body(r)
}

// body writes down the body of a request.
func (s *sent) body(r *example.Request) error {
	data, mediaType, err := r.Payload()
	if err != nil || data == nil && mediaType == "" {
		return err
	}
	kind, options, err := mime.ParseMediaType(mediaType)
	if err != nil {
		kind = mediaType
	}
	switch {
	case r.Raw != nil:
		s.content, s.mediaType = data, mediaType
	case example.IsJSON(kind):
		s.json = data
		if kind != "application/json" {
			s.mediaType = mediaType
		}
	case kind == "application/x-www-form-urlencoded":
		s.mediaType = kind
		return s.fields(string(data))
	case kind == "multipart/form-data":
		s.mediaType = kind
		return s.parts(data, options["boundary"])
	default:
		s.content, s.mediaType = data, mediaType
	}
	return nil
}

// fields reads the fields of a form back, in their order.
func (s *sent) fields(data string) error {
	s.form = []field{}
	for pair := range strings.SplitSeq(data, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if err != nil {
			return err
		}
		value, err = url.QueryUnescape(value)
		if err != nil {
			return err
		}
		if pair != "" {
			s.add(name, part{text: value})
		}
	}
	return nil
}

// parts reads the parts of a form back, in their order.
func (s *sent) parts(data []byte, boundary string) error {
	s.form = []field{}
	r := multipart.NewReader(bytes.NewReader(data), boundary)
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		content, err := io.ReadAll(p)
		if err != nil {
			return err
		}
		s.add(p.FormName(), part{text: string(content), file: p.FileName(), mediaType: p.Header.Get("Content-Type")})
	}
}

func (s *sent) add(name string, p part) {
	for i := range s.form {
		if s.form[i].name == name {
			s.form[i].values = append(s.form[i].values, p)
			return
		}
	}
	s.form = append(s.form, field{name, []part{p}})
}

// expression is the request in Python. Values of its path that must be created
// first are given by name.
func (s *sent) expression(created map[string]expression) (expression, error) {
	out := call("Request")
	if len(s.path) > 0 {
		path := pairs(s.path)
		for i, p := range s.path {
			if e, ok := created[p.Name]; ok {
				path.items[i].value = e
			}
		}
		out.items = append(out.items, keyword("path", path))
	}
	if len(s.query) > 0 {
		out.items = append(out.items, keyword("query", tuples(s.query)))
	}
	if len(s.headers) > 0 {
		out.items = append(out.items, keyword("headers", pairs(s.headers)))
	}
	if len(s.cookies) > 0 {
		out.items = append(out.items, keyword("cookies", pairs(s.cookies)))
	}
	if s.json != nil {
		v, err := literal(s.json)
		if err != nil {
			return expression{}, err
		}
		out.items = append(out.items, keyword("json", v))
	}
	if s.form != nil {
		out.items = append(out.items, keyword("form", form(s.form)))
	}
	if s.content != nil {
		out.items = append(out.items, keyword("content", octets(s.content)))
	}
	if s.mediaType != "" {
		out.items = append(out.items, keyword("media_type", text(s.mediaType)))
	}
	return out, nil
}

func pairs(all []example.Pair) expression {
	out := expression{open: "{", close: "}"}
	for _, p := range all {
		out.items = append(out.items, item{name: quoted(p.Name) + ": ", value: text(p.Value)})
	}
	return out
}

func tuples(all []example.Pair) expression {
	out := list()
	for _, p := range all {
		pair := call("", positional(text(p.Name), text(p.Value))...)
		out.items = append(out.items, item{value: pair})
	}
	return out
}

func form(fields []field) expression {
	out := expression{open: "{", close: "}"}
	for _, f := range fields {
		out.items = append(out.items, item{name: quoted(f.name) + ": ", value: f.expression()})
	}
	return out
}

func (f field) expression() expression {
	if len(f.values) == 1 {
		return f.values[0].expression()
	}
	out := list()
	for _, p := range f.values {
		out.items = append(out.items, item{value: p.expression()})
	}
	return out
}

func (p part) expression() expression {
	switch {
	case p.mediaType == "":
		return text(p.text)
	case p.file == "":
		return call("File", positional(atom("None"), octets([]byte(p.text)), text(p.mediaType))...)
	case p.mediaType == "application/octet-stream":
		return call("File", positional(text(p.file), octets([]byte(p.text)))...)
	default:
		return call("File", positional(text(p.file), octets([]byte(p.text)), text(p.mediaType))...)
	}
}

func (s *sent) equal(other *sent) bool { return reflect.DeepEqual(s, other) }
