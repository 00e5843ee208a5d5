package openapi

import (
	"slices"
	"strings"
)

// methods are the members of a path that are operations.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

// pathItem reads the operations of one path, in the order of the document. The
// path is empty for what this API does not serve: webhooks and callbacks.
func (r *reader) pathItem(a at, path string, global []Requirement) []*Operation {
	var out []*Operation
	own := a
	target, referred, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return nil
	}
	shared := r.parameterList(target)
	r.checkServers(target)
	for m := range target.kids() {
		switch {
		case slices.Contains(methods, m.node.name):
			out = append(out, r.operation(m, strings.ToUpper(m.node.name), path, shared, global))
		case m.node.name == "additionalOperations" && !r.legacy:
			for m := range r.object(target, m.node.name).kids() {
				out = append(out, r.operation(m, m.node.name, path, shared, global))
			}
		}
	}
	if referred && len(own.node.kids) > 1 {
		// Operations beside the reference are those of this path as well.
		for m := range own.kids() {
			if slices.Contains(methods, m.node.name) {
				out = append(out, r.operation(m, strings.ToUpper(m.node.name), path, shared, global))
			}
		}
	}
	return slices.DeleteFunc(out, func(o *Operation) bool { return o == nil })
}

func (r *reader) operation(a at, method, path string, shared []*Parameter, global []Requirement) *Operation {
	a, _, ok := r.follow(a) // a reference is no part of OpenAPI here, and in use
	if !ok || !r.want(a, isObject) {
		return nil
	}
	r.checkServers(a)
	o := &Operation{
		Method: method, Path: path, ID: r.text(a, "operationId"), Tags: r.texts(a, "tags"),
		Summary: r.text(a, "summary"), Description: r.text(a, "description"), Deprecated: r.flag(a, "deprecated"),
		Parameters: merge(shared, r.parameterList(a)), Responses: r.responseList(a),
		Security: global, Requirements: r.served(a), Place: a.place(),
	}
	if b := a.get("requestBody"); b.exists() {
		o.Body = r.body(b)
	}
	if a.get("security").exists() {
		o.Security = r.requirements(a)
	}
	for c := range r.object(a, "callbacks").kids() {
		r.callback(c)
	}
	if path != "" {
		r.pathParameters(o, a)
	}
	return o
}

// served are the criteria that an operation names; one may stand alone.
func (r *reader) served(a at) []string {
	v := a.get("x-requirements")
	var out []string
	switch {
	case v.is(isString), v.is(isNumber):
		return strings.FieldsFunc(v.node.text, func(c rune) bool { return c == ',' || c == ' ' })
	case v.is(isArray):
		for item := range v.kids() {
			if item.is(isString) || item.is(isNumber) {
				out = append(out, item.node.text)
			}
		}
	}
	return out
}

// callback is read for its faults alone: it is nothing that this API serves.
func (r *reader) callback(a at) {
	target, _, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return
	}
	for p := range target.kids() {
		if !isExtension(p.node.name) {
			r.pathItem(p, "", nil)
		}
	}
}

// merge puts the parameters of an operation over those of its path.
func merge(shared, own []*Parameter) []*Parameter {
	out := make([]*Parameter, 0, len(shared)+len(own))
	for _, p := range shared {
		same := func(o *Parameter) bool { return o.In == p.In && o.Name == p.Name }
		if i := slices.IndexFunc(own, same); i >= 0 {
			continue
		}
		out = append(out, p)
	}
	return append(out, own...)
}

func (r *reader) body(a at) *Body {
	target, _, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return nil
	}
	return &Body{
		Description: r.text(target, "description"), Required: r.flag(target, "required"),
		Content: r.content(target), Place: target.place(),
	}
}

func (r *reader) responseList(a at) []*Response {
	var out []*Response
	for s := range r.object(a, "responses").kids() {
		if isExtension(s.node.name) {
			continue
		}
		if response := r.response(s, s.node.name); response != nil {
			out = append(out, response)
		}
	}
	return out
}

// response reads one answer. It is the same for two operations only where
// they give it the same status.
func (r *reader) response(a at, status string) *Response {
	target, _, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return nil
	}
	known := r.responses[target.node]
	if known != nil && known.Status == status {
		return known
	}
	if known != nil {
		twin := *known
		twin.Status = status
		return &twin
	}
	out := &Response{Status: status, Description: r.text(target, "description"), Content: r.content(target), Place: target.place()}
	for h := range r.object(target, "headers").kids() {
		if header := r.header(h, h.node.name); header != nil {
			out.Headers = append(out.Headers, header)
		}
	}
	r.responses[target.node] = out
	r.readLinks(out, target)
	return out
}
