package pieces

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

// TestFrames holds what is around a promise and says how it is meant.
func TestFrames(t *testing.T) {
	left := func(why claims.Reason) Frame { return Frame{LeftOut: why} }
	tests := []struct {
		name, src string
		want      Frame
	}{
		{"nothing", "## Carts\n- Merges carts\n", Frame{}},
		{"examples", "## Usage examples\n- Merges carts\n", left(claims.Example)},
		{"a part whose name has the word", "## Example projects\n- Merges carts\n", Frame{}},
		{"the problem", "## Problem statement\n- Merges carts\n", left(claims.Before)},
		{"the solution below the problem", "## Problems\n### Proposed fix\n- Merges carts\n", Frame{}},
		{"old and new in one title", "## Problem and solution\n- Merges carts\n", Frame{}},
		{"a file's name in a title", "## fix-problem-carts.hook\n- Merges carts\n", Frame{}},
		{"a job in the background", "## Background sync\n- Merges carts\n", Frame{}},
		{"a bad request is no bad example", "## 400 Bad Request\n- Merges carts\n", Frame{}},
		{"alternatives", "## Alternatives considered\n- Merges carts\n", left(claims.Rejected)},
		{"by its own words", "## Carts\n- Currently merges carts\n", left(claims.Before)},
		{"by a label", "## Carts\n**Before:**\n- Merges carts\n", left(claims.Before)},
		{"the label after it", "## Carts\n**Before:**\nOld.\n\n**After:**\n- Merges carts\n", Frame{}},
		{"in Chinese", "## 现状\n- 合并购物车\n", left(claims.Before)},
		{"in Japanese", "## 将来\n- カートを統合\n", Frame{Planned: "将来"}},
		{"for later", "## Carts\n- Merges carts (out of scope)\n", Frame{Planned: "out of scope"}},
		{"a first phase is now", "## Phase 1\n- Merges carts\n", Frame{}},
		{"tests", "## Unit tests\n- Merges carts\n", Frame{Testing: true}},
		{"why", "## Rationale\n- Merges carts\n", Frame{Motive: true}},
		{"a hedge", "## Carts\n- Should merge carts\n", Frame{Hedged: true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks, _ := Read(doc.ParseDesign("design", []byte(tt.src)))
			if got := blocks[len(blocks)-1].Frame; got != tt.want {
				t.Errorf("%s\n%+v, want %+v", tt.src, got, tt.want)
			}
		})
	}
}
