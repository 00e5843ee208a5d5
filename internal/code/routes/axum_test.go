package routes_test

import "testing"

func TestAxum(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "a chain with methods, nests and merges over modules",
			files: map[string]string{
				"src/main.rs": `mod routes;
#[tokio::main]
async fn main() {
    let app = routes::create_router(state).layer(TraceLayer::new_for_http());
    let listener = tokio::net::TcpListener::bind("0.0.0.0:80").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
async fn unused() -> u8 { 1 }`,
				"src/routes/mod.rs": `use axum::{routing::{get, post}, Router};
pub mod orders;
pub mod users;
pub fn create_router(state: AppState) -> Router {
    Router::new()
        .route("/health", get(|| async { "ok" }))
        .nest("/api/orders", orders::router())
        .merge(users::router())
        .with_state(state)
}`,
				"src/routes/orders.rs": `use axum::{routing::{get, post, delete}, Router};
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(list).post(create))
        .route("/:id", get(one).delete(crate::handlers::drop_order))
}
async fn list() {}
async fn create(user: AuthUser, Json(body): Json<NewOrder>) -> impl IntoResponse {}
async fn one(Path(id): Path<i64>, user: MaybeAuthUser) {}
pub fn never() -> Router { Router::new().route("/never", get(list)) }`,
				"src/routes/users.rs": `pub fn router() -> axum::Router<AppState> {
    axum::Router::new().route("/api/users/{id}", axum::routing::put(update))
}
async fn update(claims: Claims) {}`,
				"src/handlers.rs": "pub async fn drop_order(admin: RequireAdmin) {}\n",
			},
			want: []string{
				"GET /health @src/routes/mod.rs", "GET /api/orders @src/routes/orders.rs", "POST /api/orders | auth @src/routes/orders.rs", "GET /api/orders/{id} @src/routes/orders.rs",
				"DELETE /api/orders/{id} | role @src/handlers.rs", "PUT /api/users/{id} | auth @src/routes/users.rs", "GET /never [unmounted] @src/routes/orders.rs",
			},
		},
		{
			name: "layers guard what stands before them",
			files: map[string]string{"src/main.rs": `use axum::{Router, middleware, routing::{get, post}};
async fn main() {
    let protected = Router::new()
        .route("/me", get(me))
        .route("/admin", get(admin).layer(middleware::from_fn(require_admin)))
        .route_layer(middleware::from_fn_with_state(state.clone(), auth_middleware))
        .route("/open", get(open));
    let mut app = Router::new().route("/login", post(login));
    app = app.merge(protected).layer(ServiceBuilder::new().layer(GovernorLayer { config }).layer(CorsLayer::permissive()));
    axum::Server::bind(&addr).serve(app.into_make_service()).await.unwrap();
}`},
			want: []string{"GET /me | rate_limit auth", "GET /admin | rate_limit auth role", "GET /open | rate_limit", "POST /login | rate_limit"},
		},
		{
			name: "routers of tests, and one that is handed on",
			files: map[string]string{"src/main.rs": `use axum::{Router, routing::get};
const PREFIX: &str = "/v1";
fn main() { let app = build().await?; axum::serve(l, app).await; }
async fn build() -> anyhow::Result<Router> {
    let api = add(Router::new());
    let app = Router::new().nest(PREFIX, api).route(&format!("/{}", name), get(x));
    Ok(app)
}
fn add(router: Router) -> Router { router.route("/a", get(a)) }
#[cfg(test)]
mod tests {
    fn t() { let app = Router::new().route("/test-only", get(a)); }
}`},
			want:   []string{"GET /v1/a"},
			unread: []string{"its path is computed"},
		},
		{
			name: "routes of a type",
			files: map[string]string{
				"src/main.rs":  "use axum::Router;\nmod api;\nuse api::Api;\nasync fn main() { let app = Router::new().nest(\"/api\", Api::routes()); axum::serve(l, app).await; }\n",
				"src/api.rs":   "use axum::{Router, routing::get};\npub struct Api;\nimpl Api {\n    pub fn routes() -> Router { Router::new().route(\"/x\", get(Self::x)).merge(Self::more()) }\n    fn more() -> Router { Router::new().route(\"/y\", get(super::other::y)) }\n    async fn x() {}\n}\n",
				"src/other.rs": "pub async fn y() {}\n",
			},
			want: []string{"GET /api/x @src/api.rs", "GET /api/y @src/other.rs"},
		},
	})
}
