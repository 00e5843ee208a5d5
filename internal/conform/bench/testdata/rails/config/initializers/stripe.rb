Stripe.api_key = ENV.fetch("STRIPE_SECRET_KEY", nil)
Stripe.open_timeout = 8
Stripe.read_timeout = 8
