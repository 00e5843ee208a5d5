require "rails_helper"

RSpec.describe "practitioners", type: :request do
  it "are listed for everybody" do
    get "/api/v2/practitioners"
    expect(response).to have_http_status(:ok)
  end
end
