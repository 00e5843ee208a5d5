package probe

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs/doc"
)

// Settings say how a server is checked.
type Settings struct {
	BaseURL     string   // what the paths of operations are put behind
	Operations  []string // by key, operationId or path; none: all
	Methods     []string // none: those that AllowWrites allows
	AllowWrites bool     // methods that change something are sent
	HeadersEnv  map[string]string
	Values      map[string]string
	MaxRequests int // 0: 400
	Options
}

// The limits of a run.
const (
	defaultRequests = 400
	maxTime         = 3 * time.Minute
	requestTime     = 10 * time.Second
)

var safeMethods = []string{http.MethodGet, http.MethodHead, http.MethodOptions, "QUERY"}

func isSafe(method string) bool { return slices.Contains(safeMethods, method) }

// complete fills in what was left out.
func (s Settings) complete(c *openapi.Contract) Settings {
	if s.MaxRequests == 0 {
		s.MaxRequests = defaultRequests
	}
	if s.Getenv == nil {
		s.Getenv = os.Getenv
	}
	if s.BaseURL == "" {
		for _, server := range c.Servers {
			if u, err := parseBase(server.URL); err == nil && isLoopbackName(u.Hostname()) {
				s.BaseURL = server.URL
				break
			}
		}
	}
	return s
}

// chosen are the operations that are checked, by key, and why the others are
// not.
func (s Settings) chosen(c *openapi.Contract) (map[*openapi.Operation]bool, error) {
	part, err := openapi.Select(c, openapi.Selection{Operations: s.Operations})
	if err != nil {
		return nil, err
	}
	chosen := map[*openapi.Operation]bool{}
	for _, op := range c.Operations {
		named := slices.ContainsFunc(part.Operations, func(o *openapi.Operation) bool { return o.Key() == op.Key() })
		if named && (len(s.Methods) == 0 || slices.Contains(s.Methods, op.Method)) {
			chosen[op] = true
		}
	}
	if len(chosen) == 0 {
		return nil, &doc.Fault{
			Code: codeNothingSelected, Field: "methods", Given: strings.Join(s.Methods, ", "), Valid: methodsOf(c),
			Message: fmt.Sprintf("%s has no operation that was asked for; it has operations of: %s", c.Path, strings.Join(methodsOf(c), ", ")),
		}
	}
	return chosen, nil
}

func methodsOf(c *openapi.Contract) []string {
	var all []string
	for _, op := range c.Operations {
		if !slices.Contains(all, op.Method) {
			all = append(all, op.Method)
		}
	}
	return all
}
