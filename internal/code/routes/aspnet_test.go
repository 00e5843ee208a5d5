package routes_test

import "testing"

func TestAspnet(t *testing.T) {
	const program = "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddControllers();\nvar app = builder.Build();\napp.MapControllers();\napp.Run();\n"
	checkStacks(t, []stackTest{
		{
			name: "controllers, with their names in templates",
			files: map[string]string{"Program.cs": program, "Controllers/OrdersController.cs": `
namespace Shop.Controllers;
[ApiController]
[Route("api/[controller]")]
[Authorize]
public class OrdersController(IOrders orders) : ControllerBase
{
    [HttpGet]
    [AllowAnonymous]
    public IActionResult GetAll([FromQuery] int page = 1) => Ok();

    [HttpGet("{id:guid}", Name = "GetOrder")]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<Order>> Get(Guid id) { var x = list[0]; return Ok(x); }

    [HttpPost, Route("bulk")]
    [Authorize(Roles = "Admin,Ops")]
    public IActionResult Bulk([FromBody] Bulk b) { return Ok(); }

    [HttpDelete("/api/v2/orders/{id}")]
    public IActionResult Drop(int id) => Ok();

    [HttpPost("[action]")]
    public IActionResult ArchiveAsync() => Ok();

    [NonAction]
    public void Not() {}
}`},
			want: []string{
				"GET /api/orders", "GET /api/orders/{id} | auth", "POST /api/orders/bulk | auth role(admin,ops)", "DELETE /api/v2/orders/{id} | auth", "POST /api/orders/archive | auth",
			},
		},
		{
			name: "controllers that nothing maps do not serve",
			files: map[string]string{
				"Program.cs": "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => \"x\");\napp.Run();\n",
				"A.cs":       `[Route("a")] public class AController : Controller { [HttpGet] public string Get() => ""; }`,
			},
			want: []string{"GET /", "GET /a [unmounted]"},
		},
		{
			name: "a template and a guard of the class that a controller builds on",
			files: map[string]string{
				"Startup.cs":           `public class Startup { public void Configure(IApplicationBuilder app) { app.UseEndpoints(endpoints => { endpoints.MapControllers(); endpoints.MapHealthChecks("/health"); }); } }`,
				"ApiControllerBase.cs": `[ApiController] [Authorize] [Route("api/v{version:apiVersion}/[controller]")] public abstract class ApiControllerBase : ControllerBase { }`,
				"UsersController.cs":   `public class UsersController : ApiControllerBase { [HttpGet("{id}")] public IActionResult One(int id) => Ok(); }`,
			},
			want: []string{"GET /api/v{version}/users/{id} | auth"},
		},
		{
			name: "a version is put into the template",
			files: map[string]string{
				"Program.cs": program,
				"A.cs":       `[ApiVersion("2.0")] [Route("api/v{version:apiVersion}/things")] public class ThingsController : ControllerBase { [HttpGet] public int Get() => 1; }`,
			},
			want: []string{"GET /api/v2/things"},
		},
		{
			name: "minimal: groups, guards behind, and lambdas",
			files: map[string]string{"Program.cs": `using X;
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
const string Base = "/api";
var api = app.MapGroup("/api").RequireRateLimiting("fixed");
api.MapGet("/orders/{id:int}", (int id, IOrders o) => o.Get(id)).WithName("One").Produces(404);
api.MapPost("/orders", async (NewOrder n) => { return Results.Created(); }).RequireAuthorization("admin");
api.MapMethods("/any", new[] { "PUT", "PATCH" }, Handler);
app.MapGet("/free", [AllowAnonymous] () => "x");
app.MapGet("/mine", [Authorize(Roles = "admin")] () => "x");
var other = api.MapGroup("/o").RequireAuthorization();
other.MapDelete("/{id}", Drop).AllowAnonymous();
other.MapGet("/", () => 1);
app.Run();`},
			want: []string{
				"GET /api/orders/{id} | rate_limit", "POST /api/orders | rate_limit role", "PUT /api/any | rate_limit", "PATCH /api/any | rate_limit",
				"GET /free", "GET /mine | role(admin)", "DELETE /api/o/{id} | rate_limit", "GET /api/o | rate_limit auth",
			},
		},
		{
			name: "minimal: methods that extend the builder, over files",
			files: map[string]string{
				"Program.cs": "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapOrders();\nUserEndpoints.Map(app.MapGroup(\"/users\"));\napp.Run();\n",
				"Orders.cs": `public static class OrderEndpoints {
  public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes) {
    var group = routes.MapGroup("/orders");
    group.MapGet("/", List);
    group.MapPut("/{id}", OrderHandlers.Update);
    return routes;
  }
  static IResult List() => Results.Ok();
  public static void MapNever(this IEndpointRouteBuilder app) => app.MapGet("/never", () => 1);
}`,
				"OrderHandlers.cs": "public static class OrderHandlers { public static IResult Update(int id) => Results.Ok(); }",
				"Users.cs":         `public static class UserEndpoints { public static void Map(RouteGroupBuilder g) => g.MapPost("", Add); static void Add() {} }`,
			},
			want: []string{"GET /orders @Orders.cs", "PUT /orders/{id} @OrderHandlers.cs", "GET /never [unmounted] @Orders.cs", "POST /users @Users.cs"},
		},
		{
			name: "minimal: modules that are found by their interface",
			files: map[string]string{
				"Program.cs": "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapCarter();\n",
				"Orders.cs":  `public class Orders : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/orders", () => 1); } }`,
				"Get.cs":     `public sealed class Get : IEndpoint { public void MapEndpoint(IEndpointRouteBuilder app) { app.MapGet("things", () => 1); } }`,
			},
			want: []string{"GET /orders", "GET /things [prefix?]"},
		},
		{
			name: "a policy for all that say nothing, and a client that looks alike",
			files: map[string]string{
				"Program.cs": "builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());\n" + program,
				"A.cs":       `[Route("a")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; [HttpGet("b"), AllowAnonymous] public int B() => http.GetAsync("/x"); }`,
				"Client.cs":  `public interface IStock { [Get("/stock")] Task<int> Get(); } class C { void X() { client.PostAsync("/orders", body); } }`,
			},
			want: []string{"GET /a | auth", "GET /a/b"},
		},
	})
}
