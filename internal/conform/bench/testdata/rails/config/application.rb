require_relative "boot"

require "rails"
require "active_record/railtie"
require "action_controller/railtie"

Bundler.require(*Rails.groups)

module Clinic
  class Application < Rails::Application
    config.load_defaults 7.2
    config.api_only = true
    config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL", "redis://localhost:6379/1") }
    config.middleware.use Rack::Attack

    config.x.booking.cancellation_notice = 24.hours
    config.x.booking.max_open = 3
    config.x.deposit_cents = 2_500
  end
end
