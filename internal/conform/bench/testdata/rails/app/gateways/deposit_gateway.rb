# Takes deposits with Stripe.
class DepositGateway
  def take(patient_id, cents)
    Stripe::PaymentIntent.create(amount: cents, currency: "eur", confirm: true, metadata: { patient: patient_id })
  rescue Stripe::CardError => e
    raise ClinicErrors::DepositDeclined, e.message
  end
end
