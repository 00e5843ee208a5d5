package values

import (
	"testing"
)

func TestEvents(t *testing.T) {
	tryRule(t, Events, []valueCase{
		{"an event and its queue", "## Flow\n1. Emit `ParcelSent` event to SQS", []string{"ParcelSent over sqs"}},
		{"an event by its name", "## Flow\n1. Publish `ParcelLost` event", []string{"ParcelLost"}},
		{"who sends it", "## Flow\n- ParcelService emits `ParcelSent` event", []string{"ParcelSent from ParcelService"}},
		{"put on the queue", "## Flow\n- `RefundPaid` is put on the queue", []string{"RefundPaid"}},
		{"who takes it", "## Flow\n- MailWorker subscribes to `ParcelSent` events", []string{"ParcelSent to MailWorker"}},
		{"a dotted event", "## Flow\n- Publish `parcel.sent` event to Kafka", []string{"parcel.sent over kafka"}},
		{"a name with a colon", "## Flow\n- Emit `parcel:sent` on the channel", []string{"parcel:sent"}},
		{"a table", "## Events\n| Event | Publisher | Consumer |\n|---|---|---|\n| ParcelSent | ParcelService | MailWorker |", []string{"ParcelSent from ParcelService to MailWorker"}},
		{"a list of events", "## Domain Events\n- `ParcelSent`: on its way\n- `ParcelLost`: nobody knows", []string{"ParcelSent", "ParcelLost"}},
		{"a sentence", "## Flow\nThe worker dispatches the ParcelSent event over RabbitMQ.", []string{"ParcelSent over rabbitmq"}},
		{"Chinese", "## 流程\n- 发布 `ParcelSent` 事件", []string{"ParcelSent"}},
		{"two in a line", "## Flow\n- Emit `ParcelSent` event, then publish `MailSent` event", []string{"ParcelSent", "MailSent"}},

		{"an event without a name", "## Flow\n- Emit tracking events", nil},
		{"a click", "## UI\n- Emit click event", nil},
		{"a package", "## Release\n- Publish to npm", nil},
		{"output of a command", "## CLI\n- Emit `budget.total` in the footer", nil},
		{"an error", "## Errors\n- Raise `ParcelError` with a message", nil},
		{"a generator", "## Build\nThe generator emits `ParcelMapper` classes.", nil},
		{"a file", "## Build\n- Publish `events.json` event", nil},
		{"a test", "## Testing\n- Test that `ParcelSent` event is emitted", nil},
		{"a mail", "## Flow\n- Send email to the shopper", nil},
		{"a function", "## Flow\n- Put the parcel on the queue", nil},
		{"a heading", "## Emit `ParcelSent` event\nSoon.", nil},
		{"capitals", "## Flow\n- Emit HTTP event", nil},
	})
}

func TestCalls(t *testing.T) {
	tryRule(t, Calls, []valueCase{
		{"one part calls another", "## Flow\n- ParcelService calls LabelClient", []string{"ParcelService calls LabelClient"}},
		{"in marks", "## Flow\n- `ParcelService` delegates to `LabelClient`", []string{"ParcelService calls LabelClient"}},
		{"a check against another", "## Flow\n- `ParcelService` checks every line against `StockClient`", []string{"ParcelService calls StockClient"}},
		{"a use", "## Flow\nThe `ParcelController` uses the `ParcelService` for that.", []string{"ParcelController calls ParcelService"}},
		{"somebody else's system", "### TrackingService\n**Responsibilities**:\n- Integrate with carrier APIs (two of them)", []string{"TrackingService calls carrier apis outside"}},
		{"tax by somebody else", "## Flow\n- Work out tax via the external API", []string{"calls external api outside"}},
		{"two parts in one line", "## Flow\n- ParcelService calls LabelClient and MailService invokes MailClient", []string{"ParcelService calls LabelClient", "MailService calls MailClient"}},
		{"forwarded", "## Flow\n- ParcelGateway forwards to ParcelService", []string{"ParcelGateway calls ParcelService"}},
		{"with a method", "## Flow\n- ParcelService calls LabelClient.print()", []string{"ParcelService calls LabelClient"}},
		{"a dependency", "## Parts\n- ParcelService depends on ParcelRepository", []string{"ParcelService calls ParcelRepository"}},

		{"a person", "## Flow\n- Anna calls Bert", nil},
		{"itself", "## Flow\n- ParcelService calls ParcelService", nil},
		{"a type that is no part", "## Flow\n- ParcelService uses Money", nil},
		{"own API", "## Flow\n- The shop calls the Orders API", nil},
		{"a browser", "## UI\n- Uses the Fetch API", nil},
		{"a test", "## Testing\n- Test that ParcelService calls LabelClient", nil},
		{"a heading", "## ParcelService calls LabelClient\nSoon.", nil},
		{"no verb", "## Flow\n- ParcelService, LabelClient", nil},
		{"a carrier without an API", "## Flow\n- Hand over to the carrier", nil},
		{"lower case", "## Flow\n- the service calls the client", nil},
	})
}
