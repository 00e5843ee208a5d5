package values

import (
	"testing"
)

func TestStatuses(t *testing.T) {
	tryRule(t, Statuses, []valueCase{
		{"a status behind its case", "## Error Handling\n- Sign-in errors: 401 Unauthorized", []string{"401 when sign-in errors"}},
		{"a status before its case", "## Error Handling\n- **409 Conflict**: the parcel is on its way", []string{"409 when the parcel is on its way"}},
		{"a case in brackets", "## Error Handling\n- Errors: 400 (bad basket), 409 (already paid)", []string{"400 when bad basket", "409 when already paid"}},
		{"an example stays in the case", "## Error Handling\n- Rules (e.g., window over): 422 Unprocessable Entity", []string{"422 when rules (e.g., window over)"}},
		{"a table of statuses", "## Errors\n| Situation | Answer | Exception |\n|---|---|---|\n| No such parcel | 404 | `ParcelLost` |", []string{"404 <ParcelLost> when no such parcel"}},
		{"a table with the status first", "## Errors\n| Status | Description |\n|---|---|\n| 503 | carrier is down |", []string{"503 when carrier is down"}},
		{"a table of routes", "## API\n| Method | Path | Errors |\n|---|---|---|\n| GET | /parcels | 400, 404 |", []string{"400 GET /parcels", "404 GET /parcels"}},
		{"a list below a route's heading", "### POST /parcels\n- 201 Created: parcel booked\n- 400 Bad Request: no address", []string{"201 POST /parcels when parcel booked", "400 POST /parcels when no address"}},
		{"a sentence that rejects", "## Rules\nFor any parcel, cancelling it twice should be rejected with a 409 error.", []string{"409 when parcel, cancelling it twice"}},
		{"a sentence that returns", "## Rules\nThe endpoint returns 422 when the window is over.", []string{"422 when the window is over"}},
		{"either of two", "## Rules\nIf a field is missing, the system shall reject with a 400/422 error.", []string{"400 [422] when a field is missing"}},
		{"an error type is kept", "## Errors\n- `TooLateError` → 422 Unprocessable Entity", []string{"422 <TooLateError> when toolateerror"}},
		{"a code is kept", "## Errors\n| Code | HTTP | When |\n|---|---|---|\n| `TOO_LATE` | 422 | window over |", []string{"422 <TOO_LATE> when window over"}},
		{"words of Chinese", "## 错误\n- 403 Forbidden：签名失败", []string{"403 when 签名失败"}},
		{"a status in the cell of another table", "## Errors\n| Problem | Handling |\n|---|---|\n| No token | Return 401 |", []string{"401 when no token"}},
		{"the title says when", "### Sign-in fails\nThe API returns 401 Unauthorized.", []string{"401 when sign-in fails"}},

		{"a number of things", "## Load\n- 500 requests, 404 parcels", nil},
		{"a time", "## Speed\n- Returns in 200 ms", nil},
		{"a count that an arrow changes", "## Demo\n- Records: 0 → 500", nil},
		{"a bound", "## Data\n- Returns < 500 rows", nil},
		{"a fold", "## Data\n- Returns 500 or fewer rows", nil},
		{"a port", "## Run\n- Error on port 500x", nil},
		{"a number that is no status", "## Errors\n- Errors: 299 things, 666", nil},
		{"a client that gets it", "## Client\n- When the API returns 401, show the sign-in page", nil},
		{"a retry", "## Retry Strategy\n- 503 Service Unavailable", nil},
		{"what the network gives", "## Network Errors\n- Repository not found (404)", nil},
		{"a version", "## Errors\n- Errors since v1.404 are fewer", nil},
		{"an amount", "## Errors\n- Errors cost $500", nil},
		{"success without a route", "## Notes\n- returns 200", nil},
		{"a year-like number", "## Errors\n- fixed in 2024-404-1", nil},
		{"tests are not the system", "## Testing\n- Test that 404 Not Found is returned", nil},
		{"how many errors are left", "## Progress\n- Remaining 404 errors are in tests of the import", nil},
	})
}

func TestErrors(t *testing.T) {
	tryRule(t, Errors, []valueCase{
		{"a type leads its line", "## Errors\n- **ParcelLostError**: thrown when nobody knows", []string{"ParcelLostError"}},
		{"a type that is thrown", "## Service\nThe method throws `TooLateError` after the window.", []string{"TooLateError"}},
		{"a type with its status", "## Errors\n- Raise `ParcelLostError` with 404", []string{"ParcelLostError 404"}},
		{"a column of exceptions", "## Errors\n| Case | Status | Exception |\n|---|---|---|\n| gone | 404 | `ParcelLost`, `LabelLost` |", []string{"ParcelLost 404", "LabelLost 404"}},
		{"a code leads its line", "## Error Codes\n- `PARCEL_LOST`: nobody knows where it is", []string{"PARCEL_LOST code"}},
		{"a code is its cell", "## Error Codes\n| Code | Status |\n|---|---|\n| PARCEL_LOST | 404 |", []string{"PARCEL_LOST code 404"}},
		{"a code with its number", "## Error Handling\n- INVALID_LABEL (-32602): malformed", []string{"INVALID_LABEL code"}},
		{"a code that is thrown", "## Error Handling\n- Foreign parcel: throw \"NOT_YOURS_HERE\" error", []string{"NOT_YOURS_HERE code"}},
		{"a code behind its label", "## Errors\n- Error Code: `LABEL_USED_UP`", []string{"LABEL_USED_UP code"}},
		{"two types in one row", "## Errors\n| Error | Becomes |\n|---|---|\n| LabelError | ParcelError |", []string{"LabelError", "ParcelError"}},
		{"a Chinese sentence that throws", "## 错误处理\n- 如果失败，抛出 `LabelTypeError`", []string{"LabelTypeError"}},
		{"an arrow to a type", "## Errors\n- label missing → `LabelMissingException`", []string{"LabelMissingException"}},

		{"what every body has", "## Errors\nEvery error body has `code`, `message` and `trace_id`.", []string{"body code message trace_id"}},

		{"a bare word", "## Errors\n- Error: something is wrong", nil},
		{"an error of a library", "## Errors\n- Catch `yaml.YAMLError` and go on", nil},
		{"a type inside a signature", "## Methods\n- `check() -> List[LabelError]`", nil},
		{"a setting", "## Errors\n- `PARCEL_API_URL`: missing at start", nil},
		{"a constant", "## Errors\n- `MAX_PARCELS`: more than that", nil},
		{"a variable in a case", "## Errors\n- Scenario: `ENABLE_LABELS` is off", nil},
		{"a role in a message", "## Errors\n- Message: \"LABEL_STAFF role has no access\"", nil},
		{"capitals outside of errors", "## Events\n- `PARCEL_SENT`: on its way", nil},
		{"an action in a row", "## Errors\n| Case | Handling |\n|---|---|\n| CLOSE_BOX on the last box | keep it |", nil},
		{"tests are not the system", "## Testing\n- Test that `LabelError` is raised", nil},
		{"prose that mentions a type", "## Notes\nReaders know that LabelError is old.", nil},
		{"a heading without errors", "## Overview\nNothing is thrown.", nil},
	})
}
