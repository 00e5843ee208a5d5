resource "aws_sqs_queue" "order_events" {
  name                       = "order-events"
  visibility_timeout_seconds = 45

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.order_events_dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "order_events_dead" {
  name = "order-events-dead"
}
