# Publishes messages to the exchange of the clinic in RabbitMQ.
class EventPublisher
  EXCHANGE = "clinic.events".freeze

  def publish(name, payload)
    connection = Bunny.new(ENV.fetch("AMQP_URL", "amqp://localhost"))
    connection.start
    exchange = connection.create_channel.topic(EXCHANGE, durable: true)
    exchange.publish(payload.to_json, routing_key: name, persistent: true)
  ensure
    connection&.close
  end
end
