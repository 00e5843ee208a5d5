module Api
  module V2
    class ReportsController < ApplicationController
      before_action :require_manager

      def utilisation
        audit!("report.utilisation", nil)
        counts = Appointment.where.not(state: "cancelled").group(:practitioner_id).count
        render json: counts.map { |id, count| { practitioner_id: id, appointments: count } }
      end
    end
  end
end
