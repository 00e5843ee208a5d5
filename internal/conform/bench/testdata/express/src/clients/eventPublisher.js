import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { config } from '../config.js';

/** Sends events to the SQS queue order-events. */
export class EventPublisher {
  constructor(client = new SQSClient({})) {
    this.client = client;
  }

  async publish(event, payload) {
    const body = JSON.stringify({ event, payload });
    await this.client.send(new SendMessageCommand({ QueueUrl: config.queueUrl, MessageBody: body }));
  }
}
