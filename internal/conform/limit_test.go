package conform_test

import (
	"testing"

	"kiro-mcp/internal/conform"
)

const parcels = "# Parcels\n\n## API\n\n- `GET /parcels` lists parcels\n\n## Limits\n\n"

const nestParcels = "import { Controller, Get } from '@nestjs/common';\n\n@Controller('parcels')\nexport class ParcelsController {\n  @Get()\n  list() { throw new RateLimitedException(); }\n}\n"

const nestGuard = "import { ThrottlerGuard } from '@nestjs/throttler';\n\nexport class CallerThrottlerGuard extends ThrottlerGuard {}\nexport class RateLimitedException extends HttpException { constructor() { super('slow down', 429); } }\n"

const nestMain = "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  await app.listen(3000);\n}\nbootstrap();\n"

func nestModule(providers string) string {
	return "import { ParcelsController } from './parcels';\nimport { Module } from '@nestjs/common';\nimport { CallerThrottlerGuard } from './guard';\n\n@Module({ controllers: [ParcelsController], providers: [" + providers + "] })\nexport class AppModule {}\n"
}

// What limits rates has to be put before requests.
func TestLimitersThatNothingUses(t *testing.T) {
	const rated = parcels + "- Rate limit: 90 requests per minute per user\n"
	governor := func(layer string) string {
		return "use axum::{routing::get, Router};\nuse tower_governor::{governor::GovernorConfigBuilder, GovernorLayer};\n\nconst REQUESTS_PER_MINUTE: u32 = 90;\n\nasync fn list() {}\n\n#[tokio::main]\nasync fn main() {\n    let limit = GovernorConfigBuilder::default().burst_size(REQUESTS_PER_MINUTE).finish().unwrap();\n    let app = Router::new().route(\"/parcels\", get(list))" + layer + ";\n    axum::serve(listener, app).await.unwrap();\n}\n"
	}
	php := func(extra string) map[string]string {
		return map[string]string{
			"composer.json":     `{"require": {"laravel/framework": "^11.0"}}`,
			"bootstrap/app.php": "<?php\nreturn Application::configure(basePath: dirname(__DIR__))->withRouting(web: __DIR__.'/../routes/web.php')->create();\n",
			"routes/web.php":    "<?php\nuse Illuminate\\Support\\Facades\\Route;\n\nRoute::get('/parcels', [ParcelController::class, 'index']);\n",
			"app/Provider.php":  "<?php\nnamespace App;\nuse Illuminate\\Cache\\RateLimiting\\Limit;\nuse Illuminate\\Support\\Facades\\RateLimiter;\n\nclass Provider\n{\n    public function boot(): void\n    {\n" + extra + "    }\n}\n",
		}
	}
	hold(t, []tale{
		{"a guard that only its refusal outlives", rated, map[string]string{"src/main.ts": nestMain, "src/parcels.ts": nestParcels, "src/guard.ts": nestGuard, "src/app.module.ts": nestModule("")}, "limit", "- Rate limit", conform.Violated},
		{"a guard for all routes", rated, map[string]string{"src/main.ts": nestMain, "src/parcels.ts": nestParcels, "src/guard.ts": nestGuard, "src/app.module.ts": nestModule("{ provide: APP_GUARD, useClass: CallerThrottlerGuard }")}, "limit", "- Rate limit", conform.Unresolved},
		{"a layer that is made and not laid", rated, map[string]string{"src/main.rs": governor("")}, "limit", "- Rate limit", conform.Violated},
		{"a layer that is laid", rated, map[string]string{"src/main.rs": governor(".layer(GovernorLayer { config: Arc::new(limit) })")}, "limit", "- Rate limit", conform.Satisfied},
		{"names that are imported and not used", rated, php(""), "limit", "- Rate limit", conform.Violated},
		{"a limiter of another number", rated, php("        RateLimiter::for('api', fn ($request) => Limit::perMinute(config('parcels.rate')));\n"), "limit", "- Rate limit", conform.Unresolved},
	})
}

// A pool that nothing sizes has the size of its library.
func TestPoolsWithoutSize(t *testing.T) {
	main := func(size string) map[string]string {
		return map[string]string{"src/main.rs": "use sqlx::postgres::PgPoolOptions;\n\n#[tokio::main]\nasync fn main() {\n    let pool = PgPoolOptions::new()" + size + ".connect(&url()).await.unwrap();\n}\n"}
	}
	const pooled = parcels + "- Database connection pool: at most 12 connections\n"
	hold(t, []tale{
		{"nothing sets it", pooled, main(""), "limit", "- Database", conform.Violated},
		{"it is set", pooled, main(".max_connections(12)"), "limit", "- Database", conform.Satisfied},
	})
}

// A number is that of its own subject, wherever else the same words stand.
func TestNumbersOfTheirSubject(t *testing.T) {
	const paged = parcels + "- Lists have 15 entries per page by default and 80 at most.\n- An order has at most 7 lines\n"
	paging := func(most string) map[string]string {
		return map[string]string{
			"Paging.cs":        "public class Paging\n{\n    public const int MaxPageSize = " + most + ";\n\n    [Range(1, MaxPageSize)]\n    public int PageSize { get; set; } = 15;\n}\n",
			"appsettings.json": `{"ConnectionStrings": {"Main": "Server=db;Max Pool Size=9"}, "MaxFileSize": 5000}`,
		}
	}
	rules := func(most string) map[string]string {
		return map[string]string{"app/StoreOrderRequest.php": "<?php\nclass StoreOrderRequest\n{\n    public function rules(): array\n    {\n        return ['lines' => ['required', 'array'" + most + "], 'lines.*.sku' => ['string', 'max:40']];\n    }\n}\n"}
	}
	var largest []conform.Verdict
	for _, most := range []string{"80", "800"} {
		s := tale{design: paged, files: paging(most), check: "limit", line: "- Lists"}
		for _, j := range s.verdictOn(t) {
			if j.Element == "limit max_page_size lists" {
				largest = append(largest, j.Verdict)
			}
		}
	}
	if len(largest) != 2 || largest[0] == conform.Violated || largest[1] != conform.Violated {
		t.Errorf("the largest page is %v, want it kept and broken", largest)
	}
	hold(t, []tale{
		{"so many lines", paged, rules(", 'max:7'"), "limit", "- An order", conform.Satisfied},
		{"too many lines", paged, rules(", 'max:70'"), "limit", "- An order", conform.Violated},
		{"a part of a line has a limit, and the lines have none", paged, rules(""), "limit", "- An order", conform.Unresolved},
	})
}

// A lifetime is that of the place where it is used, not of the constant's line.
func TestLifetimesWhereTheyAreUsed(t *testing.T) {
	const kept = parcels + "- The parcel list is cached for 2 minutes\n- Labels are cached for 9 minutes\n"
	python := func(list, label, more string) map[string]string {
		return map[string]string{
			"config.py": "class Settings:\n    parcel_list_ttl_seconds: int = 120\n    label_ttl_seconds: int = 540\n",
			"cache.py":  "async def keep_list(page, parcels):\n    await redis.setex(f\"parcels:{page}\", settings." + list + ", parcels)\n\n\nasync def keep_label(id, label):\n    await redis.setex(f\"label:{id}\", settings." + label + ", label)\n" + more,
		}
	}
	const list, label = "parcel_list_ttl_seconds", "label_ttl_seconds"
	hold(t, []tale{
		{"each where it belongs", kept, python(list, label, ""), "limit", "- The parcel list", conform.Satisfied},
		{"the other's", kept, python(label, list, ""), "limit", "- The parcel list", conform.Violated},
		{"the other's, and its own as well", kept, python(label, list, "\n\nasync def warm_list(parcels):\n    await redis.setex(\"parcels\", settings.parcel_list_ttl_seconds, parcels)\n"), "limit", "- The parcel list", conform.Satisfied},
		{"somewhere that says nothing", kept, python(list, label, "\n\nasync def keep(key, value):\n    await redis.setex(key, settings.label_ttl_seconds, value)\n"), "limit", "- Labels", conform.Satisfied},
	})
}
