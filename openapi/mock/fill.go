package mock

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/verify"
)

// fill makes the body of a problem: a valid value of the contract's own schema
// of errors, in which the parts that say what is wrong do say it.
func (p *problem) fill(media *openapi.Media) ([]byte, error) {
	if !example.IsJSON(media.Type) {
		return []byte(p.text()), nil
	}
	base, err := example.MediaValue(media, openapi.ToClient, false)
	if err != nil {
		return nil, err
	}
	if media.Schema == nil {
		return base, nil
	}
	told := p.tell(media.Schema, base, p.details, 0)
	if !verify.Valid(media.Schema, told, openapi.ToClient) {
		return base, nil
	}
	return told, nil
}

// maxTold is how deep the parts of an error are looked for.
const maxTold = 4

// tell puts what is wrong into a value where its schema has a place for it.
func (p *problem) tell(s *openapi.Schema, base openapi.Value, details []detail, depth int) openapi.Value {
	if s == nil || depth > maxTold {
		return base
	}
	flat, _ := example.Flattened(s)
	o, isObject := objectOf(base)
	if !isObject {
		return p.tellList(flat, base, details, depth)
	}
	for _, property := range flat.Properties {
		inner := property.Schema
		if inner == nil || inner.WriteOnly {
			continue
		}
		present, isThere := o.get(property.Name)
		if !isThere {
			made, err := example.Of(inner, openapi.ToClient)
			if err != nil || !isAbout(property.Name) {
				continue
			}
			present = made
		}
		if told := p.tellOne(property.Name, inner, present, details, depth); told != nil {
			o.set(property.Name, told)
		}
	}
	return o.value()
}

// tellOne gives a property its value, nil where it says nothing of a problem.
func (p *problem) tellOne(name string, s *openapi.Schema, present openapi.Value, details []detail, depth int) openapi.Value {
	var candidates []string
	switch kindOfPart(name) {
	case partMessage:
		one := problem{details: details}
		candidates = []string{one.text(), http.StatusText(p.status)}
	case partTitle:
		candidates = []string{http.StatusText(p.status)}
	case partCode:
		candidates = []string{strings.ReplaceAll(strings.ToLower(http.StatusText(p.status)), " ", "_")}
	case partWhere:
		if len(details) > 0 {
			candidates = []string{details[0].pointer, details[0].where}
		}
	case partStatus, partOther:
	}
	for _, text := range candidates {
		if v := quoted(text); text != "" && verify.Valid(s, v, openapi.ToClient) {
			return v
		}
	}
	if kind := kindOfPart(name); kind == partCode || kind == partStatus {
		for _, v := range []openapi.Value{openapi.Value(strconv.Itoa(p.status)), quoted(strconv.Itoa(p.status))} {
			if verify.Valid(s, v, openapi.ToClient) {
				return v
			}
		}
	}
	told := p.tell(s, present, details, depth+1)
	if !verify.Valid(s, told, openapi.ToClient) {
		return nil
	}
	return told
}

// tellList makes one item for each thing that is wrong.
func (p *problem) tellList(s *openapi.Schema, base openapi.Value, details []detail, depth int) openapi.Value {
	if s.Items == nil || len(details) == 0 || len(base) == 0 || base[0] != '[' {
		return base
	}
	item, err := example.Of(s.Items, openapi.ToClient)
	if err != nil {
		return base
	}
	var items []openapi.Value
	for _, d := range details {
		if text := quoted(d.String()); verify.Valid(s.Items, text, openapi.ToClient) {
			items = append(items, text)
			continue
		}
		items = append(items, p.tell(s.Items, item, []detail{d}, depth+1))
	}
	list, err := json.Marshal(items)
	if err != nil || !verify.Valid(s, list, openapi.ToClient) {
		return base
	}
	return list
}

// part is what a property of an error is for.
type part int

const (
	partOther part = iota
	partMessage
	partTitle
	partCode
	partStatus
	partWhere
)

// parts are names of properties in small letters, "_" and "-" left out.
var parts = map[part][]string{
	partMessage: {"message", "msg", "detail", "details", "description", "errordescription", "errormessage", "error", "reason", "text"},
	partTitle:   {"title", "summary"},
	partCode:    {"code", "errorcode", "errcode", "kind"},
	partStatus:  {"status", "statuscode", "httpstatus"},
	partWhere:   {"pointer", "path", "field", "location", "parameter", "param", "source"},
}

func kindOfPart(name string) part {
	name = folded(name)
	for kind, names := range parts {
		if slices.Contains(names, name) {
			return kind
		}
	}
	return partOther
}

// isAbout reports whether an optional property is worth adding to an error.
func isAbout(name string) bool {
	return kindOfPart(name) != partOther || slices.Contains([]string{"errors", "violations", "issues"}, folded(name))
}

// folded is a name as it is compared: orderId, order_id and order-id are one.
func folded(name string) string {
	return strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(name))
}
