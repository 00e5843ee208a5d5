package tools

import (
	"kiro-mcp/internal/review"
	"kiro-mcp/internal/tool"
)

func recordReview(r *review.Reviewer) *tool.Tool {
	return tool.New(tool.Definition[review.RecordParams, review.Recorded]{
		Name:  "record_review",
		Title: "Record a review",
		Description: "Keeps what somebody decided of a promise: a verdict, only if the quote stands at that line, or a waiver with its last day. " +
			`Example: {"element":"endpoint GET /orders","verdict":"satisfied","file":"src/api.py","line":12,"quote":"@router.get","by":"Ana"}`,
		Toolset: tool.All,
		Hints:   writes,
		Examples: []tool.Example{
			{Says: "Ana saw it in the code", Args: `{"element":"limit order details ttl","verdict":"satisfied","file":"app/cache.py","line":8,"quote":"ORDER_TTL = 300","by":"Ana"}`},
			{Says: "We live with everything that is violated today, until the end of January", Args: `{"element":"*","waive":{"reason":"baseline","until":"2027-01-31"},"by":"Ana"}`},
		},
		Run: r.Record,
	})
}
