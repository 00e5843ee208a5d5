package claims

import (
	"slices"
	"strings"
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
func (r *reading) foreign(b *block, f foundEndpoint) bool {
	if f.host != "" {
		return r.foreignHost(f.host)
	}
	if r.prefix.base != "" && strings.HasPrefix(f.path, r.prefix.base+"/") {
		return false
	}
	titles := append(append([]string{b.label}, b.above...), b.parents...)
	for s := b.section; s != nil; s = s.Parent {
		titles = append(titles, s.Title)
	}
	for _, t := range titles {
		if foreignTitle(t, f.path) {
			return true
		}
	}
	return b.kind != code && calledFrom(b.text, f)
}

func (r *reading) foreignHost(host string) bool {
	if slices.Contains(r.prefix.hosts, host) {
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
	if _, ok := holdsAny(lower, foreignTitles); ok {
		return true
	}
	vendor, ok := holdsAny(lower, vendors)
	if !ok || strings.Contains(strings.ToLower(path), vendor) {
		return false
	}
	_, api := holdsAny(lower, []string{vendor + " api", vendor + " rest api", vendor + " endpoints", vendor + " client", vendor + " rest", vendor + " admin api", vendor + " http api"})
	return api
}

// callWords stand between the system and an endpoint that it calls.
var callWords = []string{"calls", "call", "calling", "invokes", "requests", "via", "queries", "fetches from", "sends to", "posts to", "against", "using"}

// calledFrom reports whether a sentence says that the system calls a vendor's
// endpoint: "calls GitHub's `GET /user`".
func calledFrom(text string, f foundEndpoint) bool {
	before := strings.ToLower(cutFront(text[:min(f.start, len(text))], 60))
	vendor, ok := holdsAny(before, vendors)
	if !ok || strings.Contains(strings.ToLower(f.path), vendor) || holds(before, "webhook") || holds(before, "webhooks") {
		return false
	}
	_, called := holdsAny(before, callWords)
	return called || holds(before, vendor+" api") || strings.Contains(before, vendor+"'s")
}
