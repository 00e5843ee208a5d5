package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"
	"unicode/utf8"
)

// hostedTool is a tool as a list describes it.
type hostedTool struct {
	Name         string
	Description  string
	InputSchema  map[string]any
	OutputSchema map[string]any
}

// schemaRules are what hosts do not take. Each says whether a tool has it.
var schemaRules = map[string]func(hostedTool) bool{
	"combinator at the top": func(x hostedTool) bool {
		return slices.ContainsFunc([]string{"oneOf", "anyOf", "allOf", "if", "not"}, func(key string) bool {
			_, ok := x.InputSchema[key]
			return ok
		})
	},
	"output schema that is no object": func(x hostedTool) bool { return x.OutputSchema["type"] != "object" },
	"array without items": func(x hostedTool) bool {
		return anywhere(x.InputSchema, func(s map[string]any) bool { return s["type"] == "array" && s["items"] == nil })
	},
	"list of types": func(x hostedTool) bool {
		return anywhere(x.InputSchema, func(s map[string]any) bool { _, ok := s["type"].([]any); return ok })
	},
}

// anywhere says whether a schema or one inside it is so.
func anywhere(schema any, so func(map[string]any) bool) bool {
	switch s := schema.(type) {
	case map[string]any:
		if so(s) {
			return true
		}
		for _, inner := range s {
			if anywhere(inner, so) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(s, func(inner any) bool { return anywhere(inner, so) })
	}
	return false
}

// A host can do nothing with a schema that it rejects, so the rules must find
// one when it is there.
func TestSchemaRulesFindWhatHostsReject(t *testing.T) {
	for rule, schema := range map[string]string{
		"combinator at the top":           `{"type":"object","oneOf":[{"required":["a"]}]}`,
		"output schema that is no object": `{"type":"object"}`,
		"array without items":             `{"type":"object","properties":{"a":{"type":"array"}}}`,
		"list of types":                   `{"type":"object","properties":{"a":{"anyOf":[{"type":["string","null"]}]}}}`,
	} {
		var x hostedTool
		if err := json.Unmarshal([]byte(schema), &x.InputSchema); err != nil {
			t.Fatal(err)
		}
		if !schemaRules[rule](x) {
			t.Errorf("%s is not found in %s", rule, schema)
		}
	}
}

// withinLimits holds names, descriptions, schemas and instructions to what the
// host takes.
func (p *peer) withinLimits() {
	p.t.Helper()
	var list struct{ Tools []hostedTool }
	if err := json.Unmarshal(p.listed, &list); err != nil || len(list.Tools) == 0 {
		p.t.Fatalf("no tools in %.200s: %v", p.listed, err)
	}
	names := regexp.MustCompile(p.as.Names.Pattern)
	for _, x := range list.Tools {
		name := p.as.Names.Prefix + x.Name
		p.fits("the name "+name, name, p.as.Names.Max)
		if !names.MatchString(name) {
			p.t.Errorf("%s takes no name like %q, only %s", p.as.Host, name, names)
		}
		if x.Description == "" {
			p.t.Errorf("%s: %s has no description", p.as.Host, x.Name)
		}
		p.fits("the description of "+x.Name, x.Description, p.as.Max.Description)
		for _, rule := range p.as.Rejects {
			has, ok := schemaRules[rule]
			if !ok {
				p.t.Fatalf("there is no rule %q", rule)
			}
			if has(x) {
				p.t.Errorf("%s rejects %s: %s", p.as.Host, x.Name, rule)
			}
		}
	}
	var met struct{ Instructions string }
	if err := json.Unmarshal(p.first, &met); err != nil || met.Instructions == "" {
		p.t.Errorf("no instructions in %.200s: %v", p.first, err)
	}
	p.fits("the instructions", met.Instructions, p.as.Max.Instructions)
}

// fits fails when a host would cut a text.
func (p *peer) fits(what, text string, limit int) {
	p.t.Helper()
	if n := utf8.RuneCountInString(text); limit > 0 && n > limit {
		p.t.Errorf("%s takes %d characters of %s, which has %d", p.as.Host, limit, what, n)
	}
}
