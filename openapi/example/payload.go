package example

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// boundary stands between the parts of a form. It is the same every time.
const boundary = "kiro-mcp-8c1f2f7d4b0e4a5d"

// Payload is the body as it travels, and its media type; both are empty where
// there is none.
func (r *Request) Payload() (body []byte, mediaType string, err error) {
	if r.Media == nil {
		return r.Raw, "", nil
	}
	mediaType = concrete(r.Media.Type)
	switch form := essence(mediaType); {
	case r.Raw != nil:
		return r.Raw, mediaType, nil
	case IsJSON(form):
		return r.Body, mediaType, nil
	case form == "application/x-www-form-urlencoded":
		body, err = urlencoded(r.Media, r.Body)
		return body, mediaType, err
	case strings.HasPrefix(form, "multipart/"):
		body, err = multiparted(r.Media, r.Body)
		return body, form + "; boundary=" + boundary, err
	case strings.Contains(form, "xml"):
		return nil, "", fmt.Errorf("a body of %s is not written", form)
	default:
		return []byte(plain(r.Body)), mediaType, nil
	}
}

// essence is a media type without its parameters, in small letters.
func essence(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// IsJSON reports whether bodies of a media type are JSON.
func IsJSON(mediaType string) bool {
	e := essence(mediaType)
	return e == "application/json" || e == "text/json" || strings.HasSuffix(e, "+json")
}

// concrete is a media type that can be sent for a range of them.
func concrete(mediaType string) string {
	switch essence(mediaType) {
	case "*/*", "application/*":
		return "application/json"
	case "text/*":
		return "text/plain"
	case "image/*":
		return "image/png"
	case "multipart/*":
		return "multipart/form-data"
	}
	if strings.Contains(mediaType, "*") {
		return "application/octet-stream"
	}
	return mediaType
}

// byReadiness are the media types of a body, those first whose values say most
// about their schema.
func byReadiness(content []openapi.Media) []*openapi.Media {
	all := make([]*openapi.Media, len(content))
	for i := range content {
		all[i] = &content[i]
	}
	rank := func(m *openapi.Media) int {
		switch form := essence(concrete(m.Type)); {
		case IsJSON(form):
			return 0
		case form == "application/x-www-form-urlencoded":
			return 1
		case strings.HasPrefix(form, "multipart/"):
			return 2
		default:
			return 3
		}
	}
	slices.SortStableFunc(all, func(a, b *openapi.Media) int { return rank(a) - rank(b) })
	return all
}

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
		h.Set("Content-Type", concrete(cmpText(given, "application/octet-stream")))
	case isObject:
		h.Set("Content-Type", cmpText(given, "application/json"))
	case given != "":
		h.Set("Content-Type", concrete(given))
	}
	h.Set("Content-Disposition", disposition)
	return h
}

func cmpText(a, b string) string {
	if a != "" {
		return a
	}
	return b
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
