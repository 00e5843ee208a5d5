module Api
  module V2
    class WaitlistController < ApplicationController
      def create
        entry = WaitlistService.new.join(
          current_caller.id,
          params.require(:practitioner_id),
          Date.iso8601(params.require(:wanted_on)),
          params[:note]
        )
        render json: entry, status: :accepted
      end
    end
  end
end
