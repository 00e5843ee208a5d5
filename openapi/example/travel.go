package example

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Path is the path of the operation with its parameters filled in, encoded.
// One without a value stays as it is.
func (r *Request) Path() (string, error) {
	path := r.Operation.Path
	for _, a := range r.Arguments {
		if a.Parameter.In != openapi.InPath {
			continue
		}
		pairs, err := Encode(a.Parameter, a.Value)
		if err != nil {
			return "", err
		}
		if len(pairs) == 0 {
			return "", fmt.Errorf("path parameter %s is empty", a.Parameter.Name)
		}
		path = strings.ReplaceAll(path, "{"+a.Parameter.Name+"}", pairs[0].Value)
	}
	return path, nil
}

// Pairs are the texts of all parameters in one place, not encoded.
func (r *Request) Pairs(in openapi.In) ([]Pair, error) {
	var all []Pair
	for _, a := range r.Arguments {
		if a.Parameter.In != in {
			continue
		}
		pairs, err := Encode(a.Parameter, a.Value)
		if err != nil {
			return nil, err
		}
		all = append(all, pairs...)
	}
	return all, nil
}

// Query is the query of the request, encoded, without its question mark. What
// separates items stays readable: servers read it either way.
func (r *Request) Query() (string, error) {
	pairs, err := r.Pairs(openapi.InQuery)
	if err != nil {
		return "", err
	}
	texts := make([]string, len(pairs))
	readable := strings.NewReplacer("%2C", ",", "%5B", "[", "%5D", "]", "%3A", ":", "%2F", "/")
	for i, p := range pairs {
		texts[i] = readable.Replace(url.QueryEscape(p.Name) + "=" + url.QueryEscape(p.Value))
	}
	return strings.Join(texts, "&"), nil
}

// arrives reports whether the request is valid when a server finds it.
func arrives(r *Request) bool {
	sent, err := r.Sent()
	return err == nil && len(verify.Request(r.Operation, sent)) == 0
}

// Sent is the request as a server finds it.
func (r *Request) Sent() (verify.Sent, error) {
	sent := verify.Sent{Path: map[string]string{}, Query: url.Values{}, Header: http.Header{}}
	for _, a := range r.Arguments {
		pairs, err := Encode(a.Parameter, a.Value)
		if err != nil {
			return sent, err
		}
		for _, pair := range pairs {
			switch a.Parameter.In {
			case openapi.InPath:
				sent.Path[pair.Name] = pair.Value
			case openapi.InQuery:
				sent.Query.Add(pair.Name, pair.Value)
			case openapi.InHeader:
				sent.Header.Add(pair.Name, pair.Value)
			default:
				sent.Cookies = append(sent.Cookies, &http.Cookie{Name: pair.Name, Value: pair.Value})
			}
		}
	}
	body, mediaType, err := r.Payload()
	if err != nil {
		return sent, err
	}
	if r.Media != nil {
		sent.Header.Set("Content-Type", mediaType)
	}
	sent.Body = body
	return sent, nil
}
