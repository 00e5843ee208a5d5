package pytest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/python"
)

// suite is what there is to test of a contract.
type suite struct {
	contract *openapi.Contract
	names    *python.Names
	tried    []*tried // in the order of the contract
	byKey    map[string]*tried
}

// tried is an operation with what is sent to try it.
type tried struct {
	*python.Operation
	constant string           // CREATE_ORDER
	least    *sent            // nil where no valid request could be made
	most     *sent            // nil where it is the same
	full     *example.Request // what most is of; nil likewise
	missing  string           // why none could be made
	created  map[string]created
	shared   bool // other modules of tests need it
	page     *page
}

// created is the value of a path parameter that another operation makes.
type created struct {
	by *tried
	at string // JSON pointer into its answer
}

func newSuite(c *openapi.Contract, names *python.Names) *suite {
	s := &suite{contract: c, names: names, byKey: map[string]*tried{}}
	for _, o := range names.Operations {
		t := &tried{Operation: o, constant: constant(o.Name)}
		t.prepare()
		s.tried = append(s.tried, t)
		s.byKey[o.Key()] = t
	}
	s.chain()
	return s
}

// constant is the name of an operation in the tests. It hides none of the names
// that they use themselves.
func constant(name string) string {
	name = strings.ToUpper(name)
	if name == "ABSENT" {
		name += "_"
	}
	return name
}

// prepare makes the valid requests.
func (t *tried) prepare() {
	least, err := example.RequestOf(t.Operation.Operation)
	if err == nil {
		t.least, err = sentOf(least)
	}
	if err == nil {
		err = cmp.Or(carriable(t.Security), travelling(least))
	}
	if err != nil {
		t.missing = err.Error()
		return
	}
	most, err := example.FullRequestOf(t.Operation.Operation)
	if err != nil {
		return // one valid request will do
	}
	full, err := sentOf(most)
	if err == nil && t.least.form != nil && len(t.least.form) == 0 {
		t.least = full // a form without fields is no body to many
	}
	if err == nil && !full.equal(t.least) {
		t.most, t.full = full, most
	}
}

// statuses are those of success that the contract names one by one.
func (t *tried) statuses() []string {
	var out []string
	for _, class := range []string{"2", "3"} {
		for _, r := range t.Responses {
			if _, err := strconv.Atoi(r.Status); err == nil && strings.HasPrefix(r.Status, class) {
				out = append(out, r.Status)
			} else if strings.EqualFold(r.Status, "2XX") && class == "2" {
				return nil
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// success is how a test says that the operation succeeds.
func (t *tried) success() string { return ".succeeds(" + strings.Join(t.statuses(), ", ") + ")" }

// declares reports whether the contract names a status, or the range of it.
func (t *tried) declares(statuses ...string) bool {
	return slices.ContainsFunc(t.Responses, func(r *openapi.Response) bool {
		return slices.ContainsFunc(statuses, func(s string) bool { return strings.EqualFold(s, r.Status) })
	})
}

// guarded reports whether credentials are needed, and can be given here.
func (t *tried) guarded() bool {
	if len(t.Security) == 0 {
		return false
	}
	return !slices.ContainsFunc(t.Security, func(r openapi.Requirement) bool {
		return len(r) == 0 || slices.ContainsFunc(r, func(n openapi.Needed) bool { return n.Scheme.Type == "mutualTLS" })
	})
}

// carriable is the error of security that no request can carry: all its
// alternatives want two credentials in one place.
func carriable(alternatives []openapi.Requirement) error {
	var clash error
	for _, r := range alternatives {
		found := clashing(r)
		if found == nil {
			return nil
		}
		clash = cmp.Or(clash, found)
	}
	return clash
}

// clashing is the error of two schemes that want different credentials in one
// place. One token may be that of two flows.
func clashing(r openapi.Requirement) error {
	taken := map[string]openapi.Needed{}
	for _, n := range r {
		place := "header authorization"
		if n.Scheme.Type == "apiKey" {
			place = string(n.Scheme.In) + " " + strings.ToLower(n.Scheme.Key)
		}
		if other, is := taken[place]; is && isToken(other.Scheme) != isToken(n.Scheme) {
			return fmt.Errorf("%s and %s both travel in the %s", other.Scheme.Name, n.Scheme.Name, place)
		}
		taken[place] = n
	}
	return nil
}

// isToken reports whether credentials travel as a bearer's token.
func isToken(s *openapi.SecurityScheme) bool {
	return s.Type == "oauth2" || s.Type == "openIdConnect" || s.Type == "http" && s.Scheme == "bearer"
}

// travelling is the error of a parameter that only null would do for: a text
// cannot say null.
func travelling(r *example.Request) error {
	for _, a := range r.Arguments {
		var items []openapi.Value
		isList := json.Unmarshal(a.Value, &items) == nil
		isNull := func(v openapi.Value) bool { return string(v) == "null" }
		if isNull(a.Value) || isList && slices.ContainsFunc(items, isNull) {
			return fmt.Errorf("%s parameter %s: null cannot be sent", a.Parameter.In, a.Parameter.Name)
		}
	}
	return nil
}
