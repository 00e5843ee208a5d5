module Api
  module V2
    class AppointmentsController < ApplicationController
      before_action :require_manager, only: %i[update no_show]

      def index
        key = "appointments/#{current_caller.id}/#{page}/#{page_size}"
        list = Rails.cache.fetch(key, expires_in: 2.minutes) do
          paged(Appointment.of_patient(current_caller.id)).as_json
        end
        render json: list
      end

      def show
        appointment = Appointment.find_by(id: params[:id], patient_id: current_caller.id)
        raise ClinicErrors::AppointmentNotFound, "no appointment #{params[:id]}" if appointment.nil?

        render json: appointment
      end

      def create
        appointment = bookings.book(
          current_caller.id,
          params.require(:practitioner_id),
          Time.iso8601(params.require(:starts_at)),
          params[:reason]
        )
        render json: appointment, status: :created
      end

      def update
        appointment = bookings.move(params[:id], Time.iso8601(params.require(:starts_at)))
        audit!("appointment.move", appointment.id)
        render json: appointment
      end

      def destroy
        bookings.cancel(params[:id], current_caller.id)
        head :no_content
      end

      def check_in
        render json: bookings.check_in(params[:id], current_caller.id)
      end

      def no_show
        bookings.mark_no_show(params[:id])
        audit!("appointment.no_show", params[:id])
        head :no_content
      end

      private

      def bookings
        @bookings ||= BookingService.new
      end
    end
  end
end
