<?php

namespace App\Services;

use Aws\Sqs\SqsClient;

/** Sends events to the SQS queue order-events. */
class EventPublisher
{
    public const ORDER_CREATED = 'OrderCreated';
    public const RETURN_REQUESTED = 'ReturnRequested';
    public const REFUND_INITIATED = 'RefundInitiated';

    public function __construct(private SqsClient $sqs, private ?string $queueUrl)
    {
    }

    public function publish(string $event, array $payload): void
    {
        $this->sqs->sendMessage([
            'QueueUrl' => $this->queueUrl,
            'MessageBody' => json_encode(['event' => $event, 'payload' => $payload]),
        ]);
    }
}
