package conform

import (
	"slices"
	"sync"

	"kiro-mcp/internal/code/facts"
)

// byDefault says why a framework answers a status without the code's doing.
func byDefault(e facts.Endpoint, code int, r reach) string {
	switch {
	case (code == 401 || code == 403) && hasGuard(e.Guards, "auth", "role"):
		return "its guard " + firstGuard(e.Guards) + " refuses"
	case code == 429 && hasGuard(e.Guards, "rate_limit"):
		return "its rate limit refuses"
	case code == 500:
		return "what nobody catches becomes 500 in " + e.Framework
	case code == 200 && !statesSuccess(r.answers) && (defaultSuccess(e) == 200 || defaultSuccess(e) == 0):
		return "200 is what " + e.Framework + " answers when nothing else is said"
	}
	return defaultStatus()[e.Framework][code]
}

// defaultSuccess is what a framework answers when a handler says nothing; 0 where
// that depends on more than the method.
func defaultSuccess(e facts.Endpoint) int {
	switch e.Framework {
	case "fastapi", "spring":
		return 200
	case "nest":
		if e.Method == "POST" {
			return 201
		}
		return 200
	}
	return 0
}

// defaultStatus are statuses that a framework gives by itself.
var defaultStatus = sync.OnceValue(func() map[string]map[int]string {
	return map[string]map[int]string{
		"fastapi": {422: "FastAPI answers 422 when a request does not validate"},
		"spring":  {400: "Spring answers 400 to what it cannot read or validate"},
		"aspnet":  {400: "ASP.NET answers 400 to what does not bind or validate"},
		"rails":   {404: "Rails answers 404 to RecordNotFound", 400: "Rails answers 400 to a missing parameter"},
		"laravel": {422: "Laravel answers 422 when a request does not validate", 404: "Laravel answers 404 when a bound model is not found"},
		"axum":    {400: "Axum answers 400 to malformed JSON", 422: "Axum answers 422 to JSON that does not fit"},
		"actix":   {400: "Actix answers 400 to what it cannot read"},
	}
})

func hasGuard(list []facts.Guard, what ...string) bool {
	return slices.ContainsFunc(list, func(g facts.Guard) bool { return !g.Open && slices.Contains(what, g.What) })
}

func firstGuard(list []facts.Guard) string {
	for _, g := range list {
		if g.What == "auth" || g.What == "role" {
			return g.Name
		}
	}
	return ""
}
