package values

import (
	"testing"
)

func TestSetsOfValues(t *testing.T) {
	tryRule(t, Enums, []valueCase{
		{"an enumeration in brackets", "### Parcel\n- status: Enum (PACKED, SENT, LOST)", []string{"Parcel.status is PACKED|SENT|LOST"}},
		{"one of", "## Fields\n| Field | Meaning |\n|---|---|\n| `kind` | One of: `letter`, `box`, `pallet` |", []string{"kind is letter|box|pallet"}},
		{"a sentence", "## Rules\nThe carrier should be one of: POST, RAIL, or SHIP.", []string{"carrier is POST|RAIL|SHIP"}},
		{"a union", "## Props\n- mode?: 'fast' | 'cheap' - how", []string{"mode is fast|cheap"}},
		{"a bare list of states", "### Parcel Model\n- `status`: packed, sent, lost", []string{"Parcel.status is packed|sent|lost"}},
		{"states with arrows", "### Parcel\n- status: packed → sent → delivered", []string{"Parcel.status is packed|sent|delivered"}},
		{"what may be missing is no value", "### Parcel\n- size: Enum (SMALL, LARGE, optional)", []string{"Parcel.size is SMALL|LARGE"}},
		{"a dotted owner", "## Data\n- `parcel.status`: one of `packed`, `sent`", []string{"parcel.status is packed|sent"}},
		{"a column of a table", "### parcels table\n- `state`: new, old, gone", []string{"parcels.state is new|old|gone"}},
		{"must be one of", "## Rules\n- Priority must be one of low, normal, or high", []string{"Priority is low|normal|high"}},

		{"prose with commas", "### Parcel\n- status: how it is, where it is, and why", nil},
		{"a list of things that are no values", "### Parcel\n- contents: paper, glass, food", nil},
		{"one of the sets", "## Rules\nAt least one of the fields is there.", nil},
		{"two states are too few to be sure", "### Parcel\n- status: packed, sent", nil},
		{"parameters", "## API\n- Parameters: `a`, `b` ('x' | 'y')", nil},
		{"numbers", "### Parcel\n- status: 1, 2, 3", nil},
		{"steps", "## Flow\n- packing, labelling, sending", nil},
		{"a table of commands", "## CLI\n- usage: parcel [pack|send]", nil},
		{"a test", "## Testing\n- status: packed, sent, lost", nil},
		{"a label", "## Rules\n**One of these:**\n- a thing", nil},
	})
}

func TestBounds(t *testing.T) {
	tryRule(t, Bounds, []valueCase{
		{"required, with a length", "## Validation Rules\n- name: Required, 1-100 characters", []string{"name required", "name min_length 1", "name max_length 100"}},
		{"a longest length", "## Fields\n- remark: optional, max 500 characters", []string{"remark max_length 500"}},
		{"a shortest length", "## Validation\n- password: at least 8 characters", []string{"password min_length 8"}},
		{"more than", "## Validation\n- `weight`: must be > 0", []string{"weight min 0 strictly"}},
		{"at least", "## Validation\n- pieces: Must be >= 1", []string{"pieces min 1"}},
		{"between", "## Validation\n- rating: integer between 1 and 5", []string{"rating min 1", "rating max 5"}},
		{"a sentence", "## Rules\nThe quantity must be greater than 0.", []string{"quantity min 0 strictly"}},
		{"a sentence with marks", "## Rules\n- `pieces` must be between 1 and 50", []string{"pieces min 1", "pieces max 50"}},
		{"positive", "## Validation\n- weight: positive number", []string{"weight min 0 strictly"}},
		{"an expression", "## Validation\n- Valid when placed: `pieces <= 50`", nil},
		{"an expression that must hold", "## Constraints\n- must hold: `pieces <= 50`", []string{"pieces max 50"}},
		{"a pattern", "## Validation\n- code: `^[A-Z]{3}$`", []string{"code pattern ^[A-Z]{3}$"}},
		{"an address of mail", "## Validation\n- email: required, valid email", []string{"email required", "email pattern email"}},
		{"a table", "## Data\n| Field | Rules |\n|---|---|\n| title | Required, max 80 characters |", []string{"title required", "title max_length 80"}},
		{"in brackets of a sentence", "## Rules\nIt asks for a password (minimum 8 characters).", []string{"password min_length 8"}},
		{"Chinese", "## 字段校验\n- `name`: 必填", []string{"name required"}},
		{"the type that is validated", "#### Parcel Validation\n- Title: Required, max 20 characters", []string{"Parcel.Title required", "Parcel.Title max_length 20"}},
		{"the type around it", "### Parcel\n**Fields:**\n- weight: must be >= 1", []string{"Parcel.weight min 1"}},

		{"required things", "## Validation\n- Structure: required objects and arrays", nil},
		{"a speed", "## Validation\n- search: must be < 200 ms", nil},
		{"a number of lines", "## Rules\nThe file must be between 50 and 100 lines.", nil},
		{"a condition", "## UI\n- When `query.length > 0`, show the list", nil},
		{"optional", "## Fields\n- note: optional", nil},
		{"required when", "## Fields\n- reason: required when it is late", nil},
		{"prose", "## Overview\nEverybody must be happy.", nil},
		{"a count of tests", "## Testing\n- iterations: at least 100", nil},
		{"a rule in general", "## Validation\n- Rule: required, always", nil},
		{"a length of code", "## Style\n- Line length: 88", nil},
	})
}

func TestConstants(t *testing.T) {
	tryRule(t, Constants, []valueCase{
		{"a name and its value", "## Design\n- `MAX_PIECES = 50`", []string{"MAX_PIECES = 50"}},
		{"a name with a colon", "## Design\n- `MAX_PIECES`: 50", []string{"MAX_PIECES = 50"}},
		{"a value in brackets", "## Design\n- At most `MAX_PIECES` (40) go in", []string{"MAX_PIECES = 40"}},
		{"a default", "## Design\n- `LABEL_CACHE_TTL` (default 300)", []string{"LABEL_CACHE_TTL = 300"}},
		{"a text", "## Design\n- `QUEUE_NAME = \"parcels\"`", []string{"QUEUE_NAME = parcels"}},
		{"tight within marks", "## Design\n- `RETRY_COUNT=3`", []string{"RETRY_COUNT = 3"}},
		{"a number with blanks", "## Design\nWe set MAX_TRIES = 4 there.", []string{"MAX_TRIES = 4"}},
		{"two of them", "## Design\n- `MAX_A_B = 1` and `MIN_A_B = 0`", []string{"MAX_A_B = 1", "MIN_A_B = 0"}},
		{"a factor", "## Design\n- `PRICE_FACTOR = 1.5`", []string{"PRICE_FACTOR = 1.5"}},
		{"a table of settings", "## Settings\n| Name | Default |\n|---|---|\n| `PARCEL_TOOL_TIMEOUT` | `300` |", []string{"PARCEL_TOOL_TIMEOUT = 300"}},
		{"milliseconds", "## Design\n- `POLL_MS = 500`", []string{"POLL_MS = 500"}},

		{"a table of switches", "## Settings\n| Name | Default |\n|---|---|\n| `PARCEL_DEBUG_ON` | off |", nil},
		{"a switch of a shell", "## Run\nSet PARCEL_SKIP=1 to pass.", nil},
		{"an address", "## Run\n- `PARCEL_API_URL = \"x\"`", nil},
		{"a port", "## Run\n- `HTTP_PORT = 80`", nil},
		{"a status", "## API\n- Gives `LABEL_USED` (409)", nil},
		{"a change", "## Design\n- `LABEL_COUNT` (29 → 27)", nil},
		{"a code of an error", "## Error Codes\n- `PARCEL_LOST`: 404", nil},
		{"an option of a command", "## Run\n- psql -v ON_ERROR_STOP = 1", nil},
		{"a name alone", "## Design\n- `MAX_PIECES` bounds it", nil},
		{"lower case", "## Design\n- max_pieces = 50", nil},
		{"a test", "## Testing\n- `MAX_PIECES = 50`", nil},
	})
}
