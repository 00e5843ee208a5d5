package bench

func nest() Stack {
	s := orders("nest")
	nestRoutes(s)
	nestData(s)
	nestIndexes(s)
	nestErrors(s)
	nestSecurity(s)
	nestLimits(s)
	nestStack(s)
	return s.stack
}

const (
	nestOrders   = "src/orders/orders.controller.ts"
	nestReturns  = "src/returns/returns.controller.ts"
	nestTracking = "src/tracking/tracking.controller.ts"
	nestAdmin    = "src/admin/admin.controller.ts"
	nestApp      = "src/app.module.ts"
	nestFailures = "src/common/exceptions.ts"
)

func nestRoutes(s *set) {
	s.route("POST /api/v1/orders", nestOrders, "  @Post()\n  @HttpCode(HttpStatus.CREATED)\n", swap{"@Post", "@Put"}, swap{"@Post()", "@Post('new')"})
	s.route("GET /api/v1/orders", nestOrders, "  @Get()\n  list(", swap{"@Get", "@Post"}, swap{"@Get()", "@Get('mine')"})
	s.api("drop_route", "GET /api/v1/orders/{id}", cut(nestOrders, "  @Get(':id')\n"))
	s.api("change_verb", "GET /api/v1/orders/{id}", sub(nestOrders, "@Get(':id')", "@Head(':id')"))
	s.api("rename_segment", "GET /api/v1/orders/{id}", sub(nestOrders, "@Get(':id')", "@Get('detail/:id')"))
	s.route("PATCH /api/v1/orders/{id}", nestOrders, "  @Patch(':id')\n", swap{"@Patch", "@Put"}, swap{":id", ":id/status"})
	s.route("DELETE /api/v1/orders/{id}", nestOrders, "  @Delete(':id')\n", swap{"@Delete", "@Post"}, swap{":id", ":id/cancel"})
	s.route("POST /api/v1/orders/{id}/returns", nestReturns, "  @Post('orders/:id/returns')\n", swap{"@Post", "@Put"}, swap{"/returns", "/rma"})
	s.route("GET /api/v1/returns/{id}", nestReturns, "  @Get('returns/:id')\n", swap{"@Get", "@Post"}, swap{"returns", "rma"})
	s.route("PATCH /api/v1/returns/{id}", nestReturns, "  @Patch('returns/:id')\n", swap{"@Patch", "@Put"}, swap{"returns", "return"})
	s.route("GET /api/v1/orders/{id}/tracking", nestTracking, "  @Get()\n", swap{"@Get", "@Post"}, swap{"@Get()", "@Get('now')"})
	s.route("GET /api/v1/admin/orders", nestAdmin, "  @Get('orders')\n", swap{"@Get", "@Post"}, swap{"orders", "search"})
	s.route("POST /api/v1/admin/orders/{id}/refunds", nestAdmin, "  @Post('orders/:id/refunds')\n", swap{"@Post", "@Patch"}, swap{"refunds", "repayments"})
	s.route("GET /api/v1/admin/reports/sales", nestAdmin, "  @Get('reports/sales')\n", swap{"@Get", "@Post"}, swap{"reports", "stats"})
	admin := s.below("/api/v1/admin")
	returns := []string{"POST /api/v1/orders/{id}/returns", "GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}"}
	s.unmount("admin module", admin, cut(nestApp, "    AdminModule,\n"), cut(nestApp, "import { AdminModule } from './admin/admin.module';\n"))
	s.unmount("admin controller", admin, sub("src/admin/admin.module.ts", ", controllers: [AdminController]", ""))
	s.unmount("admin under another prefix", admin, sub(nestAdmin, "@Controller('admin')", "@Controller('backoffice')"))
	s.unmount("returns controller", returns, cut("src/returns/returns.module.ts", "  controllers: [ReturnsController],\n"))
	s.unmount("returns module", returns, cut(nestApp, "    ReturnsModule,\n"), cut(nestApp, "import { ReturnsModule } from './returns/returns.module';\n"))
	s.unmount("tracking module", []string{"GET /api/v1/orders/{id}/tracking"},
		cut(nestApp, "    TrackingModule,\n"),
		cut(nestApp, "import { TrackingModule } from './tracking/tracking.module';\n"),
	)
	s.unmount("prefix", s.below("/api/v1"), sub("src/main.ts", "'api/v1'", "'v1'"))
	s.unmount("health under the prefix", []string{"GET /health"}, sub("src/main.ts", ", { exclude: ['health'] }", ""))
	const orders = "src/orders/orders.service.ts"
	s.method("OrderService", "createOrder", "submit", orders, nestOrders)
	s.method("OrderService", "cancelOrder", "withdraw", orders, nestOrders)
	s.method("OrderService", "changeStatus", "transition", orders, nestOrders)
	s.method("OrderService", "refundOrder", "payBack", orders, nestAdmin)
	s.method("ReturnService", "decideReturn", "resolve", "src/returns/returns.service.ts", nestReturns)
	s.method("TrackingService", "track", "locateParcel", "src/tracking/tracking.service.ts", nestTracking)
}

func nestData(s *set) {
	const order, ret, first, second = "src/orders/order.entity.ts", "src/returns/return.entity.ts", "src/migrations/1718000000000-orders.ts", "src/migrations/1718000100000-returns.ts"
	s.column("drop_column", "orders.note", cut(order, "  @Column('text', { nullable: true })\n  note!: string | null;\n\n"), cut(first, "        note TEXT,\n"))
	s.column("drop_column", "orders.currency",
		cut(order, "  @Column('char', { length: 3 })\n  currency!: string;\n\n"),
		cut(first, "        currency CHAR(3) NOT NULL,\n"),
		cut("src/orders/orders.service.ts", "        currency: 'EUR',\n"),
	)
	s.column("drop_column", "orders.ship_to",
		cut(order, "  @Column('jsonb', { name: 'ship_to' })\n  shipTo!: Record<string, string>;\n\n"),
		cut(first, "        ship_to JSONB NOT NULL,\n"),
		cut("src/orders/orders.service.ts", "        shipTo: { ...shipTo },\n"),
	)
	s.column("drop_column", "order_items.sku",
		cut(order, "  @Column('varchar', { length: 40 })\n  sku!: string;\n\n"),
		cut(first, "        sku VARCHAR(40) NOT NULL,\n"),
		cut("src/orders/orders.service.ts", "          sku: line.sku,\n"),
	)
	s.column("drop_column", "order_items.product_id",
		cut(order, "  @Column('uuid', { name: 'product_id' })\n  productId!: string;\n\n"),
		cut(first, "        product_id UUID NOT NULL,\n"),
		cut("src/orders/orders.service.ts", "          productId: line.productId,\n"),
	)
	s.column("drop_column", "returns.label_url",
		cut(ret, "  @Column('varchar', { name: 'label_url', length: 255, nullable: true })\n  labelUrl!: string | null;\n\n"),
		cut(second, "        label_url VARCHAR(255),\n"),
	)
	s.column("drop_column", "returns.refund_amount",
		cut(ret, "  @Column('numeric', { name: 'refund_amount', precision: 12, scale: 2, nullable: true })\n  refundAmount!: string | null;\n\n"),
		cut(second, "        refund_amount NUMERIC(12, 2),\n"),
	)
	s.column("retype_column", "orders.number",
		sub(order, "@Column('varchar', { length: 24, unique: true })\n  number!: string", "@Column('bigint', { unique: true })\n  number!: number"),
		sub(first, "number VARCHAR(24)", "number BIGINT"),
	)
	s.column("retype_column", "orders.shipping_fee",
		sub(order, "@Column('numeric', { name: 'shipping_fee', precision: 12, scale: 2 })", "@Column('text', { name: 'shipping_fee' })"),
		sub(first, "shipping_fee NUMERIC(12, 2)", "shipping_fee TEXT"),
	)
	s.column("retype_column", "order_items.quantity",
		sub(order, "@Column('integer')\n  quantity!: number", "@Column('text')\n  quantity!: string"),
		sub(first, "quantity INTEGER", "quantity TEXT"),
	)
	s.column("retype_column", "returns.reason",
		sub(ret, "@Column('text')\n  reason!: string", "@Column('integer')\n  reason!: number"),
		sub(second, "reason TEXT", "reason INTEGER"),
	)
	s.column("retype_column", "returns.requested_at",
		sub(ret, "@Column('timestamptz', { name: 'requested_at' })\n  requestedAt!: Date", "@Column('boolean', { name: 'requested_at' })\n  requestedAt!: boolean"),
		sub(second, "requested_at TIMESTAMPTZ", "requested_at BOOLEAN"),
	)
}

func nestIndexes(s *set) {
	const order, ret, first, second = "src/orders/order.entity.ts", "src/returns/return.entity.ts", "src/migrations/1718000000000-orders.ts", "src/migrations/1718000100000-returns.ts"
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"},
		cut(order, "  @Index('idx_orders_status')\n"),
		cut(first, "    await runner.query(`CREATE INDEX idx_orders_status ON orders (status)`);\n"),
	)
	s.add("drop_index", Data, "returns.order_id", []string{"returns > idx_returns_order_id"},
		cut(ret, "  @Index('idx_returns_order_id')\n"),
		cut(second, "    await runner.query(`CREATE INDEX idx_returns_order_id ON returns (order_id)`);\n"),
	)
	s.add("change_enum", Data, "orders.status", []string{"orders > status"}, cut(order, "  Delivered = 'delivered',\n"), sub(first, "'delivered', ", ""))
	s.add("drop_bound", Data, "quantity > 0", []string{"order_items > quantity"},
		cut("src/orders/dto/create-order.dto.ts", "  @IsPositive()\n"),
		sub(first, " CHECK (quantity > 0)", ""),
	)
}

func nestErrors(s *set) {
	change := func(code, from, to string) *Mutant {
		return s.status("change_status", code, failure(code), sub(nestFailures, "HttpStatus."+from+")", "HttpStatus."+to+")"))
	}
	change("UNAUTHENTICATED", "UNAUTHORIZED", "BAD_REQUEST")
	change("PAYMENT_DECLINED", "PAYMENT_REQUIRED", "BAD_GATEWAY")
	change("FORBIDDEN", "FORBIDDEN", "NOT_ACCEPTABLE")
	change("ORDER_NOT_CANCELLABLE", "CONFLICT", "BAD_REQUEST")
	change("RATE_LIMITED", "TOO_MANY_REQUESTS", "SERVICE_UNAVAILABLE")
	change("RETURN_WINDOW_EXPIRED", "UNPROCESSABLE_ENTITY", "BAD_REQUEST").seed()
	s.status("change_status", "ORDER_NOT_FOUND", failure("ORDER_NOT_FOUND"),
		sub(nestFailures, "there is no order ${id}`, HttpStatus.NOT_FOUND", "there is no order ${id}`, HttpStatus.GONE"),
	)
	plain := func(class, code, message, status string) *Mutant {
		return s.status("drop_mapping", code, failure(code),
			sub(nestFailures, "class "+class+" extends CodedException {\n  constructor() {\n    super('"+code+"', '"+message+"', HttpStatus."+status+");", "class "+class+" extends Error {\n  constructor() {\n    super('"+message+"');"),
		)
	}
	plain("ReturnWindowExpiredException", "RETURN_WINDOW_EXPIRED", "the time for returns is over", "UNPROCESSABLE_ENTITY").seed()
	plain("OrderNotCancellableException", "ORDER_NOT_CANCELLABLE", "the order has shipped", "CONFLICT")
	s.status("drop_mapping", "VALIDATION_FAILED", failure("VALIDATION_FAILED"),
		sub("src/main.ts", ", exceptionFactory: invalidRequest", ""),
		cut("src/main.ts", "import { invalidRequest } from './common/invalid-request';\n"),
	)
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub("src/returns/returns.service.ts", "throw new ReturnWindowExpiredException()", "throw new Error('too late')"),
		sub("src/returns/returns.service.ts", ", ReturnWindowExpiredException }", " }"),
	).seed()
	s.status("change_code", "RETURN_NOT_FOUND", failure("RETURN_NOT_FOUND"), sub(nestFailures, "'RETURN_NOT_FOUND'", "'NO_SUCH_RETURN'"))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"), sub(nestOrders, "HttpStatus.CREATED", "HttpStatus.OK"))
	s.status("change_success", "DELETE /api/v1/orders/{id}", s.answers("DELETE /api/v1/orders/{id}"), cut(nestOrders, "  @HttpCode(HttpStatus.NO_CONTENT)\n"))
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"),
		sub(nestAdmin, "HttpStatus.ACCEPTED", "HttpStatus.OK"),
	)
	s.status("change_success", "POST /api/v1/orders/{id}/returns", s.answers("POST /api/v1/orders/{id}/returns"),
		sub(nestReturns, "  @Post('orders/:id/returns')\n", "  @Post('orders/:id/returns')\n  @HttpCode(200)\n"),
	)
}

func nestSecurity(s *set) {
	marks := func(endpoint, file, route, action string) {
		const guard = "  @Roles(Role.Admin)\n"
		audit := "  @Audited('" + action + "')\n"
		s.guard(endpoint, sub(file, route+guard, route))
		s.audit(endpoint, cut(file, audit))
	}
	marks("PATCH /api/v1/orders/{id}", nestOrders, "@Patch(':id')\n", "order.update")
	marks("PATCH /api/v1/returns/{id}", nestReturns, "@Patch('returns/:id')\n", "return.decide")
	marks("GET /api/v1/admin/orders", nestAdmin, "@Get('orders')\n", "order.search")
	marks("POST /api/v1/admin/orders/{id}/refunds", nestAdmin, "@HttpCode(HttpStatus.ACCEPTED)\n", "order.refund")
	marks("GET /api/v1/admin/reports/sales", nestAdmin, "@Get('reports/sales')\n", "report.sales")
	s.add("change_role", Security, "GET /api/v1/admin/reports/sales", []string{s.endpoint("GET /api/v1/admin/reports/sales"), "Security > Authorization"},
		sub(nestAdmin, "@Get('reports/sales')\n  @Roles(Role.Admin)", "@Get('reports/sales')\n  @Roles(Role.Customer)"),
	)
	s.add("drop_auth", Security, "all routes", []string{"API Endpoints > All routes but", "Security > Authentication", s.endpoint("POST /api/v1/orders"), s.endpoint("GET /api/v1/orders")},
		cut(nestApp, "    { provide: APP_GUARD, useClass: JwtAuthGuard },\n"),
		cut(nestApp, "import { JwtAuthGuard } from './auth/jwt-auth.guard';\n"),
	)
	s.add("open_route", Security, "GET /api/v1/orders/{id}/tracking", []string{s.endpoint("GET /api/v1/orders/{id}/tracking"), "API Endpoints > All routes but", "Security > Authentication"},
		sub(nestTracking, "  @Get()\n", "  @Public()\n  @Get()\n"),
		sub(nestTracking, "import { Caller,", "import { Public } from '../auth/public.decorator';\nimport { Caller,"),
	)
}

func nestLimits(s *set) {
	const cache, page = "src/cache/cache.service.ts", "src/common/page.query.ts"
	s.limit("change_limit", "order details", cachedDetails, sub(cache, "orderDetails: 300", "orderDetails: 3600")).seed()
	s.limit("change_limit", "order list", cachedList, sub(cache, "orderList: 60", "orderList: 600")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(cache, "tracking: 1800", "tracking: 180")).seed()
	s.limit("change_limit", "pool", pooled, sub(nestApp, "extra: { max: 20 }", "extra: { max: 200 }")).seed()
	s.limit("change_limit", "rate", rated, sub(nestApp, "limit: 100 }", "limit: 1000 }")).seed()
	s.limit("change_unit", "rate", rated, sub(nestApp, "ttl: 60_000", "ttl: 1_000"))
	s.limit("change_limit", "page size", paged, sub(page, "DEFAULT_PAGE_SIZE = 20", "DEFAULT_PAGE_SIZE = 50"))
	s.limit("change_limit", "largest page", paged, sub(page, "MAX_PAGE_SIZE = 100", "MAX_PAGE_SIZE = 1000"))
	s.limit("change_limit", "return window", windowed, sub("src/returns/returns.service.ts", "RETURN_WINDOW_DAYS = 30", "RETURN_WINDOW_DAYS = 14"))
	s.limit("change_limit", "items", itemsBound, sub("src/orders/dto/create-order.dto.ts", "MAX_ITEMS = 50", "MAX_ITEMS = 500"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub("src/payments/payment-gateway.ts", "timeout: 10_000", "timeout: 90_000"))
	s.limit("drop_rate_limit", "rate", rated,
		cut(nestApp, "    { provide: APP_GUARD, useClass: UserThrottlerGuard },\n"),
		cut(nestApp, "    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 100 }]),\n"),
	)
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...),
		sub(cache, "orderDetails: 300", "orderDetails: 1800"),
		sub(cache, "tracking: 1800", "tracking: 300"),
	)
	s.limit("swap_limits", "details and list at the call", append(cachedDetails, cachedList...),
		sub("src/orders/orders.service.ts", "order, CACHE_TTL.orderDetails", "order, CACHE_TTL.orderList"),
		sub("src/orders/orders.service.ts", "list, CACHE_TTL.orderList", "list, CACHE_TTL.orderDetails"),
	)
}

func nestStack(s *set) {
	const manifest, compose, events, payment = "package.json", "docker-compose.yml", "src/events/event-publisher.ts", "src/payments/payment-gateway.ts"
	queue := func(pack, image, imports, client, send string) []Edit {
		return []Edit{
			sub(manifest, `"@aws-sdk/client-sqs": "^3.650.0"`, pack),
			sub(compose, "localstack/localstack:3", image),
			sub(compose, "SQS_QUEUE_URL: http://localstack:4566/000000000000/order-events", "BROKER_HOST: localstack"),
			gone("infra/sqs.tf"),
			sub(events, "import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';", imports),
			sub(events, "SQS queue", "queue"),
			sub(events, "private readonly sqs = new SQSClient({});", client),
			sub(events, "    await this.sqs.send(\n      new SendMessageCommand({\n        QueueUrl: process.env.SQS_QUEUE_URL,\n        MessageBody: JSON.stringify({ event, payload }),\n      }),\n    );", send),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue(`"amqplib": "^0.10.4"`, "rabbitmq:3-management", "import { connect } from 'amqplib';", "private readonly connection = connect(process.env.BROKER_HOST ?? '');", "    const channel = await (await this.connection).createChannel();\n    channel.sendToQueue('order-events', Buffer.from(JSON.stringify({ event, payload })));")...).seed()
	s.tech("SQS by Kafka", queued, queue(`"kafkajs": "^2.2.4"`, "apache/kafka:3.8.0", "import { Kafka } from 'kafkajs';", "private readonly producer = new Kafka({ brokers: [process.env.BROKER_HOST ?? ''] }).producer();", "    await this.producer.send({ topic: 'order-events', messages: [{ value: JSON.stringify({ event, payload }) }] });")...).seed()
	s.tech("Stripe by Adyen", paid,
		sub(manifest, `"stripe": "^16.12.0"`, `"@adyen/api-library": "^18.0.0"`),
		sub(payment, "import Stripe from 'stripe'", "import { Client, CheckoutAPI } from '@adyen/api-library'"),
		sub(payment, "private readonly stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? '', { timeout: 10_000 })", "private readonly checkout = new CheckoutAPI(new Client({ apiKey: process.env.ADYEN_KEY, connectionTimeoutMillis: 10_000 }))"),
		sub(payment, "this.stripe.paymentIntents.create", "this.checkout.PaymentsApi.payments"),
		sub(payment, "error instanceof Stripe.errors.StripeCardError", "error instanceof Error"),
		sub(payment, "this.stripe.refunds.create", "this.checkout.ModificationsApi.refundCapturedPayment"),
	)
	s.tech("PostgreSQL by MySQL", stored,
		sub(manifest, `"pg": "^8.13.0"`, `"mysql2": "^3.11.0"`),
		sub(compose, "postgres:16-alpine", "mysql:8.4"),
		sub(compose, "postgres://orders:orders@postgres:5432", "mysql://orders:orders@mysql:3306"),
		sub(compose, "  postgres:\n", "  mysql:\n"),
		sub(compose, "- postgres\n", "- mysql\n"),
		sub(compose, "POSTGRES_USER", "MYSQL_USER"),
		sub(compose, "POSTGRES_PASSWORD", "MYSQL_PASSWORD"),
		sub(nestApp, "type: 'postgres'", "type: 'mysql'"),
	)
	s.tech("PostgreSQL 16 by 12", stored, sub(compose, "postgres:16-alpine", "postgres:12-alpine"))
	s.tech("NestJS 10 by 8", []string{"Tech Stack > **Framework**"},
		sub(manifest, `"@nestjs/common": "^10.4.0"`, `"@nestjs/common": "^8.4.0"`),
		sub(manifest, `"@nestjs/core": "^10.4.0"`, `"@nestjs/core": "^8.4.0"`),
		sub(manifest, `"@nestjs/platform-express": "^10.4.0"`, `"@nestjs/platform-express": "^8.4.0"`),
	)
	s.tech("Redis by Memcached", cached,
		sub(manifest, `"ioredis": "^5.4.1"`, `"memjs": "^1.3.2"`),
		sub(compose, "redis:7-alpine", "memcached:1.6"),
		sub(compose, "REDIS_URL: redis://redis:6379", "MEMCACHED: cache:11211"),
		sub(compose, "  redis:\n", "  cache:\n"),
		sub(compose, "- redis\n", "- cache\n"),
		sub("src/cache/cache.service.ts", "import Redis from 'ioredis'", "import { Client } from 'memjs'"),
		sub("src/cache/cache.service.ts", "private readonly redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379')", "private readonly memcached = Client.create(process.env.MEMCACHED)"),
		sub("src/cache/cache.service.ts", "this.redis.get", "this.memcached.get"),
		sub("src/cache/cache.service.ts", "this.redis.set(key, JSON.stringify(value), 'EX', seconds)", "this.memcached.set(key, JSON.stringify(value), { expires: seconds })"),
		sub("src/cache/cache.service.ts", "this.redis.del(...keys)", "this.memcached.delete(keys[0])"),
	)
}
