package values

import (
	"slices"
	"testing"

	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/specfs/doc"
)

func TestSecurity(t *testing.T) {
	tryRule(t, Security, []valueCase{
		{"who signs in, and how", "## Security\n- **Authentication**: JWT tokens", []string{"auth jwt"}},
		{"all routes ask for a token", "## Security\n- All endpoints require a valid JWT token", []string{"auth jwt"}},
		{"a route asks for it", "### GET /parcels\nAuthentication required.", []string{"auth GET /parcels"}},
		{"public routes are a promise that none is asked", "## Security\n- Public endpoints: `GET /health`, `GET /tariffs`", []string{"not auth GET /health GET /tariffs"}},
		{"a column says it of a route", "## API\n| Method | Path | Auth |\n|---|---|---|\n| GET | /parcels | Yes |\n| GET | /tariffs | No |", []string{"auth GET /parcels", "not auth GET /tariffs"}},
		{"roles in brackets", "## Security\n- Authorization: RBAC (clerk, admin roles)", []string{"role rbac clerk+admin"}},
		{"roles in words", "## Security\n- Two roles: customer and admin", []string{"role customer+admin"}},
		{"a route for one role", "## API\n- `DELETE /parcels/{id}` - forget it (admin only)", []string{"role admin DELETE /parcels/{id}"}},
		{"a role in brackets behind a route", "## API\n- `PATCH /parcels/{id}` - correct it (admin)", []string{"role admin PATCH /parcels/{id}"}},
		{"a role in a column", "## API\n| Method | Path | Role |\n|---|---|---|\n| POST | /tariffs | admin |", []string{"role admin POST /tariffs"}},
		{"either of two roles in a column", "## API\n| Method | Path | Role |\n|---|---|---|\n| POST | /tariffs | Crew_Lead / admin |", []string{"role crew_lead+admin POST /tariffs"}},
		{"a role that an example has is not asked for", "## API\n_For any_ start, the depot SHALL hold `root` with OPERATOR role so that `GET /parcels` is not empty", nil},
		{"a role that something needs", "## Security\n- Refunds require the manager role", []string{"role manager"}},
		{"how passwords are kept", "## Security\n- Passwords are hashed with bcrypt", []string{"hashing bcrypt"}},
		{"another way to keep them", "## Security\n- Password hashing: Argon2id", []string{"hashing argon2"}},
		{"what is audited", "## Security\n- Audit logging: every refund", []string{"audit"}},
		{"a table of the audit", "## Security\n- Refunds go to `audit_log`", []string{"audit"}},
		{"how input is checked", "## Security\n- Input validation: Pydantic models", []string{"input_validation pydantic"}},
		{"how SQL is built", "## Security\n- SQL injection prevention: SQLAlchemy ORM", []string{"parameterised_queries"}},
		{"parameters of queries", "## Security\n- Only prepared statements", []string{"parameterised_queries"}},
		{"how often one may ask", "## Security\n- Rate limiting on sign-in", []string{"rate_limit"}},
		{"a rate with its number is a limit", "## Security\n- Rate limiting: 10 requests/second", nil},
		{"encrypted storage", "## Security\n- Labels are encrypted at rest (AES-256)", []string{"encryption aes-256"}},
		{"secure connections", "## Security\n- HTTPS only", []string{"tls"}},
		{"origins", "## Security\n- CORS limited to the shop", []string{"cors"}},
		{"forged requests", "## Security\n- CSRF tokens in forms", []string{"csrf"}},
		{"headers", "## Security\n- Security headers by helmet", []string{"headers helmet"}},
		{"secrets in a manager", "## Security\n- Credentials come from AWS Secrets Manager", []string{"secret_storage secrets_manager"}},
		{"secrets in the environment", "## Security\n- API keys in environment variables", []string{"secret_storage environment"}},
		{"a promise of nothing", "## Security\n- No authentication for `GET /health`", []string{"not auth GET /health"}},

		{"a test of it", "## Testing\n- Test that admin only routes refuse", nil},
		{"a word in passing", "## Overview\nThe shop has clerks who sign parcels.", nil},
		{"an owner who is no role", "## Data\n- owner: who pays", nil},
		{"arguments of a function", "## Auth\n- `decode(token)`: gives what it holds (userId, email, role)", nil},
		{"an audit of another kind", "## Tools\nThe `audit` command lists packages.", nil},
		{"encryption as a package", "## Packages\n- Encryption.Kms assembly:", nil},
		{"how long it takes", "## Security\n- Local encryption (AES): <1ms", nil},
		{"a session of work", "## Overview\nA session of the clerk ends in the evening.", nil},
		{"a code of an error", "## Error Codes\n- `UNAUTHORIZED`: authentication required", nil},
		{"a hash of a file", "## Storage\n- Files are named by SHA-256", nil},
		{"a policy of the company", "## Overview\nSecurity matters to us.", nil},
		{"validation of a document", "## Import\n- Validate the header line", nil},
		{"a store of parameters", "## Cost\n- Parameter Store is free of charge", nil},
		{"headers of a table", "## Export\n- Headers of the file are in English", nil},
		{"only one", "## Data\n- Only one of them can stay", nil},
		{"a vault outside", "## Bank\nThe vault opens at nine.", nil},
	})
}

func TestTechnologies(t *testing.T) {
	tryRule(t, Technologies, []valueCase{
		{"tools that a heading on tests names", "## Testing\n### Property tests (using Hypothesis)\n### Unit tests (quick)\n## Storage (PostgreSQL)\n", []string{"testing hypothesis"}},
		{"a role and its technology", "## Tech Stack\n- **Database**: PostgreSQL 14", []string{"database postgresql 14"}},
		{"several in one line", "## Tech Stack\n- **Backend**: Python 3.11 + FastAPI", []string{"language python 3.11", "framework fastapi"}},
		{"a queue", "## Tech Stack\n- **Message Queue**: AWS SQS", []string{"queue sqs"}},
		{"either of two", "## Tech Stack\n- **Logging**: Winston or Pino", []string{"logging winston or pino"}},
		{"either of two with a slash", "## Tech Stack\n- **Validation**: Joi/Yup", []string{"validation joi or yup"}},
		{"a bare list", "## Technology Stack\n- React 18\n- TypeScript", []string{"frontend react 18", "language typescript"}},
		{"a table", "## Stack\n| Layer | Technology | Version |\n|---|---|---|\n| Database | PostgreSQL | 16 |", []string{"database postgresql 16"}},
		{"a sentence that uses it", "## Caching\nWe use Redis for carrier answers.", []string{"cache redis"}},
		{"what it is built with", "## Overview\nThe service is built with FastAPI.", []string{"framework fastapi"}},
		{"where it runs", "## Deployment\n- Docker containers on ECS Fargate", []string{"container docker", "hosting ecs"}},
		{"what tests use", "## Testing\n- Unit tests with pytest", []string{"testing pytest"}},
		{"a tool of tests in brackets", "## Testing Strategy\n- E2E tests: parcel by parcel (Playwright)", []string{"e2e playwright"}},
		{"what came instead", "## Decisions\nThe service uses Stripe instead of PayPal.", []string{"payment stripe", "not payment paypal"}},
		{"what was there before", "## Decisions\nMySQL became PostgreSQL.", []string{"not database mysql"}},
		{"what another replaces", "## Decisions\n- Vitest replaces Jest", []string{"not testing jest"}},
		{"a library among dependencies", "## Dependencies\n- `fast-check` - properties", []string{"testing fast-check"}},
		{"Chinese stack", "## 技术栈\n- 数据库：PostgreSQL", []string{"database postgresql"}},
		{"Chinese sentence", "## 设计\n- 使用 Redis 缓存", []string{"cache redis"}},
		{"a language by itself", "## Stack\n- **Language**: TypeScript", []string{"language typescript"}},
		{"a line that begins with it", "## Performance\n- SQS for what can wait", []string{"queue sqs"}},
		{"two clauses that begin with one", "## Security\n- Pydantic checks all input, SQLAlchemy builds all SQL", []string{"validation pydantic", "orm sqlalchemy"}},
		{"where something is kept", "### TrackingService\n- Cache parcel state in Redis", []string{"cache redis"}},
		{"monitoring by two", "## Stack\n- **Monitoring**: CloudWatch + Prometheus", []string{"monitoring cloudwatch", "monitoring prometheus"}},

		{"a technology in passing", "## Notes\nPostgreSQL has a good planner.", nil},
		{"a comparison", "## Notes\nThis is much like Redis.", nil},
		{"a number that is a name", "## Overview\nThe system uses three workers.", nil},
		{"a word that is a name", "## Overview\nWe use rest days to mend it.", nil},
		{"something that could be", "## Notes\nWe could use Kafka some day.", nil},
		{"not used", "## Notes\nThe service does not use Redis.", nil},
		{"advice to users", "## Notes\nIf you use Jest, read this.", nil},
		{"syntax of a language", "## Notes\nWe use SQL syntax.", nil},
		{"a file of a language", "## Notes\nStored in Python files.", nil},
		{"authentication is no product", "## Security\n- Authentication: auth on all routes", nil},
		{"a token is read by the rule about security", "## Security\n- Authentication: JWT tokens", nil},
		{"a hash is read by the rule about security", "## Security\n- Passwords: bcrypt", nil},
		{"a swap that is possible", "## Benefits\n- Storage: can swap SQLite → PostgreSQL", nil},
		{"code", "## Notes\nclient = redis.Redis(host=\"x\", port=1); use(client); call(redis, [1])", nil},
		{"no technology", "## Tech Stack\n- **Queue**: to be decided", nil},
		{"a table of something else", "## Data\n| Field | Meaning |\n|---|---|\n| db | PostgreSQL name |", nil},
		{"tests of another product", "## Testing\n- Test with several GCP versions", nil},
		{"a bug of it", "## Notes\nThis works around a bug using Redis issue 12.", nil},
		{"a heading", "## PostgreSQL\nIt is there.", nil},
		{"avoided", "## Notes\nWe avoid using MongoDB.", nil},
	})
}

func TestTechnologiesOfFences(t *testing.T) {
	for _, c := range []struct {
		says, fence string
		want        []string
	}{
		{"a database that is drawn", "mermaid\ngraph TD\n    A[Shop] --> DB[(PostgreSQL 16)]", []string{"database postgresql 16"}},
		{"a queue that is drawn", "mermaid\nflowchart LR\n    A --> Q[Queue - SQS]", []string{"queue sqs"}},
		{"dependencies of a package", "json\n{\n  \"dependencies\": {\n    \"express\": \"^4.18.2\"\n  }\n}", []string{"framework express 4.18.2"}},
		{"images", "yaml\nservices:\n  db:\n    image: postgres:16-alpine", []string{"database postgresql 16"}},
		{"requirements", "txt\nfastapi==0.110.0\nsome-thing==1.0", []string{"framework fastapi 0.110.0"}},
		{"a sequence is no drawing of parts", "mermaid\nsequenceDiagram\n    A->>B: ask Redis", nil},
		{"a label that names none", "mermaid\ngraph TD\n    A[Three steps] --> B[Next step]", nil},
		{"scripts are no dependencies", "json\n{\n  \"scripts\": {\n    \"jest\": \"1\"\n  }\n}", nil},
		{"code", "python\nimport fastapi", nil},
	} {
		r := reading.New(doc.ParseDesign("design", []byte("## Design\n\n```"+c.fence+"\n```\n")))
		var got []string
		for _, f := range r.Fences {
			for _, claim := range FenceTechnologies(r, f) {
				got = append(got, valueShown(claim))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.says, got, c.want)
		}
	}
}
