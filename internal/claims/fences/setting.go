package fences

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// Settings reads the settings of the program itself: lines "key: value" of a fence
// of YAML, TOML or INI whose value is a number or a switch. What belongs to a tool
// of others, such as a pipeline or a cluster, is none. A setting is for a reader:
// its default may stand in code, in a file, or nowhere.
func Settings(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Language() {
	case "yaml", "toml", "ini", "properties":
	default:
		return nil
	}
	if f.Frame.Testing || f.Frame.Motive || pieces.OfOtherTool(f.Text) {
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		line, _, _ := strings.Cut(p.Text, " #")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			key, value, ok = strings.Cut(line, "=")
		}
		key, value = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"'`)
		if !ok || !names.IsDotted(key) || !strings.ContainsAny(key, "_.") || !words.IsNumber(value) && value != "true" && value != "false" {
			continue
		}
		found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, "", "setting "+key+" "+value), Component: &claims.Component{}})
	}
	return found
}

// variable is a line of an environment: "CART_KEY=changeme".
var variable = pattern.Of(`^(?:export )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=`)

// Variables reads the variables of the environment that a design lists, a line each. A
// fence with anything else in it shows how the program is run.
func Variables(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	switch f.Lang {
	case "", "env", "dotenv", "bash", "sh", "shell", "ini", "properties", "text", "txt":
	default:
		return nil
	}
	if f.Frame.Testing || f.Frame.Motive {
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		m := variable().FindStringSubmatch(p.Text)
		switch {
		case m != nil:
			found = append(found, claims.Claim{Kind: claims.KindBehaviour, Line: p.Line, Element: names.Behaviour(claims.KindBehaviour, "", "variable "+m[1]), Component: &claims.Component{}})
		case p.Text != "" && !strings.HasPrefix(p.Text, "#"):
			return nil
		}
	}
	return found
}
