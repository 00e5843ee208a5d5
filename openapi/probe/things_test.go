package probe_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/probe"
)

const thingsContract = `openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      parameters: [{name: page_size, in: query, schema: {type: integer, minimum: 1, maximum: 50, default: 2}}]
      responses:
        '200': {description: some, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}
        '400': {description: bad}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '400': {description: bad}
  /things/{thing_id}:
    parameters: [{name: thing_id, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '400': {description: bad}
        '404': {description: none}
    patch:
      requestBody: {required: true, content: {application/json: {schema: {type: object, minProperties: 1, properties: {name: {type: string}, size: {type: integer}}}}}}
      responses:
        '200': {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '400': {description: bad}
        '404': {description: none}
    delete:
      responses:
        '204': {description: gone}
        '400': {description: bad}
        '404': {description: none}
components:
  schemas:
    Thing:
      type: object
      required: [id, name, size]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        size: {type: integer}
`

type files map[string]string

func (f files) ReadFile(rel string) ([]byte, error) { return []byte(f[rel]), nil }

// thing is what the server of things keeps.
type thing struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
	Size int    `json:"size"`
}

// serveThings serves the contract with at most one fault.
func serveThings(t *testing.T, fault string) string {
	kept := map[int]thing{}
	last := 0
	answer := func(w http.ResponseWriter, status int, v any) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(v)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var sent struct {
			ID   *int
			Name *string
			Size *int
		}
		faulty := false
		if r.Method == "POST" || r.Method == "PATCH" {
			var members map[string]any
			raw := json.NewDecoder(r.Body)
			faulty = raw.Decode(&members) != nil || len(members) == 0
			again, _ := json.Marshal(members)
			faulty = faulty || json.Unmarshal(again, &sent) != nil || r.Method == "POST" && (sent.Name == nil || sent.Size == nil)
			for _, name := range []string{"name", "size"} {
				v, there := members[name]
				faulty = faulty || there && v == nil
			}
		}
		id, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/things/"))
		one, there := kept[id]
		size, badSize := strconv.Atoi(r.URL.Query().Get("page_size"))
		switch {
		case faulty || err != nil && r.URL.Path != "/things":
			w.WriteHeader(400)
		case r.URL.Path == "/things" && r.Method == "POST":
			last++
			one = thing{last, *sent.Name, *sent.Size}
			if fault == "takes_id" && sent.ID != nil {
				one.ID = *sent.ID
			}
			kept[one.ID] = one
			place := fmt.Sprintf("/things/%d", one.ID)
			if fault == "wrong_location" {
				place = fmt.Sprintf("/thing/%d", one.ID)
			}
			w.Header().Set("Location", place)
			answer(w, 201, one)
		case r.URL.Path == "/things":
			if badSize != nil && r.URL.Query().Has("page_size") || size < 0 || size > 50 || r.URL.Query().Get("page_size") == "0" {
				w.WriteHeader(400)
				return
			}
			if badSize != nil {
				size = map[bool]int{true: 20, false: 2}[fault == "another_default"]
			}
			list := []thing{}
			for i := 0; i <= last && len(list) < size; i++ {
				if one, there := kept[i]; there {
					list = append(list, one)
				}
			}
			answer(w, 200, list)
		case !there && (r.Method != "DELETE" || fault != "deletes_nothing"):
			w.WriteHeader(404)
		case r.Method == "DELETE":
			delete(kept, id)
			w.WriteHeader(204)
		case r.Method == "PATCH":
			if sent.Name != nil {
				one.Name = *sent.Name
			}
			if sent.Size != nil {
				one.Size = *sent.Size
			} else if fault == "patch_resets" {
				one.Size = 0
			}
			kept[id] = one
			answer(w, 200, one)
		default:
			answer(w, 200, one)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestThings: what was left alone, where it stands, who chooses ids, how many
// there are by default, and what was never there.
func TestThings(t *testing.T) {
	for fault, want := range map[string]string{
		"":                "",
		"patch_resets":    "PATCH /things/{thing_id} as_it_was_sent: must leave alone what is not sent: /size was 1 and is 0",
		"wrong_location":  "POST /things stored: what was created must be at its Location /thing/1, which answers 400",
		"takes_id":        "POST /things read_only: must not take /id from a client",
		"another_default": "GET /things list_limit: must give at most 2 items when page_size is not sent, its default, and gives ",
		"deletes_nothing": "DELETE /things/{thing_id} unknown_id: must not find thing_id 2147483646, which never was, and answers 204",
	} {
		t.Run(fault, func(t *testing.T) {
			c, err := openapi.Read(t.Context(), files{"api.yaml": thingsContract}, "api.yaml", openapi.Options{})
			if err != nil || !c.Usable() {
				t.Fatal(err, c)
			}
			report, err := probe.Run(t.Context(), c, probe.Settings{BaseURL: serveThings(t, fault), AllowWrites: true})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range report.Operations {
				for _, v := range r.Violations {
					got = append(got, r.Operation.Key()+" "+v.Check+": "+v.Message)
				}
			}
			if text := strings.Join(got, "\n"); want == "" && text != "" || !strings.Contains(text, want) || len(got) > 1 {
				t.Errorf("-want +got\n-%s\n+%s", want, text)
			}
		})
	}
}
