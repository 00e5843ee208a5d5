package techs_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/techs"
)

// said writes findings as "name version", weak ones with a question mark.
func said(found []techs.Found) string {
	parts := []string{}
	for _, f := range found {
		s := f.Tech.Name
		if f.Version != "" {
			s += " " + f.Version
		}
		if f.Weak {
			s += "?"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func TestTechnologiesAreFoundInProse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"PostgreSQL 14 keeps the orders, Redis 7 the carts.", "postgresql 14, redis 7"},
		{"Frontend: React 18 + TypeScript 5.2", "react 18, typescript 5.2"},
		{"- **Queue**: AWS SQS for order events", "sqs"},
		{"Python 3.11, FastAPI and SQLAlchemy 2.0", "python 3.11, fastapi, sqlalchemy 2.0"},
		{"Node.js 20 LTS with Express.js", "nodejs 20, express"},
		{"Spring Boot 3.2 on Java 17+", "spring-boot 3.2, java 17+"},
		{".NET 8 and ASP.NET Core Web API", "dotnet 8, aspnet-core"},
		{"Payments go through Stripe.", "stripe"},
		{"Stripe payments are charged once.", "stripe"},
		{"We go on and express what a square is.", ""},
		{"Go to the next step; Express interest.", "go?, express?"},
		{"Backend written in Go 1.22 using Gin", "go 1.22, gin"},
		{"PostgreSQL (v15) / MongoDB", "postgresql 15, mongodb"},
		{"Postgres/Redis", "postgresql, redis"},
		{"`src/redis/client.ts` opens it", ""},
		{"redis.setex(key) is called", ""},
		{"`@nestjs/core` 10", ""},
		{"Redis 5 minutes TTL", "redis"},
		{"Amazon S3 bucket, CloudFront, AWS Lambda", "s3, cloudfront, lambda"},
		{"Next.js 14 (App Router), Tailwind CSS", "nextjs 14, tailwindcss"},
		{"C# 12 with Entity Framework Core", "csharp 12, ef-core"},
		{"Vue.js 3.x front end", "vue 3.x"},
		{"JWT-based login", "jwt"},
		{"a lambda takes the render queue", ""},
		{"Three hooks chart the next day.", ""},
		{"Charts use Chart.js and Three.js", "chartjs, threejs"},
		{"React to changes at once", "react"},
		{"they react to changes", ""},
		{"it is .Next to .NET 8 and .N", "dotnet 8"},
		{"the H2 heading", "h2?"},
		{"Socket.IO over WebSockets", "socket.io, websocket"},
		{"RabbitMQ >= 3.12", "rabbitmq 3.12"},
		{"Kubernetes (EKS)", "kubernetes, eks"},
		{"Testing: Vitest, fast-check, Playwright", "vitest, fast-check, playwright"},
	}
	for _, test := range tests {
		if got := said(techs.In(test.text)); got != test.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", test.text, test.want, got)
		}
	}
}

func TestFindingsStandWhereTheySay(t *testing.T) {
	text := "Uses **PostgreSQL 14** and `Redis`."
	found := techs.In(text)
	if len(found) != 2 {
		t.Fatalf("found %s", said(found))
	}
	if got := text[found[0].Start:found[0].End]; got != "PostgreSQL" {
		t.Errorf("the span holds %q", got)
	}
	if got := text[found[0].Start:found[0].VersionEnd]; got != "PostgreSQL 14" {
		t.Errorf("with its version it holds %q", got)
	}
}

func TestNamesHaveManySpellings(t *testing.T) {
	tests := []struct{ word, want string }{
		{"postgres", "postgresql"},
		{"Node", "nodejs"},
		{"K8s", "kubernetes"},
		{"SQL Server", "mssql"},
		{"spring-boot", "spring-boot"},
		{"Apache Kafka", "kafka"},
		{"EF Core", "ef-core"},
		{"golang", "go"},
		{"react.js", "react"},
	}
	for _, test := range tests {
		got, ok := techs.Named(test.word)
		if !ok || got.Name != test.want {
			t.Errorf("%s is %v, want %s", test.word, got, test.want)
		}
	}
}

func TestRivals(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"sqs", "rabbitmq", true},
		{"sqs", "kafka", true},
		{"postgresql", "mysql", true},
		{"mssql", "postgresql", true},
		{"stripe", "adyen", true},
		{"express", "fastify", true},
		{"jest", "vitest", true},
		{"postgresql", "mongodb", false},
		{"nestjs", "express", false},
		{"python", "java", false},
		{"redis", "postgresql", false},
		{"supabase", "postgresql", false},
		{"nextjs", "react", false},
		{"react", "vue", true},
		{"sqs", "sns", false},
		{"bcrypt", "argon2", true},
		{"pytest", "jest", false},
		{"bullmq", "sqs", false},
		{"redis", "redis", false},
	}
	for _, test := range tests {
		a, okA := techs.Named(test.a)
		b, okB := techs.Named(test.b)
		if !okA || !okB {
			t.Fatalf("%s or %s is not known", test.a, test.b)
		}
		if techs.Rivals(a, b) != test.want || techs.Rivals(b, a) != test.want {
			t.Errorf("rivals %s and %s: want %v", test.a, test.b, test.want)
		}
	}
}

func TestManifestsDeclareTechnologies(t *testing.T) {
	tests := []struct{ source, name, want string }{
		{"manifest", "psycopg2-binary", "postgresql"},
		{"manifest", "uvicorn[standard]", "uvicorn"},
		{"manifest", "@nestjs/core", "nestjs"},
		{"manifest", "github.com/go-chi/chi/v5", "chi"},
		{"manifest", "org.springframework.boot:spring-boot-starter-amqp", "rabbitmq spring-boot spring"},
		{"image", "docker.io/library/postgres:14-alpine", "postgresql"},
		{"image", "mcr.microsoft.com/mssql/server:2022-latest", "mssql"},
		{"resource", "aws_sqs_queue", "sqs aws"},
		{"connection", "postgresql+asyncpg://db/orders", "postgresql"},
		{"manifest", "left-pad", ""},
	}
	for _, test := range tests {
		names := []string{}
		for _, tech := range techs.Declared(test.source, test.name) {
			names = append(names, tech.Name)
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("%s %s: (-want +got)\n-%s\n+%s", test.source, test.name, test.want, got)
		}
	}
}

// Every row can be found again and says what it is for.
func TestTheTableIsWhole(t *testing.T) {
	all := techs.All()
	if len(all) < 180 {
		t.Fatalf("only %d technologies", len(all))
	}
	seen := map[string]bool{}
	for _, tech := range all {
		if seen[tech.Name] {
			t.Errorf("%s stands in two rows", tech.Name)
		}
		seen[tech.Name] = true
		if found, ok := techs.Named(tech.Name); !ok || found != tech {
			t.Errorf("%s is not found by its name", tech.Name)
		}
		if len(tech.Roles) == 0 || strings.Contains(tech.Name, " ") {
			t.Errorf("%s has no role, or a blank in its name", tech.Name)
		}
		for _, with := range tech.Includes {
			if _, ok := techs.Named(with); !ok {
				t.Errorf("%s includes %s, which is not known", tech.Name, with)
			}
		}
		e := tech.Evidence
		if fmt.Sprint(e) != strings.ToLower(fmt.Sprint(e)) {
			t.Errorf("evidence of %s has capitals", tech.Name)
		}
	}
	t.Logf("%d technologies", len(all))
}

// Whatever the text is, looking ends, and findings stand in it in order.
func FuzzIn(f *testing.F) {
	for _, text := range []string{".Next", "PostgreSQL 14 .NET 8 C# C++ Node.js", "React/Vue\n- Go", "a.b.N", ".N", "\xff.js#+", "v1.2.3.x+"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range techs.In(text) {
			if found.Start < last || found.End <= found.Start || found.VersionEnd < found.End || found.VersionEnd > len(text) {
				t.Errorf("%q: %+v", text, found)
			}
			last = found.End
		}
	})
}
