package bench

func express() Stack {
	s := orders("express")
	expressRoutes(s)
	expressUnmounted(s)
	expressData(s)
	expressErrors(s)
	expressSecurity(s)
	expressLimits(s)
	expressStack(s)
	return s.stack
}

const (
	expressApp     = "src/app.js"
	expressConfig  = "src/config.js"
	expressOrders  = "src/routes/orders.js"
	expressReturns = "src/routes/returns.js"
	expressAdmin   = "src/routes/admin.js"
	expressFailing = "src/errors.js"
	expressOrderer = "src/services/orderService.js"
)

func expressRoutes(s *set) {
	// A registration is taken away by making a plain function of its handler.
	route := func(endpoint, file, line string, verb, segment swap) {
		s.api("drop_route", endpoint, sub(file, line, "unused("))
		s.api("change_verb", endpoint, sub(file, line, verb.in(line)))
		s.api("rename_segment", endpoint, sub(file, line, segment.in(line)))
	}
	route("POST /api/v1/orders", expressOrders, "router.post('/', ", swap{"post", "put"}, swap{"'/'", "'/new'"})
	route("GET /api/v1/orders", expressOrders, "router.get('/', ", swap{"get", "post"}, swap{"'/'", "'/mine'"})
	route("GET /api/v1/orders/{id}", expressOrders, "router.get('/:id', ", swap{"get", "head"}, swap{"/:id", "/detail/:id"})
	route("PATCH /api/v1/orders/{id}", expressOrders, "router.patch('/:id', ", swap{"patch", "put"}, swap{"/:id", "/:id/status"})
	route("DELETE /api/v1/orders/{id}", expressOrders, "router.delete('/:id', ", swap{"delete", "post"}, swap{"/:id", "/:id/cancel"})
	route("GET /api/v1/orders/{id}/tracking", expressOrders, "router.get('/:id/tracking', ", swap{"get", "post"}, swap{"tracking", "shipment"})
	route("POST /api/v1/orders/{id}/returns", expressOrders, "router.post('/:id/returns', ", swap{"post", "put"}, swap{"returns", "rma"})
	route("GET /api/v1/returns/{id}", expressReturns, "router.get('/:id', ", swap{"get", "post"}, swap{"/:id", "/by-id/:id"})
	route("PATCH /api/v1/returns/{id}", expressReturns, "router.patch('/:id', ", swap{"patch", "put"}, swap{"/:id", "/:id/decision"})
	route("GET /api/v1/admin/orders", expressAdmin, "router.get('/orders', ", swap{"get", "post"}, swap{"/orders", "/search"})
	route("POST /api/v1/admin/orders/{id}/refunds", expressAdmin, "router.post('/orders/:id/refunds', ", swap{"post", "patch"}, swap{"refunds", "repayments"})
	route("GET /api/v1/admin/reports/sales", expressAdmin, "router.get('/reports/sales', ", swap{"get", "post"}, swap{"reports", "stats"})
	route("GET /health", expressApp, "app.get('/health', ", swap{"get", "post"}, swap{"health", "ping"})
	s.method("OrderService", "createOrder", "submit", expressOrderer, expressOrders)
	s.method("OrderService", "cancelOrder", "withdraw", expressOrderer, expressOrders)
	s.method("OrderService", "changeStatus", "transition", expressOrderer, expressOrders)
	s.method("OrderService", "refundOrder", "payBack", expressOrderer, expressAdmin)
	s.method("ReturnService", "decideReturn", "resolve", "src/services/returnService.js", expressReturns)
	s.method("TrackingService", "track", "locateParcel", "src/services/trackingService.js", expressOrders)
}

// expressUnmounted takes routers away, or mounts them elsewhere.
func expressUnmounted(s *set) {
	orders, returns, admin := s.below("/api/v1/orders"), s.below("/api/v1/returns"), s.below("/api/v1/admin")
	s.unmount("orders", orders, cut(expressApp, "  api.use('/orders', ordersRouter(services));\n"))
	s.unmount("returns", returns, cut(expressApp, "  api.use('/returns', returnsRouter(services));\n"))
	s.unmount("admin", admin, cut(expressApp, "  api.use('/admin', adminRouter(services));\n"))
	s.unmount("admin under another prefix", admin, sub(expressApp, "api.use('/admin'", "api.use('/backoffice'"))
	s.unmount("another version", s.below("/api/v1"), sub(expressApp, "app.use('/api/v1', api)", "app.use('/api/v2', api)"))
	s.unmount("all", s.below("/api/v1"), cut(expressApp, "  app.use('/api/v1', api);\n"))
}

func expressData(s *set) {
	const first, second = "migrations/20240601000000_orders.js", "migrations/20240608000000_returns.js"
	drop := func(column, file, line string) { s.column("drop_column", column, cut(file, "    "+line+"\n")) }
	drop("orders.note", first, "table.text('note');")
	drop("orders.currency", first, "table.specificType('currency', 'char(3)').notNullable();")
	drop("orders.ship_to", first, "table.jsonb('ship_to').notNullable();")
	drop("orders.delivered_at", first, "table.timestamp('delivered_at');")
	drop("order_items.sku", first, "table.string('sku', 40).notNullable();")
	drop("returns.refund_amount", second, "table.decimal('refund_amount', 12, 2);")
	drop("returns.label_url", second, "table.string('label_url', 255);")
	retype := func(column, file, before, after string) { s.column("retype_column", column, sub(file, before, after)) }
	retype("orders.number", first, "table.string('number', 24)", "table.bigInteger('number')")
	retype("orders.shipping_fee", first, "table.decimal('shipping_fee', 12, 2)", "table.text('shipping_fee')")
	retype("order_items.quantity", first, "table.integer('quantity')", "table.string('quantity', 20)")
	retype("returns.reason", second, "table.text('reason')", "table.integer('reason')")
	retype("returns.requested_at", second, "table.timestamp('requested_at')", "table.boolean('requested_at')")
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"}, sub(first, "table.string('status', 16).notNullable().index()", "table.string('status', 16).notNullable()"))
	s.add("drop_index", Data, "returns.order_id", []string{"returns > idx_returns_order_id"}, sub(second, ".references('orders.id').index()", ".references('orders.id')"))
	s.add("change_enum", Data, "orders.status", []string{"orders > status"}, sub(first, "'delivered', ", ""), sub("src/routes/schemas.js", "'delivered', ", ""))
}

func expressErrors(s *set) {
	change := func(code, from, to string) *Mutant {
		return s.status("change_status", code, failure(code), sub(expressFailing, "AppError("+from+", '"+code+"'", "AppError("+to+", '"+code+"'"))
	}
	change("UNAUTHENTICATED", "401", "403")
	change("PAYMENT_DECLINED", "402", "502")
	change("FORBIDDEN", "403", "404")
	change("ORDER_NOT_FOUND", "404", "410")
	change("ORDER_NOT_CANCELLABLE", "409", "400")
	change("RETURN_WINDOW_EXPIRED", "422", "400").seed()
	const handler = "src/middleware/errorHandler.js"
	s.status("drop_mapping", "VALIDATION_FAILED", failure("VALIDATION_FAILED"),
		cut(handler, "  if (err instanceof ZodError) {\n    return res.status(400).json({ code: 'VALIDATION_FAILED', message: err.issues[0].message });\n  }\n"),
		cut(handler, "import { ZodError } from 'zod';\n"))
	plain := func(code, call, message string) *Mutant {
		return s.status("drop_mapping", code, failure(code), sub(expressFailing, "new AppError("+call+"'"+message+"')", "new Error('"+message+"')"))
	}
	plain("RETURN_WINDOW_EXPIRED", "422, 'RETURN_WINDOW_EXPIRED', ", "the time for returns is over").seed()
	plain("ORDER_NOT_CANCELLABLE", "409, 'ORDER_NOT_CANCELLABLE', ", "the order has shipped")
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub("src/services/returnService.js", "throw returnWindowExpired();", "throw new Error('too late');"),
		sub("src/services/returnService.js", ", returnWindowExpired }", " }")).seed()
	s.status("change_code", "RETURN_NOT_FOUND", failure("RETURN_NOT_FOUND"), sub(expressFailing, "'RETURN_NOT_FOUND'", "'NO_SUCH_RETURN'"))
	s.status("change_status", "RATE_LIMITED", failure("RATE_LIMITED"), sub("src/middleware/rateLimit.js", "res.status(429)", "res.status(503)"))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"), sub(expressOrders, "res.status(201).json(await orders.createOrder", "res.json(await orders.createOrder"))
	s.status("change_success", "DELETE /api/v1/orders/{id}", s.answers("DELETE /api/v1/orders/{id}"), sub(expressOrders, "res.status(204)", "res.status(200)"))
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"), sub(expressAdmin, "res.status(202)", "res.status(200)"))
}

func expressSecurity(s *set) {
	marks := func(endpoint, file, route, audit string) {
		s.guard(endpoint, sub(file, route+"requireRole('admin'), ", route))
		s.audit(endpoint, cut(file, "    "+audit+"\n"))
	}
	marks("PATCH /api/v1/orders/{id}", expressOrders, "router.patch('/:id', ", "auditLog(req.caller, 'order.update', req.params.id);")
	marks("PATCH /api/v1/returns/{id}", expressReturns, "router.patch('/:id', ", "auditLog(req.caller, 'return.decide', req.params.id);")
	marks("GET /api/v1/admin/orders", expressAdmin, "router.get('/orders', ", "auditLog(req.caller, 'order.search', status);")
	marks("POST /api/v1/admin/orders/{id}/refunds", expressAdmin, "router.post('/orders/:id/refunds', ", "auditLog(req.caller, 'order.refund', req.params.id);")
	marks("GET /api/v1/admin/reports/sales", expressAdmin, "router.get('/reports/sales', ", "auditLog(req.caller, 'report.sales', 'all');")
	token := []string{"API Endpoints > All routes but", "Security > Authentication"}
	s.add("drop_auth", Security, "all routes", append(token, s.endpoint("POST /api/v1/orders"), s.endpoint("GET /api/v1/orders")), sub(expressApp, "api.use(authenticate, limiter)", "api.use(limiter)"))
	s.add("open_route", Security, "returns before the guard", append(token, s.endpoint("GET /api/v1/returns/{id}"), s.endpoint("PATCH /api/v1/returns/{id}")),
		cut(expressApp, "  api.use('/returns', returnsRouter(services));\n"),
		sub(expressApp, "  api.use(authenticate, limiter);\n", "  api.use('/returns', returnsRouter(services));\n  api.use(authenticate, limiter);\n"))
	s.add("change_role", Security, "PATCH /api/v1/returns/{id}", []string{s.endpoint("PATCH /api/v1/returns/{id}"), s.guarded}, sub(expressReturns, "requireRole('admin')", "requireRole('customer')"))
}

func expressLimits(s *set) {
	const limiter = "src/middleware/rateLimit.js"
	s.limit("change_limit", "order details", cachedDetails, sub(expressConfig, "orderDetails: 5 * 60", "orderDetails: 50 * 60")).seed()
	s.limit("change_limit", "order list", cachedList, sub(expressConfig, "orderList: 60", "orderList: 600")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(expressConfig, "tracking: 30 * 60", "tracking: 3 * 60")).seed()
	s.limit("change_limit", "pool", pooled, sub(expressConfig, "max: 20 }", "max: 50 }")).seed()
	s.limit("change_limit", "rate", rated, sub(limiter, "max: 100", "max: 1000")).seed()
	s.limit("change_unit", "rate", rated, sub(limiter, "windowMs: 60 * 1000", "windowMs: 1000"))
	s.limit("drop_rate_limit", "rate", rated, sub(expressApp, "api.use(authenticate, limiter)", "api.use(authenticate)"), cut(expressApp, "import { limiter } from './middleware/rateLimit.js';\n"))
	s.limit("change_limit", "page size", paged, sub(expressConfig, "pageSize: { default: 20", "pageSize: { default: 50"))
	s.limit("change_limit", "largest page", paged, sub(expressConfig, "max: 100 }", "max: 1000 }"))
	s.limit("change_limit", "return window", windowed, sub(expressConfig, "returnWindowDays: 30", "returnWindowDays: 14"))
	s.limit("change_limit", "items", itemsBound, sub("src/routes/schemas.js", ".max(50)", ".max(500)"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub(expressConfig, "timeout: 10_000", "timeout: 90_000"))
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...), sub(expressConfig, "orderDetails: 5 * 60", "orderDetails: 30 * 60"), sub(expressConfig, "tracking: 30 * 60", "tracking: 5 * 60"))
	s.limit("swap_limits", "list and tracking at the call", append(cachedList, cachedTracking...),
		sub(expressOrderer, "config.cacheTtl.orderList", "config.cacheTtl.tracking"),
		sub("src/services/trackingService.js", "config.cacheTtl.tracking", "config.cacheTtl.orderList"))
}

func expressStack(s *set) {
	const manifest, compose, events, payment, cache = "package.json", "docker-compose.yml", "src/clients/eventPublisher.js", "src/clients/paymentGateway.js", "src/cache.js"
	queue := func(pack, image, address, imports, client, send string) []Edit {
		return []Edit{
			sub(manifest, `"@aws-sdk/client-sqs": "^3.650.0"`, pack),
			sub(compose, "  localstack:\n    image: localstack/localstack:3", "  broker:\n    image: "+image),
			sub(compose, "QUEUE_URL: http://localstack:4566/000000000000/order-events", address),
			gone("infra/queue.tf"),
			sub(expressConfig, "queueUrl: process.env.QUEUE_URL", "brokerUrl: process.env.BROKER"),
			sub(events, "import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';", imports),
			sub(events, "the SQS queue", "the queue"),
			sub(events, "client = new SQSClient({})", client),
			sub(events, "    await this.client.send(new SendMessageCommand({ QueueUrl: config.queueUrl, MessageBody: body }));\n", send),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue(`"amqplib": "^0.10.4"`, "rabbitmq:3-management", "BROKER: amqp://broker", "import { connect } from 'amqplib';", "client = connect(config.brokerUrl)",
		"    const channel = await (await this.client).createChannel();\n    channel.sendToQueue('order-events', Buffer.from(body));\n")...).seed()
	s.tech("SQS by Kafka", queued, queue(`"kafkajs": "^2.2.4"`, "apache/kafka:3.8.0", "BROKER: broker:9092", "import { Kafka } from 'kafkajs';", "client = new Kafka({ brokers: [config.brokerUrl] }).producer()",
		"    await this.client.send({ topic: 'order-events', messages: [{ value: body }] });\n")...).seed()
	s.tech("Stripe by Mollie", paid,
		sub(manifest, `"stripe": "^16.12.0"`, `"@mollie/api-client": "^4.0.0"`),
		sub(payment, "import Stripe from 'stripe'", "import createMollieClient from '@mollie/api-client'"),
		sub(payment, "with Stripe", "with Mollie"),
		sub(payment, "this.stripe = new Stripe(config.stripe.key, { timeout: config.stripe.timeout })", "this.mollie = createMollieClient({ apiKey: config.mollie.key })"),
		sub(payment, "this.stripe.paymentIntents", "this.mollie.payments"),
		sub(payment, "err.type === 'StripeCardError'", "err.field === 'card'"),
		sub(payment, "this.stripe.refunds", "this.mollie.refunds"),
		sub(expressConfig, "stripe: { key: process.env.STRIPE_KEY", "mollie: { key: process.env.MOLLIE_KEY"),
	)
	s.tech("PostgreSQL by MySQL", stored,
		sub(manifest, `"pg": "^8.13.0"`, `"mysql2": "^3.11.0"`),
		sub(compose, "  postgres:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: orders", "  mysql:\n    image: mysql:8.4\n    environment:\n      MYSQL_ROOT_PASSWORD: orders"),
		sub(compose, "postgres://orders:orders@postgres:5432", "mysql://orders:orders@mysql:3306"),
		sub(expressConfig, "postgres://orders:orders@localhost:5432", "mysql://orders:orders@localhost:3306"),
		sub("src/db.js", "client: 'pg'", "client: 'mysql2'"),
		sub("knexfile.js", "client: 'pg'", "client: 'mysql2'"),
	)
	s.tech("PostgreSQL 16 by 12", stored, sub(compose, "postgres:16", "postgres:12"))
	s.tech("Express 4 by 3", []string{"Tech Stack > **Framework**"}, sub(manifest, `"express": "^4.21.0"`, `"express": "^3.21.0"`))
	s.tech("Redis by Memcached", cached,
		sub(manifest, `"redis": "^4.7.0"`, `"memjs": "^1.3.2"`),
		sub(compose, "  redis:\n    image: redis:7", "  memcached:\n    image: memcached:1.6"),
		sub(compose, "REDIS_URL: redis://redis:6379", "MEMCACHED: memcached:11211"),
		sub(expressConfig, "redisUrl: process.env.REDIS_URL ?? 'redis://localhost:6379'", "memcached: process.env.MEMCACHED ?? 'localhost:11211'"),
		sub(cache, "import { createClient } from 'redis'", "import { Client } from 'memjs'"),
		sub(cache, "createClient({ url: config.redisUrl })", "Client.create(config.memcached)"),
		sub(cache, "  if (!client.isOpen) {\n    await client.connect();\n  }\n", ""),
		sub(cache, "client.setEx(key, seconds, JSON.stringify(made))", "client.set(key, JSON.stringify(made), { expires: seconds })"),
	)
}
