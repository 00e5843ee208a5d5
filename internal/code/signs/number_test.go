package signs_test

import (
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
)

func TestNumbers(t *testing.T) {
	check(t, []row{
		{"python", "CACHE_TTL = 5 * 60", `CACHE_TTL 300 seconds`},
		{"python", "ORDER_TTL_SECONDS = 300", `ORDER_TTL_SECONDS 300 seconds`},
		{"python", "TTL = timedelta(minutes=5)", `minutes (timedelta) 300 seconds`},
		{"python", "WINDOW: int = 30", `WINDOW 30`},
		{"python", "def f():\n    redis.setex(f\"order:{id}\", 300, value)", `(redis.setex) 300 seconds`},
		{"python", "def f():\n    redis.set(key, value, ex=60)", `ex (redis.set) 60 seconds`},
		{"python", "engine = create_async_engine(url, pool_size=20, max_overflow=0)", `pool_size (create_async_engine) 20; max_overflow (create_async_engine) 0`},
		{"python", "class A(BaseModel):\n    quantity: int = Field(gt=0, le=99)", `gt (Field) 0; le (Field) 99`},
		{"python", "@limiter.limit(\"100/minute\")\ndef f(): pass", `(limiter.limit) 100 /minute`},
		{"python", "def f(limit: int = Query(20, ge=1, le=100)): pass", `(Query) 20; ge (Query) 1; le (Query) 100`},
		{"python", "def f(o):\n    if (now - o.delivered).days > 30:\n        pass", `(now - o.delivered).days > 2.592e+06 seconds`},
		{"python", "RATE_LIMIT_REQUESTS = 100\nRATE_LIMIT_WINDOW_SECONDS = 60", `RATE_LIMIT_REQUESTS 100; RATE_LIMIT_WINDOW_SECONDS 60 seconds; RATE_LIMIT_REQUESTS 100 /minute`},
		{"python", "@app.get('/', dependencies=[Depends(RateLimiter(times=100, seconds=60))])\ndef f(): pass", `times (RateLimiter) 100; seconds (RateLimiter) 60 seconds; times (RateLimiter) 100 /minute`},
		{"python", "TTL = 300\ndef f():\n    cache.set(\"orders\", x, TTL)", `TTL 300 seconds; (cache.set) 300 seconds`},
		{"python", "x = [1, 2, 3]\ny = z[0]", `x 1`},
		{"python", "TTL = int(os.getenv(\"CACHE_TTL\", \"300\"))", `(os.getenv) 300`},
		{"javascript", "const limiter = rateLimit({ windowMs: 60 * 1000, max: 100 })", `windowMs (rateLimit) 60 seconds; max (rateLimit) 100; max (rateLimit) 100 /minute`},
		{"javascript", "const pool = new Pool({ max: 20, idleTimeoutMillis: 30_000 })", `max (Pool) 20; idleTimeoutMillis (Pool) 30 seconds`},
		{"javascript", "await redis.set(`order:${id}`, v, 'EX', 300)", `(redis.set) 300 seconds`},
		{"javascript", "setTimeout(() => f(), 5000)", `(setTimeout) 5 seconds`},
		{"javascript", "const token = jwt.sign(payload, secret, { expiresIn: '15m' })", `expiresIn (jwt.sign) 900 seconds`},
		{"javascript", "const max = Number(process.env.POOL_MAX) || 20", `max 20`},
		{"javascript", "const n = parseInt(process.env.N ?? '20', 10)", `(parseInt) 20`},
		{"typescript", "const schema = z.object({ name: z.string().min(1).max(20) })", `(min) 1; (max) 20`},
		{"typescript", "class D { @MaxLength(20) name: string; @Min(1) @Max(100) limit = 20 }", `(MaxLength) 20; (Min) 1; (Max) 100; limit 20`},
		{"typescript", "ThrottlerModule.forRoot([{ ttl: 60000, limit: 100 }])", `ttl (ThrottlerModule.forRoot) 60000; limit (ThrottlerModule.forRoot) 100; limit (ThrottlerModule.forRoot) 100 /minute`},
		{"typescript", "export const TTL = { order: 300, list: 60 }", `order 300; list 60`},
		{"typescript", "if (daysSince > 30) { x() }", `daysSince > 2.592e+06 seconds`},
		{"java", "class C { static final Duration TTL = Duration.ofMinutes(5); }", `TTL (Duration.ofMinutes) 300 seconds`},
		{"java", "class C { void f() { config.setMaximumPoolSize(20); config.setConnectionTimeout(30000); } }", `(config.setMaximumPoolSize) 20; (config.setConnectionTimeout) 30 seconds`},
		{"java", "class D { @Size(min = 1, max = 20) private String name; @Max(100) int n; }", `min (Size) 1; max (Size) 20; (Max) 100`},
		{"java", "class C { Object f() { return Caffeine.newBuilder().expireAfterWrite(5, TimeUnit.MINUTES).maximumSize(1000).build(); } }", `(expireAfterWrite) 300 seconds; (maximumSize) 1000`},
		{"java", "class C { Object f() { return Bandwidth.simple(100, Duration.ofMinutes(1)); } }", `(Bandwidth.simple) 100; (Duration.ofMinutes) 60 seconds; (Bandwidth.simple) 100 /minute`},
		{"java", "class C { void f() { if (ChronoUnit.DAYS.between(a, b) > 30) { g(); } } }", `ChronoUnit.DAYS.between(a, b) > 2.592e+06 seconds`},
		{"kotlin", "val ttl = 5.minutes", `ttl 300 seconds`},
		{"go", "package a\n\nconst OrderTTL = 5 * time.Minute", `OrderTTL 300 seconds`},
		{"go", "package a\n\nfunc f() {\n\tdb.SetMaxOpenConns(20)\n}", `(db.SetMaxOpenConns) 20`},
		{"go", "package a\n\nconst orderTTL = 5 * time.Minute\n\nfunc f() {\n\trdb.Set(ctx, \"order:\"+id, v, orderTTL)\n}", `orderTTL 300 seconds; (rdb.Set) 300 seconds`},
		{"go", "package a\n\nfunc f() {\n\tr.Use(httprate.LimitByIP(100, time.Minute))\n}", `(httprate.LimitByIP) 100; (httprate.LimitByIP) 60 seconds; (httprate.LimitByIP) 100 /minute`},
		{"go", "package a\n\ntype D struct {\n\tName string `json:\"name\" binding:\"required,min=1,max=20\"`\n}", `min 1; max 20`},
		{"go", "package a\n\nvar s = &http.Server{ReadTimeout: 10 * time.Second}", `ReadTimeout 10 seconds`},
		{"csharp", "class C { static readonly TimeSpan Ttl = TimeSpan.FromMinutes(5); }", `Ttl (TimeSpan.FromMinutes) 300 seconds`},
		{"csharp", "class D { [StringLength(20, MinimumLength = 1)] public string Name { get; set; } [Range(1, 100)] public int Limit { get; set; } = 20; }", `(StringLength) 20; MinimumLength (StringLength) 1; (Range) 1; (Range) 100; Limit 20`},
		{"csharp", "class C { void F() { x.AddFixedWindowLimiter(\"api\", o => { o.PermitLimit = 100; o.Window = TimeSpan.FromMinutes(1); }); } }", `o.PermitLimit (x.AddFixedWindowLimiter) 100; o.Window (TimeSpan.FromMinutes) 60 seconds; o.PermitLimit (x.AddFixedWindowLimiter) 100 /minute`},
		{"csharp", "class V { V() { RuleFor(x => x.Name).NotEmpty().MaximumLength(20); } }", `(MaximumLength) 20`},
		{"csharp", "var c = \"Server=db;Database=orders;Max Pool Size=20\";", `Max_Pool_Size 20`},
		{"rust", "const ORDER_TTL: u64 = 300;", `ORDER_TTL 300 seconds`},
		{"rust", "fn f() { let p = PgPoolOptions::new().max_connections(20).acquire_timeout(Duration::from_secs(5)); }", `(max_connections) 20; (Duration::from_secs) 5 seconds`},
		{"rust", "struct D { #[validate(length(min = 1, max = 20))] name: String }", `min (length) 1; max (length) 20`},
		{"ruby", "class O\n  validates :name, length: { maximum: 20 }\nend", `maximum 20`},
		{"ruby", "Rails.cache.fetch(\"order:#{id}\", expires_in: 5.minutes) { x }", `expires_in (Rails.cache.fetch) 300 seconds`},
		{"ruby", "throttle('req/ip', limit: 100, period: 1.minute) { |r| r.ip }", `limit (throttle) 100; period (throttle) 60 seconds; limit (throttle) 100 /minute`},
		{"ruby", "class C\n  rate_limit to: 100, within: 1.minute\n  RETURN_WINDOW = 30.days\nend", `to 100; within 60 seconds; RETURN_WINDOW 2.592e+06 seconds; to 100 /minute`},
		{"php", "<?php class R { function rules() { return ['name' => 'required|string|max:20', 'n' => ['integer', 'min:1']]; } }", `max 20; min 1`},
		{"php", "<?php class C { const TTL = 300; function f() { Cache::remember('order:' . $id, self::TTL, fn() => 1); } }", `TTL 300 seconds; (Cache::remember) 300 seconds`},
		{"php", "<?php Route::middleware('throttle:100,1')->group(fn() => 1);", `(Route::middleware) 100 /minute`},
		{"php", "<?php RateLimiter::for('api', fn() => Limit::perMinute(100));", `(Limit::perMinute) 100 /minute`},
		{"php", "<?php class C { function f() { Cache::put($k, $v, now()->addMinutes(5)); } }", `(addMinutes) 300 seconds`},
		{"yaml", "spring:\n  datasource:\n    hikari:\n      maximum-pool-size: 20\n      connection-timeout: 30000\n", `maximum-pool-size 20; connection-timeout 30 seconds`},
		{"yaml", "ratelimiter:\n  api:\n    limitForPeriod: 100\n    limitRefreshPeriod: 1m\n", `limitForPeriod 100; limitRefreshPeriod 60 seconds; limitForPeriod 100 /minute`},
		{"javascript", "app.register(require('@fastify/rate-limit'), { max: 100, timeWindow: '1 minute' })", `max (app.register) 100; timeWindow (app.register) 60 seconds; max (app.register) 100 /minute`},
		{"go", "package a\n\nfunc f() {\n\tx := rate.NewLimiter(rate.Every(time.Minute/100), 10)\n}", `(rate.Every) 100 /minute; (rate.NewLimiter) 10`},
		{"python", "def f(o):\n    if now - o.delivered_at > timedelta(days=30):\n        pass", `days (timedelta) > 2.592e+06 seconds`},
		{"javascript", "const TTL = { list: 60 };\nawait redis.set('orders', x, { EX: TTL.list })", `list 60; EX (redis.set) 60 seconds`},
		{"typescript", "const o = { ttl: seconds(60) }", `ttl (seconds) 60 seconds`},
		{"properties", "spring.datasource.hikari.maximum-pool-size=20", `maximum-pool-size 20`},
		{"json", "{\"Cache\": {\"OrderTtlMinutes\": 5}, \"Db\": \"Host=db;Maximum Pool Size=20\"}", `OrderTtlMinutes 300 seconds; Maximum_Pool_Size 20`},
	}, numbers)
}

// subjects writes the words of every number that has all of them.
func TestSubjectsComeFromAllAround(t *testing.T) {
	tests := []struct {
		lang, src string
		value     float64
		words     string
	}{
		{"python", "class OrderCache:\n    def put(self, order):\n        self.redis.setex(f\"order:{order.id}\", 300, x)", 300, "redis setex order put cache"},
		{"python", "TRACKING_CACHE_TTL = 1800", 1800, "tracking cache ttl"},
		{"python", "ORDER_LIST_TTL = 60\ndef f():\n    cache.set(\"orders:page\", x, ORDER_LIST_TTL)", 60, "order list ttl orders page"},
		{"python", "class Line(BaseModel):\n    quantity: int = Field(gt=0, le=99)", 99, "quantity le field line"},
		{"javascript", "const pool = new Pool({ max: 20 })", 20, "pool max"},
		{"javascript", "const ttl = { orderDetails: 300 }", 300, "ttl order details"},
		{"typescript", "const s = z.object({ productName: z.string().max(20) })", 20, "product name max"},
		{"java", "class OrderRequest { @Size(max = 20) private String productName; }", 20, "product name size max order request"},
		{"csharp", "class V { V() { RuleFor(x => x.ProductName).MaximumLength(20); } }", 20, "product name maximum length"},
		{"go", "package a\n\ntype OrderRequest struct {\n\tProductName string `binding:\"max=20\"`\n}", 20, "product name max order request"},
		{"ruby", "class Order\n  validates :product_name, length: { maximum: 20 }\nend", 20, "product name maximum length order"},
		{"php", "<?php class StoreOrder { function rules() { return ['product_name' => 'max:20']; } }", 20, "product name max store order"},
		{"php", "<?php class StoreOrder { function rules() { return ['lines.*.sku' => 'max:20']; } }", 20, "sku max store order"},
		{"rust", "struct OrderRequest { #[validate(length(max = 20))] product_name: String }", 20, "product name max order request"},
		{"java", "class C { void f() { m.put(\"orderDetails\", config.entryTtl(Duration.ofMinutes(5))); } }", 300, "order details entry ttl"},
		{"yaml", "cache:\n  order-list:\n    ttl: 60\n", 60, "cache order list ttl"},
		{"go", "package a\n\nfunc (s *OrderService) cacheDetails() {\n\ts.rdb.Set(ctx, \"order:\"+id, v, 5*time.Minute)\n}", 300, "order cache details service"},
	}
	for _, test := range tests {
		out := read(test.lang, test.src)
		found := slices.ContainsFunc(out.Numbers, func(n facts.Number) bool {
			return n.Value == test.value && !slices.ContainsFunc(strings.Fields(test.words), func(w string) bool { return !slices.Contains(n.Subject, w) })
		})
		if !found {
			t.Errorf("%s:\n%s\nno number %g about %s among", test.lang, test.src, test.value, test.words)
			for _, n := range out.Numbers {
				t.Logf("  %g %v", n.Value, n.Subject)
			}
		}
	}
}
