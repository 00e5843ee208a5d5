package doctor

import (
	"encoding/json"

	"kiro-mcp/internal/tool"
)

// Offer is what an assistant sees of the tools under some flags of "serve".
type Offer struct {
	Flags string   `json:"flags"`
	Tools []string `json:"tools"`
	Bytes int      `json:"bytes"` // of the list as a model gets it, on every request
}

func offers(tools []*tool.Tool) []Offer {
	return []Offer{
		offer("", tools, func(t *tool.Tool) bool { return t.Toolset == tool.Core }),
		offer("--toolsets all", tools, func(*tool.Tool) bool { return true }),
		offer("--read-only", tools, func(t *tool.Tool) bool { return t.Toolset == tool.Core && t.Hints.ReadOnly }),
	}
}

func offer(flags string, tools []*tool.Tool, offered func(*tool.Tool) bool) Offer {
	o := Offer{Flags: flags, Tools: []string{}}
	for _, t := range tools {
		if !offered(t) {
			continue
		}
		o.Tools = append(o.Tools, t.Name)
		o.Bytes += visible(t)
	}
	return o
}

// visible is how many bytes of a tool a model is shown: hosts pass on the
// name, the title, the description and the schema of the arguments.
func visible(t *tool.Tool) int {
	raw, err := json.Marshal(map[string]any{
		"name": t.Name, "title": t.Title, "description": t.Description, "inputSchema": t.InputSchema(),
	})
	if err != nil {
		panic(err) // strings and a schema always encode
	}
	return len(raw)
}
