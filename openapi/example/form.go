package example

import (
	"bytes"
	"cmp"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"strings"

	"kiro-mcp/openapi"
)

// boundary stands between the parts of a form. It is the same every time.
const boundary = "kiro-mcp-8c1f2f7d4b0e4a5d"

// field is one property of a form as a parameter of a query would be.
func field(m *openapi.Media, name string) *openapi.Parameter {
	p := &openapi.Parameter{Name: name, In: openapi.InQuery, Style: "form", Explode: true}
	if e, ok := m.Encoding[name]; ok && e.Style != "" {
		p.Style, p.Explode = e.Style, e.Explode
	}
	return p
}

func urlencoded(m *openapi.Media, v openapi.Value) ([]byte, error) {
	members, ok := membersOf(v)
	if !ok {
		return nil, fmt.Errorf("a form must be an object")
	}
	var texts []string
	for _, member := range members {
		pairs, err := Encode(field(m, member.name), member.value)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			texts = append(texts, url.QueryEscape(p.Name)+"="+url.QueryEscape(p.Value))
		}
	}
	return []byte(strings.Join(texts, "&")), nil
}

func multiparted(m *openapi.Media, v openapi.Value) ([]byte, error) {
	members, ok := membersOf(v)
	if !ok {
		return nil, fmt.Errorf("a form must be an object")
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.SetBoundary(boundary); err != nil {
		return nil, err
	}
	var flat *openapi.Schema
	if m.Schema != nil {
		flat, _ = flatten(m.Schema)
	}
	for _, member := range members {
		items, ok := itemsOf(member.value)
		if !ok {
			items = []openapi.Value{member.value}
		}
		for _, item := range items {
			part, err := w.CreatePart(partHeader(m, flat, member.name, item))
			if err != nil {
				return nil, err
			}
			if _, err := part.Write([]byte(plain(item))); err != nil {
				return nil, err
			}
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// partHeader says what one part of a form is: a file where its schema says
// bytes, JSON where it is an object.
func partHeader(m *openapi.Media, flat *openapi.Schema, name string, v openapi.Value) textproto.MIMEHeader {
	h := textproto.MIMEHeader{}
	quoted := strings.NewReplacer("\\", "\\\\", `"`, "\\\"", "\n", "", "\r", "").Replace(name)
	disposition := fmt.Sprintf(`form-data; name="%s"`, quoted)
	given, _, _ := strings.Cut(m.Encoding[name].ContentType, ",")
	switch _, isObject := membersOf(v); {
	case isFile(flat, name):
		disposition += fmt.Sprintf(`; filename="%s.bin"`, quoted)
		h.Set("Content-Type", concrete(cmp.Or(given, "application/octet-stream")))
	case isObject:
		h.Set("Content-Type", cmp.Or(given, "application/json"))
	case given != "":
		h.Set("Content-Type", concrete(given))
	}
	h.Set("Content-Disposition", disposition)
	return h
}

// isFile reports whether a field of a form is bytes, or a list of them.
func isFile(flat *openapi.Schema, name string) bool {
	if flat == nil {
		return false
	}
	for _, p := range flat.Properties {
		if p.Name == name && p.Schema != nil {
			s, _ := flatten(p.Schema)
			if s.Items != nil {
				s, _ = flatten(s.Items)
			}
			return IsBinary(s)
		}
	}
	return false
}

// IsBinary reports whether a schema stands for bytes that are not written as
// text.
func IsBinary(s *openapi.Schema) bool {
	return s != nil && (s.Format == "binary" || s.ContentMediaType != "" && s.ContentEncoding == "" && !IsJSON(s.ContentMediaType))
}
