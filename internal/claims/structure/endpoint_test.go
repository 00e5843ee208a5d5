package structure_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

func TestEndpointsInProse(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"an item with back-ticks", "## API\n- `POST /api/v1/carts` - Open a cart\n", "2 endpoint POST /api/v1/carts"},
		{"method and path quoted apart", "## API\n- **GET** `/api/carts/:id` — one cart\n", "2 endpoint GET /api/carts/{id}"},
		{"a sentence", "## API\nThe shop answers GET /api/carts/{cartId} with the cart.\n", "2 endpoint GET /api/carts/{cartId}"},
		{"two methods for one path", "## API\n- `GET/PUT /api/profile`\n", "2 endpoint GET /api/profile\n2 endpoint PUT /api/profile"},
		{"two routes on a line", "## API\n- `GET /api/a` and `POST /api/b`\n", "2 endpoint GET /api/a\n2 endpoint POST /api/b"},
		{"a query is no part of a path", "## API\n- `GET /api/carts?page=2&size=10`\n", "2 endpoint GET /api/carts"},
		{
			"parameters of any notation", "## API\n- `GET /api/a/<int:id>`\n- `GET /api/b/[slug]`\n- `GET /api/c/{id:uuid}`\n- `GET /api/d/${key}`\n",
			"2 endpoint GET /api/a/{id}\n3 endpoint GET /api/b/{slug}\n4 endpoint GET /api/c/{id}\n5 endpoint GET /api/d/{key}",
		},
		{"the same route again is one claim", "## API\n- `GET /api/a/{id}`\n\n## More\n- `GET /api/a/:key` returns 404 when it is gone\n", "2 endpoint GET /api/a/{id} codes:404"},
		{"alternatives in one segment are no path", "## API\n- `POST /api/a/{approve|reject}`\n", ""},
		{"a word with a slash is none", "## API\nPUT and/or PATCH are fine, GET is TCP/IP.\n", ""},
		{"a method inside a word", "## API\nWIDGET /api/x\n", ""},
		{"a path with wildcard is none", "## API\n- `GET /api/*`\n", ""},
		{"a path that stands for any", "## API\n- `GET /api/resource`\n", ""},
		{"a heading", "## API\n### POST /api/login\nText.\n", "2 endpoint POST /api/login"},
		{"a heading with a title", "## API\n#### Sign in `POST /api/login`\n", "2 endpoint POST /api/login"},
		{"a path that is called an endpoint", "## API\nThe gateway answers at the `/api/health` endpoint.\n", "2 endpoint /api/health"},
		{"a path of a machine is none", "## API\nThe endpoint writes to `/tmp/endpoint`.\n", ""},
		{"a path without method is that of the route", "## API\n- `GET /api/a`\n\nThe `/api/a` endpoint is quick.\n", "2 endpoint GET /api/a"},
	}, claims.KindEndpoint)
}

func TestEndpointPrefixes(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a base URL", "## API\nBase URL: `/api/v2`\n\n- `GET /carts`\n", "4 endpoint GET /api/v2/carts"},
		{"a base URL with its host", "## API\n**Base URL**: `https://shop.test-site.io/api`\n\n- `GET /carts`\n- `GET https://shop.test-site.io/api/x`\n", "4 endpoint GET /api/carts\n5 endpoint GET /api/x"},
		{"a prefix of keys is none of routes", "## Cache\nKeys have the prefix `/cache`.\n\n## API\n- `GET /carts`\n", "5 endpoint GET /carts partial"},
		{"a base is not given twice", "## API\nAll endpoints are prefixed with `/api/v1`.\n\n- `GET /api/v1/carts`\n- `POST /carts`\n", "4 endpoint GET /api/v1/carts\n5 endpoint POST /api/v1/carts"},
		{"a route beside the base", "## API\nAll routes are prefixed with `/api`.\n\n- `GET /health`\n", "4 endpoint GET /health partial"},
		{"a controller's heading", "## API\n### CartController (`/api/carts`)\n- `GET /{id}`\n- `POST /`\n- `DELETE /api/carts/{id}`\n", "3 endpoint GET /api/carts/{id}\n4 endpoint POST /api/carts\n5 endpoint DELETE /api/carts/{id}"},
		{"a path that begins where the prefix ends", "## API\n### Carts `/api/carts`\n- `GET /carts/{id}`\n", "3 endpoint GET /api/carts/{id}"},
		{"a heading's prefix below the base", "## API\nBase path: `/api/v1`\n\n### Carts (/carts)\n- `GET /{id}`\n", "5 endpoint GET /api/v1/carts/{id}"},
		{"a label's prefix", "## API\n**Carts (`/api/carts`):**\n- `GET /{id}`\n\n**Users (`/api/users`):**\n- `GET /{id}`\n", "3 endpoint GET /api/carts/{id}\n6 endpoint GET /api/users/{id}"},
		{"no prefix anywhere", "## API\n- `GET /carts`\n", "2 endpoint GET /carts partial"},
		{"a short form of a route is that route", "## API\n- `GET /api/v1/carts/{id}`\n\n## Flow\n1. The page asks GET /carts/{id}.\n", "2 endpoint GET /api/v1/carts/{id}"},
	}, claims.KindEndpoint)
}

func TestEndpointTables(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"method and path", "## API\n| Method | Path | Description |\n|---|---|---|\n| GET | /api/carts | All carts |\n| POST | `/api/carts` | New cart |\n", "4 endpoint GET /api/carts\n5 endpoint POST /api/carts"},
		{
			"access, status and handler", "## API\n| Verb | Endpoint | Auth | Status | Handler |\n|---|---|---|---|---|\n| GET | /api/a | Yes | 200, 404 | `a_get` |\n| GET | /api/b | No | 200 | AController#index |\n| PUT | /api/c | Admin | 204 | |\n",
			"4 endpoint GET /api/a auth:required codes:200 404 handler:a_get\n5 endpoint GET /api/b auth:none codes:200 handler:AController.index\n6 endpoint PUT /api/c auth:required roles:admin codes:204",
		},
		{"both in one cell", "## API\n| Endpoint | Purpose |\n|---|---|\n| `GET /api/a` | reads |\n| POST /api/b | writes |\n", "4 endpoint GET /api/a\n5 endpoint POST /api/b"},
		{"path before method", "## API\n| Path | Method |\n|---|---|\n| /api/a | GET |\n", "4 endpoint GET /api/a"},
		{"several methods in a cell", "## API\n| Method | Path |\n|---|---|\n| GET, DELETE | /api/a/{id} |\n", "4 endpoint GET /api/a/{id}\n4 endpoint DELETE /api/a/{id}"},
		{"Chinese headers", "## 接口\n| 方法 | 路径 | 说明 |\n|---|---|---|\n| GET | /api/a | 列表 |\n", "4 endpoint GET /api/a"},
		{"methods below a path", "## API\n### Sign in (`/api/login`)\n| Method | Purpose |\n|---|---|\n| POST | in |\n", "5 endpoint POST /api/login"},
		{"methods below the file of a route", "## API\n### Sign in (`src/app/api/login/route.ts`)\n| Method | Purpose |\n|---|---|\n| POST | in |\n", "5 endpoint POST /api/login"},
		{"a table of methods of a class is none", "## API\n| Method | Purpose |\n|---|---|\n| open/close | both |\n", ""},
	}, claims.KindEndpoint)
}

func TestEndpointAccess(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"admin only", "## API\n- `PATCH /api/a` - Change (admin only)\n", "2 endpoint PATCH /api/a auth:required roles:admin"},
		{"in parentheses", "## API\n- `PATCH /api/a` - Change (admin)\n", "2 endpoint PATCH /api/a auth:required roles:admin"},
		{"an admin-only thing is not the route", "## API\n- `GET /api/a` keeps what an admin-only banner shows\n", "2 endpoint GET /api/a"},
		{"an admin-only route", "## API\n- `GET /api/a` is an admin-only endpoint\n", "2 endpoint GET /api/a auth:required roles:admin"},
		{"either of two roles", "## API\n| Method | Path | Roles |\n|---|---|---|\n| PUT | /api/a | Crew_Lead / Admin |\n", "4 endpoint PUT /api/a auth:required roles:admin,crew_lead"},
		{"requires authentication", "## API\n- `GET /api/a` requires authentication\n", "2 endpoint GET /api/a auth:required"},
		{"public", "## API\n- `GET /api/a` - list (public)\n", "2 endpoint GET /api/a auth:none"},
		{"by the heading", "## API\n### Stock routes (admin only)\n- `GET /api/a`\n", "3 endpoint GET /api/a auth:required roles:admin"},
		{"by the label", "## API\n**Public endpoints:**\n- `GET /api/a`\n", "3 endpoint GET /api/a auth:none"},
		{"a status behind it", "## API\n- `POST /api/a` → 201 Created\n", "2 endpoint POST /api/a codes:201"},
		{"a count is no status", "## API\n- `GET /api/a` lists up to 200 items\n", "2 endpoint GET /api/a"},
	}, claims.KindEndpoint)
}

func TestEndpointsThatAreNotMeant(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"another's host", "## API\nCharges go to `POST https://api.paying.com/v1/charges`.\n", "2 left out: third_party"},
		{"below a heading about another's API", "## GitHub API\n- `GET /repos/{owner}`\n", "2 left out: third_party"},
		{"a webhook of ours", "## GitHub API\n- `POST /webhooks/github`\n", "2 endpoint POST /webhooks/github partial"},
		{"called by us", "## Sync\nThe worker calls the Slack API `POST /chat.postMessage`.\n", "2 left out: third_party"},
		{"our own host", "## API\n- `GET http://localhost:8080/api/a`\n", "2 endpoint GET /api/a"},
		{"an example", "## API\n### Examples\n- `GET /api/a`\n", "3 left out: example"},
		{"a rejected alternative", "## Alternatives considered\n- One route `POST /api/batch`\n", "2 left out: rejected"},
		{"how it is today", "## Current state\n- `GET /api/old`\n", "2 left out: before"},
		{"for later", "## Future enhancements\n- `GET /api/reports`\n", "2 endpoint GET /api/reports planned"},
		{"in the second phase", "## API\n- `GET /api/reports` (Phase 2)\n", "2 endpoint GET /api/reports planned"},
		{"removed", "## API\n- `GET /api/old` is removed\n", "2 endpoint GET /api/old negated"},
		{"below a design that is given up", "# D\n## Cart API (deprecated: see the other design)\n- `GET /api/a`\n", "3 left out: before"},
		{"struck out", "## API\n- ~~`GET /api/old`~~\n", "2 endpoint GET /api/old negated"},
		{"in a list of what goes", "## Removed endpoints\n- `GET /api/old`\n", "2 endpoint GET /api/old negated"},
		{"what a test asks for", "## Testing strategy\n- `GET /api/nothing` gives 404\n", ""},
		{"optional", "## API\n- `GET /api/a` (optional)\n", "2 endpoint GET /api/a hedged"},
	}, claims.KindEndpoint)
}

func TestEndpointsInFences(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a list", "## API\n```\nGET    /api/a   -> all\nDELETE /api/a/:id -> one (admin only)\n```\n", "3 endpoint GET /api/a\n4 endpoint DELETE /api/a/{id} auth:required roles:admin"},
		{"access in the comment above", "## API\n```typescript\n// Stock (admin only)\nPOST /api/stock -> adds\n```\n", "4 endpoint POST /api/stock auth:required roles:admin"},
		{"a request", "## API\n```http\nPOST /api/login HTTP/1.1\nContent-Type: application/json\n```\n", "3 endpoint POST /api/login"},
		{"decorators of a router", "## API\n```python\nrouter = APIRouter(prefix=\"/api/carts\")\n\n@router.get(\"/{id}\")\nasync def one(id: str): ...\n\n@router.post(\"\")\nasync def add(): ...\n```\n", "5 endpoint GET /api/carts/{id}\n8 endpoint POST /api/carts"},
		{"a router's calls", "## API\n```js\nrouter.get('/api/a', list);\napp.post('/api/b', auth, add);\nawait client.get('/api/c');\n```\n", "3 endpoint GET /api/a\n4 endpoint POST /api/b"},
		{"a path on the next line", "## API\n```js\nrouter.post(\n  '/api/a',\n  add\n);\n```\n", "3 endpoint POST /api/a"},
		{"a controller", "## API\n```ts\n@Controller('carts')\nexport class Carts {\n  @Get(':id')\n  one() {}\n  @Post()\n  add() {}\n}\n```\n", "5 endpoint GET /carts/{id} partial\n7 endpoint POST /carts partial"},
		{"annotations", "## API\n```java\n@RequestMapping(\"/api/carts\")\nclass Carts {\n  @GetMapping(\"/{id}\")\n  Cart one() {}\n  @DeleteMapping(\"/{id}\")\n  void drop() {}\n}\n```\n", "5 endpoint GET /api/carts/{id}\n7 endpoint DELETE /api/carts/{id}"},
		{"groups of Go", "## API\n```go\nv1 := r.Group(\"/api/v1\")\nv1.GET(\"/carts\", list)\n```\n", "4 endpoint GET /api/v1/carts"},
		{"a client's URL is an example when it says so", "## API\nExample:\n```bash\ncurl -X POST http://localhost/api/a\n```\n", "4 left out: example"},
		{"a file that is the route", "## API\n```ts\n// app/api/carts/[id]/route.ts\nexport async function GET(req: Request) {}\n```\n", "4 endpoint GET /api/carts/{id}"},
	}, claims.KindEndpoint)
}
