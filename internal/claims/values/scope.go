package values

import (
	"strings"
)

// wholeScopes begin a sentence about every route.
var wholeScopes = []string{"all routes", "all endpoints", "all other routes", "all other endpoints", "every route", "every endpoint", "each route", "each endpoint", "all requests", "every request", "all api routes", "all api endpoints"}

// WholeScope is the scope of a sentence about every route; empty for others.
func WholeScope(lower string) string {
	for _, w := range wholeScopes {
		if strings.HasPrefix(lower, w) {
			return "all " + strings.TrimSuffix(w[strings.LastIndexByte(w, ' ')+1:], "s") + "s"
		}
	}
	return ""
}
