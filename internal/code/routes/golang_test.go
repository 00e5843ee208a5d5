package routes_test

import "testing"

func TestGo(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "gin: groups, and guards that hold for what comes later",
			files: map[string]string{"main.go": `package main
import "github.com/gin-gonic/gin"
func main() {
	r := gin.Default()
	r.GET("/health", func(c *gin.Context) { c.JSON(200, nil) })
	v1 := r.Group("/api/v1")
	v1.POST("/login", login)
	v1.Use(AuthMiddleware())
	{
		orders := v1.Group("/orders")
		orders.GET("", list)
		orders.GET("/:id", RequireRole("admin"), one)
		v1.Handle("PUT", "/me", me)
	}
	r.Run()
}
func login(c *gin.Context) {}
func list(c *gin.Context) {}
func one(c *gin.Context) {}
func me(c *gin.Context) {}`},
			want: []string{
				"GET /health", "POST /api/v1/login", "GET /api/v1/orders | auth", "GET /api/v1/orders/{id} | auth role(admin)", "PUT /api/v1/me | auth",
			},
		},
		{
			name: "gin: a function in another package is handed a group",
			files: map[string]string{
				"go.mod": "module shop\n",
				"main.go": `package main
import ("github.com/gin-gonic/gin"; "example.com/shop/orders")
func main() { r := gin.New(); api := r.Group("/api"); orders.Register(api.Group("/orders")); r.Run() }`,
				"orders/routes.go": `package orders
import "github.com/gin-gonic/gin"
func Register(rg *gin.RouterGroup) { rg.GET("/", list); admin(rg) }
func admin(g gin.IRouter) { g.DELETE("/:id", drop) }
func Forgotten(rg *gin.RouterGroup) { rg.GET("/never", list) }`,
				"orders/handlers.go": "package orders\nimport \"github.com/gin-gonic/gin\"\nfunc list(c *gin.Context) {}\nfunc drop(c *gin.Context) {}\n",
			},
			want: []string{
				"GET /api/orders @orders/handlers.go", "DELETE /api/orders/{id} @orders/handlers.go", "GET /never [unmounted] @orders/handlers.go",
			},
		},
		{
			name: "gin: an engine in a field, handlers with a receiver",
			files: map[string]string{
				"server.go": `package api
import "github.com/gin-gonic/gin"
type Server struct { router *gin.Engine; users *UserHandler }
func New() *Server { s := &Server{router: gin.Default()}; s.routes(); return s }
func (s *Server) Run() error { return s.router.Run(":80") }`,
				"routes.go": `package api
func (s *Server) routes() {
	auth := s.router.Group("/").Use(authMiddleware(s.maker))
	s.router.POST("/users", s.createUser)
	auth.GET("/accounts/:id", s.getAccount)
	s.users.Register(s.router)
}`,
				"users.go": `package api
import "github.com/gin-gonic/gin"
type UserHandler struct{}
func (h *UserHandler) Register(r *gin.Engine) { r.GET("/users/:name", h.one) }
func (h *UserHandler) one(c *gin.Context) {}
func (s *Server) createUser(c *gin.Context) {}
func (s *Server) getAccount(c *gin.Context) {}`,
			},
			want: []string{"POST /users @users.go", "GET /accounts/{id} | auth @users.go", "GET /users/{name} @users.go"},
		},
		{
			name: "chi: nested routes, mounts and guards",
			files: map[string]string{"main.go": `package main
import ("net/http"; "github.com/go-chi/chi/v5"; "github.com/go-chi/chi/v5/middleware")
func main() {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Route("/articles", func(r chi.Router) {
		r.With(paginate).Get("/", list)
		r.Route("/{id:[0-9]+}", func(r chi.Router) {
			r.Get("/", one)
			r.Group(func(r chi.Router) {
				r.Use(requireAuth)
				r.Put("/", put)
			})
			r.Delete("/", drop)
		})
	})
	r.Mount("/admin", adminRouter())
	r.Get("/x", x)
	http.ListenAndServe(":80", r)
}
func adminRouter() http.Handler {
	r := chi.NewRouter()
	r.Use(AdminOnly)
	r.Get("/", x)
	return r
}
func forgotten() chi.Router { r := chi.NewRouter(); r.Get("/forgotten", x); return r }`},
			want: []string{
				"GET /articles", "GET /articles/{id}", "PUT /articles/{id} | auth", "DELETE /articles/{id}", "GET /admin | role", "GET /x", "GET /forgotten [unmounted]",
			},
		},
		{
			name: "chi: routes of a resource are a method",
			files: map[string]string{
				"main.go": `package main
import ("net/http"; "github.com/go-chi/chi")
func main() { r := chi.NewRouter(); r.Mount("/todos", todos{}.Routes()); h := users.New(db); r.Mount("/users", h.Routes()); http.ListenAndServe(":1", r) }`,
				"todos.go": `package main
import "github.com/go-chi/chi"
type todos struct{}
func (t todos) Routes() chi.Router { r := chi.NewRouter(); r.Get("/", t.List); r.Post("/", t.Add); return r }
func (t todos) List() {}
func (t todos) Add() {}`,
			},
			want:   []string{"GET /todos", "POST /todos"},
			unread: []string{"users.New().Routes()"},
		},
		{
			name: "net/http: patterns with a method, and guards around handlers",
			files: map[string]string{"main.go": `package main
import "net/http"
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", getOrder)
	mux.Handle("POST /orders", requireAuth(http.HandlerFunc(addOrder)))
	mux.HandleFunc("GET /{$}", home)
	mux.HandleFunc("GET /files/{path...}", file)
	api := http.NewServeMux()
	api.HandleFunc("GET /me", me)
	mux.Handle("/api/", http.StripPrefix("/api", requireAuth(api)))
	srv := &http.Server{Addr: ":80", Handler: logging(mux)}
	srv.ListenAndServe()
}
func getOrder(w http.ResponseWriter, r *http.Request) {}
func addOrder(w http.ResponseWriter, r *http.Request) {}`},
			want: []string{"GET /orders/{id}", "POST /orders | auth", "GET /", "GET /files/{path}", "GET /api/me | auth"},
		},
		{
			name: "net/http: the default mux, and methods that the handler asks for",
			files: map[string]string{"main.go": `package main
import "net/http"
func main() {
	http.HandleFunc("/orders", orders)
	http.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":80", nil)
}
func orders(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
	case "POST":
	default: http.Error(w, "no", 405)
	}
}`},
			want: []string{"GET /orders", "POST /orders", "* /health"},
		},
		{
			name: "net/http: calls out are no routes",
			files: map[string]string{"client.go": `package client
import "net/http"
type C struct{ http *resty.Client }
func (c *C) Get() { http.Get("/x"); c.http.R().Get("/orders"); c.http.Post("/orders", body); req, _ := http.NewRequest("GET", "/y", nil) }`},
		},
		{
			name: "gorilla/mux: subrouters, and methods behind",
			files: map[string]string{"main.go": `package main
import ("net/http"; "github.com/gorilla/mux")
func main() {
	r := mux.NewRouter()
	api := r.PathPrefix("/api").Subrouter()
	api.HandleFunc("/orders/{id:[0-9]+}", one).Methods("GET", http.MethodDelete)
	api.Use(authMiddleware)
	r.Path("/ping").Methods("GET").HandlerFunc(ping)
	http.ListenAndServe(":1", handlers.CORS()(r))
}`},
			want: []string{"GET /api/orders/{id} | auth", "DELETE /api/orders/{id} | auth", "GET /ping"},
		},
		{
			name: "echo: guards behind the handler",
			files: map[string]string{"main.go": `package main
import ("github.com/labstack/echo/v4"; "shop/handler")
func main() {
	e := echo.New()
	e.GET("/", home)
	g := e.Group("/admin", middleware.BasicAuth(check))
	g.DELETE("/users/:id", drop, RateLimiter(20))
	h := &handler.OrderHandler{}
	h.Register(e.Group("/orders"))
	e.Start(":80")
}`, "handler/order.go": `package handler
import "github.com/labstack/echo/v4"
func (h *OrderHandler) Register(g *echo.Group) { g.POST("", h.add) }
type OrderHandler struct{}
func (h *OrderHandler) add(c echo.Context) error { return nil }`},
			want: []string{"GET /", "DELETE /admin/users/{id} | auth rate_limit", "POST /orders"},
		},
		{
			name: "fiber: groups and all methods",
			files: map[string]string{"main.go": `package main
import "github.com/gofiber/fiber/v2"
func main() {
	app := fiber.New()
	setup(app)
	app.Listen(":80")
}
func setup(app *fiber.App) {
	api := app.Group("/api", logger.New())
	api.Get("/products/:id?", one)
	api.Route("/users", func(r fiber.Router) { r.Post("/", jwtware(), add) })
	api.All("/any", any)
}`},
			want: []string{"GET /api/products/{id}", "POST /api/users | auth", "* /api/any"},
		},
		{
			name: "a prefix that is a constant, and a path that is computed",
			files: map[string]string{"main.go": `package main
import ("fmt"; "github.com/gin-gonic/gin")
const apiPrefix = "/api/v1"
func main() {
	r := gin.New()
	g := r.Group(apiPrefix)
	g.GET("/a", a)
	g.GET(fmt.Sprintf("/%s", name), b)
	h := r.Group(prefixOf(version))
	h.GET("/c", c)
}`},
			want:   []string{"GET /api/v1/a", "GET /c [prefix?]"},
			unread: []string{"its path is computed"},
		},
	})
}

func TestGoHandedOn(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "a router that a function gives, with an error",
			files: map[string]string{
				"main.go": `package main
import "example.com/shop/web"
func main() { r, err := web.New(cfg); g := r.Group("/api"); h := NewHandler(r); h.Register(g); r.Run() }
func NewHandler(x any) *Handler { return &Handler{} }
type Handler struct{}`,
				"handler.go": "package main\nimport \"github.com/labstack/echo/v4\"\nfunc (h *Handler) Register(g *echo.Group) { g.GET(\"/x\", h.x, auth) }\nfunc (h *Handler) x(c echo.Context) error { return nil }\n",
				"web/new.go": "package web\nimport \"github.com/labstack/echo/v4\"\nfunc New(c Config) (*echo.Echo, error) { e := echo.New(); e.Use(Audit); return e, nil }\n",
			},
			want: []string{"GET /api/x | audit auth @handler.go"},
		},
		{
			name: "a router that is served where the error is returned, and files beside it",
			files: map[string]string{"main.go": `package main
import "net/http"
func serve() error {
	h := http.NewServeMux()
	h.Handle("/metrics", promhttp.Handler())
	h.Handle("/assets/", http.StripPrefix("/assets/", http.FileServer(dir)))
	return http.ListenAndServe(":80", h)
}`},
			want: []string{"* /metrics"},
		},
		{
			name: "functions that are called by what they need",
			files: map[string]string{"main.go": `package main
import ("go.uber.org/fx"; "github.com/gin-gonic/gin")
func main() { fx.New(fx.Provide(gin.Default), fx.Invoke(RegisterRoutes)).Run() }
func RegisterRoutes(r *gin.Engine) { r.GET("/x", x) }`},
			want: []string{"GET /x [prefix?]"},
		},
		{
			name: "what a function gives is handed to one that is not followed",
			files: map[string]string{"main.go": `package main
import ("net/http"; "github.com/go-chi/chi/v5"; "example.com/serve")
func main() { serve.Run(":80", NewRouter()) }
func NewRouter() http.Handler { r := chi.NewRouter(); r.Get("/x", x); return r }`},
			want: []string{"GET /x [prefix?]"},
		},
	})
}
