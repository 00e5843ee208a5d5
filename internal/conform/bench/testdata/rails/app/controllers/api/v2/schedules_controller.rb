module Api
  module V2
    class SchedulesController < ApplicationController
      before_action :require_manager

      def update
        practitioner = ScheduleService.new.replace_schedule(params[:id], params.require(:schedule).to_unsafe_h)
        audit!("schedule.replace", practitioner.id)
        render json: practitioner
      end
    end
  end
end
