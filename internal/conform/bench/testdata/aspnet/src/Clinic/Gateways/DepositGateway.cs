using Adyen;
using Adyen.HttpClient;
using Adyen.Model.Checkout;
using Adyen.Service.Checkout;
using Clinic.Infrastructure;

namespace Clinic.Gateways;

/// <summary>Takes deposits with Adyen.</summary>
public class DepositGateway
{
    private readonly PaymentsService payments;

    public DepositGateway(IConfiguration configuration)
    {
        var config = new Config
        {
            XApiKey = configuration["Adyen:ApiKey"],
            Timeout = configuration.GetValue<int>("Adyen:TimeoutSeconds") * 1000,
        };
        payments = new PaymentsService(new Client(config));
    }

    public async Task TakeAsync(long patientId, int cents)
    {
        try
        {
            await payments.PaymentsAsync(new PaymentRequest
            {
                Amount = new Amount("EUR", cents),
                Reference = $"deposit-{patientId}",
            });
        }
        catch (HttpClientException e)
        {
            throw new DepositDeclinedException(e.Message);
        }
    }
}
