package openapi

import (
	"context"
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// reader makes a contract of nodes. What it makes of a node it makes once, so
// that a part is the same wherever it is referred to.
type reader struct {
	ctx       context.Context
	from      Source
	options   Options
	contract  *Contract
	main      *document
	documents map[string]*document // by path; nil where it could not be read
	sources   map[string][]byte    // of all that was read, for the revision
	legacy    bool                 // below 3.1: what stands beside $ref is nothing

	schemas      map[*node]*Schema
	placeholders map[string]*Schema // by reference
	parameters   map[*node]*Parameter
	responses    map[*node]*Response
	schemes      map[string]*SecurityScheme
	names        map[string]bool // of schemas
	aliases      map[*node]string
	pending      []pending
	links        []pendingLink
	missing      map[string]*missing
	order        []*missing
	through      int // how many references are followed within one another
	reported     map[report]bool
	counts       map[string]int // of findings, by code
}

// maxAlike is how many findings of one code are told, and maxErrors how many
// errors.
const (
	maxAlike  = 20
	maxErrors = 200
)

// report is what makes two findings the same.
type report struct {
	code, file, pointer, message string
}

// find reports a finding, once.
func (r *reader) find(code string, severity doc.Severity, where at, fix, format string, args ...any) {
	if where.document == nil {
		where = r.main.at()
	}
	r.findAt(code, severity, where.place(), fix, format, args...)
}

func (r *reader) findAt(code string, severity doc.Severity, where Place, fix, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	key := report{code, where.File, where.Pointer, message}
	if r.reported[key] {
		return
	}
	r.reported[key] = true
	if r.counts[code]++; r.counts[code] > most(severity) {
		return
	}
	r.contract.Findings = append(r.contract.Findings, Finding{
		Finding: doc.Finding{Code: code, Severity: severity, Message: message, File: where.File, Line: where.Line, Fix: fix},
		Pointer: where.Pointer,
	})
}

// most is how many findings of one code are told.
func most(severity doc.Severity) int {
	if severity == doc.Error {
		return maxErrors
	}
	return maxAlike
}

// tellRest says with the last finding of a code how many more there are.
func (r *reader) tellRest() {
	all := r.contract.Findings
	for i := len(all) - 1; i >= 0; i-- {
		f := &all[i]
		if more := r.counts[f.Code] - most(f.Severity); more > 0 {
			f.Message += fmt.Sprintf(" (and %d more like it)", more)
			r.counts[f.Code] = 0
		}
	}
}

// want reports whether a value is there and of a kind; one of another kind is
// a finding.
func (r *reader) want(a at, k kind) bool {
	if !a.exists() || a.node.kind == k {
		return a.exists()
	}
	r.wrong(a, k.String())
	return false
}

// wrong reports a value of the wrong kind.
func (r *reader) wrong(a at, expected string) {
	found, fix := a.node.kind.String(), ""
	switch a.node.kind {
	case isNumber, isBool:
		found += " " + a.node.text
		if expected == isString.String() {
			fix = fmt.Sprintf("write %q, in quotes", a.node.text)
		}
	case isString:
		found = fmt.Sprintf("the string %q", shorten(a.node.text))
	case isObject:
		if a.get("$ref").is(isString) {
			found, fix = "an object with $ref", "write the value itself here; it cannot be referred to"
		}
	default:
	}
	r.find(codeWrongType, doc.Error, a, fix, "%s must be %s, found %s", lastName(a.pointer), expected, found)
}

// shorten keeps a message to a line.
func shorten(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}

func (r *reader) text(a at, name string) string {
	if v := a.get(name); r.want(v, isString) {
		return v.node.text
	}
	return ""
}

func (r *reader) flag(a at, name string) bool { return r.flagOr(a, name, false) }

// flagOr is a boolean. The words that YAML 1.1 has for them are strings to
// YAML 1.2, and still meant.
func (r *reader) flagOr(a at, name string, otherwise bool) bool {
	v := a.get(name)
	if v.is(isString) {
		switch strings.ToLower(v.node.text) {
		case "yes", "on":
			return true
		case "no", "off":
			return false
		}
	}
	if r.want(v, isBool) {
		return v.node.text == "true"
	}
	return otherwise
}

func (r *reader) object(a at, name string) at {
	if v := a.get(name); r.want(v, isObject) {
		return v
	}
	return at{}
}

func (r *reader) list(a at, name string) at {
	if v := a.get(name); r.want(v, isArray) {
		return v
	}
	return at{}
}

// texts is a list of strings.
func (r *reader) texts(a at, name string) []string {
	var out []string
	for item := range r.list(a, name).kids() {
		if r.want(item, isString) {
			out = append(out, item.node.text)
		}
	}
	return out
}
