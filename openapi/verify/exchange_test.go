package verify_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

const exchanges = `paths:
  /things/{id}/{list}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
      - {name: list, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: integer}}}
    post:
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 5}}
        - {name: on, in: query, schema: {type: boolean}}
        - {name: any, in: query, schema: {type: [integer, string], minLength: 2}}
        - {name: tags, in: query, required: true, explode: false, schema: {type: array, items: {type: string, enum: [a, b]}}}
        - {name: pipes, in: query, style: pipeDelimited, explode: false, schema: {type: array, maxItems: 2, items: {type: integer}}}
        - {name: near, in: query, style: deepObject, explode: true, schema: {type: object, properties: {lat: {type: number}, of: {type: object, properties: {km: {type: integer}}}}}}
        - {name: json, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}
        - {name: X-Point, in: header, schema: {type: object, properties: {x: {type: integer}, y: {type: integer}}}}
        - {name: Accept, in: header, required: true, schema: {type: string, enum: [never]}}
        - {name: session, in: cookie, schema: {type: string, minLength: 3}}
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}
          application/x-www-form-urlencoded: {schema: {type: object, required: [n], properties: {n: {type: integer}, l: {type: array, items: {type: integer}}}}}
          multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, meta: {type: object, properties: {n: {type: integer}}}}}}
          text/plain: {schema: {type: string, maxLength: 3}}
      responses:
        '200':
          description: OK
          headers: {X-Count: {required: true, schema: {type: integer}}}
          content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}
        '204': {description: nothing}
        4XX: {description: bad, content: {application/problem+json: {schema: {type: object, required: [title]}}}}
        default: {description: else, content: {text/*: {schema: {type: string}}}}
`

func told(found []verify.Violation) string {
	lines := make([]string, len(found))
	for i, v := range found {
		lines[i] = v.String()
	}
	return strings.Join(lines, "\n")
}

func TestRequest(t *testing.T) {
	op := contract(t, exchanges).Operations[0]
	tests := []struct{ name, id, list, query, header, body, want string }{
		{"in order", "7", ";list=1;list=2", "tags=a,b&limit=5&on=true&any=12&pipes=1|2&near[lat]=1.5&near[of][km]=3&json={\"a\":1}", "X-Point: x,1,y,2; Cookie: session=abc; Content-Type: application/json; charset=utf-8", `{"name":"n"}`, ""},
		{"bounds", "0", ";list=1", "tags=a&limit=6", "Content-Type: application/json", `{"name":"n"}`, "path id: must be at least 1, not 0\nquery limit: must be at most 5, not 6"},
		{"no numbers", "x", ";list=1;list=y", "tags=a&limit=x&on=maybe", "Content-Type: application/json", `{"name":"n"}`, `path id: must be an integer, not the string "x"
path list at /1: must be an integer, not the string "y"
query limit: must be an integer, not the string "x"
query on: must be a boolean, not the string "maybe"`},
		{"lists and objects", "1", ";list=1", "tags=a,c&pipes=1|2|3&near[of][km]=x&json={}", "X-Point: x,1,y,z; Content-Type: application/json", `{"name":"n"}`, `query tags at /1: must be one of "a", "b", not the string "c"
query pipes: must hold at most 2 items, not 3
query near at /of/km: must be an integer, not the string "x"
query json at /a: must be there
header X-Point at /y: must be an integer, not the string "z"`},
		{"nothing", "1", ";list=1", "", "Cookie: session=ab", "", "query tags: must be there\ncookie session: must have at least 3 characters, not 2\nbody: must be there"},
		{"another media type", "1", ";list=1", "tags=a", "Content-Type: text/html", "<p>", "body: must be application/json or application/x-www-form-urlencoded or multipart/form-data or text/plain, not text/html"},
		{"a form", "1", ";list=1", "tags=a", "Content-Type: application/x-www-form-urlencoded", "n=1&l=1&l=x", `body at /l/1: must be an integer, not the string "x"`},
		{"parts", "1", ";list=1", "tags=a", "Content-Type: multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"n\":\"x\"}\r\n--b--\r\n", `body at /file: must be there
body at /meta/n: must be an integer, not the string "x"`},
		{"text", "1", ";list=1", "tags=a", "Content-Type: text/plain", "abcd", "body: must have at most 3 characters, not 4"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			query, err := url.ParseQuery(strings.ReplaceAll(test.query, "|", "%7C"))
			if err != nil {
				t.Fatal(err)
			}
			r := http.Request{Header: http.Header{}}
			for line := range strings.SplitSeq(test.header, "; ") {
				if name, value, found := strings.Cut(line, ": "); found {
					r.Header.Add(name, value)
				}
			}
			if strings.Contains(test.header, "boundary") {
				r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
			}
			got := verify.Request(op, verify.Sent{
				Path: map[string]string{"id": test.id, "list": test.list}, Query: query,
				Header: r.Header, Cookies: r.Cookies(), Body: []byte(test.body),
			})
			if told(got) != test.want {
				t.Errorf("-want +got\n-%s\n+%s", test.want, told(got))
			}
		})
	}
}

func TestResponse(t *testing.T) {
	op := contract(t, exchanges).Operations[0]
	bare := *op
	bare.Responses = op.Responses[:2]
	tests := []struct {
		name      string
		op        *openapi.Operation
		status    int
		mediaType string
		count     string
		body      string
		want      string
	}{
		{"in order", op, 200, "application/json; charset=utf-8", "3", `{"id":1}`, ""},
		{"all wrong at once", op, 200, "application/json", "many", `{"id":"1"}`, "header X-Count: must be an integer, not the string \"many\"\nbody at /id: must be an integer, not the string \"1\""},
		{"nothing there", op, 200, "", "", "", "header X-Count: must be there\nbody: must be there"},
		{"another media type", op, 200, "text/html", "1", "<p>", "body: must be application/json, not text/html"},
		{"without a media type", op, 200, "", "1", "{}", "body: must be application/json, not without a media type"},
		{"no JSON", op, 200, "application/json", "1", "{", "body: must be JSON: unexpected EOF"},
		{"nothing is said of a body", op, 204, "", "", "", ""},
		{"a range", op, 404, "application/problem+json", "", `{}`, "body at /title: must be there"},
		{"the rest", op, 500, "text/plain", "", "no", ""},
		{"not declared", &bare, 404, "text/plain", "", "no", "status: must be one of those declared, 200, 204, not 404"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			header := http.Header{}
			if test.mediaType != "" {
				header.Set("Content-Type", test.mediaType)
			}
			if test.count != "" {
				header.Set("X-Count", test.count)
			}
			if got := told(verify.Response(test.op, test.status, header, []byte(test.body))); got != test.want {
				t.Errorf("-want +got\n-%s\n+%s", test.want, got)
			}
		})
	}
}

// FuzzRequest: whatever arrives is judged.
func FuzzRequest(f *testing.F) {
	op := contract(f, exchanges).Operations[0]
	f.Add("1", ";list=1", "tags=a,b&near[lat]=1&pipes=1|2&json={", "x,1,y", "application/x-www-form-urlencoded", "n=1&l=2")
	f.Add("", ";list", "near[of][km]=x&near[]=1&near=2&tags", "x", "multipart/form-data; boundary=b", "--b\r\n\r\n--b--")
	f.Add("%zz", "", "tags=%00&on=true", "", "application/json; charset", `{"name":`)
	f.Fuzz(func(t *testing.T, id, list, query, header, mediaType, body string) {
		values, _ := url.ParseQuery(query)
		sent := verify.Sent{
			Path: map[string]string{"id": id, "list": list}, Query: values, Body: []byte(body),
			Header: http.Header{"X-Point": {header}, "Content-Type": {mediaType}},
		}
		if first, again := told(verify.Request(op, sent)), told(verify.Request(op, sent)); first != again {
			t.Errorf("%s, then %s", first, again)
		}
		verify.Response(op, 200+len(list), http.Header{"X-Count": {header}, "Content-Type": {mediaType}}, []byte(body))
	})
}
