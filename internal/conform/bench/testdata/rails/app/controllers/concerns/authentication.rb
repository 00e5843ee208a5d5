module Authentication
  extend ActiveSupport::Concern

  Caller = Struct.new(:id, :role, keyword_init: true)

  included do
    before_action :authenticate!
    attr_reader :current_caller
  end

  private

  def authenticate!
    token = request.headers["Authorization"].to_s.delete_prefix("Bearer ")
    claims, = JWT.decode(token, Rails.application.secret_key_base, true, algorithm: "HS256")
    @current_caller = Caller.new(id: claims.fetch("sub").to_i, role: claims.fetch("role", "patient"))
  rescue JWT::DecodeError, KeyError
    raise ClinicErrors::Unauthenticated, "a valid token is needed"
  end

  def require_manager
    raise ClinicErrors::NotAllowed, "this is for managers" unless current_caller.role == "manager"
  end
end
