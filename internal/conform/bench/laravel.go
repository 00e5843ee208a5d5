package bench

func laravel() Stack {
	s := orders("laravel")
	laravelRoutes(s)
	laravelData(s)
	laravelErrors(s)
	laravelSecurity(s)
	laravelLimits(s)
	laravelStack(s)
	return s.stack
}

const (
	laravelDraw    = "routes/api.php"
	laravelBoot    = "bootstrap/app.php"
	laravelOrders  = "app/Http/Controllers/OrderController.php"
	laravelReturns = "app/Http/Controllers/ReturnController.php"
	laravelAdmin   = "app/Http/Controllers/AdminController.php"
	laravelShop    = "config/shop.php"
)

func laravelRoutes(s *set) {
	s.route("POST /api/v1/orders", laravelDraw, "        Route::post('/', 'store');\n", swap{"::post", "::put"}, swap{"'/'", "'/new'"})
	s.route("GET /api/v1/orders", laravelDraw, "        Route::get('/', 'index');\n", swap{"::get", "::post"}, swap{"'/'", "'/mine'"})
	s.route("GET /api/v1/orders/{id}", laravelDraw, "        Route::get('/{order}', 'show');\n", swap{"::get", "::options"}, swap{"/{order}", "/detail/{order}"})
	s.route("PATCH /api/v1/orders/{id}", laravelDraw, "        Route::patch('/{order}', 'update')->middleware('role:admin');\n", swap{"::patch", "::put"}, swap{"/{order}", "/{order}/status"})
	s.route("DELETE /api/v1/orders/{id}", laravelDraw, "        Route::delete('/{order}', 'destroy');\n", swap{"::delete", "::post"}, swap{"/{order}", "/{order}/cancel"})
	s.route("POST /api/v1/orders/{id}/returns", laravelDraw, "    Route::post('/orders/{order}/returns', [ReturnController::class, 'store']);\n", swap{"::post", "::put"}, swap{"/returns", "/rma"})
	s.route("GET /api/v1/returns/{id}", laravelDraw, "    Route::get('/returns/{return}', [ReturnController::class, 'show']);\n", swap{"::get", "::post"}, swap{"/returns", "/rma"})
	s.route("PATCH /api/v1/returns/{id}", laravelDraw, "    Route::patch('/returns/{return}', [ReturnController::class, 'update'])->middleware('role:admin');\n", swap{"::patch", "::put"}, swap{"/returns", "/return"})
	s.route("GET /api/v1/orders/{id}/tracking", laravelDraw, "    Route::get('/orders/{order}/tracking', TrackingController::class);\n", swap{"::get", "::post"}, swap{"tracking", "shipment"})
	s.route("GET /api/v1/admin/orders", laravelDraw, "        Route::get('/orders', [AdminController::class, 'orders'])->middleware('role:admin');\n", swap{"::get", "::post"}, swap{"/orders", "/search"})
	s.route("POST /api/v1/admin/orders/{id}/refunds", laravelDraw, "        Route::post('/orders/{order}/refunds', [AdminController::class, 'refund'])->middleware('role:admin');\n", swap{"::post", "::patch"}, swap{"refunds", "repayments"})
	s.route("GET /api/v1/admin/reports/sales", laravelDraw, "        Route::get('/reports/sales', [AdminController::class, 'sales'])->middleware('role:admin');\n", swap{"::get", "::post"}, swap{"reports", "stats"})
	s.api("drop_route", "GET /health", cut(laravelBoot, "        health: '/health',\n"))
	s.api("rename_segment", "GET /health", sub(laravelBoot, "health: '/health'", "health: '/up'"))
	admin := s.below("/api/v1/admin")
	all := s.below("/api/v1")
	s.unmount("admin under another prefix", admin, sub(laravelDraw, "Route::prefix('admin')", "Route::prefix('backoffice')"))
	s.unmount("orders under another prefix", []string{"POST /api/v1/orders", "GET /api/v1/orders", "GET /api/v1/orders/{id}", "PATCH /api/v1/orders/{id}", "DELETE /api/v1/orders/{id}"},
		sub(laravelDraw, "Route::prefix('orders')", "Route::prefix('purchases')"),
	)
	s.unmount("another version", all, sub(laravelDraw, "Route::prefix('v1')", "Route::prefix('v2')"))
	s.unmount("another prefix of all", all, sub(laravelBoot, "api: __DIR__.'/../routes/api.php',", "api: __DIR__.'/../routes/api.php',\n        apiPrefix: 'shop',"))
	s.unmount("routes are not loaded", all, cut(laravelBoot, "        api: __DIR__.'/../routes/api.php',\n"))
	const orders, returns = "app/Services/OrderService.php", "app/Services/ReturnService.php"
	s.method("OrderService", "createOrder", "submit", orders, laravelOrders)
	s.method("OrderService", "cancelOrder", "withdraw", orders, laravelOrders)
	s.method("OrderService", "changeStatus", "transition", orders, laravelOrders)
	s.method("OrderService", "refundOrder", "payBack", orders, laravelAdmin)
	s.method("ReturnService", "decideReturn", "resolve", returns, laravelReturns)
	s.method("TrackingService", "track", "locateParcel", "app/Services/TrackingService.php", "app/Http/Controllers/TrackingController.php")
}

func laravelData(s *set) {
	const first, second, third = "database/migrations/2024_06_01_000000_create_orders_table.php", "database/migrations/2024_06_08_000000_create_returns_table.php", "database/migrations/2024_07_15_000000_add_label_url_to_returns_table.php"
	drop := func(column, file, line string) { s.column("drop_column", column, cut(file, "            "+line+"\n")) }
	drop("orders.note", first, "$table->text('note')->nullable();")
	drop("orders.currency", first, "$table->char('currency', 3);")
	drop("orders.ship_to", first, "$table->json('ship_to');")
	drop("orders.delivered_at", first, "$table->timestamp('delivered_at')->nullable();")
	drop("order_items.sku", first, "$table->string('sku', 40);")
	drop("order_items.product_id", first, "$table->uuid('product_id');")
	drop("returns.refund_amount", second, "$table->decimal('refund_amount', 12, 2)->nullable();")
	drop("returns.closed_at", second, "$table->timestamp('closed_at')->nullable();")
	s.column("drop_column", "returns.label_url", gone(third))
	s.column("drop_column", "returns.reason",
		sub(third, "            $table->string('label_url', 255)->nullable();\n", "            $table->string('label_url', 255)->nullable();\n            $table->dropColumn('reason');\n"),
	)
	s.column("rename_column", "orders.note",
		sub(third, "        Schema::table('returns', function (Blueprint $table) {\n            $table->string", "        Schema::table('orders', function (Blueprint $table) {\n            $table->renameColumn('note', 'remark');\n        });\n        Schema::table('returns', function (Blueprint $table) {\n            $table->string"),
	)
	s.column("retype_column", "orders.number", sub(first, "$table->string('number', 24)", "$table->bigInteger('number')"))
	s.column("retype_column", "orders.shipping_fee", sub(first, "$table->decimal('shipping_fee', 12, 2)", "$table->text('shipping_fee')"))
	s.column("retype_column", "order_items.quantity", sub(first, "$table->integer('quantity')", "$table->string('quantity')"))
	s.column("retype_column", "returns.reason", sub(second, "$table->text('reason')", "$table->integer('reason')"))
	s.column("retype_column", "returns.requested_at", sub(second, "$table->timestamp('requested_at')", "$table->boolean('requested_at')"))
	s.column("retype_column", "order_items.sku", sub(first, "$table->string('sku', 40)", "$table->string('sku', 20)"))
	s.add("drop_index", Data, "orders.status", []string{"orders > idx_orders_status"}, sub(first, "$table->string('status', 16)->index()", "$table->string('status', 16)"))
	s.add("drop_index", Data, "orders.customer_id", []string{"orders > idx_orders_customer_id"},
		sub(first, "$table->uuid('customer_id')->index()", "$table->uuid('customer_id')"),
	)
	s.add("change_enum", Data, "orders.status", []string{"orders > status"},
		sub(first, "'delivered', ", ""),
		cut("app/Enums/OrderStatus.php", "    case Delivered = 'delivered';\n"),
	)
	s.add("drop_bound", Data, "quantity > 0", []string{"order_items > quantity"},
		sub("app/Http/Requests/StoreOrderRequest.php", ", 'gt:0'", ""),
		cut(first, "        DB::statement('ALTER TABLE order_items ADD CONSTRAINT chk_order_items_quantity CHECK (quantity > 0)');\n"),
	)
}

func laravelErrors(s *set) {
	row := func(class, code, status string) string {
		return "$exceptions->render(fn (" + class + " $e) => $answer('" + code + "', $e, " + status + "));"
	}
	change := func(class, code, from, to string) *Mutant {
		return s.status("change_status", code, failure(code), sub(laravelBoot, row(class, code, from), row(class, code, to)))
	}
	change("ValidationException", "VALIDATION_FAILED", "400", "422")
	change("AuthenticationException", "UNAUTHENTICATED", "401", "403")
	change("PaymentDeclinedException", "PAYMENT_DECLINED", "402", "502")
	change("OrderNotFoundException", "ORDER_NOT_FOUND", "404", "410")
	change("OrderNotCancellableException", "ORDER_NOT_CANCELLABLE", "409", "400")
	change("ThrottleRequestsException", "RATE_LIMITED", "429", "503")
	change("ReturnWindowExpiredException", "RETURN_WINDOW_EXPIRED", "422", "400").seed()
	drop := func(class, code, status string) *Mutant {
		return s.status("drop_mapping", code, failure(code), cut(laravelBoot, "        "+row(class, code, status)+"\n"))
	}
	drop("ReturnWindowExpiredException", "RETURN_WINDOW_EXPIRED", "422").seed()
	drop("PaymentDeclinedException", "PAYMENT_DECLINED", "402")
	drop("OrderNotCancellableException", "ORDER_NOT_CANCELLABLE", "409")
	drop("ValidationException", "VALIDATION_FAILED", "400")
	s.status("never_raised", "RETURN_WINDOW_EXPIRED", failure("RETURN_WINDOW_EXPIRED"),
		sub("app/Services/ReturnService.php", "throw new ReturnWindowExpiredException();", "abort(500);"),
		cut("app/Services/ReturnService.php", "use App\\Exceptions\\ReturnWindowExpiredException;\n"),
	).seed()
	s.status("change_code", "RETURN_NOT_FOUND", failure("RETURN_NOT_FOUND"), sub(laravelBoot, "'RETURN_NOT_FOUND'", "'NO_SUCH_RETURN'"))
	s.status("change_success", "POST /api/v1/orders", s.answers("POST /api/v1/orders"), sub(laravelOrders, "json($order, 201)", "json($order)"))
	s.status("change_success", "DELETE /api/v1/orders/{id}", s.answers("DELETE /api/v1/orders/{id}"), sub(laravelOrders, "response()->noContent()", "response('', 200)"))
	s.status("change_success", "POST /api/v1/orders/{id}/returns", s.answers("POST /api/v1/orders/{id}/returns"),
		sub(laravelReturns, "json($made, 201)", "json($made, 200)"),
	)
	s.status("change_success", "POST /api/v1/admin/orders/{id}/refunds", s.answers("POST /api/v1/admin/orders/{id}/refunds"),
		sub(laravelAdmin, "json($refund, 202)", "json($refund)"),
	)
}

func laravelSecurity(s *set) {
	const role = "->middleware('role:admin')"
	marks := func(endpoint, route, file, audit string) {
		s.guard(endpoint, sub(laravelDraw, route+role, route))
		s.audit(endpoint, cut(file, "        "+audit+"\n"))
	}
	marks("PATCH /api/v1/orders/{id}", "Route::patch('/{order}', 'update')", laravelOrders, "AuditLog::record('order.update', $order);")
	marks("PATCH /api/v1/returns/{id}", "[ReturnController::class, 'update'])", laravelReturns, "AuditLog::record('return.decide', $return);")
	marks("GET /api/v1/admin/orders", "[AdminController::class, 'orders'])", laravelAdmin, "AuditLog::record('order.search', $request->query('status'));")
	marks("POST /api/v1/admin/orders/{id}/refunds", "[AdminController::class, 'refund'])", laravelAdmin, "AuditLog::record('order.refund', $order);")
	marks("GET /api/v1/admin/reports/sales", "[AdminController::class, 'sales'])", laravelAdmin, "AuditLog::record('report.sales', 'all');")
	s.add("drop_auth", Security, "all routes", []string{"API Endpoints > All routes but", "Security > Authentication", s.endpoint("POST /api/v1/orders"), s.endpoint("GET /api/v1/orders")},
		sub(laravelDraw, "['auth:api', 'throttle:api']", "['throttle:api']"),
	)
	s.add("open_route", Security, "GET /api/v1/orders/{id}/tracking", []string{s.endpoint("GET /api/v1/orders/{id}/tracking"), "API Endpoints > All routes but", "Security > Authentication"},
		sub(laravelDraw, "TrackingController::class);", "TrackingController::class)->withoutMiddleware('auth:api');"),
	)
	s.add("change_role", Security, "GET /api/v1/admin/reports/sales", []string{s.endpoint("GET /api/v1/admin/reports/sales"), s.guarded},
		sub(laravelDraw, "'sales'])->middleware('role:admin')", "'sales'])->middleware('role:customer')"),
	)
}

func laravelLimits(s *set) {
	const provider = "app/Providers/AppServiceProvider.php"
	s.limit("change_limit", "order details", cachedDetails, sub(laravelShop, "'order_details' => 300", "'order_details' => 3000")).seed()
	s.limit("change_limit", "order list", cachedList, sub(laravelShop, "'order_list' => 60", "'order_list' => 600")).seed()
	s.limit("change_limit", "tracking", cachedTracking, sub(laravelShop, "'tracking' => 1800", "'tracking' => 180")).seed()
	s.limit("change_limit", "pool", pooled, sub("config/database.php", "'max_connections' => 20", "'max_connections' => 200")).seed()
	s.limit("drop_limit", "pool", pooled, cut("config/database.php", "                'max_connections' => 20,\n")).seed()
	s.limit("change_limit", "rate", rated, sub(provider, "Limit::perMinute(100)", "Limit::perMinute(1000)")).seed()
	s.limit("change_unit", "rate", rated, sub(provider, "Limit::perMinute(100)", "Limit::perHour(100)"))
	s.limit("drop_rate_limit", "rate", rated,
		sub(laravelDraw, "['auth:api', 'throttle:api']", "['auth:api']"),
		cut(provider, "        RateLimiter::for('api', fn (Request $request) => Limit::perMinute(100)->by($request->user()?->id ?: $request->ip()));\n"),
	)
	s.limit("change_limit", "page size", paged, sub(laravelShop, "'default' => 20", "'default' => 50"))
	s.limit("change_limit", "largest page", paged, sub(laravelShop, "'max' => 100", "'max' => 1000"))
	s.limit("change_limit", "return window", windowed, sub(laravelShop, "'return_window_days' => 30", "'return_window_days' => 14"))
	s.limit("change_limit", "items", itemsBound, sub("app/Http/Requests/StoreOrderRequest.php", "'max:50'", "'max:500'"))
	s.limit("change_limit", "Stripe timeout", stripeTimeout, sub(laravelShop, "'timeout' => 10", "'timeout' => 90"))
	s.limit("swap_limits", "details and tracking", append(cachedDetails, cachedTracking...),
		sub(laravelShop, "'order_details' => 300", "'order_details' => 1800"),
		sub(laravelShop, "'tracking' => 1800", "'tracking' => 300"),
	)
	s.limit("swap_limits", "details and list at the call", append(cachedDetails, cachedList...),
		sub("app/Services/OrderService.php", "config('shop.cache.order_details')", "config('shop.cache.ORDER_LIST')"),
		sub("app/Services/OrderService.php", "config('shop.cache.order_list')", "config('shop.cache.order_details')"),
		sub("app/Services/OrderService.php", "config('shop.cache.ORDER_LIST')", "config('shop.cache.order_list')"),
	)
}

func laravelStack(s *set) {
	const composer, compose, events, payment, provider = "composer.json", "docker-compose.yml", "app/Services/EventPublisher.php", "app/Services/PaymentGateway.php", "app/Providers/AppServiceProvider.php"
	queue := func(pack, image, use, client, made, send string) []Edit {
		return []Edit{
			sub(composer, `"aws/aws-sdk-php": "^3.321"`, pack),
			sub(compose, "  localstack:\n    image: localstack/localstack:3", "  broker:\n    image: "+image),
			sub(compose, "redis, localstack]", "redis, broker]"),
			gone("infra/queue.tf"),
			sub(".env.example", "SQS_QUEUE_URL=http://localstack:4566/000000000000/order-events\nAWS_DEFAULT_REGION=eu-central-1\n", "BROKER_HOST=broker\n"),
			sub(laravelShop, "env('SQS_QUEUE_URL')", "env('BROKER_HOST')"),
			sub(events, "use Aws\\Sqs\\SqsClient;", use),
			sub(events, "the SQS queue", "the queue"),
			sub(events, "private SqsClient $sqs", "private "+client+" $broker"),
			sub(events, "        $this->sqs->sendMessage([\n            'QueueUrl' => $this->queueUrl,\n            'MessageBody' => json_encode(['event' => $event, 'payload' => $payload]),\n        ]);\n", send),
			sub(provider, "use Aws\\Sqs\\SqsClient;\n", use+"\n"), sub(provider, "new SqsClient(['region' => env('AWS_DEFAULT_REGION', 'eu-central-1')])", made),
		}
	}
	s.tech("SQS by RabbitMQ", queued, queue(`"php-amqplib/php-amqplib": "^3.7"`, "rabbitmq:3-management", "use PhpAmqpLib\\Connection\\AMQPStreamConnection;", "AMQPStreamConnection", "new AMQPStreamConnection(env('BROKER_HOST'), 5672, 'guest', 'guest')", "        $this->broker->channel()->basic_publish(message($event, $payload), 'order-events');\n")...).seed()
	s.tech("SQS by Kafka", queued, queue(`"mateusjunges/laravel-kafka": "^2.4"`, "apache/kafka:3.8.0", "use RdKafka\\Producer;", "Producer", "new Producer()", "        $this->broker->newTopic('order-events')->produce(-1, 0, json_encode(['event' => $event, 'payload' => $payload]));\n")...).seed()
	s.tech("Stripe by Mollie", paid,
		sub(composer, `"stripe/stripe-php": "^16.0"`, `"mollie/mollie-api-php": "^2.71"`),
		sub(payment, "use Stripe\\ApiRequestor;\nuse Stripe\\Exception\\CardException;\nuse Stripe\\HttpClient\\CurlClient;\nuse Stripe\\StripeClient;\n", "use Mollie\\Api\\Exceptions\\ApiException;\nuse Mollie\\Api\\MollieApiClient;\n"),
		sub(payment, "with Stripe", "with Mollie"),
		sub(payment, "private StripeClient $stripe", "private MollieApiClient $mollie"),
		sub(payment, "        $http = new CurlClient();\n        $http->setTimeout(config('shop.stripe.timeout'));\n        ApiRequestor::setHttpClient($http);\n        $this->stripe = new StripeClient((string) config('shop.stripe.secret'));\n", "        $this->mollie = new MollieApiClient();\n        $this->mollie->setApiKey((string) config('shop.mollie.secret'));\n"),
		sub(payment, "$this->stripe->paymentIntents", "$this->mollie->payments"),
		sub(payment, "CardException $e", "ApiException $e"),
		sub(payment, "$this->stripe->refunds", "$this->mollie->refunds"),
		sub(laravelShop, "'stripe' => [\n        'secret' => env('STRIPE_SECRET')", "'mollie' => [\n        'secret' => env('MOLLIE_SECRET')"),
		sub(".env.example", "STRIPE_SECRET", "MOLLIE_SECRET"),
	)
	s.tech("MySQL by PostgreSQL", stored,
		sub(compose, "  mysql:\n    image: mysql:8.4\n    environment:\n      MYSQL_DATABASE: orders\n      MYSQL_ROOT_PASSWORD: orders", "  postgres:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: orders"),
		sub(compose, "[mysql,", "[postgres,"),
		sub("Dockerfile", "pdo_mysql", "pdo_pgsql"),
		sub(".env.example", "DB_CONNECTION=mysql\nDB_HOST=mysql", "DB_CONNECTION=pgsql\nDB_HOST=postgres"),
		sub("config/database.php", "env('DB_CONNECTION', 'mysql')", "env('DB_CONNECTION', 'pgsql')"),
		sub("config/database.php", "'mysql' => [\n            'driver' => 'mysql'", "'pgsql' => [\n            'driver' => 'pgsql'"),
		sub("config/database.php", "'utf8mb4'", "'utf8'"),
	)
	s.tech("MySQL 8 by 5.7", stored, sub(compose, "mysql:8.4", "mysql:5.7"))
	s.tech("Laravel 11 by 9", []string{"Tech Stack > **Framework**"}, sub(composer, `"laravel/framework": "^11.20"`, `"laravel/framework": "^9.52"`))
	s.tech("PHP 8.3 by 7.4", []string{"Tech Stack > **Language**"},
		sub(composer, `"php": "^8.3"`, `"php": "^7.4"`),
		sub("Dockerfile", "php:8.3-cli-alpine", "php:7.4-cli-alpine"),
	)
	s.tech("Redis by Memcached", cached,
		sub(composer, "        \"predis/predis\": \"^2.2\",\n", ""),
		sub(compose, "  redis:\n    image: redis:7-alpine", "  memcached:\n    image: memcached:1.6"),
		sub(compose, "redis, localstack]", "memcached, localstack]"),
		sub(".env.example", "CACHE_STORE=redis\nREDIS_HOST=redis", "CACHE_STORE=memcached\nMEMCACHED_HOST=memcached"),
		sub("config/database.php", "\n    'redis' => [\n        'client' => 'predis',\n        'default' => [\n            'host' => env('REDIS_HOST', '127.0.0.1'),\n        ],\n    ],\n", ""),
	)
}
