package bench

func axum() Stack {
	s := clinic("axum")
	axumRoutes(s)
	axumUnmounted(s)
	axumData(s)
	axumErrors(s)
	axumSecurity(s)
	axumLimits(s)
	axumStack(s)
	return s.stack
}

const (
	axumRouter        = "src/routes/mod.rs"
	axumAppointments  = "src/routes/appointments.rs"
	axumPractitioners = "src/routes/practitioners.rs"
	axumReports       = "src/routes/reports.rs"
	axumWaitlist      = "src/routes/waitlist.rs"
	axumFailures      = "src/error.rs"
)

func axumRoutes(s *set) {
	const all, one = `.route("/", post(book).get(list))`, `.route("/:id", get(read).patch(move_to).delete(cancel))`
	in := func(kind, endpoint, before, after string) {
		s.api(kind, endpoint, sub(axumAppointments, before, after))
	}
	in("drop_route", "POST /api/v2/appointments", all, `.route("/", get(list))`)
	in("change_verb", "POST /api/v2/appointments", all, `.route("/", put(book).get(list))`)
	in("rename_segment", "POST /api/v2/appointments", all, `.route("/new", post(book)).route("/", get(list))`)
	in("drop_route", "GET /api/v2/appointments", all, `.route("/", post(book))`)
	in("rename_segment", "GET /api/v2/appointments", all, `.route("/", post(book)).route("/mine", get(list))`)
	in("drop_route", "GET /api/v2/appointments/{id}", one, `.route("/:id", patch(move_to).delete(cancel))`)
	in("rename_segment", "GET /api/v2/appointments/{id}", one, `.route("/detail/:id", get(read)).route("/:id", patch(move_to).delete(cancel))`)
	in("drop_route", "PATCH /api/v2/appointments/{id}", one, `.route("/:id", get(read).delete(cancel))`)
	in("change_verb", "PATCH /api/v2/appointments/{id}", one, `.route("/:id", get(read).put(move_to).delete(cancel))`)
	in("drop_route", "DELETE /api/v2/appointments/{id}", one, `.route("/:id", get(read).patch(move_to))`)
	in("change_verb", "DELETE /api/v2/appointments/{id}", one, `.route("/:id", get(read).patch(move_to).post(cancel))`)
	s.route("POST /api/v2/appointments/{id}/check-in", axumAppointments, `.route("/:id/check-in", post(check_in))`, swap{"post(", "put("}, swap{"check-in", "arrival"})
	s.route("POST /api/v2/appointments/{id}/no-show", axumAppointments, `.route("/:id/no-show", post(no_show))`, swap{"post(", "delete("}, swap{"no-show", "missed"})
	s.route("POST /api/v2/waitlist", axumWaitlist, `.route("/waitlist", post(join))`, swap{"post(", "put("}, swap{"/waitlist", "/queue"})
	s.route("GET /api/v2/practitioners", axumPractitioners, `.route("/", get(directory))`, swap{"get(", "post("}, swap{`"/"`, `"/list"`})
	s.route("GET /api/v2/practitioners/{id}/slots", axumPractitioners, `.route("/:id/slots", get(slots))`, swap{"get(", "post("}, swap{"slots", "openings"})
	s.route("POST /api/v2/practitioners", axumPractitioners, `.route("/", post(add))`, swap{"post(", "put("}, swap{`"/"`, `"/new"`})
	s.route("PUT /api/v2/practitioners/{id}/schedule", axumPractitioners, `.route("/:id/schedule", put(replace_schedule))`, swap{"put(", "post("}, swap{"schedule\"", "timetable\""})
	s.route("GET /api/v2/reports/utilisation", axumReports, `.route("/utilisation", get(utilisation))`, swap{"get(", "post("}, swap{"utilisation", "usage"})
	const booking, schedule = "src/services/booking.rs", "src/services/schedule.rs"
	s.method("BookingService", "book", "reserve", booking, axumAppointments)
	s.method("BookingService", "check_in", "arrive", booking, axumAppointments)
	s.method("BookingService", "mark_no_show", "close_unseen", booking, axumAppointments)
	s.method("ScheduleService", "free_slots", "openings", schedule, axumPractitioners)
	s.method("ScheduleService", "replace_schedule", "rewrite", schedule, axumPractitioners)
	s.method("WaitlistService", "join", "enqueue", "src/services/waitlist.rs", axumWaitlist)
}

// axumUnmounted takes whole routers away, or mounts them elsewhere.
func axumUnmounted(s *set) {
	appointments := s.below("/api/v2/appointments")
	desk := []string{"POST /api/v2/practitioners", "PUT /api/v2/practitioners/{id}/schedule"}
	public := []string{"GET /api/v2/practitioners", "GET /api/v2/practitioners/{id}/slots"}
	reports := []string{"GET /api/v2/reports/utilisation"}
	s.unmount("appointments", appointments, cut(axumRouter, "        .nest(\"/appointments\", appointments::router())\n"))
	s.unmount("front desk", desk, cut(axumRouter, "        .nest(\"/practitioners\", practitioners::desk())\n"))
	s.unmount("waitlist", []string{"POST /api/v2/waitlist"}, cut(axumRouter, "        .merge(waitlist::router())\n"))
	s.unmount("reports", reports, cut(axumRouter, "        .nest(\"/reports\", reports::router())\n"))
	s.unmount("reports under another prefix", reports, sub(axumRouter, `.nest("/reports"`, `.nest("/statistics"`))
	s.unmount("public", public, sub(axumRouter, `Router::new().nest("/practitioners", practitioners::public()).merge(closed)`, "Router::new().merge(closed)"))
	s.unmount("closed", append(s.below("/api/v2/appointments", "/api/v2/waitlist", "/api/v2/reports"), desk...), sub(axumRouter, "practitioners::public()).merge(closed)", "practitioners::public())"))
	s.unmount("another version", s.below("/api/v2"), sub(axumRouter, `.nest("/api/v2", api)`, `.nest("/api/v1", api)`))
}

func axumData(s *set) {
	const practitioners, appointments, waitlist, models = "migrations/0001_practitioners.sql", "migrations/0002_appointments.sql", "migrations/0003_waitlist.sql", "src/models.rs"
	s.column("drop_column", "practitioners.room", cut(practitioners, "    room VARCHAR(10),\n"), cut(models, "    pub room: Option<String>,\n"))
	s.column("drop_column", "practitioners.schedule", cut(practitioners, "    schedule JSON NOT NULL,\n"), cut(models, "    pub schedule: serde_json::Value,\n"))
	s.column("drop_column", "practitioners.slot_minutes", cut(practitioners, "    slot_minutes INTEGER NOT NULL,\n"), cut(models, "    pub slot_minutes: i32,\n"))
	s.column("drop_column", "appointments.reason", cut(appointments, "    reason TEXT,\n"), cut(models, "    pub reason: Option<String>,\n"))
	s.column("drop_column", "appointments.ends_at", cut(appointments, "    ends_at TIMESTAMP NOT NULL,\n"), cut(models, "    pub ends_at: NaiveDateTime,\n"))
	s.column("drop_column", "appointments.cancelled_at",
		sub(appointments, "    deposit_cents INTEGER NOT NULL,\n    cancelled_at TIMESTAMP\n", "    deposit_cents INTEGER NOT NULL\n"),
		cut(models, "    pub cancelled_at: Option<NaiveDateTime>,\n"),
	)
	s.column("drop_column", "waitlist_entries.note", cut(waitlist, "    note TEXT,\n"), cut(models, "    pub note: Option<String>,\n"))
	s.column("retype_column", "practitioners.slot_minutes",
		sub(practitioners, "slot_minutes INTEGER", "slot_minutes TEXT"),
		sub(models, "slot_minutes: i32", "slot_minutes: String"),
	)
	s.column("retype_column", "practitioners.active",
		sub(practitioners, "active BOOLEAN NOT NULL DEFAULT TRUE", "active TEXT NOT NULL DEFAULT 'yes'"),
		sub(models, "active: bool", "active: String"),
	)
	s.column("retype_column", "practitioners.full_name",
		sub(practitioners, "full_name VARCHAR(120)", "full_name INTEGER"),
		sub(models, "full_name: String", "full_name: i32"),
	)
	s.column("retype_column", "practitioners.speciality", sub(practitioners, "speciality VARCHAR(60)", "speciality VARCHAR(30)"))
	s.column("retype_column", "appointments.starts_at",
		sub(appointments, "starts_at TIMESTAMP", "starts_at VARCHAR(40)"),
		sub(models, "pub starts_at: NaiveDateTime", "pub starts_at: String"),
	)
	s.column("retype_column", "appointments.deposit_cents",
		sub(appointments, "deposit_cents INTEGER", "deposit_cents VARCHAR(20)"),
		sub(models, "deposit_cents: i32", "deposit_cents: String"),
	)
	s.column("retype_column", "waitlist_entries.wanted_on", sub(waitlist, "wanted_on DATE", "wanted_on BOOLEAN"), sub(models, "wanted_on: NaiveDate", "wanted_on: bool"))
	s.add("drop_index", Data, "appointments.patient_id", []string{"Data > Index on `appointments (patient_id)`"},
		cut(appointments, "CREATE INDEX appointments_patient ON appointments (patient_id);\n"),
	)
	s.add("drop_index", Data, "appointments.practitioner_id, starts_at", []string{"Data > Unique index on `appointments"},
		cut(appointments, "CREATE UNIQUE INDEX appointments_slot ON appointments (practitioner_id, starts_at);\n"),
	)
	s.add("drop_index", Data, "waitlist_entries.practitioner_id, wanted_on", []string{"Data > Index on `waitlist_entries"},
		cut(waitlist, "CREATE INDEX waitlist_day ON waitlist_entries (practitioner_id, wanted_on);\n"),
	)
	s.add("change_enum", Data, "appointments.state", []string{"Data > `state` is one of"},
		sub(appointments, "'completed', ", ""),
		cut(models, "    Completed,\n"),
		cut(models, "            Self::Completed => \"completed\",\n"),
	)
}

func axumErrors(s *set) {
	change := func(code, from, to string) {
		s.status("change_status", code, refusal(code), sub(axumFailures, "(StatusCode::"+from+", \""+code+"\")", "(StatusCode::"+to+", \""+code+"\")"))
	}
	change("invalid_input", "BAD_REQUEST", "NOT_ACCEPTABLE")
	change("unauthenticated", "UNAUTHORIZED", "FORBIDDEN")
	change("deposit_declined", "PAYMENT_REQUIRED", "BAD_GATEWAY")
	change("not_allowed", "FORBIDDEN", "NOT_FOUND")
	change("practitioner_not_found", "NOT_FOUND", "GONE")
	change("slot_taken", "CONFLICT", "BAD_REQUEST")
	change("cancellation_too_late", "UNPROCESSABLE_ENTITY", "BAD_REQUEST")
	drop := func(variant, status, code string) {
		s.status("drop_mapping", code, refusal(code),
			cut(axumFailures, "            AppError::"+variant+" => (StatusCode::"+status+", \""+code+"\"),\n"),
			sub(axumFailures, "AppError::Database(_) | AppError::Other(_) =>", "_ =>"),
		)
	}
	drop("SlotTaken", "CONFLICT", "slot_taken")
	drop("DepositDeclined", "PAYMENT_REQUIRED", "deposit_declined")
	drop("TooManyBookings", "CONFLICT", "too_many_bookings")
	drop("CancellationTooLate", "UNPROCESSABLE_ENTITY", "cancellation_too_late")
	s.status("never_raised", "cancellation_too_late", refusal("cancellation_too_late"),
		sub("src/services/booking.rs", "Err(AppError::CancellationTooLate)", "Err(AppError::Other(\"too late\".into()))"),
	)
	s.status("change_code", "appointment_not_found", refusal("appointment_not_found"), sub(axumFailures, `"appointment_not_found"`, `"nothing_found"`))
	s.status("change_status", "too_many_requests", refusal("too_many_requests"), sub(axumRouter, "StatusCode::TOO_MANY_REQUESTS", "StatusCode::SERVICE_UNAVAILABLE"))
	s.status("change_success", "POST /api/v2/appointments", s.answers("POST /api/v2/appointments"), sub(axumAppointments, "StatusCode::CREATED", "StatusCode::OK"))
	s.status("change_success", "POST /api/v2/waitlist", s.answers("POST /api/v2/waitlist"), sub(axumWaitlist, "StatusCode::ACCEPTED", "StatusCode::OK"))
	s.status("change_success", "POST /api/v2/practitioners", s.answers("POST /api/v2/practitioners"), sub(axumPractitioners, "StatusCode::CREATED", "StatusCode::OK"))
}

func axumSecurity(s *set) {
	s.guard("PATCH /api/v2/appointments/{id}", sub(axumAppointments, "Manager(desk): Manager", "desk: Caller"))
	s.guard("POST /api/v2/appointments/{id}/no-show", sub(axumAppointments, "Manager(clerk): Manager", "clerk: Caller"))
	s.guard("POST /api/v2/practitioners",
		sub(axumPractitioners, "Manager(desk): Manager", "desk: Caller"),
		sub(axumPractitioners, "use crate::auth::Manager;", "use crate::auth::{Caller, Manager};"),
	)
	s.guard("PUT /api/v2/practitioners/{id}/schedule",
		sub(axumPractitioners, "Manager(clerk): Manager", "clerk: Caller"),
		sub(axumPractitioners, "use crate::auth::Manager;", "use crate::auth::{Caller, Manager};"),
	)
	s.guard("GET /api/v2/reports/utilisation",
		sub(axumReports, "Manager(viewer): Manager", "viewer: Caller"),
		sub(axumReports, "use crate::auth::Manager;", "use crate::auth::Caller;"),
	)
	s.audit("PATCH /api/v2/appointments/{id}", cut(axumAppointments, "    audit_log(&desk, \"appointment.move\", id);\n"))
	s.audit("POST /api/v2/appointments/{id}/no-show", cut(axumAppointments, "    audit_log(&clerk, \"appointment.no_show\", id);\n"))
	s.audit("POST /api/v2/practitioners", cut(axumPractitioners, "    audit_log(&desk, \"practitioner.add\", made.id);\n"))
	s.audit("PUT /api/v2/practitioners/{id}/schedule", cut(axumPractitioners, "    audit_log(&clerk, \"schedule.replace\", id);\n"))
	s.audit("GET /api/v2/reports/utilisation", cut(axumReports, "    audit_log(&viewer, \"report.utilisation\", 0);\n"))
	s.add("open_route", Security, "POST /api/v2/waitlist", s.guardedByToken("POST /api/v2/waitlist"),
		cut(axumRouter, "        .merge(waitlist::router())\n"),
		sub(axumRouter, "practitioners::public()).merge(closed)", "practitioners::public()).merge(waitlist::router()).merge(closed)"),
		cut(axumWaitlist, "    caller: Caller,\n"),
		sub(axumWaitlist, "join(caller.id, ", "join(0, "),
		cut(axumWaitlist, "use crate::auth::Caller;\n"),
	)
}

func axumLimits(s *set) {
	const cache, config, deposits = "src/cache.rs", "src/config.rs", "src/gateways/deposits.rs"
	s.limit("change_limit", "directory", clinicDirectory, sub(cache, "DIRECTORY_TTL: u64 = 600", "DIRECTORY_TTL: u64 = 60"))
	s.limit("change_limit", "slots", clinicSlots, sub(cache, "FREE_SLOTS_TTL: u64 = 30", "FREE_SLOTS_TTL: u64 = 300"))
	s.limit("change_limit", "appointment list", clinicList, sub(cache, "APPOINTMENT_LIST_TTL: u64 = 120", "APPOINTMENT_LIST_TTL: u64 = 1200"))
	s.limit("change_limit", "pool", clinicPool, sub("src/main.rs", "max_connections(15)", "max_connections(50)"))
	s.limit("drop_limit", "pool", clinicPool, cut("src/main.rs", "        .max_connections(15)\n"))
	s.limit("change_limit", "rate", clinicRate, sub(axumRouter, "REQUESTS_PER_MINUTE: u32 = 60", "REQUESTS_PER_MINUTE: u32 = 600"))
	s.limit("drop_rate_limit", "rate", clinicRate, cut(axumRouter, "        .layer(GovernorLayer { config: Arc::new(limit) })\n"))
	s.limit("change_limit", "page size", clinicPages, sub(config, "DEFAULT_PAGE_SIZE: i64 = 25", "DEFAULT_PAGE_SIZE: i64 = 50"))
	s.limit("change_limit", "largest page", clinicPages, sub(config, "MAX_PAGE_SIZE: i64 = 200", "MAX_PAGE_SIZE: i64 = 1000"))
	s.limit("change_limit", "notice", clinicNotice, sub(config, "CANCELLATION_NOTICE_HOURS: i64 = 24", "CANCELLATION_NOTICE_HOURS: i64 = 2"))
	s.limit("change_limit", "open appointments", clinicOpen, sub(config, "MAX_OPEN_APPOINTMENTS: i64 = 3", "MAX_OPEN_APPOINTMENTS: i64 = 10"))
	s.limit("change_limit", "Stripe timeout", clinicTimeout, sub(deposits, "Duration::from_secs(8)", "Duration::from_secs(80)"))
	s.limit("swap_limits", "directory and list", append(clinicDirectory, clinicList...),
		sub(cache, "DIRECTORY_TTL: u64 = 600", "DIRECTORY_TTL: u64 = 120"),
		sub(cache, "APPOINTMENT_LIST_TTL: u64 = 120", "APPOINTMENT_LIST_TTL: u64 = 600"),
	)
	s.limit("swap_limits", "directory and slots at the call", append(clinicDirectory, clinicSlots...),
		sub(axumPractitioners, "&list, DIRECTORY_TTL", "&list, FREE_SLOTS_TTL"),
		sub(axumPractitioners, "use crate::cache::DIRECTORY_TTL", "use crate::cache::FREE_SLOTS_TTL"),
		sub("src/services/schedule.rs", "&free, FREE_SLOTS_TTL", "&free, DIRECTORY_TTL"),
		sub("src/services/schedule.rs", "use crate::cache::{Cache, FREE_SLOTS_TTL}", "use crate::cache::{Cache, DIRECTORY_TTL}"),
	)
}

func axumStack(s *set) {
	const cargo, compose, events, deposits = "Cargo.toml", "compose.yaml", "src/gateways/events.rs", "src/gateways/deposits.rs"
	send := "        self.channel\n            .basic_publish(EXCHANGE, name, BasicPublishOptions::default(), &body, BasicProperties::default())\n"
	queue := func(crate, image, address, imports, client, connect, publish string) []Edit {
		return []Edit{
			sub(cargo, "lapin = \"2\"", crate),
			sub(compose, "  rabbitmq:\n    image: rabbitmq:3-management", "  broker:\n    image: "+image),
			sub(compose, "AMQP_URL: amqp://rabbitmq", address),
			sub("src/config.rs", `var("AMQP_URL", "amqp://localhost")`, `var("BROKER", "localhost")`),
			sub(events, "use lapin::options::BasicPublishOptions;\nuse lapin::{BasicProperties, Channel, Connection, ConnectionProperties};\n", imports),
			sub(events, " to RabbitMQ", ""),
			sub(events, "    channel: Channel,\n", client),
			sub(events, "lapin::Result<Self>", "Result<Self, AppError>"),
			sub(events, "        let connection = Connection::connect(url, ConnectionProperties::default()).await?;\n        Ok(Self { channel: connection.create_channel().await? })\n", connect),
			sub(events, send, publish),
		}
	}
	s.tech("RabbitMQ by SQS", clinicQueue, queue("aws-sdk-sqs = \"1\"", "localstack/localstack:3", "BROKER: http://broker:4566", "use aws_sdk_sqs::Client;\n", "    client: Client,\n", "        Ok(Self { client: Client::new(&aws_config(url).await) })\n", "        self.client\n            .send_message()\n            .message_group_id(name)\n            .message_body(text(body))\n            .send()\n")...)
	s.tech("RabbitMQ by Kafka", clinicQueue, queue("rdkafka = \"0.36\"", "apache/kafka:3.8.0", "BROKER: broker:9092", "use rdkafka::producer::{FutureProducer, FutureRecord};\n", "    producer: FutureProducer,\n", "        Ok(Self { producer: producer(url) })\n", "        self.producer\n            .send(FutureRecord::to(EXCHANGE).key(name).payload(&body), timeout())\n")...)
	s.tech("Stripe by Adyen", clinicPayment,
		sub(cargo, `async-stripe = { version = "0.39", features = ["runtime-tokio-hyper"] }`, `adyen = "0.4"`),
		sub(deposits, "use stripe::{Client, CreatePaymentIntent, Currency, PaymentIntent, StripeError};", "use adyen::{Client, Payment, AdyenError};"),
		sub(deposits, "with Stripe.", "with Adyen."),
		sub(deposits, "StripeError::Stripe(_)", "AdyenError::Refused(_)"),
		Edit{File: deposits, Before: "STRIPE_TIMEOUT", After: "ADYEN_TIMEOUT", Every: true},
		sub(deposits, "let mut params = CreatePaymentIntent::new(i64::from(cents), Currency::EUR);\n        params.confirm = Some(true);\n        let call = PaymentIntent::create(&self.client, params);", "let call = Payment::new(i64::from(cents), \"EUR\").send(&self.client);"),
		sub(deposits, "Stripe did not answer", "Adyen did not answer"),
		Edit{File: "src/config.rs", Before: "stripe_key", After: "adyen_key", Every: true},
		sub("src/config.rs", "STRIPE_KEY", "ADYEN_KEY"),
		sub("src/state.rs", "config.stripe_key", "config.adyen_key"),
	)
	s.tech("PostgreSQL by MySQL", clinicDatabase,
		sub(cargo, `"postgres", "runtime-tokio"`, `"mysql", "runtime-tokio"`),
		sub(compose, "  postgres:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: clinic\n      POSTGRES_PASSWORD: clinic", "  mysql:\n    image: mysql:8.4\n    environment:\n      MYSQL_DATABASE: clinic"),
		sub(compose, "postgres://clinic:clinic@postgres/clinic", "mysql://clinic:clinic@mysql/clinic"),
		sub("src/config.rs", "postgres://clinic:clinic@localhost/clinic", "mysql://clinic:clinic@localhost/clinic"),
		sub("src/main.rs", "sqlx::postgres::PgPoolOptions", "sqlx::mysql::MySqlPoolOptions"),
		sub("src/main.rs", "let pool = PgPoolOptions", "let pool = MySqlPoolOptions"),
		Edit{File: "src/state.rs", Before: "PgPool", After: "MySqlPool", Every: true},
		Edit{File: "src/services/booking.rs", Before: "PgPool", After: "MySqlPool", Every: true},
		Edit{File: "src/services/schedule.rs", Before: "PgPool", After: "MySqlPool", Every: true},
		Edit{File: "src/services/waitlist.rs", Before: "PgPool", After: "MySqlPool", Every: true},
	)
	s.tech("PostgreSQL 16 by 12", clinicDatabase, sub(compose, "postgres:16", "postgres:12"))
	s.tech("Axum 0.7 by 0.5", clinicFramework, sub(cargo, `axum = "0.7"`, `axum = "0.5"`))
	s.tech("Redis by Memcached", clinicCache,
		sub(cargo, `redis = { version = "0.27", features = ["tokio-comp", "connection-manager"] }`, `memcache = "0.17"`),
		sub(compose, "  redis:\n    image: redis:7", "  memcached:\n    image: memcached:1.6"),
		sub(compose, "REDIS_URL: redis://redis", "MEMCACHED: memcached:11211"),
		sub("src/cache.rs", "use redis::aio::ConnectionManager;\nuse redis::AsyncCommands;\n", "use memcache::Client;\n"),
		sub("src/cache.rs", "    redis: ConnectionManager,\n", "    client: Client,\n"),
		sub("src/cache.rs", "redis::RedisResult<Self> {\n        let client = redis::Client::open(url)?;\n        Ok(Self { redis: client.get_connection_manager().await? })", "Result<Self, memcache::MemcacheError> {\n        Ok(Self { client: Client::connect(url)? })"),
		sub("src/cache.rs", "let text: Option<String> = self.redis.clone().get(key).await.ok()?;", "let text: Option<String> = self.client.get(key).ok()?;"),
		sub("src/cache.rs", "let _: redis::RedisResult<()> = self.redis.clone().set_ex(key, text, ttl).await;", "let _ = self.client.set(key, text, ttl as u32);"),
		sub("src/config.rs", `var("REDIS_URL", "redis://localhost")`, `var("MEMCACHED", "localhost:11211")`),
	)
}
