package pytest

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi/example"
)

// absent marks a place where nothing is sent.
var absent = atom("ABSENT")

// change is a call that makes one request of another: "with_json" and its
// arguments.
type change struct {
	method    string
	arguments []expression
}

// difference is the one change that makes broken of valid. It is false where
// they differ in more than one place.
func difference(valid, broken *sent) (change, bool) {
	var found []change
	for _, part := range []struct {
		method        string
		valid, broken []example.Pair
	}{
		{"with_path", valid.path, broken.path},
		{"with_query", valid.query, broken.query},
		{"with_header", valid.headers, broken.headers},
		{"with_cookie", valid.cookies, broken.cookies},
	} {
		found = append(found, pairChanges(part.method, part.valid, part.broken)...)
	}
	found = append(found, bodyChanges(valid, broken)...)
	if len(found) != 1 || found[0].method == "" {
		return change{}, false
	}
	return found[0], true
}

func pairChanges(method string, valid, broken []example.Pair) []change {
	before, after := grouped(valid), grouped(broken)
	var found []change
	for _, name := range names(valid, broken) {
		if slices.Equal(before[name], after[name]) {
			continue
		}
		arguments := []expression{text(name)}
		for _, value := range after[name] {
			arguments = append(arguments, text(value))
		}
		switch {
		case method == "with_query":
		case len(after[name]) == 0 && method != "with_path":
			arguments = append(arguments, absent)
		case len(after[name]) != 1:
			method = "" // nothing says it
		}
		found = append(found, change{method, arguments})
	}
	return found
}

func grouped(all []example.Pair) map[string][]string {
	out := map[string][]string{}
	for _, p := range all {
		out[p.Name] = append(out[p.Name], p.Value)
	}
	return out
}

func names(lists ...[]example.Pair) []string {
	var out []string
	for _, p := range slices.Concat(lists...) {
		if !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return out
}

func bodyChanges(valid, broken *sent) []change {
	var found []change
	if !bytes.Equal(valid.json, broken.json) {
		switch {
		case valid.json == nil:
			return []change{{}}
		case broken.content != nil:
			return []change{contentChange(broken)}
		case broken.json == nil:
			return []change{{"with_json", []expression{text(""), absent}}}
		}
		found = append(found, jsonChange(valid.json, broken.json))
	}
	if !reflect.DeepEqual(valid.form, broken.form) {
		found = append(found, formChanges(valid.form, broken.form)...)
	}
	if !bytes.Equal(valid.content, broken.content) {
		found = append(found, contentChange(broken))
	}
	return found
}

func contentChange(broken *sent) change {
	arguments := []expression{octets(broken.content)}
	if broken.mediaType != "" {
		arguments = append(arguments, text(broken.mediaType))
	}
	return change{"with_content", arguments}
}

func formChanges(valid, broken []field) []change {
	if valid == nil || broken == nil {
		return []change{{}}
	}
	var found []change
	after := map[string]field{}
	for _, f := range broken {
		after[f.name] = f
	}
	for _, f := range valid {
		now, there := after[f.name]
		delete(after, f.name)
		switch {
		case !there:
			found = append(found, change{"with_field", []expression{text(f.name), absent}})
		case !reflect.DeepEqual(f, now):
			found = append(found, change{"with_field", []expression{text(f.name), now.expression()}})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		found = append(found, change{"with_field", []expression{text(name), after[name].expression()}})
	}
	return found
}

// jsonChange is the smallest place at which two values differ, and what stands
// there afterwards.
func jsonChange(valid, broken json.RawMessage) change {
	var at strings.Builder
	for {
		name, before, after, single := step(valid, broken)
		if !single {
			break
		}
		at.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name))
		if after == nil {
			return change{"with_json", []expression{text(at.String()), absent}}
		}
		valid, broken = before, after
		if before == nil {
			break
		}
	}
	value, err := literal(broken)
	if err != nil {
		return change{}
	}
	return change{"with_json", []expression{text(at.String()), repeated(value)}}
}

// step is the only member or item in which two values differ. Before is nil
// where it was added, after where it was taken away.
func step(valid, broken json.RawMessage) (name string, before, after json.RawMessage, single bool) {
	if a, b, ok := both[map[string]json.RawMessage](valid, broken, '{'); ok {
		for _, key := range slices.Sorted(maps.Keys(merged(a, b))) {
			if !bytes.Equal(a[key], b[key]) {
				if single {
					return "", nil, nil, false
				}
				name, before, after, single = key, a[key], b[key], true
			}
		}
		return name, before, after, single
	}
	if a, b, ok := both[[]json.RawMessage](valid, broken, '['); ok && len(a) == len(b) {
		for i := range a {
			if !bytes.Equal(a[i], b[i]) {
				if single {
					return "", nil, nil, false
				}
				name, before, after, single = strconv.Itoa(i), a[i], b[i], true
			}
		}
		return name, before, after, single
	}
	return "", nil, nil, false
}

// both decodes two values that begin with the same sign.
func both[T any](a, b json.RawMessage, sign byte) (x, y T, ok bool) {
	if len(a) == 0 || len(b) == 0 || a[0] != sign || b[0] != sign {
		return x, y, false
	}
	return x, y, json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil
}

func merged(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// repeated writes a list of one item over and over as a product, so that a test
// of a length shows the length.
func repeated(e expression) expression {
	if e.open != "[" || len(e.items) < 4 {
		return e
	}
	for _, it := range e.items[1:] {
		if !reflect.DeepEqual(it, e.items[0]) {
			return e
		}
	}
	return expression{open: "[", items: e.items[:1], close: "]", rest: "* " + strconv.Itoa(len(e.items))}
}
