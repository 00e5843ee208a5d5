package tools

import (
	"kiro-mcp/internal/author"
	"kiro-mcp/internal/tool"
)

func updateSpec(writer *author.Author) *tool.Tool {
	return tool.New(tool.Definition[author.UpdateSpecParams, author.UpdateSpec]{
		Name:  "update_spec",
		Title: "Update a spec",
		Description: "Writes a part of a document in its own style and gives ids; keeps all else. " +
			"approve without apply shows what changed since agreed. " +
			`Example: {"operation":"add_criterion","target":"2","text":"WHEN …","apply":true}`,
		Toolset: tool.Core,
		Hints:   writes,
		Examples: []tool.Example{
			{Says: "Orders over 100 ship free: plan the criterion", Args: `{"operation":"add_criterion","target":"1","text":"System ships orders over $100 free"}`},
			{Says: "Add the work for it", Args: `{"operation":"add_tasks","text":"Calculate free shipping in OrderService","apply":true}`},
			{Says: "We decided for SQS", Args: `{"operation":"record_decision","text":"SQS carries events","target":"task 2.1","by":"Ana","apply":true}`},
			{Says: "Ana approves the design", Args: `{"operation":"approve","document":"design","by":"Ana","apply":true}`},
		},
		Run: writer.UpdateSpec,
	})
}
