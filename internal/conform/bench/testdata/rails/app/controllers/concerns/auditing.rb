module Auditing
  AUDIT = ActiveSupport::Logger.new(Rails.root.join("log/audit.log"))

  private

  def audit!(action, target)
    AUDIT.info({ actor: current_caller.id, action: action, target: target, at: Time.current }.to_json)
  end
end
