package bench

func gin() Stack {
	s := orders("gin")
	ginRoutes(s)
	ginData(s)
	ginIndexes(s)
	ginErrors(s)
	ginSecurity(s)
	ginLimits(s)
	ginStack(s)
	return s.stack
}

func ginRoutes(s *set) {
	const router = "internal/httpapi/router.go"
	s.route("POST /api/v1/orders", router, `g.POST("", s.createOrder)`, swap{"POST", "PUT"}, swap{`""`, `"/new"`})
	s.route("GET /api/v1/orders", router, `g.GET("", s.listOrders)`, swap{"GET", "POST"}, swap{`""`, `"/mine"`})
	s.api("rename_segment", "GET /api/v1/orders/{id}", sub(router, `g.GET("/:id", s.getOrder)`, `g.GET("/detail/:id", s.getOrder)`))
	s.api("change_verb", "GET /api/v1/orders/{id}", sub(router, `g.GET("/:id", s.getOrder)`, `g.HEAD("/:id", s.getOrder)`))
	s.api("drop_handler", "GET /api/v1/orders/{id}", cut(router, "\tg.GET(\"/:id\", s.getOrder)\n"))
	s.route("PATCH /api/v1/orders/{id}", router, `g.PATCH("/:id", requireRole("admin"), s.updateOrder)`, swap{"PATCH", "PUT"}, swap{"/:id", "/:id/status"})
	s.route("DELETE /api/v1/orders/{id}", router, `g.DELETE("/:id", s.cancelOrder)`, swap{"DELETE", "POST"}, swap{"/:id", "/:id/cancel"})
	s.route("GET /api/v1/orders/{id}/tracking", router, `g.GET("/:id/tracking", s.trackOrder)`, swap{"GET", "POST"}, swap{"tracking", "shipment"})
	s.route("POST /api/v1/orders/{id}/returns", router, `g.POST("/:id/returns", s.requestReturn)`, swap{"POST", "PUT"}, swap{"returns", "rma"})
	s.route("GET /api/v1/returns/{id}", router, `returns.GET("/:id", s.getReturn)`, swap{"GET", "POST"}, swap{"/:id", "/by-id/:id"})
	s.route("PATCH /api/v1/returns/{id}", router, `returns.PATCH("/:id", requireRole("admin"), s.decideReturn)`, swap{"PATCH", "PUT"}, swap{"/:id", "/:id/decision"})
	s.route("GET /api/v1/admin/orders", router, `g.GET("/orders", requireRole("admin"), s.searchOrders)`, swap{"GET", "POST"}, swap{"/orders", "/search"})
	s.route("POST /api/v1/admin/orders/{id}/refunds", router, `g.POST("/orders/:id/refunds", requireRole("admin"), s.refundOrder)`, swap{"POST", "PATCH"}, swap{"refunds", "repayments"})
	s.route("GET /api/v1/admin/reports/sales", router, `g.GET("/reports/sales", requireRole("admin"), s.salesReport)`, swap{"GET", "POST"}, swap{"reports", "stats"})
	s.unmount("orders", s.below("/api/v1/orders"),
		cut(router, "\ts.registerOrders(v1.Group(\"/orders\"))\n"),
	)
	s.unmount("returns", []string{"GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}"}, cut(router, "\ts.registerReturns(v1)\n"))
	s.unmount("admin", s.below("/api/v1/admin"),
		cut(router, "\ts.registerAdmin(v1.Group(\"/admin\"))\n"),
	)
	s.unmount("admin under another prefix", s.below("/api/v1/admin"),
		sub(router, `v1.Group("/admin")`, `v1.Group("/backoffice")`),
	)
	s.unmount("prefix", s.below("/api/v1"), sub(router, `r.Group("/api/v1")`, `r.Group("/v1")`))
	s.unmount("group of returns", []string{"GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}"}, sub(router, `g.Group("/returns")`, `g.Group("/rma")`))
	const orders, returns, api = "internal/service/orders.go", "internal/service/returns.go", "internal/httpapi/"
	s.method("OrderService", "CreateOrder", "Submit", orders, api+"orders.go")
	s.method("OrderService", "CancelOrder", "Withdraw", orders, api+"orders.go")
	s.method("OrderService", "RefundOrder", "PayBack", orders, api+"admin.go")
	s.method("OrderService", "ChangeStatus", "Transition", orders, api+"orders.go")
	s.method("ReturnService", "DecideReturn", "Resolve", returns, api+"returns.go")
	s.method("TrackingService", "Track", "LocateParcel", "internal/service/tracking.go", api+"orders.go")
}

func ginData(s *set) {
	const models, first, second, third = "internal/domain/models.go", "migrations/001_init.up.sql", "migrations/002_returns.up.sql", "migrations/003_returns_refund.up.sql"
	s.column("drop_column", "orders.note",
		cut(models, "\tNote        *string         `gorm:\"type:text\" json:\"note,omitempty\"`\n"),
		cut(first, "    note         TEXT,\n"),
	)
	s.column("drop_column", "orders.currency",
		cut(models, "\tCurrency    string          `gorm:\"type:char(3);not null\" json:\"currency\"`\n"),
		cut(first, "    currency     CHAR(3) NOT NULL,\n"),
		sub("internal/service/orders.go", `Currency: "EUR", `, ""),
	)
	s.column("drop_column", "orders.tax",
		cut(models, "\tTax         decimal.Decimal `gorm:\"type:numeric(12,2);not null\" json:\"tax\"`\n"),
		cut(first, "    tax          NUMERIC(12, 2) NOT NULL,\n"),
	)
	s.column("drop_column", "order_items.sku",
		cut(models, "\tSKU       string          `gorm:\"column:sku;size:40;not null\" json:\"sku\"`\n"),
		cut(first, "    sku        VARCHAR(40) NOT NULL,\n"),
	)
	s.column("drop_column", "order_items.product_id",
		cut(models, "\tProductID uuid.UUID       `gorm:\"type:uuid;not null\" json:\"product_id\"`\n"),
		cut(first, "    product_id UUID NOT NULL,\n"),
	)
	s.column("drop_column", "returns.label_url",
		cut(models, "\tLabelURL     *string          `gorm:\"column:label_url;size:255\" json:\"label_url,omitempty\"`\n"),
		cut(third, "ALTER TABLE returns ADD COLUMN label_url VARCHAR(255);\n"),
	)
	s.column("drop_column", "returns.closed_at",
		cut(models, "\tClosedAt     *time.Time       `json:\"closed_at,omitempty\"`\n"),
		sub(second, "    requested_at TIMESTAMPTZ NOT NULL,\n    closed_at    TIMESTAMPTZ\n", "    requested_at TIMESTAMPTZ NOT NULL\n"),
	)
	s.column("retype_column", "orders.number",
		sub(models, "Number      string          `gorm:\"size:24;", "Number      int64           `gorm:\""),
		sub(first, "number       VARCHAR(24)", "number       BIGINT"),
	)
	s.column("retype_column", "orders.shipping_fee",
		sub(models, "ShippingFee decimal.Decimal `gorm:\"type:numeric(12,2);", "ShippingFee string          `gorm:\"type:text;"),
		sub(first, "shipping_fee NUMERIC(12, 2)", "shipping_fee TEXT"),
	)
	s.column("retype_column", "order_items.quantity",
		sub(models, "Quantity  int             `gorm:\"not null;", "Quantity  string          `gorm:\"type:text;not null;"),
		sub(first, "quantity   INTEGER", "quantity   TEXT"),
	)
	s.column("retype_column", "returns.requested_at",
		sub(models, "RequestedAt  time.Time        `gorm:\"", "RequestedAt  bool             `gorm:\""),
		sub(second, "requested_at TIMESTAMPTZ", "requested_at BOOLEAN"),
	)
	s.column("retype_column", "returns.refund_amount",
		sub(models, "RefundAmount *decimal.Decimal `gorm:\"type:numeric(12,2)\"", "RefundAmount *string          `gorm:\"type:text\""),
		sub(third, "refund_amount NUMERIC(12, 2)", "refund_amount TEXT"),
	)
}

func ginIndexes(s *set) {
	const models, first, second, third = "internal/domain/models.go", "migrations/001_init.up.sql", "migrations/002_returns.up.sql", "migrations/003_returns_refund.up.sql"
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"},
		sub(models, ";index:idx_orders_status", ""),
		cut(first, "CREATE INDEX idx_orders_status ON orders (status);\n"),
	)
	s.add("drop_index", Data, "returns.order_id", []string{"returns > idx_returns_order_id"},
		sub(models, ";index:idx_returns_order_id", ""),
		cut(second, "CREATE INDEX idx_returns_order_id ON returns (order_id);\n"),
	)
	s.add("drop_bound", Data, "quantity > 0", []string{"order_items > quantity"},
		sub(models, ";check:quantity > 0", ""),
		sub(models, "binding:\"required,gt=0\"", "binding:\"required\""),
		sub(first, " CHECK (quantity > 0)", ""),
	)
	s.add("change_enum", Data, "returns.status", []string{"returns > status"},
		sub(models, "\tReturnRefunded  ReturnStatus = \"refunded\"\n", ""),
		sub(second, ", 'refunded'", ""),
	)
}

func ginErrors(s *set) {
	const errors, orders, returns, admin = "internal/httpapi/errors.go", "internal/httpapi/orders.go", "internal/httpapi/returns.go", "internal/httpapi/admin.go"
	answer := func(status, code string) string { return "status, code = http." + status + ", \"" + code + "\"" }
	change := func(code, from, to string) *Mutant {
		return s.status("change_status", code, failure(code), sub(errors, answer(from, code), answer(to, code)))
	}
	change("ORDER_NOT_FOUND", "StatusNotFound", "StatusBadRequest")
	change("RETURN_NOT_FOUND", "StatusNotFound", "StatusGone")
	change("ORDER_NOT_CANCELLABLE", "StatusConflict", "StatusBadRequest")
	change("PAYMENT_DECLINED", "StatusPaymentRequired", "StatusBadGateway")
	change("UNAUTHENTICATED", "StatusUnauthorized", "StatusForbidden")
	change("RETURN_WINDOW_EXPIRED", "StatusUnprocessableEntity", "StatusBadRequest").seed()
	drop := func(name, status, code string) *Mutant {
		return s.status("drop_mapping", code, failure(code), cut(errors, "\tcase errors.Is(err, domain."+name+"):\n\t\t"+answer(status, code)+"\n"))
	}
	drop("ErrReturnWindowExpired", "StatusUnprocessableEntity", "RETURN_WINDOW_EXPIRED").seed()
	drop("ErrPaymentDeclined", "StatusPaymentRequired", "PAYMENT_DECLINED")
	drop("ErrOrderNotCancellable", "StatusConflict", "ORDER_NOT_CANCELLABLE")
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub("internal/service/returns.go", "\t\treturn nil, domain.ErrReturnWindowExpired\n", "\t\treturn nil, errors.New(\"too late\")\n"),
	).seed()
	s.status("change_code", "ORDER_NOT_FOUND", failure("ORDER_NOT_FOUND"), sub(errors, `"ORDER_NOT_FOUND"`, `"NO_SUCH_ORDER"`))
	s.status("change_status", "VALIDATION_FAILED", failure("VALIDATION_FAILED"),
		sub(errors, "AbortWithStatusJSON(http.StatusBadRequest", "AbortWithStatusJSON(http.StatusNotAcceptable"),
	)
	s.status("change_status", "RATE_LIMITED", failure("RATE_LIMITED"), sub("internal/httpapi/middleware.go", "http.StatusTooManyRequests", "http.StatusServiceUnavailable"))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"), sub(orders, "http.StatusCreated", "http.StatusOK"))
	s.status("change_success", "DELETE /api/v1/orders/{id}", s.answers("DELETE /api/v1/orders/{id}"), sub(orders, "http.StatusNoContent", "http.StatusOK"))
	s.status("change_success", "POST /api/v1/orders/{id}/returns", s.answers("POST /api/v1/orders/{id}/returns"), sub(returns, "http.StatusCreated", "http.StatusOK"))
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"),
		sub(admin, "http.StatusAccepted", "http.StatusOK"),
	)
}

func ginSecurity(s *set) {
	const router, orders, returns, admin = "internal/httpapi/router.go", "internal/httpapi/orders.go", "internal/httpapi/returns.go", "internal/httpapi/admin.go"
	guard := func(endpoint, handler string) {
		s.guard(endpoint, sub(router, `requireRole("admin"), s.`+handler, "s."+handler))
	}
	guard("PATCH /api/v1/orders/{id}", "updateOrder")
	guard("PATCH /api/v1/returns/{id}", "decideReturn")
	guard("GET /api/v1/admin/orders", "searchOrders")
	guard("POST /api/v1/admin/orders/{id}/refunds", "refundOrder")
	guard("GET /api/v1/admin/reports/sales", "salesReport")
	s.audit("PATCH /api/v1/orders/{id}", cut(orders, "\tauditLog(c, \"order.update\", id.String())\n"))
	s.audit("PATCH /api/v1/returns/{id}", cut(returns, "\tauditLog(c, \"return.decide\", id.String())\n"))
	s.audit("GET /api/v1/admin/orders", cut(admin, "\tauditLog(c, \"order.search\", page.Status)\n"))
	s.audit("POST /api/v1/admin/orders/{id}/refunds", cut(admin, "\tauditLog(c, \"order.refund\", id.String())\n"))
	s.audit("GET /api/v1/admin/reports/sales", cut(admin, "\tauditLog(c, \"report.sales\", \"all\")\n"))
	s.add("drop_auth", Security, "all routes", []string{"API Endpoints > All routes but", "Security > Authentication", s.endpoint("POST /api/v1/orders"), s.endpoint("GET /api/v1/orders")},
		sub(router, "authenticate(s.Secret), rateLimit()", "rateLimit()"),
	)
	s.add("drop_rate_limit", Limits, "rate", rated, sub(router, "authenticate(s.Secret), rateLimit()", "authenticate(s.Secret)"))
	s.add("change_role", Security, "POST /api/v1/admin/orders/{id}/refunds", []string{s.endpoint("POST /api/v1/admin/orders/{id}/refunds"), "Security > Authorization"},
		sub(router, `requireRole("admin"), s.refundOrder`, `requireRole("customer"), s.refundOrder`),
	)
}

func ginLimits(s *set) {
	const config, cache = "internal/config/config.go", "internal/cache/cache.go"
	s.limit("change_limit", "order details", cachedDetails, sub(cache, "orderDetailTTL = 5 * time.Minute", "orderDetailTTL = 5 * time.Hour")).seed()
	s.limit("change_limit", "order list", cachedList, sub(cache, "orderListTTL   = time.Minute", "orderListTTL   = 10 * time.Minute")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(cache, "trackingTTL    = 30 * time.Minute", "trackingTTL    = 3 * time.Minute")).seed()
	s.limit("change_limit", "pool", pooled, sub(config, "MaxOpenConns    = 20", "MaxOpenConns    = 200")).seed()
	s.limit("drop_limit", "pool", pooled,
		cut("internal/store/store.go", "\tpool.SetMaxOpenConns(config.MaxOpenConns)\n"),
		sub("internal/store/store.go", "\n\t\"example.test/orders/internal/config\"\n", ""),
		cut(config, "\tMaxOpenConns    = 20\n"),
	).seed()
	s.limit("change_limit", "rate", rated, sub("internal/httpapi/middleware.go", "requestsPerMinute = 100", "requestsPerMinute = 1000")).seed()
	s.limit("change_limit", "page size", paged, sub(config, "DefaultPageSize = 20", "DefaultPageSize = 50"))
	s.limit("change_limit", "largest page", paged, sub(config, "MaxPageSize     = 100", "MaxPageSize     = 1000"))
	s.limit("change_limit", "return window", windowed, sub("internal/service/returns.go", "returnWindow = 30 * 24", "returnWindow = 14 * 24"))
	s.limit("change_limit", "items", itemsBound, sub("internal/httpapi/orders.go", "min=1,max=50,", "min=1,max=500,"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub(config, "StripeTimeout   = 10 * time.Second", "StripeTimeout   = 90 * time.Second"))
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...),
		sub(cache, "orderDetailTTL = 5 * time.Minute", "orderDetailTTL = 30 * time.Minute"),
		sub(cache, "trackingTTL    = 30 * time.Minute", "trackingTTL    = 5 * time.Minute"),
	)
	s.limit("swap_limits", "details and list at the call", append(cachedDetails, cachedList...),
		sub(cache, "o, orderDetailTTL)", "o, orderListTTL)"),
		sub(cache, "list, orderListTTL)", "list, orderDetailTTL)"),
	)
}

func ginStack(s *set) {
	const mod, compose, events, payment, main = "go.mod", "compose.yaml", "internal/gateway/events.go", "internal/gateway/payment.go", "cmd/server/main.go"
	queue := func(module, path, client, image string) []Edit {
		return []Edit{
			cut(mod, "\tgithub.com/aws/aws-sdk-go-v2/config v1.28.0\n"), sub(mod, "github.com/aws/aws-sdk-go-v2/service/sqs v1.37.0", module),
			sub(compose, "localstack/localstack:3", image),
			sub(compose, "QUEUE_URL: http://localstack:4566/000000000000/order-events", "BROKER: localstack:5672"),
			gone("infra/main.tf"),
			sub(events, "\t\"github.com/aws/aws-sdk-go-v2/aws\"\n\t\"github.com/aws/aws-sdk-go-v2/service/sqs\"\n", "\t"+path+"\n"),
			sub(events, "\tqueue *sqs.Client\n", "\tqueue *"+client+"\n"),
			sub(events, "queue *sqs.Client, url", "queue *"+client+", url"),
			sub(events, "_, err = p.queue.SendMessage(ctx, &sqs.SendMessageInput{\n\t\tQueueUrl:    aws.String(p.url),\n\t\tMessageBody: aws.String(string(body)),\n\t})\n\treturn err", "return send(ctx, p.queue, p.url, body)"),
			sub(main, "\tawsconfig \"github.com/aws/aws-sdk-go-v2/config\"\n\t\"github.com/aws/aws-sdk-go-v2/service/sqs\"\n", "\t"+path+"\n"),
			sub(main, "\tcloud, err := awsconfig.LoadDefaultConfig(context.Background())\n", "\tbroker, err := dial(cfg.QueueURL)\n"),
			sub(main, "sqs.NewFromConfig(cloud)", "broker"),
			sub(main, "\t\"context\"\n", ""),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue("github.com/rabbitmq/amqp091-go v1.10.0", `amqp "github.com/rabbitmq/amqp091-go"`, "amqp.Channel", "rabbitmq:3-management")...).seed()
	s.tech("SQS by Kafka", queued, queue("github.com/segmentio/kafka-go v0.4.47", `"github.com/segmentio/kafka-go"`, "kafka.Writer", "bitnami/kafka:3.8")...).seed()
	s.tech("Stripe by PayPal", paid,
		sub(mod, "github.com/stripe/stripe-go/v81 v81.0.0", "github.com/plutov/paypal/v4 v4.11.0"),
		sub(payment, "\t\"github.com/stripe/stripe-go/v81\"\n\t\"github.com/stripe/stripe-go/v81/client\"\n", "\t\"github.com/plutov/paypal/v4\"\n"),
		Edit{File: payment, Before: "stripe.", After: "paypal.", Every: true},
		Edit{File: payment, Before: "Stripe", After: "PayPal", Every: true},
		Edit{File: payment, Before: "client.", After: "paypal.", Every: true},
		sub("internal/config/config.go", "StripeTimeout ", "PayPalTimeout "),
		Edit{File: "internal/config/config.go", Before: "StripeKey", After: "PayPalKey", Every: true},
		sub("internal/config/config.go", "STRIPE_KEY", "PAYPAL_KEY"),
		sub(main, "cfg.StripeKey", "cfg.PayPalKey"),
	)
	s.tech("PostgreSQL by MySQL", stored,
		sub(mod, "gorm.io/driver/postgres", "gorm.io/driver/mysql"),
		sub(compose, "image: postgres:16", "image: mysql:8.4"),
		sub(compose, "postgres://orders:orders@postgres:5432/orders", "orders:orders@tcp(mysql:3306)/orders"),
		sub(compose, "  postgres:\n", "  mysql:\n"),
		sub(compose, "POSTGRES_PASSWORD", "MYSQL_PASSWORD"),
		sub("internal/store/store.go", "gorm.io/driver/postgres", "gorm.io/driver/mysql"),
		sub("internal/store/store.go", "postgres.Open(dsn)", "mysql.Open(dsn)"),
		sub("internal/config/config.go", "postgres://orders:orders@localhost:5432/orders", "orders:orders@tcp(localhost:3306)/orders"),
	)
	s.tech("PostgreSQL 16 by 13", stored, sub(compose, "postgres:16", "postgres:13"))
	s.tech("Go 1.24 by 1.19", []string{"Tech Stack > **Language**"}, sub(mod, "go 1.24", "go 1.19"), sub("Dockerfile", "golang:1.24-alpine", "golang:1.19-alpine"))
}
