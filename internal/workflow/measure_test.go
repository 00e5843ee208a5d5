package workflow

import "kiro-mcp/internal/tool"

// measure is what the tools use: the sizes of the answer as it leaves.
func measure(a Answer) (text, structured int, err error) { return tool.Size(a) }
