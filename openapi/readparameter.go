package openapi

// parameterList are the parameters that a path or an operation has.
func (r *reader) parameterList(a at) []*Parameter {
	var out []*Parameter
	for p := range r.list(a, "parameters").kids() {
		if parameter := r.parameter(p); parameter != nil {
			out = append(out, parameter)
		}
	}
	return r.usable(out)
}

// parameter reads one parameter; nil where there is none to read.
func (r *reader) parameter(a at) *Parameter {
	target, _, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return nil
	}
	if known := r.parameters[target.node]; known != nil {
		return known
	}
	p := r.parameterOf(target, In(r.text(target, "in")))
	p.Name = r.text(target, "name")
	p.Required = p.Required || p.In == InPath // a path without it is another path
	r.parameters[target.node] = p
	return p
}

// header reads a header of an answer.
func (r *reader) header(a at, name string) *Parameter {
	target, _, ok := r.follow(a)
	if !ok || !r.want(target, isObject) {
		return nil
	}
	p := r.parameterOf(target, InHeader)
	p.Name = name
	return p
}

// parameterOf reads what parameters and headers have in common.
func (r *reader) parameterOf(a at, in In) *Parameter {
	p := &Parameter{
		In: in, Description: r.text(a, "description"), Required: r.flag(a, "required"),
		Deprecated: r.flag(a, "deprecated"), Style: r.text(a, "style"), Place: a.place(),
	}
	if p.Style == "" {
		p.Style = "form"
		if in == InPath || in == InHeader {
			p.Style = "simple"
		}
	}
	p.Explode = r.flagOr(a, "explode", p.Style == "form")
	if s := a.get("schema"); s.exists() {
		p.Schema = r.schema(s)
	}
	p.Examples = r.examples(a)
	for m := range r.object(a, "content").kids() {
		p.MediaType = m.node.name
		if s := m.get("schema"); s.exists() {
			p.Schema = r.schema(s)
		}
		p.Examples = append(p.Examples, r.examples(m)...)
		break
	}
	if p.Schema == nil {
		p.Schema = &Schema{Place: a.place()}
	}
	return p
}

// content reads a body in each of its media types.
func (r *reader) content(a at) []Media {
	var out []Media
	for m := range r.object(a, "content").kids() {
		target, _, ok := r.follow(m)
		if !ok || !r.want(target, isObject) {
			continue
		}
		media := Media{Type: m.node.name, Examples: r.examples(target), Encoding: r.encodings(target)}
		if s := target.get("schema"); s.exists() {
			media.Schema = r.schema(s)
		}
		out = append(out, media)
	}
	return out
}

func (r *reader) encodings(a at) map[string]Encoding {
	var out map[string]Encoding
	for e := range r.object(a, "encoding").kids() {
		if !r.want(e, isObject) {
			continue
		}
		if out == nil {
			out = map[string]Encoding{}
		}
		style := r.text(e, "style")
		if style == "" {
			style = "form"
		}
		out[e.node.name] = Encoding{ContentType: r.text(e, "contentType"), Style: style, Explode: r.flagOr(e, "explode", style == "form")}
	}
	return out
}

// examples are the lone example and the named ones.
func (r *reader) examples(a at) []Example {
	var out []Example
	if v := a.get("example"); v.node != nil {
		out = append(out, Example{Value: value(v.node), Place: v.place()})
	}
	for e := range r.object(a, "examples").kids() {
		target, _, ok := r.follow(e)
		if !ok || !r.want(target, isObject) {
			continue
		}
		for _, name := range []string{"value", "dataValue"} { // 3.2 has both
			if v := target.get(name); v.node != nil {
				out = append(out, Example{Name: e.node.name, Value: value(v.node), Place: v.place()})
				break
			}
		}
	}
	return out
}
