package bench

func spring() Stack {
	s := orders("spring")
	springRoutes(s)
	springData(s)
	springIndexes(s)
	springErrors(s)
	springSecurity(s)
	springLimits(s)
	springStack(s)
	return s.stack
}

const (
	springRoot    = "src/main/java/test/shop/orders/"
	springOrders  = springRoot + "api/OrderController.java"
	springReturns = springRoot + "api/ReturnController.java"
	springAdmin   = springRoot + "api/AdminController.java"
	springAdvice  = springRoot + "error/GlobalExceptionHandler.java"
	springConfig  = "src/main/resources/application.yml"
)

func springRoutes(s *set) {
	s.route("POST /api/v1/orders", springOrders, "    @PostMapping\n    @ResponseStatus", swap{"@PostMapping", "@PutMapping"}, swap{"@PostMapping", "@PostMapping(\"/new\")"})
	s.route("GET /api/v1/orders", springOrders, "    @GetMapping\n", swap{"@GetMapping", "@PostMapping"}, swap{"@GetMapping", "@GetMapping(\"/mine\")"})
	s.route("GET /api/v1/orders/{id}", springOrders, "    @GetMapping(\"/{id}\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"/{id}", "/detail/{id}"})
	s.route("PATCH /api/v1/orders/{id}", springOrders, "    @PatchMapping(\"/{id}\")\n", swap{"@PatchMapping", "@PutMapping"}, swap{"/{id}", "/{id}/status"})
	s.route("DELETE /api/v1/orders/{id}", springOrders, "    @DeleteMapping(\"/{id}\")\n", swap{"@DeleteMapping", "@PostMapping"}, swap{"/{id}", "/{id}/cancel"})
	s.route("POST /api/v1/orders/{id}/returns", springOrders, "    @PostMapping(\"/{id}/returns\")\n", swap{"@PostMapping", "@PutMapping"}, swap{"returns", "rma"})
	s.route("GET /api/v1/orders/{id}/tracking", springOrders, "    @GetMapping(\"/{id}/tracking\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"tracking", "shipment"})
	s.route("GET /api/v1/returns/{id}", springReturns, "    @GetMapping(\"/{id}\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"/{id}", "/by-id/{id}"})
	s.route("PATCH /api/v1/returns/{id}", springReturns, "    @PatchMapping(\"/{id}\")\n", swap{"@PatchMapping", "@PutMapping"}, swap{"/{id}", "/{id}/decision"})
	s.route("GET /api/v1/admin/orders", springAdmin, "    @GetMapping(\"/orders\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"orders", "search"})
	s.route("POST /api/v1/admin/orders/{id}/refunds", springAdmin, "    @PostMapping(\"/orders/{id}/refunds\")\n", swap{"@PostMapping", "@PatchMapping"}, swap{"refunds", "repayments"})
	s.route("GET /api/v1/admin/reports/sales", springAdmin, "    @GetMapping(\"/reports/sales\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"reports", "stats"})
	s.route("GET /health", springRoot+"api/HealthController.java", "    @GetMapping(\"/health\")\n", swap{"@GetMapping", "@PostMapping"}, swap{"health", "ping"})
	admin := s.below("/api/v1/admin")
	returns := []string{"GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}"}
	s.unmount("admin is no controller", admin, cut(springAdmin, "@RestController\n"))
	s.unmount("returns is no controller", returns, cut(springReturns, "@RestController\n"))
	s.unmount("admin under another prefix", admin, sub(springAdmin, "/api/v1/admin", "/api/v1/backoffice"))
	s.unmount("returns under another prefix", returns, sub(springReturns, "/api/v1/returns", "/api/v1/rma"))
	s.unmount("orders under another version", s.below("/api/v1/orders"),
		sub(springOrders, "/api/v1/orders", "/api/v2/orders"),
	)
	s.unmount("admin goes away", admin, gone(springAdmin))
	const orders, ret = springRoot + "service/OrderService.java", springRoot + "service/ReturnService.java"
	s.method("OrderService", "createOrder", "submit", orders, springOrders)
	s.method("OrderService", "cancelOrder", "withdraw", orders, springOrders)
	s.method("OrderService", "changeStatus", "transition", orders, springOrders)
	s.method("OrderService", "refundOrder", "payBack", orders, springAdmin)
	s.method("ReturnService", "decideReturn", "resolve", ret, springReturns)
	s.method("TrackingService", "track", "locateParcel", springRoot+"service/TrackingService.java", springOrders)
}

func springData(s *set) {
	const order, item, ret = springRoot + "domain/Order.java", springRoot + "domain/OrderItem.java", springRoot + "domain/Return.java"
	const first, second, service = "src/main/resources/db/migration/V1__orders.sql", "src/main/resources/db/migration/V2__returns.sql", springRoot + "service/OrderService.java"
	s.column("drop_column", "orders.note", cut(order, "    @Column(columnDefinition = \"text\")\n    private String note;\n\n"), cut(first, "    note TEXT,\n"))
	s.column("drop_column", "orders.currency",
		cut(order, "    @Column(nullable = false, columnDefinition = \"char(3)\")\n    private String currency;\n\n"),
		cut(first, "    currency CHAR(3) NOT NULL,\n"),
		cut(service, "        order.setCurrency(\"EUR\");\n"),
		sub(service, "order.getCurrency()", "\"EUR\""),
	)
	s.column("drop_column", "orders.delivered_at", cut(order, "    private OffsetDateTime deliveredAt;\n\n"), cut(first, "    delivered_at TIMESTAMPTZ,\n"))
	s.column("drop_column", "order_items.sku",
		cut(item, "    @Column(nullable = false, length = 40)\n    private String sku;\n\n"),
		cut(first, "    sku VARCHAR(40) NOT NULL,\n"),
		cut(service, "        item.setSku(line.sku());\n"),
	)
	s.column("drop_column", "order_items.product_id",
		cut(item, "    @Column(nullable = false)\n    private UUID productId;\n\n"),
		cut(first, "    product_id UUID NOT NULL,\n"),
		cut(service, "        item.setProductId(line.productId());\n"),
	)
	s.column("drop_column", "returns.label_url", cut(ret, "    @Column(length = 255)\n    private String labelUrl;\n\n"), cut(second, "    label_url VARCHAR(255),\n"))
	s.column("drop_column", "returns.refund_amount",
		cut(ret, "    @Column(precision = 12, scale = 2)\n    private BigDecimal refundAmount;\n\n"),
		cut(second, "    refund_amount NUMERIC(12, 2),\n"),
	)
	s.column("retype_column", "orders.number",
		sub(order, "unique = true, length = 24)\n    private String number", "unique = true)\n    private Long number"),
		sub(first, "number VARCHAR(24)", "number BIGINT"),
	)
	s.column("retype_column", "orders.shipping_fee",
		sub(order, "@Column(nullable = false, precision = 12, scale = 2)\n    private BigDecimal shippingFee", "@Column(nullable = false, columnDefinition = \"text\")\n    private String shippingFee"),
		sub(first, "shipping_fee NUMERIC(12, 2)", "shipping_fee TEXT"),
	)
	s.column("retype_column", "order_items.quantity", sub(item, "private int quantity", "private String quantity"), sub(first, "quantity INTEGER", "quantity VARCHAR(20)"))
	s.column("retype_column", "returns.requested_at",
		sub(ret, "private OffsetDateTime requestedAt", "private boolean requestedAt"),
		sub(second, "requested_at TIMESTAMPTZ", "requested_at BOOLEAN"),
	)
	s.column("retype_column", "returns.reason",
		sub(ret, "@Column(nullable = false, columnDefinition = \"text\")\n    private String reason", "@Column(nullable = false)\n    private int reason"),
		sub(second, "reason TEXT", "reason INTEGER"),
	)
}

func springIndexes(s *set) {
	const order, item, ret = springRoot + "domain/Order.java", springRoot + "domain/OrderItem.java", springRoot + "domain/Return.java"
	const first, second, service = "src/main/resources/db/migration/V1__orders.sql", "src/main/resources/db/migration/V2__returns.sql", springRoot + "service/OrderService.java"
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"},
		sub(order, "columnList = \"customer_id\"),\n            @Index(name = \"idx_orders_status\", columnList = \"status\")\n", "columnList = \"customer_id\")\n"),
		cut(first, "CREATE INDEX idx_orders_status ON orders (status);\n"),
	)
	s.add("drop_index", Data, "returns.order_id", []string{"returns > idx_returns_order_id"},
		sub(ret, ", indexes = @Index(name = \"idx_returns_order_id\", columnList = \"order_id\")", ""),
		cut(second, "CREATE INDEX idx_returns_order_id ON returns (order_id);\n"),
	)
	s.add("change_enum", Data, "orders.status", []string{"orders > status"},
		sub(first, "'delivered', ", ""),
		cut(springRoot+"domain/OrderStatus.java", "    DELIVERED(\"delivered\"),\n"),
	)
	s.add("drop_bound", Data, "quantity > 0", []string{"order_items > quantity"},
		sub(springRoot+"api/dto/OrderLine.java", "@Positive int quantity", "int quantity"),
		sub(first, "    line_total NUMERIC(12, 2) NOT NULL,\n    CONSTRAINT chk_order_items_quantity CHECK (quantity > 0)\n", "    line_total NUMERIC(12, 2) NOT NULL\n"),
	)
}

func springErrors(s *set) {
	change := func(code, before, after string) *Mutant {
		return s.status("change_status", code, failure(code), sub(springAdvice, before, after))
	}
	change("VALIDATION_FAILED", "HttpStatus.BAD_REQUEST", "HttpStatus.NOT_ACCEPTABLE")
	change("PAYMENT_DECLINED", "HttpStatus.PAYMENT_REQUIRED", "HttpStatus.BAD_GATEWAY")
	change("FORBIDDEN", "HttpStatus.FORBIDDEN", "HttpStatus.UNAUTHORIZED")
	change("ORDER_NOT_CANCELLABLE", "HttpStatus.CONFLICT", "HttpStatus.BAD_REQUEST")
	change("ORDER_NOT_FOUND", "@ExceptionHandler(OrderNotFoundException.class)\n    @ResponseStatus(HttpStatus.NOT_FOUND)", "@ExceptionHandler(OrderNotFoundException.class)\n    @ResponseStatus(HttpStatus.GONE)")
	change("RETURN_WINDOW_EXPIRED", "ResponseEntity.unprocessableEntity()", "ResponseEntity.badRequest()").seed()
	drop := func(code, class string) *Mutant {
		return s.status("drop_mapping", code, failure(code), cut(springAdvice, "    @ExceptionHandler("+class+".class)\n"))
	}
	drop("RETURN_WINDOW_EXPIRED", "ReturnWindowExpiredException").seed()
	drop("ORDER_NOT_CANCELLABLE", "OrderNotCancellableException")
	drop("PAYMENT_DECLINED", "PaymentDeclinedException")
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub(springRoot+"service/ReturnService.java", "throw new ReturnWindowExpiredException();", "throw new IllegalStateException(\"too late\");"),
		cut(springRoot+"service/ReturnService.java", "import test.shop.orders.error.ReturnWindowExpiredException;\n"),
	).seed()
	s.status("change_status", "RATE_LIMITED", failure("RATE_LIMITED"),
		sub(springRoot+"security/RateLimitFilter.java", "HttpStatus.TOO_MANY_REQUESTS", "HttpStatus.SERVICE_UNAVAILABLE"),
	)
	s.status("change_status", "UNAUTHENTICATED", failure("UNAUTHENTICATED"),
		sub(springRoot+"security/SecurityConfig.java", "HttpStatus.UNAUTHORIZED", "HttpStatus.FORBIDDEN"),
	)
	s.status("change_code", "RETURN_NOT_FOUND", failure("RETURN_NOT_FOUND"), sub(springAdvice, `"RETURN_NOT_FOUND"`, `"NO_SUCH_RETURN"`))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"),
		sub(springOrders, "    @PostMapping\n    @ResponseStatus(HttpStatus.CREATED)\n", "    @PostMapping\n"),
	)
	s.status("change_success", "POST /api/v1/orders/{id}/returns", s.answers("POST /api/v1/orders/{id}/returns"),
		sub(springOrders, "returns\")\n    @ResponseStatus(HttpStatus.CREATED)\n", "returns\")\n    @ResponseStatus(HttpStatus.OK)\n"),
	)
	s.status("change_success", "DELETE /api/v1/orders/{id}", s.answers("DELETE /api/v1/orders/{id}"), sub(springOrders, "HttpStatus.NO_CONTENT", "HttpStatus.OK"))
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"),
		sub(springAdmin, "ResponseEntity.accepted()", "ResponseEntity.ok()"),
	)
}

func springSecurity(s *set) {
	marks := func(endpoint, file, mapping, audit string) {
		s.guard(endpoint, sub(file, mapping+"\n    @PreAuthorize(\"hasRole('admin')\")\n", mapping+"\n"))
		s.audit(endpoint, cut(file, audit))
	}
	marks("PATCH /api/v1/orders/{id}", springOrders, "@PatchMapping(\"/{id}\")", "        audit.record(id(caller), \"order.update\", id);\n")
	marks("PATCH /api/v1/returns/{id}", springReturns, "@PatchMapping(\"/{id}\")", "        audit.record(UUID.fromString(caller.getSubject()), \"return.decide\", id);\n")
	marks("GET /api/v1/admin/orders", springAdmin, "@GetMapping(\"/orders\")", "        audit.record(actor(caller), \"order.search\", status);\n")
	marks("POST /api/v1/admin/orders/{id}/refunds", springAdmin, "@PostMapping(\"/orders/{id}/refunds\")", "        audit.record(actor(caller), \"order.refund\", id);\n")
	marks("GET /api/v1/admin/reports/sales", springAdmin, "@GetMapping(\"/reports/sales\")", "        audit.record(actor(caller), \"report.sales\", \"all\");\n")
	const security = springRoot + "security/SecurityConfig.java"
	s.add("drop_auth", Security, "all routes", []string{"API Endpoints > All routes but", "Security > Authentication", s.endpoint("POST /api/v1/orders"), s.endpoint("GET /api/v1/orders")},
		sub(security, ".anyRequest().authenticated()", ".anyRequest().permitAll()"),
	)
	s.add("change_role", Security, "PATCH /api/v1/returns/{id}", []string{s.endpoint("PATCH /api/v1/returns/{id}"), "Security > Authorization"},
		sub(springReturns, "hasRole('admin')", "hasRole('customer')"),
	)
	s.add("open_route", Security, "GET /api/v1/admin/reports/sales", []string{s.endpoint("GET /api/v1/admin/reports/sales"), "API Endpoints > All routes but", "Security > Authentication"},
		sub(security, `requestMatchers("/health")`, `requestMatchers("/health", "/api/v1/admin/reports/**")`),
		sub(springAdmin, "@GetMapping(\"/reports/sales\")\n    @PreAuthorize(\"hasRole('admin')\")", "@GetMapping(\"/reports/sales\")"),
	)
}

func springLimits(s *set) {
	const cache, paging = springRoot + "config/CacheConfig.java", springRoot + "api/Paging.java"
	s.limit("change_limit", "order details", cachedDetails,
		sub(cache, "ORDER_DETAILS, keptFor(Duration.ofMinutes(5))", "ORDER_DETAILS, keptFor(Duration.ofMinutes(50))"),
	).seed()
	s.limit("change_limit", "order list", cachedList, sub(cache, "ORDER_LIST, keptFor(Duration.ofMinutes(1))", "ORDER_LIST, keptFor(Duration.ofHours(1))")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(cache, "TRACKING, keptFor(Duration.ofMinutes(30))", "TRACKING, keptFor(Duration.ofMinutes(3))")).seed()
	s.limit("change_limit", "pool", pooled, sub(springConfig, "maximum-pool-size: 20", "maximum-pool-size: 50")).seed()
	s.limit("drop_limit", "pool", pooled, cut(springConfig, "      maximum-pool-size: 20\n")).seed()
	s.limit("change_limit", "rate", rated, sub(springConfig, "requests-per-minute: 100", "requests-per-minute: 1000")).seed()
	s.limit("change_unit", "rate", rated, sub(springRoot+"security/RateLimitFilter.java", "Duration.ofMinutes(1)", "Duration.ofSeconds(1)"))
	s.limit("change_limit", "page size", paged, sub(paging, `DEFAULT_PAGE_SIZE = "20"`, `DEFAULT_PAGE_SIZE = "50"`))
	s.limit("change_limit", "largest page", paged, sub(paging, "MAX_PAGE_SIZE = 100", "MAX_PAGE_SIZE = 1000"))
	s.limit("change_limit", "return window", windowed, sub(springConfig, "window-days: 30", "window-days: 14"))
	s.limit("change_limit", "items", itemsBound, sub(springRoot+"api/dto/CreateOrderRequest.java", "max = 50", "max = 500"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub(springConfig, "timeout: 10s", "timeout: 90s"))
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...),
		sub(cache, "ORDER_DETAILS, keptFor(Duration.ofMinutes(5))", "ORDER_DETAILS, keptFor(Duration.ofMinutes(30))"),
		sub(cache, "TRACKING, keptFor(Duration.ofMinutes(30))", "TRACKING, keptFor(Duration.ofMinutes(5))"),
	)
	s.limit("swap_limits", "details and list", append(cachedDetails, cachedList...),
		sub(cache, "ORDER_DETAILS, keptFor(Duration.ofMinutes(5))", "ORDER_DETAILS, keptFor(Duration.ofMinutes(1))"),
		sub(cache, "ORDER_LIST, keptFor(Duration.ofMinutes(1))", "ORDER_LIST, keptFor(Duration.ofMinutes(5))"),
	)
}

func springStack(s *set) {
	const pom, compose = "pom.xml", "docker-compose.yml"
	const events, payment = springRoot + "client/EventPublisher.java", springRoot + "client/PaymentGateway.java"
	queue := func(group, artifact, image, imports, kind, send string) []Edit {
		return []Edit{
			sub(pom, "<groupId>io.awspring.cloud</groupId>\n      <artifactId>spring-cloud-aws-starter-sqs</artifactId>\n      <version>3.2.0</version>", "<groupId>"+group+"</groupId>\n      <artifactId>"+artifact+"</artifactId>"),
			sub(compose, "localstack/localstack:3", image),
			sub(compose, "  localstack:\n", "  broker:\n"),
			sub(compose, "redis, localstack", "redis, broker"),
			gone("infra/queue.tf"),
			sub(events, "import io.awspring.cloud.sqs.operations.SqsTemplate;", "import "+imports+";"),
			sub(events, "SQS queue", "queue"),
			sub(events, "SqsTemplate sqs", kind+" broker"),
			sub(events, "sqs.send(", send),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue("org.springframework.boot", "spring-boot-starter-amqp", "rabbitmq:3-management", "org.springframework.amqp.rabbit.core.RabbitTemplate", "RabbitTemplate", "broker.convertAndSend(")...).seed()
	s.tech("SQS by Kafka", queued, queue("org.springframework.kafka", "spring-kafka", "apache/kafka:3.8.0", "org.springframework.kafka.core.KafkaTemplate", "KafkaTemplate<String, Object>", "broker.send(")...).seed()
	s.tech("Stripe by Adyen", paid,
		sub(pom, "<groupId>com.stripe</groupId>\n      <artifactId>stripe-java</artifactId>\n      <version>26.12.0</version>", "<groupId>com.adyen</groupId>\n      <artifactId>adyen-java-api-library</artifactId>\n      <version>28.0.0</version>"),
		Edit{File: payment, Before: "com.stripe.", After: "com.adyen.", Every: true},
		Edit{File: payment, Before: "Stripe", After: "Adyen", Every: true},
		Edit{File: payment, Before: "stripe()", After: "adyen()", Every: true},
		sub(springConfig, "  stripe:\n    api-key: ${STRIPE_API_KEY:}", "  adyen:\n    api-key: ${ADYEN_API_KEY:}"),
		sub(springRoot+"config/ShopProperties.java", "Stripe stripe", "Adyen adyen"),
		sub(springRoot+"config/ShopProperties.java", "record Stripe(", "record Adyen("),
	)
	s.tech("PostgreSQL by MySQL", stored,
		sub(pom, "<groupId>org.postgresql</groupId>\n      <artifactId>postgresql</artifactId>", "<groupId>com.mysql</groupId>\n      <artifactId>mysql-connector-j</artifactId>"),
		sub(pom, "flyway-database-postgresql", "flyway-mysql"),
		sub(compose, "  postgres:\n    image: postgres:16", "  mysql:\n    image: mysql:8.4"),
		sub(compose, "[postgres,", "[mysql,"),
		sub(compose, "POSTGRES_DB", "MYSQL_DATABASE"),
		sub(compose, "POSTGRES_PASSWORD", "MYSQL_PASSWORD"),
		sub(springConfig, "jdbc:postgresql://postgres:5432", "jdbc:mysql://mysql:3306"),
	)
	s.tech("PostgreSQL 16 by 12", stored, sub(compose, "postgres:16", "postgres:12"))
	s.tech("Java 21 by 11", []string{"Tech Stack > **Language**"},
		sub(pom, "<java.version>21<", "<java.version>11<"),
		sub("Dockerfile", "eclipse-temurin:21-jre", "eclipse-temurin:11-jre"),
	)
	s.tech("Spring Boot 3.3 by 2.7", []string{"Tech Stack > **Framework**"}, sub(pom, "<version>3.3.4</version>", "<version>2.7.18</version>"))
}
