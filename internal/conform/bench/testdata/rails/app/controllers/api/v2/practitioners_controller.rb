module Api
  module V2
    class PractitionersController < ApplicationController
      skip_before_action :authenticate!, only: %i[index slots]
      before_action :require_manager, only: :create

      def index
        list = Rails.cache.fetch("practitioners/#{page}/#{page_size}", expires_in: 10.minutes) do
          paged(Practitioner.working.order(:full_name)).as_json
        end
        render json: list
      end

      def create
        practitioner = Practitioner.create!(practitioner_params)
        audit!("practitioner.create", practitioner.id)
        render json: practitioner, status: :created
      end

      def slots
        render json: ScheduleService.new.free_slots(params[:id], Date.iso8601(params.require(:day)))
      end

      private

      def practitioner_params
        params.require(:practitioner).permit(:full_name, :speciality, :room, :slot_minutes, schedule: {})
      end
    end
  end
end
