package generate

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestCompact holds that a draft written shorter says the same.
func TestCompact(t *testing.T) {
	const draft = `    Order:
      # drafted from the table orders, design.md:6: check it
      type: object
      required: [id, note]
      properties:
        id: # design.md:7
          type: string
          format: uuid
        note: # design.md:8
          type: string
          description: "a: b"
        state: # design.md:9
          type: string
          enum: [new, sold]
        lines: # design.md:10
          type: array
          items:
            $ref: "#/components/schemas/Line"
        open:
          description: yes, and no
`
	const want = `    Order:
      # drafted from the table orders, design.md:6: check it
      type: object
      required: [id, note]
      properties:
        id: {type: string, format: uuid}
        note: {type: string, description: "a: b"}
        state: {type: string, enum: [new, sold]}
        lines:
          type: array
          items: {$ref: "#/components/schemas/Line"}
        open:
          description: yes, and no
`
	got := compact(draft)
	if got != want {
		t.Errorf("(-want +got)\n-%s\n+%s", want, got)
	}
	var long, short any
	if err := yaml.Unmarshal([]byte(draft), &long); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(got), &short); err != nil || !reflect.DeepEqual(long, short) {
		t.Errorf("it says something else: %v, %v, %v", err, long, short)
	}
}
