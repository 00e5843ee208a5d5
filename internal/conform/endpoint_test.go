package conform_test

import (
	"testing"

	"kiro-mcp/internal/conform"
)

// What is not among the routes that were read may be served all the same.
func TestRoutesThatMayBeServed(t *testing.T) {
	const design = "# Yard\n\n- `GET /crates` lists crates\n- `POST /way/out` ends the session\n- `GET /v1/labels` lists labels\n"
	files := map[string]string{
		"src/main/java/yard/Yard.java":     "package yard;\n\n@SpringBootApplication\npublic class Yard {\n  public static void main(String[] a) { SpringApplication.run(Yard.class, a); }\n}\n",
		"src/main/java/yard/Crates.java":   "package yard;\n\n@RestController\npublic class Crates {\n  @GetMapping(\"/crates\")\n  public List<Crate> list() { return all; }\n\n  @GetMapping(\"/api/v1/labels\")\n  public List<Label> labels() { return all; }\n}\n",
		"src/main/java/yard/Security.java": "package yard;\n\n@Configuration\npublic class Security {\n  @Bean\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n    return http.authorizeHttpRequests(a -> a.requestMatchers(\"/\").permitAll().anyRequest().authenticated())\n      .logout(out -> out.logoutUrl(\"/way/out\")).build();\n  }\n}\n",
	}
	hold(t, []tale{
		{"it is", design, files, "endpoint", "- `GET /crates", conform.Satisfied},
		{"by Spring Security, which was told the path", design, files, "endpoint", "- `POST /way", conform.Unresolved},
		{"below a base that the design leaves out", design, files, "endpoint", "- `GET /v1/labels", conform.Unresolved},
	})
}
