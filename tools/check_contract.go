package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/openapi/probe"
)

func checkContract(p *probe.Prober) *tool.Tool {
	return tool.New(tool.Definition[probe.Params, probe.Answer]{
		Name:  "check_contract",
		Title: "Check a server",
		Description: "Calls a running server with valid and invalid requests; says where it breaks its OpenAPI contract, with curl lines. " +
			`Example: {"base_url":"http://127.0.0.1:8000"}`,
		Toolset: tool.All,
		Hints:   tool.Hints{Destructive: true, OpenWorld: true},
		Examples: []tool.Example{
			{Says: "Does the running server keep its contract? Change nothing.", Args: `{"base_url":"http://127.0.0.1:8000"}`},
			{Says: "Try creating and deleting too", Args: `{"base_url":"http://127.0.0.1:8000","allow_writes":true,"headers_env":{"Authorization":"ORDERS_TOKEN"}}`},
			{Says: "Only this endpoint, for an order that is there", Args: `{"base_url":"http://127.0.0.1:8000","operations":["GET /orders/{order_id}"],"values":{"order_id":"17"}}`},
		},
		Run: p.Check,
	})
}
