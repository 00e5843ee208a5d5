package routes_test

import "testing"

func TestKtor(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "nested routes, guards, and functions that extend",
			files: map[string]string{
				"src/App.kt": `package shop
import io.ktor.server.application.*
fun main() { embeddedServer(Netty, port = 8080, module = Application::module).start(wait = true) }
fun Application.module() {
    install(ContentNegotiation) { json() }
    configureRouting()
}
fun Application.configureRouting() {
    routing {
        get("/") { call.respondText("x") }
        authenticate("jwt") {
            orderRoutes()
            route("/admin") {
                withRole("ADMIN") { delete("/users/{id}") { drop(call) } }
            }
        }
        userRoutes(this)
    }
}`,
				"src/Orders.kt": `package shop
import io.ktor.server.routing.*
fun Route.orderRoutes() = route("/orders") {
    get { call.respond(list()) }
    post { val o = call.receive<Order>(); client.get("/stock") }
    route("{id}") { put { } }
}
fun Route.never() { get("/never") { } }`,
				"src/Users.kt": "package shop\nimport io.ktor.server.routing.*\nfun userRoutes(route: Route) {\n    route.apply { get(\"/users\") { call.respond(1) } }\n}\n",
			},
			want: []string{"GET /", "GET /orders | auth", "POST /orders | auth", "PUT /orders/{id} | auth", "DELETE /admin/users/{id} | auth role(admin)", "GET /users", "GET /never [unmounted]"},
		},
		{
			name:   "a path that is computed, and one that a class has",
			files:  map[string]string{"A.kt": "import io.ktor.server.routing.*\nfun Application.m() { routing { get(pathOf(1)) { }\n get<Articles> { }\n get(\"/a\") { } } }\n"},
			want:   []string{"GET /a"},
			unread: []string{"its path is computed", "its path stands on a class"},
		},
	})
}

func TestSinatra(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name:  "a classic file",
			files: map[string]string{"app.rb": "require 'sinatra'\nbefore '/admin*' do\n  authenticate!\nend\nget '/orders/:id' do |id|\n  Order.find(id).to_json\nend\npost '/orders' do\n  protected!\n  HTTP.get('/x')\nend\nget '/admin/x' do\n  1\nend\ndef helper\n  get '/not'\nend\n"},
			want:  []string{"GET /orders/{id}", "POST /orders | auth", "GET /admin/x | auth"},
		},
		{
			name:  "a modular application with a namespace",
			files: map[string]string{"api.rb": "require 'sinatra/base'\nmodule Shop\n  class Api < Sinatra::Base\n    register Sinatra::Namespace\n    namespace '/api' do\n      get('/ping') { 'pong' }\n      put '/me', auth: :user do\n        1\n      end\n    end\n  end\nend\n"},
			want:  []string{"GET /api/ping", "PUT /api/me | role(user)"},
		},
	})
}
