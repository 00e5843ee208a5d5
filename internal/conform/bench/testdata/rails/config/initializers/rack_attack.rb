class Rack::Attack
  throttle("requests/ip", limit: 60, period: 1.minute) { |request| request.ip }

  self.throttled_responder = lambda do |_request|
    body = { error: "too_many_requests", detail: "try again in a minute" }.to_json
    [429, { "Content-Type" => "application/json" }, [body]]
  end
end
