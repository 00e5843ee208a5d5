package tool_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"kiro-mcp/internal/tool"
)

// nested has a list in every place where one can be.
type nested struct {
	Direct   []string            `json:"direct"`
	Left     []string            `json:"left,omitempty"`
	Rows     []row               `json:"rows"`
	Pointer  *row                `json:"pointer"`
	ByName   map[string]row      `json:"by_name"`
	Lists    map[string][]string `json:"lists"`
	embedded                     // its members stand beside the others
	When     time.Time           `json:"when"`
}

type row struct {
	Cells []int `json:"cells"`
}

type embedded struct {
	Inner []string `json:"inner"`
}

func (nested) Text() string { return "nested" }

func TestNoListIsNull(t *testing.T) {
	shared := map[string]row{"a": {}}
	tl := tool.New(tool.Definition[struct{}, nested]{
		Name: "nested",
		Run: func(context.Context, struct{}) (nested, error) {
			return nested{Rows: []row{{Cells: []int{1}}, {}}, Pointer: &row{}, ByName: shared, Lists: map[string][]string{"x": nil}}, nil
		},
	})
	a, err := call(t, tl, `{}`)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"direct":[],"rows":[{"cells":[1]},{"cells":[]}],"pointer":{"cells":[]},"by_name":{"a":{"cells":[]}},` +
		`"lists":{"x":[]},"inner":[],"when":"0001-01-01T00:00:00Z"}`
	if string(a.Structured) != want {
		t.Errorf("-want +got\n-%s\n+%s", want, a.Structured)
	}
	if shared["a"].Cells != nil {
		t.Error("what the result shares was changed")
	}
	if !json.Valid(tl.OutputSchema()) || string(tl.InputSchema()) != `{"type":"object","properties":{}}` {
		t.Errorf("input schema %s, output schema %s", tl.InputSchema(), tl.OutputSchema())
	}
}
