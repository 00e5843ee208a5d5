using System.Text.Json;
using RabbitMQ.Client;

namespace Clinic.Gateways;

/// <summary>Publishes messages to the exchange in RabbitMQ.</summary>
public class EventPublisher(IConfiguration configuration)
{
    private const string Exchange = "clinic.events";

    private readonly ConnectionFactory factory = new() { Uri = new Uri(configuration["RabbitMq:Uri"]!) };

    public void Publish(string name, object payload)
    {
        using var connection = factory.CreateConnection();
        using var channel = connection.CreateModel();
        channel.BasicPublish(Exchange, name, body: JsonSerializer.SerializeToUtf8Bytes(payload));
    }
}
