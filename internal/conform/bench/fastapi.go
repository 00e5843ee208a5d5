package bench

func fastapi() Stack {
	s := orders("fastapi")
	fastapiRoutes(s)
	fastapiData(s)
	fastapiErrors(s)
	fastapiSecurity(s)
	fastapiLimits(s)
	fastapiStack(s)
	return s.stack
}

func fastapiRoutes(s *set) {
	const orders, returns, tracking, admin, main = "app/api/orders.py", "app/api/returns.py", "app/api/tracking.py", "app/api/admin.py", "app/main.py"
	s.route("POST /api/v1/orders", orders, `@router.post("", response_model=OrderOut, status_code=status.HTTP_201_CREATED)`, swap{".post(", ".put("}, swap{`""`, `"/new"`})
	s.route("GET /api/v1/orders", orders, `@router.get("", response_model=OrderPage)`, swap{".get(", ".post("}, swap{`""`, `"/mine"`})
	s.route("GET /api/v1/orders/{id}", orders, `@router.get("/{order_id}", response_model=OrderOut)`, swap{".get(", ".head("}, swap{`"/{`, `"/detail/{`})
	s.route("PATCH /api/v1/orders/{id}", orders, `@router.patch("/{order_id}", response_model=OrderOut)`, swap{".patch(", ".put("}, swap{`_id}"`, `_id}/status"`})
	s.route("DELETE /api/v1/orders/{id}", orders, `@router.delete("/{order_id}", status_code=status.HTTP_204_NO_CONTENT)`, swap{".delete(", ".post("}, swap{`_id}"`, `_id}/cancel"`})
	s.route("POST /api/v1/orders/{id}/returns", returns, `@router.post("/orders/{order_id}/returns", response_model=ReturnOut, status_code=status.HTTP_201_CREATED)`, swap{".post(", ".put("}, swap{"/returns", "/rma"})
	s.route("GET /api/v1/returns/{id}", returns, `@router.get("/returns/{return_id}", response_model=ReturnOut)`, swap{".get(", ".post("}, swap{"/returns", "/rma"})
	s.route("PATCH /api/v1/returns/{id}", returns, `@router.patch("/returns/{return_id}", response_model=ReturnOut)`, swap{".patch(", ".put("}, swap{"/returns", "/return"})
	s.route("GET /api/v1/orders/{id}/tracking", tracking, `@router.get("/tracking", response_model=TrackingInfo)`, swap{".get(", ".post("}, swap{"/tracking", "/shipment"})
	s.route("GET /api/v1/admin/orders", admin, `@router.get("/orders", response_model=OrderPage)`, swap{".get(", ".post("}, swap{"/orders", "/search"})
	s.route("POST /api/v1/admin/orders/{id}/refunds", admin, `@router.post("/orders/{order_id}/refunds", response_model=Refund, status_code=status.HTTP_202_ACCEPTED)`, swap{".post(", ".patch("}, swap{"/refunds", "/repayments"})
	s.route("GET /api/v1/admin/reports/sales", admin, `@router.get("/reports/sales", response_model=list[SalesDay])`, swap{".get(", ".post("}, swap{"/reports", "/stats"})
	s.route("GET /health", main, `@app.get("/health")`, swap{".get(", ".post("}, swap{"/health", "/healthz"})
	s.unmount("returns", []string{"POST /api/v1/orders/{id}/returns", "GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}"},
		cut(main, "    api.include_router(returns.router)\n"),
	)
	s.unmount("tracking", []string{"GET /api/v1/orders/{id}/tracking"}, cut(main, "    api.include_router(tracking.router)\n"))
	s.unmount("admin", s.below("/api/v1/admin"),
		cut(main, "    api.include_router(admin.router)\n"),
	)
	s.unmount("prefix", s.below("/api/v1"), sub("app/core/config.py", `"/api/v1"`, `"/v1"`))
	service, tests := "app/services/orders.py", "tests/test_orders.py"
	s.method("OrderService", "create_order", "submit", service, orders)
	s.method("OrderService", "get_order", "fetch", service, orders, "app/services/tracking.py", tests)
	s.method("OrderService", "refund_order", "pay_back", service, admin)
	s.method("OrderService", "change_status", "transition", service, orders)
	s.method("ReturnService", "decide_return", "resolve", "app/services/returns.py", returns)
	s.method("TrackingService", "track", "locate_parcel", "app/services/tracking.py", tracking)
}

// pyColumn is a column in the model and in the migration.
func pyColumn(model, migration string) (edits []Edit) {
	return []Edit{cut("app/models.py", model), cut("migrations/versions/0001_orders_and_returns.py", migration)}
}

// pyRetype changes a column's type in the model and in the migration.
func pyRetype(model, migration string, change swap) (edits []Edit) {
	return []Edit{
		sub("app/models.py", model, change.in(model)),
		sub("migrations/versions/0001_orders_and_returns.py", migration, change.in(migration)),
	}
}

func fastapiData(s *set) {
	const migration = "migrations/versions/0001_orders_and_returns.py"
	s.column("drop_column", "orders.note", pyColumn("    note: Mapped[str | None] = mapped_column(Text)\n", "        sa.Column(\"note\", sa.Text()),\n")...)
	s.column("drop_column", "orders.currency", pyColumn("    currency: Mapped[str] = mapped_column(CHAR(3), nullable=False)\n", "        sa.Column(\"currency\", sa.CHAR(3), nullable=False),\n")...)
	s.column("drop_column", "orders.delivered_at", pyColumn("    delivered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))\n", "        sa.Column(\"delivered_at\", sa.DateTime(timezone=True)),\n")...)
	s.column("drop_column", "orders.ship_to", pyColumn("    ship_to: Mapped[dict[str, Any]] = mapped_column(JSONB, nullable=False)\n", "        sa.Column(\"ship_to\", postgresql.JSONB(), nullable=False),\n")...)
	s.column("drop_column", "order_items.sku", pyColumn("    sku: Mapped[str] = mapped_column(String(40), nullable=False)\n", "        sa.Column(\"sku\", sa.String(40), nullable=False),\n")...)
	s.column("drop_column", "returns.label_url", pyColumn("    label_url: Mapped[str | None] = mapped_column(String(255))\n", "        sa.Column(\"label_url\", sa.String(255)),\n")...)
	s.column("drop_column", "returns.closed_at", pyColumn("    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))\n", "        sa.Column(\"closed_at\", sa.DateTime(timezone=True)),\n")...)
	s.column("retype_column", "orders.number", pyRetype("String(24)", "sa.String(24)", swap{"String(24)", "Integer"})...)
	s.column("retype_column", "orders.total",
		sub("app/models.py", "total: Mapped[Decimal] = mapped_column(Numeric(12, 2), nullable=False)\n    ship_to", "total: Mapped[str] = mapped_column(Text, nullable=False)\n    ship_to"),
		sub(migration, `"total", sa.Numeric(12, 2)`, `"total", sa.Text()`),
	)
	s.column("retype_column", "order_items.quantity",
		sub("app/models.py", "quantity: Mapped[int] = mapped_column(Integer", "quantity: Mapped[str] = mapped_column(Text"),
		sub(migration, `"quantity", sa.Integer()`, `"quantity", sa.Text()`),
	)
	s.column("retype_column", "returns.reason",
		sub("app/models.py", "reason: Mapped[str] = mapped_column(Text", "reason: Mapped[int] = mapped_column(Integer"),
		sub(migration, `"reason", sa.Text()`, `"reason", sa.Integer()`),
	)
	s.column("retype_column", "orders.placed_at",
		sub("app/models.py", "placed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True)", "placed_at: Mapped[bool] = mapped_column(Boolean"),
		sub(migration, `"placed_at", sa.DateTime(timezone=True)`, `"placed_at", sa.Boolean()`),
	)
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"},
		cut("app/models.py", "        Index(\"idx_orders_status\", \"status\"),\n"),
		cut(migration, "    op.create_index(\"idx_orders_status\", \"orders\", [\"status\"])\n"),
	)
	s.add("drop_index", Data, "order_items.order_id", []string{"order_items > idx_order_items_order_id"},
		cut("app/models.py", "        Index(\"idx_order_items_order_id\", \"order_id\"),\n"),
		cut(migration, "    op.create_index(\"idx_order_items_order_id\", \"order_items\", [\"order_id\"])\n"),
	)
	s.add("drop_bound", Data, "quantity > 0", []string{"order_items > quantity"},
		sub("app/schemas.py", "quantity: int = Field(gt=0)", "quantity: int"),
		cut("app/models.py", "        CheckConstraint(\"quantity > 0\"),\n"),
		cut(migration, "        sa.CheckConstraint(\"quantity > 0\"),\n"),
	)
}

func fastapiErrors(s *set) {
	const errors = "app/core/errors.py"
	class := func(name, code string) string {
		return "class " + name + "(OrderServiceError):\n    status_code = status." + code + "\n"
	}
	s.status("change_status", "ORDER_NOT_FOUND", failure("ORDER_NOT_FOUND"),
		sub(errors, class("OrderNotFoundError", "HTTP_404_NOT_FOUND"), class("OrderNotFoundError", "HTTP_400_BAD_REQUEST")),
	)
	s.status("change_status", "ORDER_NOT_CANCELLABLE", failure("ORDER_NOT_CANCELLABLE"), sub(errors, "HTTP_409_CONFLICT", "HTTP_400_BAD_REQUEST"))
	s.status("change_status", "PAYMENT_DECLINED", failure("PAYMENT_DECLINED"), sub(errors, "HTTP_402_PAYMENT_REQUIRED", "HTTP_400_BAD_REQUEST"))
	s.status("change_status", "FORBIDDEN", failure("FORBIDDEN"), sub(errors, "HTTP_403_FORBIDDEN", "HTTP_401_UNAUTHORIZED"))
	s.status("change_status", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"), sub(errors, "HTTP_422_UNPROCESSABLE_ENTITY", "HTTP_400_BAD_REQUEST")).seed()
	s.status("drop_mapping", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"), cut(errors, "    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY\n")).seed()
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub("app/services/returns.py", "raise ReturnWindowExpiredError(\"the time for returns is over\")", "return None"),
		sub("app/services/returns.py", ", ReturnWindowExpiredError", ""),
	).seed()
	s.status("drop_mapping", "VALIDATION_FAILED", failure("VALIDATION_FAILED"), cut(errors, "    app.add_exception_handler(RequestValidationError, on_invalid_request)\n"))
	s.status("drop_mapping", "ORDER_NOT_CANCELLABLE", failure("ORDER_NOT_CANCELLABLE"), cut(errors, "    status_code = status.HTTP_409_CONFLICT\n"))
	s.status("change_code", "RETURN_NOT_FOUND", failure("RETURN_NOT_FOUND"), sub(errors, `"RETURN_NOT_FOUND"`, `"NO_SUCH_RETURN"`))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"), sub("app/api/orders.py", "HTTP_201_CREATED", "HTTP_200_OK"))
	s.status("change_success", "POST /api/v1/orders/{id}/returns", s.answers("POST /api/v1/orders/{id}/returns"),
		sub("app/api/returns.py", "HTTP_201_CREATED", "HTTP_200_OK"),
	)
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"),
		sub("app/api/admin.py", "HTTP_202_ACCEPTED", "HTTP_200_OK"),
	)
}

func fastapiSecurity(s *set) {
	const orders, returns, admin = "app/api/orders.py", "app/api/returns.py", "app/api/admin.py"
	s.guard("PATCH /api/v1/orders/{id}", sub(orders, "admin: Caller = Depends(require_admin)", "admin: Caller = Depends(get_current_user)"))
	s.guard("PATCH /api/v1/returns/{id}", sub(returns, "admin: Caller = Depends(require_admin)", "admin: Caller = Depends(get_current_user)"))
	open := func(name string) []Edit {
		return []Edit{
			sub(admin, name+": Caller = Depends(require_admin)", name+": Caller = Depends(get_current_user)"),
			sub(admin, "import Caller, require_admin", "import Caller, get_current_user, require_admin"),
		}
	}
	s.guard("GET /api/v1/admin/orders", open("admin")...)
	s.guard("POST /api/v1/admin/orders/{id}/refunds", open("actor")...)
	s.guard("GET /api/v1/admin/reports/sales", open("viewer")...)
	s.audit("PATCH /api/v1/orders/{id}", cut(orders, "    write_audit_log(admin, \"order.update\", order_id)\n"))
	s.audit("PATCH /api/v1/returns/{id}", cut(returns, "    write_audit_log(admin, \"return.decide\", return_id)\n"))
	s.audit("GET /api/v1/admin/orders", cut(admin, "    write_audit_log(admin, \"order.search\", status_is)\n"))
	s.audit("POST /api/v1/admin/orders/{id}/refunds", cut(admin, "    write_audit_log(actor, \"order.refund\", order_id)\n"))
	s.audit("GET /api/v1/admin/reports/sales", cut(admin, "    write_audit_log(viewer, \"report.sales\", \"all\")\n"))
	s.add("drop_auth", Security, "GET /api/v1/orders/{id}/tracking", []string{s.endpoint("GET /api/v1/orders/{id}/tracking"), "API Endpoints > All routes but", "Security > Authentication"},
		cut("app/api/tracking.py", "    caller: Caller = Depends(get_current_user),\n"),
		sub("app/api/tracking.py", "order_id, caller.id", "order_id, None"),
	)
}

func fastapiLimits(s *set) {
	const config, cache = "app/core/config.py", "app/core/cache.py"
	s.limit("change_limit", "order details", cachedDetails, sub(config, "order_detail_ttl_seconds: int = 300", "order_detail_ttl_seconds: int = 900")).seed()
	s.limit("change_limit", "order list", cachedList, sub(config, "order_list_ttl_seconds: int = 60", "order_list_ttl_seconds: int = 600")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(config, "tracking_ttl_seconds: int = 1800", "tracking_ttl_seconds: int = 180")).seed()
	s.limit("change_limit", "pool", pooled, sub(config, "db_pool_size: int = 20", "db_pool_size: int = 50")).seed()
	s.limit("change_limit", "rate", rated, sub(config, `"100/minute"`, `"1000/minute"`)).seed()
	s.limit("change_unit", "rate", rated, sub(config, `"100/minute"`, `"100/second"`))
	s.limit("change_limit", "page size", paged, sub(config, "default_page_size: int = 20", "default_page_size: int = 10"))
	s.limit("change_limit", "largest page", paged, sub(config, "max_page_size: int = 100", "max_page_size: int = 500"))
	s.limit("change_limit", "return window", windowed, sub(config, "return_window_days: int = 30", "return_window_days: int = 14"))
	s.limit("change_limit", "items", itemsBound, sub("app/schemas.py", "min_length=1, max_length=50", "min_length=1, max_length=500"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub(config, "stripe_timeout_seconds: int = 10", "stripe_timeout_seconds: int = 60"))
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...),
		sub(config, "order_detail_ttl_seconds: int = 300", "order_detail_ttl_seconds: int = 1800"),
		sub(config, "tracking_ttl_seconds: int = 1800", "tracking_ttl_seconds: int = 300"),
	)
	s.limit("swap_limits", "details and list at the call", append(cachedDetails, cachedList...),
		sub(cache, "setex(key, settings.order_detail_ttl_seconds", "setex(key, settings.order_list_ttl_seconds"),
		sub(cache, "{page}\", settings.order_list_ttl_seconds", "{page}\", settings.order_detail_ttl_seconds"),
	)
}

func fastapiStack(s *set) {
	const manifest, compose, events, payment = "pyproject.toml", "docker-compose.yml", "app/clients/events.py", "app/clients/payment.py"
	const sending = "        async with self._session.client(\"sqs\", region_name=settings.aws_region) as sqs:\n" +
		"            await sqs.send_message(\n                QueueUrl=settings.sqs_queue_url,\n" +
		"                MessageBody=json.dumps({\"event\": name, \"payload\": payload}, default=str),\n            )\n"
	const body = "        body = json.dumps({\"event\": name, \"payload\": payload}, default=str).encode()\n"
	queue := func(pack, image, scheme, module, send string) []Edit {
		return []Edit{
			sub(manifest, `"aioboto3>=13.0"`, pack),
			sub(compose, "localstack/localstack:3", image),
			sub(compose, "SERVICES: sqs", "MODE: single"),
			sub(compose, "SQS_QUEUE_URL: http://sqs:4566/000000000000/order-events", "BROKER_URL: "+scheme+"://sqs"),
			gone("infra/queue.tf"),
			sub("app/core/config.py", "sqs_queue_url", "broker_url"),
			sub(events, "SQS queue", "queue"),
			sub(events, "import aioboto3", "import "+module),
			cut(events, "    def __init__(self) -> None:\n        self._session = aioboto3.Session()\n\n"),
			sub(events, sending, body+send),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue(`"aio-pika>=9.4"`, "rabbitmq:3-management", "amqp", "aio_pika",
		"        async with await aio_pika.connect(settings.broker_url) as connection:\n"+
			"            channel = await connection.channel()\n"+
			"            await channel.default_exchange.publish(aio_pika.Message(body), routing_key=\"order-events\")\n")...).seed()
	s.tech("SQS by Kafka", queued, queue(`"aiokafka>=0.11"`, "apache/kafka:3.8.0", "kafka", "aiokafka",
		"        async with aiokafka.AIOKafkaProducer(bootstrap_servers=settings.broker_url) as producer:\n"+
			"            await producer.send_and_wait(\"order-events\", body)\n")...).seed()
	s.tech("Stripe by PayPal", paid,
		sub(manifest, `"stripe>=10.0"`, `"paypalrestsdk>=1.13"`),
		sub(payment, "with Stripe", "with PayPal"),
		sub(payment, "import stripe", "import paypalrestsdk"),
		sub(payment, "stripe.api_key = settings.stripe_api_key\nstripe.default_http_client = stripe.HTTPXClient(timeout=settings.stripe_timeout_seconds)", "paypalrestsdk.configure({\"client_secret\": settings.paypal_secret, \"timeout\": settings.paypal_timeout_seconds})"),
		sub(payment, "stripe.PaymentIntent.create_async", "paypalrestsdk.Payment.create_async"),
		sub(payment, "stripe.CardError", "paypalrestsdk.ClientError"),
		sub(payment, "stripe.Refund", "paypalrestsdk.Refund"),
		sub("app/core/config.py", "stripe_api_key", "paypal_secret"),
		sub("app/core/config.py", "stripe_timeout_seconds", "paypal_timeout_seconds"),
	)
	s.tech("PostgreSQL by MySQL", stored,
		sub(manifest, `"asyncpg>=0.29"`, `"aiomysql>=0.2"`),
		sub(compose, "postgres:16-alpine", "mysql:8"),
		sub(compose, "postgresql+asyncpg://", "mysql+aiomysql://"),
		sub(compose, "POSTGRES_USER", "MYSQL_USER"),
		sub(compose, "POSTGRES_PASSWORD", "MYSQL_PASSWORD"),
		sub(compose, "POSTGRES_DB", "MYSQL_DATABASE"),
		sub("app/core/config.py", "postgresql+asyncpg://", "mysql+aiomysql://"),
		sub("app/models.py", "from sqlalchemy.dialects.postgresql import JSONB", "from sqlalchemy import JSON as JSONB"),
		sub("migrations/versions/0001_orders_and_returns.py", "from sqlalchemy.dialects import postgresql\n", ""),
		sub("migrations/versions/0001_orders_and_returns.py", "postgresql.JSONB()", "sa.JSON()"),
	)
	s.tech("PostgreSQL 16 by 12", stored, sub(compose, "postgres:16-alpine", "postgres:12-alpine"))
	s.tech("Redis by Memcached", cached,
		sub(manifest, `"redis>=5.0"`, `"aiomcache>=0.8"`),
		sub(compose, "redis:7-alpine", "memcached:1.6"),
		sub(compose, "REDIS_URL: redis://cache:6379/0", "MEMCACHED_HOST: cache"),
		sub("app/core/config.py", `redis_url: str = "redis://localhost:6379/0"`, `memcached_host: str = "localhost"`),
		sub("app/core/cache.py", "from redis.asyncio import Redis", "import aiomcache"),
		sub("app/core/cache.py", "redis = Redis.from_url(settings.redis_url, decode_responses=True)", "redis = aiomcache.Client(settings.memcached_host)"),
	)
}
