package bench

func aspnet() Stack {
	s := clinic("aspnet")
	aspnetRoutes(s)
	aspnetUnmounted(s)
	aspnetData(s)
	aspnetIndexes(s)
	aspnetErrors(s)
	aspnetSecurity(s)
	aspnetLimits(s)
	aspnetStack(s)
	return s.stack
}

const (
	aspnetRoot          = "src/Clinic/"
	aspnetProgram       = aspnetRoot + "Program.cs"
	aspnetAppointments  = aspnetRoot + "Controllers/AppointmentsController.cs"
	aspnetPractitioners = aspnetRoot + "Controllers/PractitionersController.cs"
	aspnetWaitlist      = aspnetRoot + "Controllers/WaitlistController.cs"
	aspnetReports       = aspnetRoot + "Endpoints/ReportEndpoints.cs"
	aspnetFailures      = aspnetRoot + "Infrastructure/FailureHandler.cs"
	aspnetSettings      = aspnetRoot + "appsettings.json"
)

func aspnetRoutes(s *set) {
	s.route("POST /api/v2/appointments", aspnetAppointments, "    [HttpPost]\n", swap{"HttpPost", "HttpPut"}, swap{"[HttpPost]", "[HttpPost(\"new\")]"})
	s.route("GET /api/v2/appointments", aspnetAppointments, "    [HttpGet]\n", swap{"HttpGet", "HttpPost"}, swap{"[HttpGet]", "[HttpGet(\"mine\")]"})
	s.route("GET /api/v2/appointments/{id}", aspnetAppointments, "    [HttpGet(\"{id:long}\")]\n", swap{"HttpGet", "HttpHead"}, swap{"{id:long}", "detail/{id:long}"})
	s.route("PATCH /api/v2/appointments/{id}", aspnetAppointments, "    [HttpPatch(\"{id:long}\")]\n", swap{"HttpPatch", "HttpPut"}, swap{"{id:long}", "{id:long}/time"})
	s.route("DELETE /api/v2/appointments/{id}", aspnetAppointments, "    [HttpDelete(\"{id:long}\")]\n", swap{"HttpDelete", "HttpPost"}, swap{"{id:long}", "{id:long}/cancel"})
	s.route("POST /api/v2/appointments/{id}/check-in", aspnetAppointments, "    [HttpPost(\"{id:long}/check-in\")]\n", swap{"HttpPost", "HttpPut"}, swap{"check-in", "arrival"})
	s.route("POST /api/v2/appointments/{id}/no-show", aspnetAppointments, "    [HttpPost(\"{id:long}/no-show\")]\n", swap{"HttpPost", "HttpDelete"}, swap{"no-show", "missed"})
	s.route("POST /api/v2/waitlist", aspnetWaitlist, "    [HttpPost]\n", swap{"HttpPost", "HttpPut"}, swap{"[HttpPost]", "[HttpPost(\"entries\")]"})
	s.route("GET /api/v2/practitioners", aspnetPractitioners, "    [HttpGet]\n", swap{"HttpGet", "HttpHead"}, swap{"[HttpGet]", "[HttpGet(\"list\")]"})
	s.route("GET /api/v2/practitioners/{id}/slots", aspnetPractitioners, "    [HttpGet(\"{id:long}/slots\")]\n", swap{"HttpGet", "HttpPost"}, swap{"slots", "openings"})
	s.route("POST /api/v2/practitioners", aspnetPractitioners, "    [HttpPost]\n", swap{"HttpPost", "HttpPut"}, swap{"[HttpPost]", "[HttpPost(\"new\")]"})
	s.route("PUT /api/v2/practitioners/{id}/schedule", aspnetPractitioners, "    [HttpPut(\"{id:long}/schedule\")]\n", swap{"HttpPut", "HttpPost"}, swap{"schedule", "timetable"})
	s.route("GET /api/v2/reports/utilisation", aspnetReports, "        reports.MapGet(\"/utilisation\", Utilisation).RequireAuthorization(policy => policy.RequireRole(\"manager\"));\n", swap{"MapGet", "MapPost"}, swap{"/utilisation", "/usage"})
	const booking, schedule = aspnetRoot + "Services/BookingService.cs", aspnetRoot + "Services/ScheduleService.cs"
	s.method("BookingService", "BookAsync", "ReserveAsync", booking, aspnetAppointments)
	s.method("BookingService", "CheckInAsync", "ArriveAsync", booking, aspnetAppointments)
	s.method("BookingService", "MoveAsync", "RescheduleAsync", booking, aspnetAppointments)
	s.method("ScheduleService", "FreeSlotsAsync", "OpeningsAsync", schedule, aspnetPractitioners)
	s.method("ScheduleService", "ReplaceScheduleAsync", "RewriteAsync", schedule, aspnetPractitioners)
	s.method("WaitlistService", "JoinAsync", "EnqueueAsync", aspnetRoot+"Services/WaitlistService.cs", aspnetWaitlist)
}

// aspnetUnmounted takes whole controllers away, or moves them.
func aspnetUnmounted(s *set) {
	practitioners, waitlist, reports := s.below("/api/v2/practitioners"), s.below("/api/v2/waitlist"), s.below("/api/v2/reports")
	s.unmount("controllers", s.below("/api/v2/appointments", "/api/v2/practitioners", "/api/v2/waitlist"), cut(aspnetProgram, "app.MapControllers();\n"))
	s.unmount("reports", reports, cut(aspnetProgram, "app.MapReports();\n"))
	s.unmount("reports under another prefix", reports, sub(aspnetReports, "/api/v2/reports", "/api/v2/statistics"))
	s.unmount("waitlist goes away", waitlist, gone(aspnetWaitlist))
	s.unmount("waitlist under another prefix", waitlist, sub(aspnetWaitlist, "api/v2/waitlist", "api/v2/queue"))
	s.unmount("practitioners under another version", practitioners, sub(aspnetPractitioners, "api/v2/[controller]", "api/v1/[controller]"))
	s.unmount("practitioners controller renamed", practitioners, Edit{File: aspnetPractitioners, Before: "PractitionersController", After: "DoctorsController", Every: true})
}

func aspnetData(s *set) {
	const appointment, practitioner, waitlist = aspnetRoot + "Domain/Appointment.cs", aspnetRoot + "Domain/Practitioner.cs", aspnetRoot + "Domain/WaitlistEntry.cs"
	const first, second = aspnetRoot + "Data/Migrations/20240301090000_Initial.cs", aspnetRoot + "Data/Migrations/20240308100000_Waitlist.cs"
	s.column("drop_column", "practitioners.room",
		cut(practitioner, "    [Column(\"room\")]\n    [MaxLength(10)]\n    public string? Room { get; set; }\n\n"),
		cut(first, "                room = table.Column<string>(type: \"nvarchar(10)\", maxLength: 10, nullable: true),\n"),
	)
	s.column("drop_column", "practitioners.slot_minutes",
		cut(practitioner, "    [Column(\"slot_minutes\")]\n    public int SlotMinutes { get; set; }\n\n"),
		cut(first, "                slot_minutes = table.Column<int>(type: \"int\", nullable: false),\n"),
	)
	s.column("drop_column", "appointments.reason",
		cut(appointment, "    [Column(\"reason\")]\n    public string? Reason { get; set; }\n\n"),
		cut(first, "                reason = table.Column<string>(type: \"nvarchar(max)\", nullable: true),\n"),
	)
	s.column("drop_column", "appointments.ends_at",
		cut(appointment, "    [Column(\"ends_at\")]\n    public DateTime EndsAt { get; set; }\n\n"),
		cut(first, "                ends_at = table.Column<DateTime>(type: \"datetime2\", nullable: false),\n"),
	)
	s.column("drop_column", "appointments.cancelled_at",
		cut(appointment, "    [Column(\"cancelled_at\")]\n    public DateTime? CancelledAt { get; set; }\n\n"),
		sub(first, "nullable: false),\n                cancelled_at = table.Column<DateTime>(type: \"datetime2\", nullable: true)\n", "nullable: false)\n"),
	)
	s.column("drop_column", "waitlist_entries.note",
		cut(waitlist, "    [Column(\"note\")]\n    public string? Note { get; set; }\n\n"),
		cut(second, "                note = table.Column<string>(type: \"nvarchar(max)\", nullable: true),\n"),
	)
	s.column("rename_column", "appointments.deposit_cents",
		sub(appointment, `[Column("deposit_cents")]`, `[Column("deposit")]`),
		sub(first, "deposit_cents = table", "deposit = table"),
	)
	s.column("retype_column", "practitioners.slot_minutes",
		sub(practitioner, "public int SlotMinutes", "public string SlotMinutes"),
		sub(first, `slot_minutes = table.Column<int>(type: "int"`, `slot_minutes = table.Column<string>(type: "nvarchar(20)"`),
	)
	s.column("retype_column", "practitioners.active",
		sub(practitioner, "public bool Active { get; set; } = true", "public string Active { get; set; } = \"yes\""),
		sub(first, `active = table.Column<bool>(type: "bit"`, `active = table.Column<string>(type: "nvarchar(3)"`),
	)
	s.column("retype_column", "practitioners.full_name",
		sub(practitioner, "[MaxLength(120)]\n    public required string FullName", "public required int FullName"),
		sub(first, `full_name = table.Column<string>(type: "nvarchar(120)", maxLength: 120`, `full_name = table.Column<int>(type: "int"`),
	)
	s.column("retype_column", "appointments.starts_at",
		sub(appointment, "public DateTime StartsAt", "public string StartsAt"),
		sub(first, `starts_at = table.Column<DateTime>(type: "datetime2"`, `starts_at = table.Column<string>(type: "nvarchar(40)"`),
	)
	s.column("retype_column", "waitlist_entries.wanted_on",
		sub(waitlist, "public DateOnly WantedOn", "public bool WantedOn"),
		sub(second, `wanted_on = table.Column<DateOnly>(type: "date"`, `wanted_on = table.Column<bool>(type: "bit"`),
	)
}

func aspnetIndexes(s *set) {
	const appointment, practitioner, waitlist = aspnetRoot + "Domain/Appointment.cs", aspnetRoot + "Domain/Practitioner.cs", aspnetRoot + "Domain/WaitlistEntry.cs"
	const first, second = aspnetRoot + "Data/Migrations/20240301090000_Initial.cs", aspnetRoot + "Data/Migrations/20240308100000_Waitlist.cs"
	s.add("drop_index", Data, "appointments.patient_id", []string{"Data > Index on `appointments (patient_id)`"},
		cut(appointment, "[Index(nameof(PatientId))]\n"),
		cut(first, "        migrationBuilder.CreateIndex(\n            name: \"IX_appointments_patient_id\",\n            table: \"appointments\",\n            column: \"patient_id\");\n\n"),
	)
	s.add("drop_index", Data, "appointments.practitioner_id, starts_at", []string{"Data > Unique index on `appointments"},
		cut(appointment, "[Index(nameof(PractitionerId), nameof(StartsAt), IsUnique = true)]\n"),
		cut(first, "        migrationBuilder.CreateIndex(\n            name: \"IX_appointments_practitioner_id_starts_at\",\n            table: \"appointments\",\n            columns: new[] { \"practitioner_id\", \"starts_at\" },\n            unique: true);\n"),
	)
	s.add("drop_index", Data, "waitlist_entries.practitioner_id, wanted_on", []string{"Data > Index on `waitlist_entries"},
		cut(waitlist, "[Index(nameof(PractitionerId), nameof(WantedOn))]\n"),
		cut(second, "        migrationBuilder.CreateIndex(\n            name: \"IX_waitlist_entries_practitioner_id_wanted_on\",\n            table: \"waitlist_entries\",\n            columns: new[] { \"practitioner_id\", \"wanted_on\" });\n"),
	)
	s.add("change_enum", Data, "appointments.state", []string{"Data > `state` is one of"},
		sub(first, "'completed', ", ""),
		sub(aspnetRoot+"Data/ClinicContext.cs", "'completed', ", ""),
		cut(aspnetRoot+"Domain/AppointmentState.cs", "    public const string Completed = \"completed\";\n"),
	)
}

func aspnetErrors(s *set) {
	row := func(class, status, code string) string {
		return class + " => (StatusCodes." + status + ", \"" + code + "\"),"
	}
	change := func(class, from, to, code string) {
		s.status("change_status", code, refusal(code), sub(aspnetFailures, row(class, from, code), row(class, to, code)))
	}
	change("DepositDeclinedException", "Status402PaymentRequired", "Status502BadGateway", "deposit_declined")
	change("AppointmentNotFoundException", "Status404NotFound", "Status410Gone", "appointment_not_found")
	change("SlotTakenException", "Status409Conflict", "Status400BadRequest", "slot_taken")
	change("TooManyBookingsException", "Status409Conflict", "Status400BadRequest", "too_many_bookings")
	change("CancellationTooLateException", "Status422UnprocessableEntity", "Status400BadRequest", "cancellation_too_late")
	drop := func(class, status, code string) {
		s.status("drop_mapping", code, refusal(code), cut(aspnetFailures, "            "+row(class, status, code)+"\n"))
	}
	drop("DepositDeclinedException", "Status402PaymentRequired", "deposit_declined")
	drop("SlotTakenException", "Status409Conflict", "slot_taken")
	drop("PractitionerNotFoundException", "Status404NotFound", "practitioner_not_found")
	drop("CancellationTooLateException", "Status422UnprocessableEntity", "cancellation_too_late")
	const events = aspnetRoot + "Infrastructure/FailureEvents.cs"
	s.status("change_status", "unauthenticated", refusal("unauthenticated"), sub(events, "Status401Unauthorized", "Status400BadRequest"))
	s.status("change_status", "not_allowed", refusal("not_allowed"), sub(events, "Status403Forbidden", "Status404NotFound"))
	s.status("change_status", "invalid_input", refusal("invalid_input"), sub(aspnetProgram, "new BadRequestObjectResult(", "new UnprocessableEntityObjectResult("))
	s.status("change_status", "too_many_requests", refusal("too_many_requests"), sub(aspnetProgram, "Status429TooManyRequests", "Status503ServiceUnavailable"))
	s.status("never_raised", "cancellation_too_late", refusal("cancellation_too_late"),
		sub(aspnetRoot+"Services/BookingService.cs", "throw new CancellationTooLateException();", "return;"),
	)
	s.status("change_code", "practitioner_not_found", refusal("practitioner_not_found"), sub(aspnetFailures, `"practitioner_not_found"`, `"nobody_found"`))
	s.status("change_success", "POST /api/v2/appointments", s.answers("POST /api/v2/appointments"),
		sub(aspnetAppointments, "CreatedAtAction(nameof(Read), new { id = made.Id }, made)", "Ok(made)"),
	)
	s.status("change_success", "POST /api/v2/waitlist", s.answers("POST /api/v2/waitlist"), sub(aspnetWaitlist, "Accepted(entry)", "Ok(entry)"))
	s.status("change_success", "POST /api/v2/practitioners", s.answers("POST /api/v2/practitioners"),
		sub(aspnetPractitioners, "StatusCode(StatusCodes.Status201Created, practitioner)", "Ok(practitioner)"),
	)
}

func aspnetSecurity(s *set) {
	const role = "    [Authorize(Roles = \"manager\")]\n"
	marks := func(endpoint, file, route, audit string) {
		s.guard(endpoint, sub(file, route+role, route))
		s.audit(endpoint, cut(file, audit))
	}
	marks("PATCH /api/v2/appointments/{id}", aspnetAppointments, "    [HttpPatch(\"{id:long}\")]\n", "        audit.Write(User, \"appointment.move\", id);\n")
	marks("POST /api/v2/appointments/{id}/no-show", aspnetAppointments, "    [HttpPost(\"{id:long}/no-show\")]\n", "        audit.Write(User, \"appointment.no_show\", id);\n")
	marks("POST /api/v2/practitioners", aspnetPractitioners, "    [HttpPost]\n", "        audit.Write(User, \"practitioner.add\", practitioner.Id);\n")
	marks("PUT /api/v2/practitioners/{id}/schedule", aspnetPractitioners, "    [HttpPut(\"{id:long}/schedule\")]\n", "        audit.Write(User, \"schedule.replace\", id);\n")
	s.guard("GET /api/v2/reports/utilisation", sub(aspnetReports, ".RequireAuthorization(policy => policy.RequireRole(\"manager\"))", ".RequireAuthorization()"))
	s.audit("GET /api/v2/reports/utilisation", cut(aspnetReports, "        audit.Write(user, \"report.utilisation\", null);\n"))
	s.add("open_route", Security, "POST /api/v2/waitlist", s.guardedByToken("POST /api/v2/waitlist"), sub(aspnetWaitlist, "[Authorize]", "[AllowAnonymous]"))
	s.add("open_route", Security, "DELETE /api/v2/appointments/{id}", s.guardedByToken("DELETE /api/v2/appointments/{id}"),
		sub(aspnetAppointments, "    [HttpDelete(\"{id:long}\")]\n", "    [HttpDelete(\"{id:long}\")]\n    [AllowAnonymous]\n"),
	)
	s.add("change_role", Security, "PUT /api/v2/practitioners/{id}/schedule", []string{s.endpoint("PUT /api/v2/practitioners/{id}/schedule"), s.guarded},
		sub(aspnetPractitioners, "/schedule\")]\n    [Authorize(Roles = \"manager\")]", "/schedule\")]\n    [Authorize(Roles = \"patient\")]"),
	)
}

func aspnetLimits(s *set) {
	const cache, paging = aspnetRoot + "Infrastructure/CacheLifetimes.cs", aspnetRoot + "Infrastructure/Paging.cs"
	s.limit("change_limit", "directory", clinicDirectory, sub(cache, "PractitionerDirectory = TimeSpan.FromMinutes(10)", "PractitionerDirectory = TimeSpan.FromHours(10)"))
	s.limit("change_limit", "slots", clinicSlots, sub(cache, "FreeSlots = TimeSpan.FromSeconds(30)", "FreeSlots = TimeSpan.FromMinutes(30)"))
	s.limit("change_limit", "appointment list", clinicList, sub(cache, "AppointmentList = TimeSpan.FromMinutes(2)", "AppointmentList = TimeSpan.FromMinutes(20)"))
	s.limit("change_limit", "pool", clinicPool, sub(aspnetSettings, "Max Pool Size=15", "Max Pool Size=100"))
	s.limit("drop_limit", "pool", clinicPool, sub(aspnetSettings, "Max Pool Size=15;", ""))
	s.limit("change_limit", "rate", clinicRate, sub(aspnetProgram, "PermitLimit = 60", "PermitLimit = 600"))
	s.limit("change_unit", "rate", clinicRate, sub(aspnetProgram, "Window = TimeSpan.FromMinutes(1)", "Window = TimeSpan.FromSeconds(1)"))
	s.limit("drop_rate_limit", "rate", clinicRate, cut(aspnetProgram, "app.UseRateLimiter();\n"))
	s.limit("change_limit", "page size", clinicPages, sub(paging, "DefaultPageSize = 25", "DefaultPageSize = 50"))
	s.limit("change_limit", "largest page", clinicPages, sub(paging, "MaxPageSize = 200", "MaxPageSize = 1000"))
	s.limit("change_limit", "notice", clinicNotice, sub(aspnetSettings, `"CancellationNoticeHours": 24`, `"CancellationNoticeHours": 2`))
	s.limit("change_limit", "open appointments", clinicOpen, sub(aspnetSettings, `"MaxOpenAppointments": 3`, `"MaxOpenAppointments": 10`))
	s.limit("change_limit", "Adyen timeout", clinicTimeout, sub(aspnetSettings, `"TimeoutSeconds": 8`, `"TimeoutSeconds": 80`))
	s.limit("swap_limits", "directory and list", append(clinicDirectory, clinicList...),
		sub(cache, "PractitionerDirectory = TimeSpan.FromMinutes(10)", "PractitionerDirectory = TimeSpan.FromMinutes(2)"),
		sub(cache, "AppointmentList = TimeSpan.FromMinutes(2)", "AppointmentList = TimeSpan.FromMinutes(10)"),
	)
	s.limit("swap_limits", "directory and list at the call", append(clinicDirectory, clinicList...),
		sub(aspnetPractitioners, "CacheLifetimes.PractitionerDirectory", "CacheLifetimes.AppointmentList"),
		sub(aspnetAppointments, "CacheLifetimes.AppointmentList", "CacheLifetimes.PractitionerDirectory"),
	)
}

func aspnetStack(s *set) {
	const project, compose, events, deposits = aspnetRoot + "Clinic.csproj", "docker-compose.yml", aspnetRoot + "Gateways/EventPublisher.cs", aspnetRoot + "Gateways/DepositGateway.cs"
	queue := func(pack, version, image, uri, using, field, send string) []Edit {
		return []Edit{
			sub(project, `Include="RabbitMQ.Client" Version="6.8.1"`, `Include="`+pack+`" Version="`+version+`"`),
			sub(compose, "  rabbitmq:\n    image: rabbitmq:3-management", "  broker:\n    image: "+image),
			sub(compose, "redis, rabbitmq]", "redis, broker]"),
			sub(aspnetSettings, "\"RabbitMq\": {\n    \"Uri\": \"amqp://rabbitmq\"", "\"Broker\": {\n    \"Uri\": \""+uri+"\""),
			sub(events, "using RabbitMQ.Client;", using),
			sub(events, " in RabbitMQ", ""),
			sub(events, "    private readonly ConnectionFactory factory = new() { Uri = new Uri(configuration[\"RabbitMq:Uri\"]!) };\n", field),
			sub(events, "        using var connection = factory.CreateConnection();\n        using var channel = connection.CreateModel();\n        channel.BasicPublish(Exchange, name, body: JsonSerializer.SerializeToUtf8Bytes(payload));\n", send),
		}
	}
	s.tech("RabbitMQ by SQS", clinicQueue, queue("AWSSDK.SQS", "3.7.400", "localstack/localstack:3", "http://broker:4566/events", "using Amazon.SQS;", "    private readonly AmazonSQSClient queue = new();\n", "        queue.SendMessageAsync(configuration[\"Broker:Uri\"], JsonSerializer.Serialize(new { name, payload }));\n")...)
	s.tech("RabbitMQ by Kafka", clinicQueue, queue("Confluent.Kafka", "2.5.3", "apache/kafka:3.8.0", "broker:9092", "using Confluent.Kafka;", "    private readonly IProducer<string, byte[]> producer = new ProducerBuilder<string, byte[]>(Settings(configuration)).Build();\n", "        producer.Produce(Exchange, new Message<string, byte[]> { Key = name, Value = JsonSerializer.SerializeToUtf8Bytes(payload) });\n")...)
	s.tech("Adyen by Stripe", clinicPayment,
		sub(project, `Include="Adyen" Version="24.0.0"`, `Include="Stripe.net" Version="45.14.0"`),
		sub(deposits, "using Adyen;\nusing Adyen.HttpClient;\nusing Adyen.Model.Checkout;\nusing Adyen.Service.Checkout;\n", "using Stripe;\n"),
		sub(deposits, "with Adyen", "with Stripe"),
		sub(deposits, "new Config\n", "new StripeSettings\n"),
		sub(deposits, "XApiKey = configuration[\"Adyen:ApiKey\"]", "ApiKey = configuration[\"Stripe:ApiKey\"]"),
		sub(deposits, "\"Adyen:TimeoutSeconds\"", "\"Stripe:TimeoutSeconds\""),
		sub(deposits, "private readonly PaymentsService payments", "private readonly PaymentIntentService payments"),
		sub(deposits, "payments = new PaymentsService(new Client(config))", "payments = new PaymentIntentService(new StripeClient(config.ApiKey))"),
		sub(deposits, "payments.PaymentsAsync(new PaymentRequest\n", "payments.CreateAsync(new PaymentIntentCreateOptions\n"),
		sub(deposits, "new Amount(\"EUR\", cents)", "cents"),
		sub(deposits, "HttpClientException", "StripeException"),
		sub(aspnetSettings, `"Adyen": {`, `"Stripe": {`),
	)
	s.tech("SQL Server by PostgreSQL", clinicDatabase,
		sub(project, `Include="Microsoft.EntityFrameworkCore.SqlServer" Version="8.0.8"`, `Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="8.0.4"`),
		sub(aspnetProgram, "options.UseSqlServer(", "options.UseNpgsql("),
		sub(compose, "  sqlserver:\n    image: mcr.microsoft.com/mssql/server:2022-latest\n    environment:\n      ACCEPT_EULA: \"Y\"\n      MSSQL_SA_PASSWORD: local-Only-1", "  postgres:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: clinic"),
		sub(compose, "[sqlserver,", "[postgres,"),
		sub(aspnetSettings, "Server=sqlserver;Database=clinic;User Id=clinic;Max Pool Size=15;TrustServerCertificate=True", "Host=postgres;Database=clinic;Username=clinic;Maximum Pool Size=15"),
	)
	s.tech(".NET 8 by 6", []string{"What it is built with > | Language |"},
		sub(project, "net8.0", "net6.0"),
		sub("tests/Clinic.Tests/Clinic.Tests.csproj", "net8.0", "net6.0"),
		sub("Dockerfile", "dotnet/sdk:8.0", "dotnet/sdk:6.0"),
		sub("Dockerfile", "dotnet/aspnet:8.0", "dotnet/aspnet:6.0"),
	)
	s.tech("SQL Server 2022 by 2017", clinicDatabase, sub(compose, "server:2022-latest", "server:2017-latest"))
	s.tech("Redis by Memcached", clinicCache,
		sub(project, `Include="Microsoft.Extensions.Caching.StackExchangeRedis" Version="8.0.8"`, `Include="EnyimMemcachedCore" Version="3.2.1"`),
		sub(aspnetProgram, "builder.Services.AddStackExchangeRedisCache(options =>\n    options.Configuration = configuration.GetConnectionString(\"Redis\"));", "builder.Services.AddEnyimMemcached();"),
		sub(compose, "  redis:\n    image: redis:7", "  memcached:\n    image: memcached:1.6"),
		sub(compose, "redis, rabbitmq]", "memcached, rabbitmq]"),
		sub(aspnetSettings, "\"Redis\": \"redis:6379\"", "\"Memcached\": \"memcached:11211\""),
	)
}
