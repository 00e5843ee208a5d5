package values

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

var (
	eventSent = pattern.Of("(?i)(?:\\b(?:emits?|emitted|publish(?:es|ed)?|sends?|raises?|dispatch(?:es)?|fires?|broadcasts?|enqueues?|put)\\s|产生|发布|发送)\\s*(?:an? |the )?`?([A-Za-z][\\w.:\\-]*)`?(?: (?:domain )?(event|message|events|事件))?")
	eventPut  = pattern.Of("`([A-Z][A-Za-z]+)` (?:is|are|goes|gets) (?:put|published|sent|emitted|enqueued|to|on|over|via)\\b")
	eventRead = pattern.Of("(?i)\\b(?:subscribes? to|listens? (?:to|for)|consumes?|on receiving|handles?|picks? up)\\s+(?:the )?`?([A-Za-z][\\w.:\\-]*)`?(?: (event|message|events))?")
)

// Events reads the messages that go over a queue or bus.
func Events(_ *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || words.LikeCode(p.Text) {
		return nil
	}
	if p.Kind == pieces.Row {
		return eventRow(p)
	}
	low := strings.ToLower(p.Text)
	if !ofBus(low) && !strings.Contains(low, "message") && !strings.Contains(low, "事件") && !listsEvents(p) || p.OfTests() {
		return nil
	}
	var out []claims.Claim
	add := func(e claims.Event) {
		out = append(out, claims.Claim{Kind: claims.KindEvent, Element: "event " + e.Name, Event: &e})
	}
	via := viaOf(p)
	for _, m := range eventSent().FindAllStringSubmatchIndex(p.Text, 4) {
		name := strings.TrimRight(p.Text[m[2]:m[3]], ".:")
		if isEventName(name, m[4] >= 0, p.Text[max(0, m[2]-1)] == '`') {
			add(claims.Event{Name: name, Via: via, From: componentBefore(p.Text[:m[0]])})
		}
	}
	for _, m := range eventPut().FindAllStringSubmatchIndex(p.Text, 2) {
		if name := p.Text[m[2]:m[3]]; len(out) == 0 && strings.ContainsAny(strings.ToLower(p.Text[m[1]:]), "qebst") && ofBus(low) {
			add(claims.Event{Name: name, Via: via})
		}
	}
	for _, m := range eventRead().FindAllStringSubmatchIndex(p.Text, 2) {
		name := strings.TrimRight(p.Text[m[2]:m[3]], ".:")
		if len(out) == 0 && isEventName(name, m[4] >= 0, p.Text[max(0, m[2]-1)] == '`') && (m[4] >= 0 || ofBus(low)) {
			add(claims.Event{Name: name, Via: via, To: componentBefore(p.Text[:m[0]])})
		}
	}
	if len(out) == 0 && listsEvents(p) {
		head, _ := words.CutHead(p.Text)
		if head == "" {
			head = p.Text
		}
		name := strings.Trim(head, "` ")
		if isEventName(name, true, true) {
			add(claims.Event{Name: name, Via: via})
		}
	}
	return out
}

// ofBus reports whether a text speaks of what messages go over.
func ofBus(low string) bool {
	for _, w := range []string{"queue", "bus", "topic", "broker", "channel", "event", "sqs", "kafka", "rabbitmq", "pub/sub", "stream", "eventbridge", "sns", "events", "topics", "queues", "channels"} {
		if words.Holds(low, w) {
			return true
		}
	}
	return false
}

// isEventName reports whether a word names an event: it is called one, or it
// is written as names of events are and stands between marks.
func isEventName(name string, called, quoted bool) bool {
	if len(name) < 4 || names.IsPlainTitle(strings.ToLower(name)) || strings.HasSuffix(name, "()") {
		return false
	}
	dotted := strings.ContainsAny(name, ".:") && strings.ToLower(name) == name && !strings.ContainsAny(name[strings.LastIndexAny(name, ".:")+1:], "/") && !likeFile(name)
	if dotted {
		return called || quoted && strings.Contains(name, ":")
	}
	if !names.IsName(strings.ReplaceAll(name, "-", "_")) {
		return false
	}
	humps := 0
	for i := range len(name) {
		if name[i] >= 'A' && name[i] <= 'Z' {
			humps++
		}
	}
	camel := name[0] >= 'A' && name[0] <= 'Z' && humps >= 2 && humps < len(name)/2
	if camel {
		return called || quoted && endsInPast(name)
	}
	return called && quoted && strings.ContainsAny(name, "_-")
}

func likeFile(name string) bool {
	for _, ext := range []string{".py", ".js", ".ts", ".json", ".md", ".yaml", ".yml", ".go", ".rs", ".sh", ".tsx", ".cs", ".toml"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// endsInPast reports whether a name says that something happened:
// "OrderCreated", "RefundPaid".
func endsInPast(name string) bool {
	if strings.HasSuffix(name, "Event") || strings.HasSuffix(name, "ed") {
		return true
	}
	for _, w := range []string{"Sent", "Paid", "Lost", "Sold", "Built", "Done", "Set", "Made", "Begun", "Withdrawn"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// viaOf is the technology that a piece says its messages go over.
func viaOf(p *pieces.Piece) string {
	for _, f := range TechsIn(p.Text) {
		if !f.Weak && (f.Tech.Has(techs.Queue) || f.Tech.Has(techs.Stream) || f.Tech.Has(techs.Jobs)) {
			return f.Tech.Name
		}
	}
	return ""
}

// componentBefore is the component that a clause begins with: "OrderService
// emits".
func componentBefore(before string) string {
	f := strings.Fields(before)
	for n := 0; n < len(f) && n < 4; n++ {
		w := strings.Trim(f[len(f)-1-n], "`,.:;()")
		if isComponentName(w) {
			return w
		}
	}
	return ""
}

// isComponentName reports whether a word is named like a part of a system.
func isComponentName(w string) bool {
	if !names.IsName(w) || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	for _, suffix := range []string{"Service", "Client", "Repository", "Manager", "Controller", "Gateway", "Handler", "Store", "Worker", "Adapter", "Provider", "Engine", "Validator", "Processor", "Scheduler", "Orchestrator", "Factory", "Queue", "Publisher", "Consumer", "Server", "Api", "API", "Router", "Resolver", "Registry", "Executor", "Runner", "Middleware", "Monitor", "Dispatcher"} {
		if strings.HasSuffix(w, suffix) && len(w) > len(suffix) {
			return true
		}
	}
	return false
}

// listsEvents reports whether the nearest title says that what is below are
// events.
func listsEvents(p *pieces.Piece) bool {
	if p.Kind != pieces.Item || len(p.Parents) > 0 {
		return false
	}
	for n, t := range p.Around() {
		if n > 0 {
			return false
		}
		w := words.Of(t)
		if len(w) > 0 && len(w) < 5 && (w[len(w)-1] == "events" || w[len(w)-1] == "topics") && !words.Any(w, func(s string) bool {
			return s == "dom" || s == "ui" || s == "keyboard" || s == "click" || s == "browser"
		}) {
			return true
		}
	}
	return false
}

// eventRow reads a row of a table of events.
func eventRow(p *pieces.Piece) []claims.Claim {
	e := claims.Event{}
	for i, h := range p.Headers {
		if i >= len(p.Cells) {
			break
		}
		c := strings.Trim(p.Cells[i], "` ")
		switch h {
		case "event", "event name", "event type", "message", "topic", "事件", "事件类型", "イベント":
			if e.Name == "" && isEventName(c, true, true) {
				e.Name = c
			}
		case "publisher", "producer", "source", "emitted by", "emitter", "sender", "from", "发布者":
			e.From = c
		case "consumer", "consumers", "subscriber", "subscribers", "handler", "receiver", "to", "listener", "订阅者":
			e.To = c
		case "channel", "queue", "transport", "via":
			if found := TechsIn(c); len(found) > 0 {
				e.Via = found[0].Tech.Name
			}
		}
	}
	if e.Name == "" || p.OfTests() {
		return nil
	}
	return []claims.Claim{{Kind: claims.KindEvent, Element: "event " + e.Name, Event: &e}}
}
