package bench

func rails() Stack {
	s := clinic("rails")
	railsRoutes(s)
	railsData(s)
	railsErrors(s)
	railsSecurity(s)
	railsLimits(s)
	railsStack(s)
	return s.stack
}

const (
	railsDraw          = "config/routes.rb"
	railsAppointments  = "app/controllers/api/v2/appointments_controller.rb"
	railsPractitioners = "app/controllers/api/v2/practitioners_controller.rb"
	railsSchedules     = "app/controllers/api/v2/schedules_controller.rb"
	railsReports       = "app/controllers/api/v2/reports_controller.rb"
	railsFailures      = "app/controllers/concerns/failure_responses.rb"
)

func railsRoutes(s *set) {
	const appointments, practitioners = "%i[index show create update destroy]", "resources :practitioners, only: %i[index create]"
	only := func(endpoint, actions string) { s.api("drop_route", endpoint, sub(railsDraw, appointments, actions)) }
	only("GET /api/v2/appointments", "%i[show create update destroy]")
	only("GET /api/v2/appointments/{id}", "%i[index create update destroy]")
	only("POST /api/v2/appointments", "%i[index show update destroy]")
	only("PATCH /api/v2/appointments/{id}", "%i[index show create destroy]")
	only("DELETE /api/v2/appointments/{id}", "%i[index show create update]")
	s.api("drop_route", "POST /api/v2/practitioners", sub(railsDraw, practitioners, "resources :practitioners, only: %i[index]"))
	s.api("drop_route", "GET /api/v2/practitioners", sub(railsDraw, practitioners, "resources :practitioners, only: %i[create]"))
	s.route("POST /api/v2/appointments/{id}/check-in", railsDraw, `        post "check-in", action: :check_in`+"\n", swap{"post", "put"}, swap{"check-in", "arrival"})
	s.route("POST /api/v2/appointments/{id}/no-show", railsDraw, `        post "no-show", action: :no_show`+"\n", swap{"post", "delete"}, swap{"no-show", "missed"})
	s.route("GET /api/v2/practitioners/{id}/slots", railsDraw, "      get :slots, on: :member\n", swap{"get", "post"}, swap{":slots", ":openings"})
	s.route("PUT /api/v2/practitioners/{id}/schedule", railsDraw, `      put :schedule, on: :member, to: "schedules#update"`+"\n", swap{"put", "post"}, swap{":schedule", ":timetable"})
	s.route("POST /api/v2/waitlist", railsDraw, `    post "waitlist", to: "waitlist#create"`+"\n", swap{"post", "put"}, swap{`"waitlist"`, `"queue"`})
	s.route("GET /api/v2/reports/utilisation", railsDraw, `    get "reports/utilisation", to: "reports#utilisation"`+"\n", swap{"get", "post"}, swap{"reports/utilisation", "stats/utilisation"})
	s.api("change_verb", "PATCH /api/v2/appointments/{id}",
		sub(railsDraw, appointments, "%i[index show create destroy]"),
		sub(railsDraw, "      member do\n", "      member do\n        post \"\", action: :update\n"),
	)
	s.api("change_verb", "DELETE /api/v2/appointments/{id}",
		sub(railsDraw, appointments, "%i[index show create update]"),
		sub(railsDraw, "      member do\n", "      member do\n        post \"\", action: :destroy\n"),
	)
	s.api("change_verb", "POST /api/v2/practitioners",
		sub(railsDraw, practitioners, "put \"practitioners\", to: \"practitioners#create\"\n    resources :practitioners, only: %i[index]"),
	)
	s.unmountSome(railsDraw)
	s.api("drop_handler", "POST /api/v2/appointments/{id}/check-in",
		cut(railsAppointments, "      def check_in\n        render json: bookings.check_in(params[:id], current_caller.id)\n      end\n\n"),
	)
	s.api("drop_handler", "GET /api/v2/practitioners/{id}/slots",
		cut(railsPractitioners, "      def slots\n        render json: ScheduleService.new.free_slots(params[:id], Date.iso8601(params.require(:day)))\n      end\n\n"),
	)
	const booking = "app/services/booking_service.rb"
	s.method("BookingService", "book", "reserve", booking, railsAppointments)
	s.method("BookingService", "check_in", "arrive", booking, railsAppointments)
	s.method("BookingService", "mark_no_show", "close_unseen", booking, railsAppointments)
	s.method("ScheduleService", "free_slots", "openings", "app/services/schedule_service.rb", railsPractitioners)
	s.method("ScheduleService", "replace_schedule", "rewrite", "app/services/schedule_service.rb", railsSchedules)
	s.method("WaitlistService", "join", "enqueue", "app/services/waitlist_service.rb", "app/controllers/api/v2/waitlist_controller.rb")
}

// unmountSome takes whole parts of the routes away, or moves them.
func (s *set) unmountSome(draw string) {
	practitioners, appointments := s.below("/api/v2/practitioners"), s.below("/api/v2/appointments")
	s.unmount("practitioners", practitioners,
		cut(draw, "    resources :practitioners, only: %i[index create] do\n      get :slots, on: :member\n      put :schedule, on: :member, to: \"schedules#update\"\n    end\n"),
	)
	s.unmount("another version", s.below("/api/v2"), sub(draw, `scope "/api/v2"`, `scope "/api/v1"`))
	s.unmount("practitioners renamed", practitioners,
		sub(draw, "resources :practitioners, only: %i[index create] do", "resources :doctors, controller: \"practitioners\", only: %i[index create] do"),
	)
	s.moved("rename_segment", "resource of GET /api/v2/appointments", appointments, sub(draw, "resources :appointments, only:", "resources :visits, controller: \"appointments\", only:"))
	s.moved("rename_segment", "resource of POST /api/v2/practitioners", practitioners, sub(draw, "resources :practitioners, only:", "resources :practitioners, path: \"staff\", only:"))
	s.moved("rename_segment", "resource of DELETE /api/v2/appointments/{id}", appointments, sub(draw, "resources :appointments, only:", "resources :appointments, path: \"bookings\", only:"))
}

func railsData(s *set) {
	const practitioners, appointments, waitlist = "db/migrate/20240301090000_create_practitioners.rb", "db/migrate/20240301090100_create_appointments.rb", "db/migrate/20240308100000_create_waitlist_entries.rb"
	const later = "db/migrate/20240402080000_add_cancelled_at_to_appointments.rb"
	s.column("drop_column", "practitioners.room", cut(practitioners, "      t.string :room, limit: 10\n"))
	s.column("drop_column", "practitioners.schedule", cut(practitioners, "      t.json :schedule, null: false\n"))
	s.column("drop_column", "practitioners.active", cut(practitioners, "      t.boolean :active, null: false, default: true\n"))
	s.column("drop_column", "appointments.reason", cut(appointments, "      t.text :reason\n"))
	s.column("drop_column", "appointments.ends_at", cut(appointments, "      t.datetime :ends_at, null: false\n"))
	s.column("drop_column", "appointments.cancelled_at", gone(later))
	s.column("drop_column", "appointments.deposit_cents",
		sub(later, "    add_column :appointments, :cancelled_at, :datetime\n", "    add_column :appointments, :cancelled_at, :datetime\n    remove_column :appointments, :deposit_cents, :integer\n"),
	)
	s.column("drop_column", "waitlist_entries.note", cut(waitlist, "      t.text :note\n"))
	s.column("rename_column", "appointments.reason",
		sub(later, "    add_column :appointments, :cancelled_at, :datetime\n", "    add_column :appointments, :cancelled_at, :datetime\n    rename_column :appointments, :reason, :remark\n"),
	)
	s.column("retype_column", "practitioners.slot_minutes", sub(practitioners, "t.integer :slot_minutes", "t.string :slot_minutes"))
	s.column("retype_column", "practitioners.active", sub(practitioners, "t.boolean :active, null: false, default: true", "t.string :active, null: false, default: \"yes\""))
	s.column("retype_column", "appointments.starts_at", sub(appointments, "t.datetime :starts_at", "t.string :starts_at"))
	s.column("retype_column", "appointments.deposit_cents", sub(appointments, "t.integer :deposit_cents", "t.text :deposit_cents"))
	s.column("retype_column", "waitlist_entries.wanted_on", sub(waitlist, "t.date :wanted_on", "t.integer :wanted_on"))
	s.column("retype_column", "practitioners.full_name", sub(practitioners, "t.string :full_name, limit: 120", "t.integer :full_name"))
	s.add("drop_index", Data, "appointments.patient_id", []string{"Data > Index on `appointments (patient_id)`"},
		sub(appointments, "null: false, index: true", "null: false"),
	)
	s.add("drop_index", Data, "appointments.practitioner_id, starts_at", []string{"Data > Unique index on `appointments"},
		cut(appointments, "    add_index :appointments, %i[practitioner_id starts_at], unique: true\n"),
	)
	s.add("drop_index", Data, "waitlist_entries.practitioner_id, wanted_on", []string{"Data > Index on `waitlist_entries"},
		cut(waitlist, "    add_index :waitlist_entries, %i[practitioner_id wanted_on]\n"),
	)
	s.add("change_enum", Data, "appointments.state", []string{"Data > `state` is one of"}, sub("app/models/appointment.rb", "    completed: \"completed\",\n", ""))
}

func railsErrors(s *set) {
	change := func(code, from, to string) {
		s.status("change_status", code, refusal(code), sub(railsFailures, "failure(:"+from+", \""+code+"\"", "failure(:"+to+", \""+code+"\""))
	}
	change("invalid_input", "bad_request", "not_acceptable")
	change("unauthenticated", "unauthorized", "forbidden")
	change("deposit_declined", "payment_required", "bad_gateway")
	change("appointment_not_found", "not_found", "gone")
	change("slot_taken", "conflict", "bad_request")
	change("too_many_bookings", "conflict", "too_many_requests")
	s.status("change_status", "cancellation_too_late", refusal("cancellation_too_late"), sub(railsFailures, "status: :unprocessable_entity", "status: :bad_request"))
	drop := func(class, status, code string) {
		s.status("drop_mapping", code, refusal(code),
			cut(railsFailures, "    rescue_from ClinicErrors::"+class+" do |error|\n      failure(:"+status+", \""+code+"\", error)\n    end\n"),
		)
	}
	drop("SlotTaken", "conflict", "slot_taken")
	drop("DepositDeclined", "payment_required", "deposit_declined")
	drop("NotAllowed", "forbidden", "not_allowed")
	s.status("drop_mapping", "cancellation_too_late", refusal("cancellation_too_late"),
		cut(railsFailures, "    rescue_from ClinicErrors::CancellationTooLate do |error|\n      render json: { error: \"cancellation_too_late\", detail: error.message }, status: :unprocessable_entity\n    end\n"),
	)
	s.status("never_raised", "cancellation_too_late", refusal("cancellation_too_late"),
		sub("app/services/booking_service.rb", "raise ClinicErrors::CancellationTooLate, \"it is too late to cancel\"", "return nil"),
	)
	s.status("change_code", "practitioner_not_found", refusal("practitioner_not_found"), sub(railsFailures, `"practitioner_not_found"`, `"nobody_found"`))
	s.status("change_status", "too_many_requests", refusal("too_many_requests"), sub("config/initializers/rack_attack.rb", "[429,", "[503,"))
	s.status("change_success", "POST /api/v2/appointments", s.answers("POST /api/v2/appointments"), sub(railsAppointments, "status: :created", "status: :ok"))
	s.status("change_success", "POST /api/v2/waitlist", s.answers("POST /api/v2/waitlist"),
		sub("app/controllers/api/v2/waitlist_controller.rb", "status: :accepted", "status: :ok"),
	)
	s.status("change_success", "POST /api/v2/practitioners", s.answers("POST /api/v2/practitioners"), sub(railsPractitioners, ", status: :created", ""))
}

func railsSecurity(s *set) {
	s.guard("PATCH /api/v2/appointments/{id}", sub(railsAppointments, "only: %i[update no_show]", "only: %i[no_show]"))
	s.guard("POST /api/v2/appointments/{id}/no-show", sub(railsAppointments, "only: %i[update no_show]", "only: %i[update]"))
	s.guard("POST /api/v2/practitioners", cut(railsPractitioners, "      before_action :require_manager, only: :create\n"))
	s.guard("PUT /api/v2/practitioners/{id}/schedule", cut(railsSchedules, "      before_action :require_manager\n\n"))
	s.guard("GET /api/v2/reports/utilisation", cut(railsReports, "      before_action :require_manager\n\n"))
	s.audit("PATCH /api/v2/appointments/{id}", cut(railsAppointments, "        audit!(\"appointment.move\", appointment.id)\n"))
	s.audit("POST /api/v2/appointments/{id}/no-show", cut(railsAppointments, "        audit!(\"appointment.no_show\", params[:id])\n"))
	s.audit("POST /api/v2/practitioners", cut(railsPractitioners, "        audit!(\"practitioner.create\", practitioner.id)\n"))
	s.audit("PUT /api/v2/practitioners/{id}/schedule", cut(railsSchedules, "        audit!(\"schedule.replace\", practitioner.id)\n"))
	s.audit("GET /api/v2/reports/utilisation", cut(railsReports, "        audit!(\"report.utilisation\", nil)\n"))
	s.add("drop_auth", Security, "all routes", append(s.guardedByToken("POST /api/v2/appointments"), s.endpoint("GET /api/v2/appointments"), s.endpoint("POST /api/v2/waitlist")),
		cut("app/controllers/application_controller.rb", "  include Authentication\n"),
	)
	s.add("open_route", Security, "POST /api/v2/waitlist", s.guardedByToken("POST /api/v2/waitlist"),
		sub("app/controllers/api/v2/waitlist_controller.rb", "      def create\n", "      skip_before_action :authenticate!\n\n      def create\n"),
	)
}

func railsLimits(s *set) {
	const app, paging, attack, schedule = "config/application.rb", "app/controllers/concerns/paging.rb", "config/initializers/rack_attack.rb", "app/services/schedule_service.rb"
	s.limit("change_limit", "directory", clinicDirectory, sub(railsPractitioners, "expires_in: 10.minutes", "expires_in: 1.hour"))
	s.limit("change_limit", "slots", clinicSlots, sub(schedule, "FREE_SLOTS_TTL = 30.seconds", "FREE_SLOTS_TTL = 5.minutes"))
	s.limit("change_limit", "appointment list", clinicList, sub(railsAppointments, "expires_in: 2.minutes", "expires_in: 20.minutes"))
	s.limit("change_limit", "pool", clinicPool, sub("config/database.yml", "pool: 15", "pool: 50"))
	s.limit("change_limit", "rate", clinicRate, sub(attack, "limit: 60", "limit: 600"))
	s.limit("change_unit", "rate", clinicRate, sub(attack, "period: 1.minute", "period: 1.second"))
	s.limit("drop_rate_limit", "rate", clinicRate, cut(attack, "  throttle(\"requests/ip\", limit: 60, period: 1.minute) { |request| request.ip }\n\n"))
	s.limit("change_limit", "page size", clinicPages, sub(paging, "DEFAULT_PAGE_SIZE = 25", "DEFAULT_PAGE_SIZE = 50"))
	s.limit("change_limit", "largest page", clinicPages, sub(paging, "MAX_PAGE_SIZE = 200", "MAX_PAGE_SIZE = 1000"))
	s.limit("change_limit", "notice", clinicNotice, sub(app, "cancellation_notice = 24.hours", "cancellation_notice = 2.hours"))
	s.limit("change_limit", "open appointments", clinicOpen, sub(app, "max_open = 3", "max_open = 10"))
	s.limit("change_limit", "Stripe timeout", clinicTimeout,
		sub("config/initializers/stripe.rb", "open_timeout = 8", "open_timeout = 60"),
		sub("config/initializers/stripe.rb", "read_timeout = 8", "read_timeout = 60"),
	)
	s.limit("swap_limits", "directory and list", append(clinicDirectory, clinicList...),
		sub(railsPractitioners, "expires_in: 10.minutes", "expires_in: 2.minutes"),
		sub(railsAppointments, "expires_in: 2.minutes", "expires_in: 10.minutes"),
	)
}

func railsStack(s *set) {
	const events, deposits, compose = "app/gateways/event_publisher.rb", "app/gateways/deposit_gateway.rb", "docker-compose.yml"
	body := "    connection = Bunny.new(ENV.fetch(\"AMQP_URL\", \"amqp://localhost\"))\n    connection.start\n    exchange = connection.create_channel.topic(EXCHANGE, durable: true)\n    exchange.publish(payload.to_json, routing_key: name, persistent: true)\n  ensure\n    connection&.close\n"
	queue := func(pack, image, address, send string) []Edit {
		return []Edit{
			sub("Gemfile", `gem "bunny", "~> 2.23"`, pack),
			sub(compose, "  rabbitmq:\n    image: rabbitmq:3-management", "  broker:\n    image: "+image),
			sub(compose, "redis, rabbitmq]", "redis, broker]"),
			sub(compose, "AMQP_URL: amqp://rabbitmq", address),
			sub(events, " in RabbitMQ.", "."), sub(events, body, send),
		}
	}
	s.tech("RabbitMQ by SQS", clinicQueue, queue(`gem "aws-sdk-sqs", "~> 1.86"`, "localstack/localstack:3", "QUEUE_URL: http://broker:4566/events", "    Aws::SQS::Client.new.send_message(queue_url: ENV.fetch(\"QUEUE_URL\"), message_body: { name: name, payload: payload }.to_json)\n")...)
	s.tech("RabbitMQ by Kafka", clinicQueue, queue(`gem "ruby-kafka", "~> 1.5"`, "apache/kafka:3.8.0", "KAFKA: broker:9092", "    Kafka.new([ENV.fetch(\"KAFKA\")]).deliver_message(payload.to_json, topic: EXCHANGE, key: name)\n")...)
	s.tech("Stripe by Adyen", clinicPayment,
		sub("Gemfile", `gem "stripe", "~> 12.6"`, `gem "adyen-ruby-api-library", "~> 9.7"`),
		gone("config/initializers/stripe.rb"),
		sub(deposits, "with Stripe", "with Adyen"),
		sub(deposits, "Stripe::PaymentIntent.create(amount: cents, currency: \"eur\", confirm: true, metadata: { patient: patient_id })", "Adyen::Client.new.checkout.payments_api.payments({ amount: { value: cents, currency: \"EUR\" }, reference: patient_id })"),
		sub(deposits, "Stripe::CardError", "Adyen::AdyenError"),
	)
	s.tech("MySQL by PostgreSQL", clinicDatabase,
		sub("Gemfile", `gem "mysql2", "~> 0.5"`, `gem "pg", "~> 1.5"`),
		sub("config/database.yml", "adapter: mysql2\n  encoding: utf8mb4", "adapter: postgresql\n  encoding: unicode"),
		sub(compose, "mysql2://clinic:clinic@mysql/clinic", "postgres://clinic:clinic@postgres/clinic"),
		sub(compose, "depends_on: [mysql,", "depends_on: [postgres,"),
		sub(compose, "  mysql:\n    image: mysql:8.4\n    environment:\n      MYSQL_DATABASE: clinic\n      MYSQL_USER: clinic\n      MYSQL_PASSWORD: clinic\n      MYSQL_RANDOM_ROOT_PASSWORD: \"1\"", "  postgres:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: clinic"),
	)
	s.tech("MySQL 8 by 5.7", clinicDatabase, sub(compose, "mysql:8.4", "mysql:5.7"))
	s.tech("Redis by Memcached", clinicCache,
		sub("Gemfile", `gem "redis", "~> 5.3"`, `gem "dalli", "~> 3.2"`),
		sub("config/application.rb", ":redis_cache_store, { url: ENV.fetch(\"REDIS_URL\", \"redis://localhost:6379/1\") }", ":mem_cache_store, ENV.fetch(\"MEMCACHED\", \"localhost:11211\")"),
		sub(compose, "  redis:\n    image: redis:7", "  memcached:\n    image: memcached:1.6"),
		sub(compose, "[mysql, redis,", "[mysql, memcached,"),
		sub(compose, "REDIS_URL: redis://redis:6379/1", "MEMCACHED: memcached:11211"),
	)
	s.tech("Rails 7.2 by 6.1", clinicFramework,
		sub("Gemfile", `gem "rails", "~> 7.2.1"`, `gem "rails", "~> 6.1.7"`),
		sub("config/application.rb", "config.load_defaults 7.2", "config.load_defaults 6.1"),
	)
}
