package structure

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// ownHosts are parts of hosts that stand for the system itself in a design.
var ownHosts = []string{"localhost", "127.0.0.1", "0.0.0.0", "example.com", "example.org", "yourdomain", "your-domain", "yourapp", "your-app", ".local", "host.docker.internal", "{", "<", "$", "mydomain", "myapp", "domain.com", "staging", "api-server", "server:", "app.com"}

// vendors are other people's services with an API that designs call.
var vendors = []string{
	"stripe", "github", "gitlab", "bitbucket", "slack", "twilio", "sendgrid", "mailgun", "openai", "anthropic", "claude", "gemini", "google", "authentik", "keycloak", "auth0", "okta", "cognito", "paypal", "telegram", "discord", "notion", "jira", "shopify",
	"mapbox", "firebase", "supabase", "bedrock", "dynamodb", "s3", "huggingface", "hugging face", "ollama", "elevenlabs", "zoom", "salesforce", "hubspot", "microsoft", "graph api", "azure", "aws", "facebook", "twitter", "linkedin", "instagram", "spotify", "youtube", "npm", "pypi", "docker", "kubernetes", "prometheus", "grafana", "elasticsearch", "langfuse", "hatchet", "n8n", "zapier", "alpaca", "binance", "coinbase", "polygon", "yahoo", "tushare", "akshare", "wechat", "alipay", "dingtalk", "feishu", "nominatim", "openstreetmap", "arcgis", "stripe's", "signoz", "datadog", "sentry", "vault", "mcp registry", "coral",
}

// foreignTitles say that what stands below is somebody else's.
var foreignTitles = []string{"external api", "external apis", "third-party", "third party", "external services", "external service", "external integrations", "upstream api", "upstream apis", "外部api", "外部 api", "第三方", "外部サービス", "外部接口"}

// foreign reports whether an endpoint is somebody else's: its host is, or what
// stands around it says so.
func foreign(r *reading.Design, p *pieces.Piece, f names.Endpoint) bool {
	if f.Host != "" {
		return foreignHost(r, f.Host)
	}
	if r.Prefixes.Base != "" && strings.HasPrefix(f.Path, r.Prefixes.Base+"/") {
		return false
	}
	titles := append(append([]string{p.Label}, p.Above...), p.Parents...)
	for s := p.Section; s != nil; s = s.Parent {
		titles = append(titles, s.Title)
	}
	for _, t := range titles {
		if foreignTitle(t, f.Path) {
			return true
		}
	}
	return p.Kind != pieces.Code && calledFrom(p.Text, f)
}

func foreignHost(r *reading.Design, host string) bool {
	if slices.Contains(r.Prefixes.Hosts, host) {
		return false
	}
	lower := strings.ToLower(host)
	for _, own := range ownHosts {
		if strings.Contains(lower, own) {
			return false
		}
	}
	return strings.Contains(lower, ".")
}

// foreignTitle reports whether a heading or label is about another's API.
func foreignTitle(title, path string) bool {
	if title == "" || len(title) > 100 {
		return false
	}
	lower := strings.ToLower(title)
	if _, ok := words.HoldsAny(lower, foreignTitles); ok {
		return true
	}
	vendor, ok := words.HoldsAny(lower, vendors)
	if !ok || strings.Contains(strings.ToLower(path), vendor) {
		return false
	}
	_, api := words.HoldsAny(lower, []string{vendor + " api", vendor + " rest api", vendor + " endpoints", vendor + " client", vendor + " rest", vendor + " admin api", vendor + " http api"})
	return api
}

// callWords stand between the system and an endpoint that it calls.
var callWords = []string{"calls", "call", "calling", "invokes", "requests", "via", "queries", "fetches from", "sends to", "posts to", "against", "using"}

// calledFrom reports whether a sentence says that the system calls a vendor's
// endpoint: "calls GitHub's `GET /user`".
func calledFrom(text string, f names.Endpoint) bool {
	before := strings.ToLower(words.Tail(text[:min(f.Start, len(text))], 60))
	vendor, ok := words.HoldsAny(before, vendors)
	if !ok || strings.Contains(strings.ToLower(f.Path), vendor) || words.Holds(before, "webhook") || words.Holds(before, "webhooks") {
		return false
	}
	_, called := words.HoldsAny(before, callWords)
	return called || words.Holds(before, vendor+" api") || strings.Contains(before, vendor+"'s")
}

// Outsider reports whether a participant is somebody else's system.
func Outsider(name string) bool {
	lower := strings.ToLower(name)
	if _, ok := words.HoldsAny(lower, foreignTitles); ok || words.Holds(lower, "external") {
		return true
	}
	_, ok := words.HoldsAny(lower, vendors)
	return ok
}

// Storage reports whether a participant only keeps things.
func Storage(name string) bool {
	_, ok := words.HoldsAny(strings.ToLower(name), []string{"database", "db", "cache", "redis", "queue", "postgresql", "postgres"})
	return ok
}

// Person reports whether a node is somebody who uses the system.
func Person(name string) bool {
	switch strings.ToLower(name) {
	case "user", "users", "client", "clients", "browser", "admin", "developer", "customer", "operator", "end user", "web browser", "agent", "kiro", "human", "visitor":
		return true
	}
	return false
}
