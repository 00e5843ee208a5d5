package routes_test

import "testing"

const springApp = "package shop;\n@SpringBootApplication\npublic class ShopApplication { public static void main(String[] a) { SpringApplication.run(ShopApplication.class, a); } }\n"

func TestSpring(t *testing.T) {
	app := "src/main/java/shop/ShopApplication.java"
	checkStacks(t, []stackTest{
		{
			name: "a controller has the prefix of its class",
			files: map[string]string{app: springApp, "src/main/java/shop/OrderController.java": `package shop;
@RestController
@RequestMapping("/api/orders")
public class OrderController {
    @GetMapping
    public List<Order> all(@RequestParam(defaultValue = "0") int page) { return null; }
    @GetMapping("/{id}")
    public Order one(@PathVariable Long id) { return null; }
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    public Order add(@Valid @RequestBody NewOrder body) { return null; }
    @RequestMapping(value = {"/{id}/cancel", "/{id}/stop"}, method = {RequestMethod.PUT, RequestMethod.PATCH})
    public void cancel(@PathVariable("id") long id) {}
}`},
			want: []string{
				"GET /api/orders", "GET /api/orders/{id}", "POST /api/orders | role(admin)",
				"PUT /api/orders/{id}/cancel", "PATCH /api/orders/{id}/cancel", "PUT /api/orders/{id}/stop", "PATCH /api/orders/{id}/stop",
			},
		},
		{
			name:  "without an application nothing serves",
			files: map[string]string{"src/main/java/shop/A.java": `@RestController class A { @GetMapping("/a") String a() { return ""; } }`},
			want:  []string{"GET /a [unmounted]"},
		},
		{
			name:  "a class that is no controller has no routes",
			files: map[string]string{app: springApp, "src/main/java/shop/A.java": `@Component @RequestMapping("/a") class A { @GetMapping("/b") String a() { return ""; } }`},
			want:  []string{"GET /a/b [unmounted]"},
		},
		{
			name:  "a feign client calls out",
			files: map[string]string{app: springApp, "src/main/java/shop/Stock.java": `@FeignClient(name = "stock") interface Stock { @GetMapping("/stock/{id}") int of(@PathVariable long id); }`},
		},
		{
			name: "mappings of an interface hold for the controller that implements it",
			files: map[string]string{
				app:                                 springApp,
				"src/main/java/shop/OrdersApi.java": `@RequestMapping("/orders") public interface OrdersApi { @GetMapping("/{id}") Order one(@PathVariable String id); }`,
				"src/main/java/shop/OrdersController.java": `@RestController public class OrdersController implements OrdersApi { public Order one(String id) { return null; } }`,
			},
			want: []string{"GET /orders/{id}"},
		},
		{
			name: "a constant of another class is part of the path",
			files: map[string]string{
				app:                             springApp,
				"src/main/java/shop/Paths.java": `public final class Paths { public static final String BASE = "/api/v2"; }`,
				"src/main/java/shop/A.java":     `@RestController @RequestMapping(Paths.BASE + "/a") class A { @DeleteMapping("/{id:[0-9]+}") void a() {} }`,
			},
			want: []string{"DELETE /api/v2/a/{id}"},
		},
		{
			name: "the context path is before all",
			files: map[string]string{
				app:                                  springApp,
				"src/main/resources/application.yml": "server:\n  port: 8080\n  servlet:\n    context-path: /shop\nspring:\n  application:\n    name: x\n",
				"src/main/java/shop/A.java":          `@RestController class A { @GetMapping("a") String a() { return ""; } }`,
			},
			want: []string{"GET /shop/a"},
		},
		{
			name: "each service has a context path of its own",
			files: map[string]string{
				"orders/" + app: springApp, "users/" + app: springApp,
				"orders/src/main/resources/application.properties": "server.port=1\nserver.servlet.context-path=/orders\n",
				"users/src/main/resources/application.properties":  "spring.webflux.base-path=/users\n",
				"orders/src/main/java/shop/A.java":                 `@RestController class A { @GetMapping("/a") String a() { return ""; } }`,
				"users/src/main/java/shop/B.java":                  `@RestController class B { @GetMapping("/b") String b() { return ""; } }`,
			},
			want: []string{"GET /orders/a", "GET /users/b"},
		},
		{
			name: "of the rules over paths the first that fits decides",
			files: map[string]string{
				app: springApp,
				"src/main/java/shop/Security.java": `@Configuration class Security {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(auth -> auth
        .requestMatchers("/", "/index.html").permitAll()
        .requestMatchers(HttpMethod.POST, "/api/login").permitAll()
        .requestMatchers("/api/admin/**").hasAnyRole("ADMIN", "OPS")
        .requestMatchers(HttpMethod.GET, "/api/items/**").permitAll()
        .anyRequest().authenticated()).build();
  }
}`,
				"src/main/java/shop/A.java": `@RestController @RequestMapping("/api") class A {
  @PostMapping("/login") void in() {}
  @GetMapping("/admin/users") void users() {}
  @GetMapping("/items/{id}") void item() {}
  @PostMapping("/items") void add() {}
}`,
			},
			want: []string{"POST /api/login", "GET /api/admin/users | role(admin,ops)", "GET /api/items/{id}", "POST /api/items | auth"},
		},
		{
			name: "a chain for some paths leaves the others alone",
			files: map[string]string{
				app: springApp,
				"src/main/java/shop/Security.java": `class Security {
  @Bean SecurityFilterChain admin(HttpSecurity http) { return http.securityMatcher("/admin/**").authorizeHttpRequests(a -> a.anyRequest().hasRole("ADMIN")).build(); }
  @Bean WebSecurityCustomizer none() { return web -> web.ignoring().requestMatchers("/open/**"); }
  @Bean SecurityFilterChain rest(HttpSecurity http) { return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build(); }
}`,
				"src/main/java/shop/A.java": `@RestController class A { @GetMapping("/admin/x") void x() {} @GetMapping("/open/y") void y() {} @GetMapping("/z") void z() {} }`,
			},
			want: []string{"GET /admin/x | role(admin)", "GET /open/y", "GET /z | auth"},
		},
		{
			name: "a class in Kotlin, with a constant in its path",
			files: map[string]string{
				"src/main/kotlin/App.kt": "@SpringBootApplication\nclass App\nfun main(args: Array<String>) { runApplication<App>(*args) }\n",
				"src/main/kotlin/A.kt": `const val BASE = "/api"
@RestController
@RequestMapping("$BASE/orders")
class OrderController(private val orders: Orders) {
    @GetMapping("/{id}")
    fun one(@PathVariable id: Long): Order = orders.one(id)

    @Secured("ROLE_ADMIN")
    @DeleteMapping(value = ["/{id}"])
    suspend fun drop(@PathVariable id: Long) { orders.drop(id) }
}`,
			},
			want: []string{"GET /api/orders/{id}", "DELETE /api/orders/{id} | role(admin)"},
		},
	})
}
