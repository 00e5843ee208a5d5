package openapi

import "strings"

// pendingLink is a link whose operation is looked up once all are known.
type pendingLink struct {
	response *Response
	index    int
	id       string // operationId
	target   at     // of operationRef
}

// readLinks notes the links of a response.
func (r *reader) readLinks(out *Response, a at) {
	for l := range r.object(a, "links").kids() {
		target, _, ok := r.follow(l)
		if !ok || !r.want(target, isObject) {
			continue
		}
		link := Link{Name: l.node.name}
		for p := range r.object(target, "parameters").kids() {
			if link.Parameters == nil {
				link.Parameters = map[string]string{}
			}
			if p.is(isString) || p.is(isNumber) || p.is(isBool) {
				link.Parameters[p.node.name] = p.node.text
			}
		}
		pending := pendingLink{response: out, index: len(out.Links), id: r.text(target, "operationId")}
		if ref := target.get("operationRef"); ref.is(isString) && strings.HasPrefix(ref.node.text, "#") {
			pending.target, _ = r.resolve(target.document, ref)
		}
		out.Links = append(out.Links, link)
		r.links = append(r.links, pending)
	}
}

// resolveLinks says which operation each link means.
func (r *reader) resolveLinks() {
	byID, byPlace := map[string]*Operation{}, map[Place]*Operation{}
	for _, o := range r.contract.Operations {
		byPlace[o.Place] = o
		if byID[o.ID] == nil {
			byID[o.ID] = o
		}
	}
	for _, l := range r.links {
		var o *Operation
		if l.id != "" {
			o = byID[l.id]
		} else if l.target.node != nil {
			o = byPlace[l.target.place()]
		}
		if o != nil {
			l.response.Links[l.index].Operation = o.Key()
		}
	}
}
