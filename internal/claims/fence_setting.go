package claims

import (
	"strings"

	"kiro-mcp/internal/pattern"
)

// settings reads the settings of the program itself: lines "key: value" of a fence
// of YAML, TOML or INI whose value is a number or a switch. What belongs to a tool
// of others, such as a pipeline or a cluster, is none. A setting is for a reader:
// its default may stand in code, in a file, or nowhere.
func settings(_ *reading, f *fence) []Claim {
	switch f.language() {
	case "yaml", "toml", "ini", "properties":
	default:
		return nil
	}
	if f.frame.testing || f.frame.motive || otherTool(f.text) {
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		line, _, _ := strings.Cut(b.text, " #")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			key, value, ok = strings.Cut(line, "=")
		}
		key, value = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"'`)
		if !ok || !methodName(key) || !strings.ContainsAny(key, "_.") || !isNumber(value) && value != "true" && value != "false" {
			continue
		}
		claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, "", "setting "+key+" "+value), Component: &Component{}})
	}
	return claims
}

// variable is a line of an environment: "CART_KEY=changeme".
var variable = pattern.Of(`^(?:export )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=`)

// variables reads the variables of the environment that a design lists, a line each. A
// fence with anything else in it shows how the program is run.
func variables(_ *reading, f *fence) []Claim {
	switch f.lang {
	case "", "env", "dotenv", "bash", "sh", "shell", "ini", "properties", "text", "txt":
	default:
		return nil
	}
	if f.frame.testing || f.frame.motive {
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		m := variable().FindStringSubmatch(b.text)
		switch {
		case m != nil:
			claims = append(claims, Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, "", "variable "+m[1]), Component: &Component{}})
		case b.text != "" && !strings.HasPrefix(b.text, "#"):
			return nil
		}
	}
	return claims
}

// otherTool reports whether a file of settings is read by a tool of others.
func otherTool(text string) bool {
	for _, mark := range []string{"apiVersion:", "services:", "jobs:", "openapi:", "swagger:", "Resources:", "runs-on:", "[tool.", "[package]", "[dependencies]", "inclusion:", "---\n"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}
