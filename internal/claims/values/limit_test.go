package values

import (
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/testcpu"
	"kiro-mcp/specfs/doc"
)

func TestLimits(t *testing.T) {
	tryRule(t, Limits, []valueCase{
		{"a lifetime has the head of its line as subject", "## Caching\n- Parcel state: cache for 5 minutes", []string{"ttl parcel state 300 seconds"}},
		{"a chapter on caching makes lifetimes of bare times", "## Caching\n- Baskets: ten minutes\n- Price lists: half an hour", []string{"ttl baskets 600 seconds", "ttl price lists 1800 seconds"}},
		{"two lifetimes in one line have subjects of their own", "## Caching\n- Cache TTL: 10 minutes for prices, 2 minutes for stock", []string{"ttl prices 600 seconds", "ttl stock 120 seconds"}},
		{"a token expires", "## Security\n- Refresh tokens expire after 7 days", []string{"ttl refresh tokens 604800 seconds"}},
		{"a timeout in milliseconds", "## API\n- Carrier call timeout: 5000 ms", []string{"timeout carrier call 5 seconds"}},
		{"a timeout with its unit before its word", "## API\n- Ask the carrier with a 3-second timeout", []string{"timeout ask carrier 3 seconds"}},
		{"a pool", "## Performance\n- Database connection pooling (max 25 connections)", []string{"pool database connection 25"}},
		{"a pool by its size", "## Performance\n- Connection pool size: 12", []string{"pool connection 12"}},
		{"a rate and for whom it is", "## Security\n- Rate limiting: 90 requests/minute per user", []string{"rate 90 a minute per user"}},
		{"a rate in words", "## Security\n- 60 requests a minute and caller", []string{"rate 60 a minute per user"}},
		{"a rate for an address comes first", "## Security\n- Rate limit: 20 requests per IP per hour", []string{"rate 20 a hour per ip"}},
		{"a rate over an odd time is a count and a window", "## Security\n- Rate limit: 100 requests per 15 minutes", []string{"count requests 100", "window 900 seconds"}},
		{"a default page and the largest one", "## API\n- `limit`: items per page (default: 25, max: 100)", []string{"page_size 25", "max_page_size 100"}},
		{"retries", "## Errors\n- Carrier down: 4 retries with exponential backoff", []string{"retries carrier down 4"}},
		{"attempts are retries where something is tried again", "## Errors\n- Upload failed → retry, max 3 attempts", []string{"retries upload failed 3"}},
		{"a size", "## Uploads\n- Maximum file size: 10 MB", []string{"size file 10485760 bytes"}},
		{"a count at most", "## Service\nA basket holds at most 50 lines.", []string{"count basket lines 50"}},
		{"a range of tasks is two counts", "## Deployment\n- Auto-scaling: 2-8 tasks by CPU", []string{"count auto scaling tasks min 2", "count auto scaling tasks max 8"}},
		{"a window in days", "## Returns\n- Customers send goods back within 14 days", []string{"window customers send goods back 1209600 seconds"}},
		{"a limit in days", "## Returns\nThe service compares the day with the 30-day limit.", []string{"window 2592000 seconds"}},
		{"speed is no limit that text shows", "## Performance\n- Search responds within 2 seconds", []string{"speed search 2 seconds"}},
		{"a percentile is speed", "## Performance\n- p95 of listing under 200 ms", []string{"speed listing 0.2 seconds"}},
		{"a coverage is a threshold", "## Quality\n- Line coverage: at least 85%", []string{"threshold line coverage 85 percent"}},
		{"an interval", "## Sync\n- Poll the carrier every 15 minutes", []string{"interval poll carrier 900 seconds"}},
		{"a change gives the new number only", "## Changes\n- Raise the upload timeout from 10 seconds to 30 seconds", []string{"timeout raise upload 30 seconds"}},
		{"Chinese numbers have units", "## 设计\n- 请求超时：30 秒", []string{"timeout 请求超时 30 seconds"}},
		{"Japanese numbers have units", "## 設計\n- キャッシュ有効期限: 10分間", []string{"ttl キャッシュ有効期限 600 seconds"}},

		{"an estimate of work is no limit", "## Plan\n**Estimated effort**: 3 days", nil},
		{"a phase of work is no limit", "### Phase 2: Import (3-4 days)\n- Import: 2 days", nil},
		{"a time that was measured is no limit", "## Notes\n- The call takes 200 ms", nil},
		{"a time that is about so long is no limit", "## Notes\n- COUNT adds ~50-100ms", nil},
		{"a version is no limit", "## Stack\n- Python 3.12 and Redis 7", nil},
		{"a date is no limit", "At most 2026-03-14.", nil},
		{"the number of a requirement is no limit", "- Validates requirement 3.2 with retry", nil},
		{"a price is no limit", "## Cost\n- max $20 per month", nil},
		{"the past in a filter is no limit", "## Filters\n- Orders of the last 30 days", nil},
		{"an address shows a value, not a limit", "## Page\n- Fetches `/api/orders?limit=12`", nil},
		{"a port is no limit", "## Deployment\n- Listens on 8080 with max speed", nil},
		{"a status is no limit", "## Errors\n- 404 Not Found: at most an empty body", nil},
		{"steps of a backoff are no limits", "## Errors\n- Backoff (100ms, 200ms, 400ms)", nil},
		{"what a system copes with is no limit", "## Performance\n- Supports up to 10,000 orders", nil},
		{"a column of how it was is no limit", "## Speed\n| Query | Before |\n|---|---|\n| list | 900 ms timeout |", nil},
		{"a length in characters is a bound", "## Data\n- name: max 50 characters", nil},
		{"one of them is no count", "## Rules\n- At least one of the sources is asked", nil},
		{"a multiple is no limit", "## Speed\n- max 20x quicker", nil},
		{"a name with digits is no limit", "## Spec\n- max p95 and h264", nil},
		{"a share is no limit by itself", "## Notes\n- 30% less code", nil},
	})
}

func TestLongTextsAreReadInTime(t *testing.T) {
	long := "## Rules\n- " + strings.Repeat("max 5 items per 15 minutes, returns 404, `A_B` must be > 0;\n  ", 2_000)
	r := reading.New(doc.ParseDesign("design", []byte(long)))
	start := testcpu.Used(t)
	for _, p := range r.Pieces {
		for _, rule := range []valueRule{Limits, Statuses, Errors, Security, Technologies, Events, Calls, Enums, Bounds, Constants} {
			rule(r, p)
		}
	}
	if took := testcpu.Used(t) - start; took > 5*time.Second {
		t.Errorf("a line of %d bytes took %s", len(long), took)
	}
}
