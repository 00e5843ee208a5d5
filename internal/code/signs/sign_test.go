package signs_test

import (
	"fmt"
	"testing"

	"kiro-mcp/internal/code/facts"
)

// calls writes them with the function around them: "audit in cancel".
func calls(out *facts.File) []string {
	var all []string
	for _, c := range out.Calls {
		text := c.Name
		if c.Symbol >= 0 {
			text += " in " + out.Symbols[c.Symbol].Name
		}
		all = append(all, text)
	}
	return all
}

func TestCallsAreNotedOncePerFunction(t *testing.T) {
	check(t, []row{
		{"python", "class S:\n    def pay(self):\n        self.gateway.charge(1)\n        self.gateway.charge(2)\n        if (x):\n            audit_log()", "self.gateway.charge in pay; audit_log in pay"},
		{"javascript", "async function pay() { await this.gateway.charge(1); new OrderService(db); return f(g()) }", "this.gateway.charge in pay; new OrderService in pay; f in pay; g in pay"},
		{"java", "class S { void pay() { gateway.charge(1); audit.record(\"x\"); } }", "gateway.charge in pay; audit.record in pay"},
		{"go", "package a\n\nfunc (s *S) Pay() {\n\ts.gateway.Charge(1)\n}\n\nfunc other() {\n\ts.gateway.Charge(1)\n}", "s.gateway.Charge in Pay; s.gateway.Charge in other"},
		{"csharp", "class S { void Pay() { _gateway.Charge(1); new Order(); } }", "_gateway.Charge in Pay; new Order in Pay"},
		{"rust", "fn pay() { self.gateway.charge(1); Audit::record(2); Till::new(); }", "self.gateway.charge in pay; Audit::record in pay; Till::new in pay"},
		{"php", "<?php class S { function pay() { $this->gateway->charge(1); Audit::record(2); } }", "$this->gateway->charge in pay; Audit::record in pay"},
		{"ruby", "class S\n  def pay\n    @gateway.charge(1)\n  end\nend", "@gateway.charge in pay"},
		{"ruby", "def pay\n  render json: 1\nend\n\ndef refund\n  render json: 1,\n         status: code\nend", "render in pay"},
		{"typescript", "const chained = () => repo\n  .orders\n  .find(1)", "repo.orders.find in chained"},
	}, calls)
}

func TestAddressesInCodeDeclareWhatTheyReach(t *testing.T) {
	check(t, []row{
		{"python", "class Settings:\n    url: str = \"postgresql+asyncpg://u@db/x\"\n    home = \"https://x.example\"", "postgresql+asyncpg connection"},
		{"go", "package a\n\nconst u = \"amqp://guest@mq\"", "amqp connection"},
	}, func(out *facts.File) []string {
		var all []string
		for _, d := range out.Deps {
			all = append(all, d.Name+" "+d.Source)
		}
		return all
	})
}

func TestTextsAreNames(t *testing.T) {
	check(t, []row{
		{"python", "queue = \"order-events\"\nprint(\"this is prose\")\nx = \"order-events\"", "order-events"},
		{"go", "package a\n\nconst Event = \"OrderCreated\"", "OrderCreated"},
		{"javascript", "emit('order.created', { n: '5' })", "order.created"},
	}, func(out *facts.File) []string {
		var all []string
		for _, text := range out.Texts {
			all = append(all, text.Value)
		}
		return all
	})
}

func TestCommentsThatAreData(t *testing.T) {
	check(t, []row{
		{"python", "# spec: orders REQ-1.2\n# TODO: retry the charge\n# a todo list\nx = 1", "tag spec: orders REQ-1.2; TODO retry the charge"},
		{"typescript", "/**\n * Validates: Requirements 1.2, 3.4\n * FIXME(ann) slow\n */", "tag Validates: Requirements 1.2, 3.4; FIXME (ann) slow"},
		{"go", "package a\n\n// Requirements: 1.1\n// HACKER is a word\nvar x = \"TODO: no comment\"", "tag Requirements: 1.1"},
		{"sql", "-- XXX widen later\nselect 1", "XXX widen later"},
		{"java", "// The requirements are many\n// Property 4: totals add up", "tag Property 4: totals add up"},
	}, func(out *facts.File) []string {
		var all []string
		for _, tag := range out.Tags {
			all = append(all, "tag "+tag.Text)
		}
		for _, todo := range out.Todos {
			all = append(all, fmt.Sprintf("%s %s", todo.Word, todo.Text))
		}
		return all
	})
}
