package routes_test

import "testing"

func TestActix(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "attributes, scopes, resources and configuring functions",
			files: map[string]string{
				"src/main.rs": `use actix_web::{web, App, HttpServer};
mod handlers;
mod users;
#[get("/health")]
async fn health() -> impl Responder { "ok" }
#[get("/never")]
async fn never() -> impl Responder { "no" }
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(move || {
        App::new()
            .wrap(Logger::default())
            .service(health)
            .service(
                web::scope("/api")
                    .wrap(HttpAuthentication::bearer(validator))
                    .configure(users::config)
                    .service(handlers::orders::create_order)
                    .service(web::resource("/items/{id}").route(web::get().to(handlers::items::one)).route(web::delete().to(handlers::items::drop)))
                    .route("/ping", web::post().to(ping)),
            )
    }).bind("0.0.0.0:80")?.run().await
}`,
				"src/users.rs": `pub fn config(cfg: &mut web::ServiceConfig) {
    cfg.service(web::scope("/users").route("", web::get().to(list)).service(one));
}
async fn list() {}
#[get("/{id}")]
async fn one(admin: AdminUser) {}`,
				"src/handlers/mod.rs":    "pub mod items;\npub mod orders;\n",
				"src/handlers/orders.rs": "use actix_web::post;\n#[post(\"/orders\", wrap = \"RateLimiter\")]\npub async fn create_order() {}\n",
				"src/handlers/items.rs":  "pub async fn one() {}\npub async fn drop() {}\n",
			},
			want: []string{
				"GET /health @src/main.rs", "GET /never [unmounted] @src/main.rs", "GET /api/users | auth @src/users.rs", "GET /api/users/{id} | auth role @src/users.rs",
				"POST /api/orders | auth rate_limit @src/handlers/orders.rs", "GET /api/items/{id} | auth @src/handlers/items.rs", "DELETE /api/items/{id} | auth @src/handlers/items.rs", "POST /api/ping | auth @",
			},
		},
		{
			name: "a function that gives a scope, and several methods",
			files: map[string]string{"src/main.rs": `use actix_web::{web, App};
fn api() -> actix_web::Scope { web::scope("/v1").service((a, b)) }
#[route("/a", method = "GET", method = "PUT")]
async fn a() {}
#[delete("/b/{id:\\d+}")]
async fn b() {}
async fn main() { HttpServer::new(|| App::new().configure(|cfg| { cfg.service(api()); })).run().await }`},
			want: []string{"GET /v1/a", "PUT /v1/a", "DELETE /v1/b/{id}"},
		},
	})
}
