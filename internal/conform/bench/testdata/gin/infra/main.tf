terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.70"
    }
  }
}

resource "aws_sqs_queue" "order_events" {
  name                      = "order-events"
  message_retention_seconds = 345600
}
