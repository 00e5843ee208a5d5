package verify

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strings"

	"kiro-mcp/openapi"
)

// formed holds a form against the schema of the object that it stands for.
func formed(media *openapi.Media, given string, raw []byte, d openapi.Direction) []Violation {
	fields, err := fieldsOf(given, raw)
	if err != nil {
		return []Violation{{Rule: "form", Message: "must be a form: " + err.Error()}}
	}
	o := map[string]any{}
	names := memberNames(media.Schema)
	for name := range fields.texts {
		outer, _, _ := strings.Cut(name, "[")
		if media.Encoding[outer].Style != "deepObject" {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if _, done := o[name]; done {
			continue
		}
		if v, there := fields.value(media, name); there {
			o[name] = v
		}
	}
	w := walk{direction: d}
	w.value(media.Schema, o, "")
	return w.found
}

// fields are those of a form by name: texts, and of which the type was said.
type fields struct {
	texts url.Values
	json  map[string]bool
}

// value reads one field as a parameter of a query would be.
func (f fields) value(media *openapi.Media, name string) (any, bool) {
	s := memberOf(media.Schema, name)
	values, there := f.texts[name]
	if f.json[name] && there {
		if v, ok := readJSON(s, values); ok {
			return v, true
		}
	}
	p := &openapi.Parameter{Name: name, In: openapi.InQuery, Style: "form", Explode: true, Schema: s}
	if e, ok := media.Encoding[name]; ok && e.Style != "" {
		p.Style, p.Explode = e.Style, e.Explode
	}
	if p.Style == "form" && p.Explode && !there {
		return nil, false // its members would be fields themselves
	}
	return argument(p, texts{lone: values, spread: f.texts})
}

// readJSON reads parts of a form that say they are JSON, unless the schema says
// that they are text.
func readJSON(s *openapi.Schema, values []string) (any, bool) {
	kinds := kindsOf(s)
	if len(kinds) > 0 && !kinds[openapi.TypeObject] && !kinds[openapi.TypeArray] {
		return nil, false
	}
	items := make([]any, len(values))
	for i, text := range values {
		v, err := decode(openapi.Value(text))
		if err != nil {
			return nil, false
		}
		items[i] = v
	}
	if _, isList := items[0].([]any); kinds[openapi.TypeArray] && (len(items) > 1 || !isList) {
		return items, true
	}
	return items[0], true
}

// maxField is how much of one part of a form is read.
const maxField = 1 << 20

func fieldsOf(given string, raw []byte) (fields, error) {
	f := fields{texts: url.Values{}, json: map[string]bool{}}
	kind, params, err := mime.ParseMediaType(given)
	if err != nil {
		return f, err
	}
	if kind == "application/x-www-form-urlencoded" {
		f.texts, err = url.ParseQuery(string(raw))
		return f, err
	}
	r := multipart.NewReader(bytes.NewReader(raw), params["boundary"])
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			return f, err
		}
		text, err := io.ReadAll(io.LimitReader(part, maxField))
		if err != nil {
			return f, err
		}
		if part.FormName() == "" {
			return f, fmt.Errorf("a part has no name")
		}
		f.texts.Add(part.FormName(), string(text))
		if isJSON(part.Header.Get("Content-Type")) {
			f.json[part.FormName()] = true
		}
	}
}
