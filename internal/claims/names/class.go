package names

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// ClassIn is the one class-like name that a short title is about.
func ClassIn(title string) string {
	title = words.WithoutMarker(strings.TrimSpace(title))
	if title == "" || len(title) > 70 {
		return ""
	}
	found := ""
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(" `:()（）：,/", r) }) {
		if !IsClass(w) {
			continue
		}
		if found != "" {
			return ""
		}
		found = w
	}
	return found
}

// IsClass reports whether a word is written like a class: OrderService.
func IsClass(w string) bool {
	if len(w) < 4 || !words.IsUpper(w[0]) {
		return false
	}
	humps, lower := 0, false
	for i := 0; i < len(w); i++ {
		switch {
		case words.IsUpper(w[i]):
			if i > 0 && lower {
				humps++
			}
			lower = false
		case 'a' <= w[i] && w[i] <= 'z' || words.IsDigit(w[i]):
			lower = true
		default:
			return false
		}
	}
	return humps > 0 && !slices.Contains(products, strings.ToLower(w))
}

// products are written like classes and are none.
var products = []string{
	"javascript", "typescript", "github", "gitlab", "cloudwatch", "cloudfront", "youtube", "linkedin", "powershell", "websocket", "websockets", "wordpress", "opentelemetry", "devops", "bitbucket",
	"elasticache", "paypal", "fastapi", "postgresql", "mysql", "mongodb", "dynamodb", "graphql", "openapi", "nextjs", "nodejs", "nestjs", "rabbitmq", "sqlalchemy", "sqlite", "eventbridge", "sendgrid", "openai", "langchain", "macos", "ios", "uikit", "swiftui", "junit", "xunit", "mstest",
	"tailwindcss", "vscode", "redis", "fluentvalidation", "automapper", "chatgpt", "fedex", "xray", "duckdb", "pytorch", "tensorflow", "numpy", "ebay", "whatsapp", "lancedb", "chromadb", "signalr", "datadog", "sonarqube", "oauth", "jsonb", "langfuse", "appsync", "codepipeline", "codebuild", "clickhouse", "timescaledb", "cockroachdb", "couchdb", "mariadb", "documentdb", "influxdb", "opensearch", "elasticsearch", "memcached", "stepfunctions", "sagemaker", "readme", "todo", "bedrock",
}
