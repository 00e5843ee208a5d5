package openapi

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"kiro-mcp/specfs/doc"
)

const (
	// maxAdvised is how many bytes a contract may have, all of its files
	// together, for kin-openapi to look at it as well. It needs half a second
	// of a processor for a megabyte, as much again for recursive schemas, and
	// cannot be stopped.
	maxAdvised = 1 << 20
	// patience is how long its answer is waited for.
	patience = time.Second
	// maxSaid is how much of one objection is passed on, in bytes.
	maxSaid = 200
)

// own are objections that a finding of ours already makes.
var own = []string{
	"path-parameters-mismatch", "security-requirement-scheme-undefined", "conflicting-paths", "responses-required",
	"schema-pattern-regex-invalid", "duplicate-operation-id", "operation-id-duplicate", "operation-responses-required",
	"unresolved-ref", // it does not know all kinds of references that are in use
}

// advise asks kin-openapi's validator what it objects to. That is advice: what
// was read above stands, since large contracts in daily use do not pass it.
func (r *reader) advise() {
	size := 0
	for _, source := range r.sources {
		size += len(source)
	}
	if size > maxAdvised {
		r.find(codeNotValidated, doc.Info, r.main.at(), "", "larger than %d kB: kin-openapi's validator was not asked", maxAdvised>>10)
		return
	}
	sources := maps.Clone(r.sources) // the goroutine may outlive the reader
	answer := make(chan []error, 1)
	go func() { answer <- validate(r.main.path, sources) }()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	select {
	case objections := <-answer:
		r.passOn(objections)
	case <-r.ctx.Done():
	case <-deadline.C:
		r.find(codeNotValidated, doc.Info, r.main.at(), "", "kin-openapi's validator did not answer within %s", patience)
	}
}

// validate gives all objections to a contract. It reads nothing but the files
// it is given.
func validate(main string, files map[string][]byte) (objections []error) {
	defer func() {
		if failure := recover(); failure != nil {
			objections = []error{fmt.Errorf("its validator failed: %v", failure)}
		}
	}()
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, location *url.URL) ([]byte, error) {
		source, ok := files[path.Clean(location.Path)]
		if !ok || location.Host != "" {
			return nil, fmt.Errorf("%s was not read", location)
		}
		return source, nil
	}
	contract, err := loader.LoadFromDataWithPath(files[main], &url.URL{Path: main})
	if err == nil {
		err = contract.Validate(loader.Context, openapi3.EnableMultiError())
	}
	var several openapi3.MultiError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &several):
		return several
	default:
		return []error{err}
	}
}

// objection is what the validator says about one place.
type objection struct {
	rule, said string
	where      Place
}

// passOn passes objections on in the order of the document: the validator has
// them in that of its maps.
func (r *reader) passOn(errs []error) {
	var all []objection
	for _, err := range errs {
		if o := r.objection(err); !slices.Contains(own, o.rule) {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b objection) int {
		return cmp.Or(strings.Compare(a.where.File, b.where.File), a.where.Line-b.where.Line, strings.Compare(a.said, b.said))
	})
	for _, o := range all {
		r.findAt(codeAdvice, doc.Warning, o.where, "", "%s: %s", o.rule, o.said)
	}
}

// objection takes from an error what rule it is about, where and what it says.
func (r *reader) objection(err error) objection {
	o := objection{rule: "load", where: r.main.at().place()}
	if coded, ok := errors.AsType[openapi3.CodedError](err); ok {
		o.rule = coded.Code()
	}
	if origin := originOf(err); origin != nil && origin.Key != nil && origin.Key.Line > 0 {
		o.where.Line = origin.Key.Line
		if file := path.Clean(origin.Key.File); r.documents[file] != nil {
			o.where.File = file
		}
		if a, ok := r.documents[o.where.File].at().atLine(int32(o.where.Line)); ok {
			o.where.Pointer = a.pointer
		}
	}
	said, _, _ := strings.Cut(err.Error(), "\nSchema:")
	o.said = strings.Join(strings.Fields(said), " ")
	if len(o.said) > maxSaid {
		o.said = strings.ToValidUTF8(o.said[:maxSaid], "") + "…"
	}
	return o
}

// originOf is the place that the innermost error of a chain knows.
func originOf(err error) *openapi3.Origin {
	var last *openapi3.Origin
	for ; err != nil; err = errors.Unwrap(err) {
		v := reflect.Indirect(reflect.ValueOf(err))
		if v.Kind() != reflect.Struct {
			continue
		}
		if field := v.FieldByName("Origin"); field.IsValid() {
			if origin, ok := reflect.TypeAssert[*openapi3.Origin](field); ok && origin != nil {
				last = origin
			}
		}
	}
	return last
}

// atLine is the outermost value that begins on a line.
func (a at) atLine(line int32) (at, bool) {
	if a.node.line == line && a.pointer != "" {
		return a, true
	}
	var within at
	for kid := range a.kids() {
		if kid.node.line > line {
			break
		}
		within = kid
		if kid.node.line == line {
			return kid, true
		}
	}
	if within.node == nil {
		return at{}, false
	}
	return within.atLine(line)
}
