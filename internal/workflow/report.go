package workflow

import (
	"context"

	"kiro-mcp/internal/caller"
)

// reportSpecs tells whoever waits for an answer over many specs how many have
// been gone through.
func reportSpecs(ctx context.Context, done, total int) {
	caller.Report(ctx, caller.Progress{Done: done, Total: total, Message: "reading specs"})
}
