package tool_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"kiro-mcp/internal/tool"
)

func TestRefusals(t *testing.T) {
	tests := []struct {
		name, args string
		want       string // the whole text
	}{
		{"unknown argument", `{"shelf":"a","stauts":"open"}`, `error unknown_argument: list_books takes no "stauts"
did you mean: status
valid: shelf, status, tags, limit, weight, signed, until, names`},
		{"unknown member of an object", `{"shelf":"a","until":{"reason":"x","yaer":1}}`, `error unknown_argument: "until" takes no "yaer"
did you mean: year
valid: reason, year`},
		{"missing", `{}`, `error missing_argument: list_books needs "shelf": name of the shelf`},
		{"null is missing", `{"shelf":null}`, `error missing_argument: list_books needs "shelf": name of the shelf`},
		{"missing in an object", `{"shelf":"a","until":{}}`, `error missing_argument: list_books needs "until.reason": why`},
		{"no object", `["a"]`, `error invalid_argument: the arguments must be a JSON object, not a list`},
		{"an object in a string", `"{}"`, `error invalid_argument: the arguments must be a JSON object, not the string "{}"`},
		{"no JSON", `{"shelf":`, `error invalid_argument: the arguments must be a JSON object, not something that is no JSON: {"shelf":`},
		{"no UTF-8", "{\"shelf\":\"\xff\"}", `error invalid_argument: the arguments are not valid UTF-8 at byte 10`},
		{"twice", `{"shelf":"a","shelf":"b"}`, `error invalid_argument: "shelf" is given twice`},
		{"twice in a map", `{"shelf":"a","names":{"x":"1","x":"2"}}`, `error invalid_argument: "x" is given twice`},
		{"list for string", `{"shelf":["a"]}`, `error invalid_argument: shelf must be a string, not a list`},
		{"boolean for string", `{"shelf":true}`, `error invalid_argument: shelf must be a string, not true`},
		{"string for list", `{"shelf":"a","tags":"new"}`, `error invalid_argument: tags must be a list, such as ["new"], not the string "new"`},
		{"number for list", `{"shelf":"a","tags":1}`, `error invalid_argument: tags must be a list, such as […], not the number 1`},
		{"null in list", `{"shelf":"a","tags":["new",null]}`, `error invalid_argument: tags[1] must not be null`},
		{"object in list", `{"shelf":"a","tags":[{}]}`, `error invalid_argument: tags[0] must be a string, not an object`},
		{"string for number", `{"shelf":"a","limit":"10"}`, `error invalid_argument: limit must be a whole number, not the string "10"`},
		{"fraction", `{"shelf":"a","limit":1.5}`, `error invalid_argument: limit must be a whole number, not the number 1.5`},
		{"too large for anything", `{"shelf":"a","limit":1e400}`, `error invalid_argument: limit must be a whole number, not the number 1e400`},
		{"below the range", `{"shelf":"a","limit":0}`, `error invalid_argument: limit must be 1 to 200, not 0`},
		{"above the range", `{"shelf":"a","limit":201}`, `error invalid_argument: limit must be 1 to 200, not 201`},
		{"above a maximum", `{"shelf":"a","weight":9.6}`, `error invalid_argument: weight must be at most 9.5, not 9.6`},
		{"string for boolean", `{"shelf":"a","signed":"yes"}`, `error invalid_argument: signed must be true or false, not the string "yes"`},
		{"list for object", `{"shelf":"a","until":[]}`, `error invalid_argument: until must be an object, not a list`},
		{"outside an enum", `{"shelf":"a","status":"opne"}`, `error invalid_argument: status cannot be "opne"
did you mean: open
valid: open, lent, all`},
		{"outside the enum of a list", `{"shelf":"a","tags":["old","nwe"]}`, `error invalid_argument: tags[1] cannot be "nwe"
did you mean: new
valid: new, old`},
		{"long values are cut", `{"shelf":"a","status":"` + strings.Repeat("é", 100) + `"}`, `error invalid_argument: status cannot be "` + strings.Repeat("é", 30) + `…"
valid: open, lent, all`},
		{"hidden characters are shown", `{"shelf":"a","st` + "\u202e" + `":1}`, `error unknown_argument: list_books takes no "st\u202e"
valid: shelf, status, tags, limit, weight, signed, until, names`},
		{"half a character", `{"shelf":"a\ud83d"}`, `error invalid_argument: shelf holds an escape such as \ud83d without its other half`},
		{
			"too deep", `{"shelf":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `}`,
			`error invalid_argument: the arguments must be a JSON object, not something that is no JSON: {"shelf":` + strings.Repeat("[", 51) + "…",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := call(t, shelfTool(nil), test.args)
			if err == nil {
				t.Fatalf("%s was taken", test.args)
			}
			if got := err.Text(); got != test.want {
				t.Errorf("-want +got\n-%s\n+%s", test.want, got)
			}
		})
	}
}

func TestDecoding(t *testing.T) {
	tests := []struct{ name, args, want string }{
		{"nothing but what must be", `{"shelf":"a"}`, `{"shelf":"a","status":"open"}`},
		{"null is absent", `{"shelf":"a","status":null,"tags":null,"limit":null,"weight":null,"until":null}`, `{"shelf":"a","status":"open"}`},
		{"a number is an id by its literal", `{"shelf":1.10}`, `{"shelf":"1.10","status":"open"}`},
		{"a large number too", `{"shelf":123456789012345678901234567890}`, `{"shelf":"123456789012345678901234567890","status":"open"}`},
		{"escapes", `{"shelf":"\ud83d\ude00 \uFFFD � \u00e9"}`, `{"shelf":"😀 � � é","status":"open"}`},
		{"whole numbers in other forms", `{"shelf":"a","limit":2.0}`, `{"shelf":"a","status":"open","limit":2}`},
		{
			"everything", `{"shelf":"書架","status":"all","tags":["new","old"],"limit":2e1,"weight":0,"signed":true,"until":{"reason":"é","year":2026},"names":{"a":"b"}}`,
			`{"shelf":"書架","status":"all","tags":["new","old"],"limit":20,"weight":0,"signed":true,"until":{"reason":"é","year":2026},"names":{"a":"b"}}`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got shelfParams
			tl := shelfTool(func(p shelfParams) (shelf, error) { got = p; return shelf{}, nil })
			if _, err := call(t, tl, test.args); err != nil {
				t.Fatal(err)
			}
			raw, err := json.Marshal(got)
			if err != nil {
				t.Fatal(err)
			}
			if string(raw) != test.want {
				t.Errorf("-want +got\n-%s\n+%s", test.want, raw)
			}
		})
	}
}

func TestNoArgumentsAtAll(t *testing.T) {
	for _, args := range []string{"", "  ", "null"} {
		if _, err := call(t, shelfTool(nil), args); err == nil || err.Code != tool.CodeMissingArgument {
			t.Errorf("arguments %q gave %v, want %s", args, err, tool.CodeMissingArgument)
		}
	}
}

// FuzzCall sends anything as arguments: there is an answer or an error, both
// are readable, and neither hides a character.
func FuzzCall(f *testing.F) {
	for _, seed := range []string{
		`{"shelf":"a"}`, `{"shelf":1.10,"limit":3}`, `{"shelf":"\u202e\u0000","tags":["new"]}`, `{"until":{"reason":"x"},"shelf":"b"}`,
		`{"shelf":"a","names":{"a":"b","a":1}}`, `[`, `null`, `{"shelf":{}}`, "{\"\xff\":1}", `{"shelf":"a","weight":-1e-9}`,
	} {
		f.Add([]byte(seed))
	}
	tl := shelfTool(nil)
	f.Fuzz(func(t *testing.T, args []byte) {
		a, err := call(t, tl, string(args))
		text := ""
		if err != nil {
			if err.Code == tool.CodeInternal {
				t.Fatalf("%s: %v: %v", args, err, err.Unwrap())
			}
			text = err.Text()
		} else {
			text = a.Text
			if !json.Valid(a.Structured) {
				t.Fatalf("%s: structured content is no JSON: %s", args, a.Structured)
			}
		}
		if !utf8.ValidString(text) || tool.Clean(text) != text {
			t.Fatalf("%s: text is not safe: %q", args, text)
		}
	})
}
