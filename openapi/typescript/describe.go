package typescript

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
)

// described are the members of an operation as the runtime takes it.
func described(c call) []string {
	path, _, _ := strings.Cut(c.Path, "#") // a fragment is not sent
	lines := []string{"method: " + quote(c.Method), "path: " + quote(path)}
	if c.Body != nil && len(c.Body.Content) > 0 {
		types := make([]string, len(c.Body.Content))
		for i, media := range c.Body.Content {
			types[i] = media.Type
		}
		lines = append(lines, "body: "+list(types))
		if fields := fieldsOf(c.Body); len(fields) > 0 {
			lines = append(lines, "fields: "+object(fields))
		}
	}
	if styles := stylesOf(c.Operation); len(styles) > 0 {
		lines = append(lines, "styles: "+object(styles))
	}
	if ways := waysIn(c.Operation); len(ways) > 0 {
		lines = append(lines, "security: ["+strings.Join(ways, ", ")+"]")
	}
	return append(lines, "answers: "+object(answersOf(c.Operation)))
}

// stylesOf are the parameters that are not written as their place would have it.
func stylesOf(o *openapi.Operation) []string {
	var out []string
	for _, p := range o.Parameters {
		style := openapi.Encoding{ContentType: p.MediaType, Style: p.Style, Explode: p.Explode}
		usual := openapi.Encoding{Style: "simple"}
		if p.In == openapi.InQuery || p.In == openapi.InCookie {
			usual = openapi.Encoding{Style: "form", Explode: true}
		}
		if style != usual && (p.In != openapi.InHeader || !isOurs(p.Name)) {
			out = append(out, quote(string(p.In)+":"+p.Name)+": "+styleText(style))
		}
	}
	return out
}

func styleText(e openapi.Encoding) string {
	if e.ContentType != "" {
		return "{ contentType: " + quote(e.ContentType) + " }"
	}
	return "{ style: " + quote(e.Style) + ", explode: " + strconv.FormatBool(e.Explode) + " }"
}

// fieldsOf are the fields of forms that the document says more about.
func fieldsOf(b *openapi.Body) []string {
	var out []string
	for _, media := range b.Content {
		names := make([]string, 0, len(media.Encoding))
		for name := range media.Encoding {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			line := member(name) + ": " + styleText(media.Encoding[name])
			if e := media.Encoding[name]; (e.ContentType != "" || e.Style != "") && !slices.ContainsFunc(out, func(had string) bool { return strings.HasPrefix(had, member(name)+":") }) {
				out = append(out, line)
			}
		}
	}
	return out
}

// waysIn are the sets of schemes that the runtime can serve; none where the
// operation is open.
func waysIn(o *openapi.Operation) []string {
	var out []string
	for _, way := range o.Security {
		var names []string
		for _, needed := range way {
			names = append(names, needed.Scheme.Name)
		}
		out = append(out, list(names))
	}
	return out
}

// answersOf are the media types of the bodies by status.
func answersOf(o *openapi.Operation) []string {
	if len(o.Responses) == 0 {
		return []string{`default: ["*/*"]`} // nothing is declared, so that anything may come
	}
	var out []string
	for _, r := range o.Responses {
		types := make([]string, len(r.Content))
		for i, media := range r.Content {
			types[i] = media.Type
		}
		key := r.Status
		switch {
		case isRange(key):
			key = strings.ToUpper(key)
		case key != "default":
			key = strings.TrimLeft(key, "0")
		}
		if isRange(key) {
			key = quote(key)
		}
		out = append(out, key+": "+list(types))
	}
	return out
}

// list is an array of texts.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = quote(t)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// object is an object, on one line where it fits.
func object(members []string) string {
	if len(members) == 0 {
		return "{}"
	}
	line := "{ " + strings.Join(members, ", ") + " }"
	if fits(line) {
		return line
	}
	return "{\n      " + strings.Join(members, ",\n      ") + ",\n    }"
}
