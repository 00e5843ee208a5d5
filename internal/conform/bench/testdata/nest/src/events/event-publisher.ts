import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Injectable } from '@nestjs/common';

export type DomainEvent = 'OrderCreated' | 'ReturnRequested' | 'RefundInitiated';

/** Sends events to the SQS queue order-events. */
@Injectable()
export class EventPublisher {
  private readonly sqs = new SQSClient({});

  async publish(event: DomainEvent, payload: object): Promise<void> {
    await this.sqs.send(
      new SendMessageCommand({
        QueueUrl: process.env.SQS_QUEUE_URL,
        MessageBody: JSON.stringify({ event, payload }),
      }),
    );
  }
}
