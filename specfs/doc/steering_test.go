package doc

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseSteering(t *testing.T) {
	tests := map[string]struct{ src, want, findings string }{
		"none":           {"# Tech\n", "always [] ", ""},
		"always":         {"---\ninclusion: always\n---\n# Tech\n", "always [] ", ""},
		"file match":     {"---\ninclusion: fileMatch\nfileMatchPattern: \"**/*.py\"\n---\n", "fileMatch [**/*.py] ", ""},
		"list":           {"---\ninclusion: fileMatch\nfileMatchPattern: [\"a\", 'b']\n---\n", "fileMatch [a b] ", ""},
		"braces":         {"---\ninclusion: fileMatch\nfileMatchPattern: \"**/*.{html,js}\"\n---\n", "fileMatch [**/*.{html,js}] ", ""},
		"manual":         {"---\ninclusion: manual\ntitle: x\npriority: 3\n---\n", "manual [] ", ""},
		"auto":           {"---\ninclusion: auto\nname: api\ndescription: How we do APIs\n---\n", "auto [] api", ""},
		"CRLF":           {"---\r\ninclusion: manual\r\n---\r\n# T\r\n", "manual [] ", ""},
		"a rule above":   {"---\n\n# Tech\n\n---\n", "always [] ", ""},
		"a path":         {"---\ninclusion: .kiro/specs/**/tasks.md\n---\n", "always [] ", "2 steering_front_matter"},
		"wrong field":    {"---\ninclusion: fileMatch\nfileMatch: \"*.py\"\n---\n", "fileMatch [] ", "3 steering_front_matter, 1 steering_front_matter"},
		"joined globs":   {"---\ninclusion: fileMatch\nfileMatchPattern: \"**/*.py,**/*.kt\"\n---\n", "fileMatch [**/*.py,**/*.kt] ", "3 steering_front_matter"},
		"auto, no name":  {"---\ninclusion: auto\n---\n", "auto [] ", "1 steering_front_matter"},
		"no YAML":        {"---\ninclusion: [\n---\n", "always [] ", "2 steering_front_matter"},
		"behind a line":  {"\n---\ninclusion: manual\n---\n", "always [] ", "2 steering_front_matter"},
		"behind a mark":  {"\ufeff---\ninclusion: manual\n---\n# T\n", "manual [] ", "1 steering_front_matter"},
		"empty":          {"", "always [] ", "1 empty_document"},
		"a mere mapping": {"---\n---\n# T\n", "always [] ", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, d := ParseSteering("tech", []byte(tt.src))
			if got := fmt.Sprint(s.Inclusion, " ", s.Patterns, " ", s.Name); got != tt.want {
				t.Errorf("(-want +got)\n-%s\n+%s", tt.want, got)
			}
			var found []string
			for _, f := range d.Findings {
				if f.Code != "empty_document" || tt.src == "" {
					found = append(found, fmt.Sprint(f.Line, " ", f.Code))
				}
			}
			if got := strings.Join(found, ", "); got != tt.findings {
				t.Errorf("findings (-want +got)\n-%s\n+%s", tt.findings, got)
			}
		})
	}
}

func TestFileReferences(t *testing.T) {
	src := "See #[[file:api/openapi.yaml]] and #[[file: a b.md ]].\n\n- #[[file:../README.md]]\n\n" +
		"Write `#[[file:x.md]]`, #[[file:]], #[[file:...]], #[[file:<path>]] or #[[file:open\n\n```\n#[[file:code.md]]\n```\n"
	var got []string
	for _, r := range FileReferences([]byte(src)) {
		got = append(got, fmt.Sprint(r.Line, " ", r.Path))
		if whole := src[r.Span.Start:r.Span.End]; !strings.HasPrefix(whole, "#[[file:") || !strings.HasSuffix(whole, "]]") {
			t.Errorf("span of %s is %q", r.Path, whole)
		}
	}
	if want := "1 api/openapi.yaml, 1 a b.md, 3 ../README.md"; strings.Join(got, ", ") != want {
		t.Errorf("(-want +got)\n-%s\n+%s", want, strings.Join(got, ", "))
	}
	if refs := FileReferences([]byte("none")); refs != nil {
		t.Errorf("%v", refs)
	}
}

func TestParseConfig(t *testing.T) {
	tests := []struct {
		src      string
		want     Config
		findings int
	}{
		{`{"specId":"1b2","workflowType":"fast-task","specType":"bugfix"}`, Config{"1b2", "fast-task", "bugfix"}, 0},
		{`{"generationMode":"requirements-first"}`, Config{WorkflowType: "requirements-first"}, 0},
		{"\ufeff{\"specType\":\"feature\"}\r\n", Config{SpecType: "feature"}, 0},
		{`{"specId":7,"specType":"feature"}`, Config{SpecType: "feature"}, 0},
		{"{}", Config{}, 0},
		{"", Config{}, 0},
		{"[]", Config{}, 1},
		{"{", Config{}, 1},
	}
	for _, tt := range tests {
		got, found := ParseConfig([]byte(tt.src))
		if got != tt.want || len(found) != tt.findings {
			t.Errorf("%q: findings %v (-want +got)\n-%+v\n+%+v", tt.src, found, tt.want, got)
		}
	}
}

func TestParseSpecJSON(t *testing.T) {
	tests := []struct {
		src      string
		want     Agreed
		findings int
	}{
		{`{"approvals":{"requirements":{"generated":true,"approved":true},"design":{"approved":true},"tasks":{"approved":false}}}`, Agreed{true, true, false}, 0},
		{`{"phase":"initialized"}`, Agreed{}, 0},
		{`{"approvals":true}`, Agreed{}, 1},
		{`nothing`, Agreed{}, 1},
	}
	for _, tt := range tests {
		got, found := ParseSpecJSON([]byte(tt.src))
		if got != tt.want || len(found) != tt.findings {
			t.Errorf("%q: findings %v (-want +got)\n-%+v\n+%+v", tt.src, found, tt.want, got)
		}
	}
}
