package gateway

import (
	"context"
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// The events that others listen to.
const (
	OrderCreated    = "OrderCreated"
	ReturnRequested = "ReturnRequested"
	RefundInitiated = "RefundInitiated"
)

// EventPublisher sends events to the queue order-events.
type EventPublisher struct {
	queue *sqs.Client
	url   string
}

// NewEventPublisher makes a publisher for a queue.
func NewEventPublisher(queue *sqs.Client, url string) *EventPublisher {
	return &EventPublisher{queue: queue, url: url}
}

// Publish sends one event.
func (p *EventPublisher) Publish(ctx context.Context, name string, payload any) error {
	body, err := json.Marshal(map[string]any{"event": name, "payload": payload})
	if err != nil {
		return err
	}
	_, err = p.queue.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl:    aws.String(p.url),
		MessageBody: aws.String(string(body)),
	})
	return err
}
