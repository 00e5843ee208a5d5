package signs_test

import "testing"

func TestStatusesOfPython(t *testing.T) {
	check(t, []row{
		{"python", "def f():\n    raise HTTPException(status_code=404, detail=\"Order not found\")", `404 raise "Order not found"`},
		{"python", "def f():\n    raise HTTPException(404, \"gone away\")", `404 raise "gone away"`},
		{"python", "def f():\n    raise HTTPException(status_code=status.HTTP_422_UNPROCESSABLE_ENTITY, detail={\"code\": \"RETURN_WINDOW_EXPIRED\", \"message\": \"too late\"})", `422 raise RETURN_WINDOW_EXPIRED "too late"`},
		{"python", "@router.post(\"/x\", status_code=201)\ndef f(): pass", `201 declared`},
		{"python", "@router.post(\"/x\", status_code=status.HTTP_201_CREATED)\nasync def f(): pass", `201 declared`},
		{"python", "def f():\n    return JSONResponse(status_code=409, content={\"error\": \"STOCK_CONFLICT\"})", `409 answer STOCK_CONFLICT`},
		{"python", "def f():\n    raise OrderNotFoundError(order_id)", `raise OrderNotFoundError`},
		{"python", "def f():\n    raise errors.OrderNotFoundError(\"no such order\") from exc", `raise OrderNotFoundError "no such order"`},
		{"python", "def f():\n    try:\n        g()\n    except ValueError as e:\n        raise", ``},
		{"python", "def f():\n    return jsonify({\"error\": \"not here\"}), 404", `404 answer "not here"`},
		{"python", "def f():\n    abort(403)", `403 answer`},
		{"python", "from rest_framework.exceptions import NotFound\ndef f():\n    raise NotFound(\"no\")", `404 raise NotFound`},
		{"python", "def f():\n    return Response(data, status=status.HTTP_201_CREATED)", `201 answer`},
		{"python", "def f():\n    return JsonResponse({}, status=400)", `400 answer`},
		{"python", "def f():\n    return HttpResponseNotFound()", `404 answer`},
		{"python", "def f():\n    if response.status_code == 404:\n        return None", ``},
		{"python", "def f():\n    raise Http404", `404 raise Http404`},
	}, statuses)
}

func TestStatusesOfJavaScript(t *testing.T) {
	check(t, []row{
		{"javascript", "function f(req, res) { res.status(404).json({ code: 'ORDER_NOT_FOUND', message: 'no such order' }) }", `404 answer ORDER_NOT_FOUND "no such order"`},
		{"javascript", "function f(req, res) { return res.sendStatus(204) }", `204 answer`},
		{"javascript", "function f(req, res) { res.status(StatusCodes.CONFLICT).send({ error: 'taken' }) }", `409 answer taken`},
		{"javascript", "function f(req, reply) { reply.code(422).send(x) }", `422 answer`},
		{"javascript", "function f(req, res, next) { next(new AppError('too late', 422, 'RETURN_EXPIRED')) }", `422 raise RETURN_EXPIRED "too late"; 422 raise AppError "too late"`},
		{"javascript", "function f() { throw new OrderNotFoundError(id) }", `raise OrderNotFoundError`},
		{"javascript", "function f() { try { g() } catch (err) { throw err } }", ``},
		{"javascript", "function f(ctx) { ctx.status = 404; ctx.throw(401) }", `404 answer; 401 answer`},
		{"javascript", "async function f() { if (response.status === 404) return null; if (res.statusCode >= 500) throw e }", ``},
		{"typescript", "app.get('/', (c) => c.json({ error: 'no order here' }, 404))", `404 answer "no order here"`},
		{"typescript", "export async function GET() { return NextResponse.json({ error: 'no such order' }, { status: 404 }) }", `404 answer "no such order"`},
		{"typescript", "import { NotFoundException } from '@nestjs/common';\nclass S { f() { throw new NotFoundException('no such order') } }", `404 raise NotFoundException "no such order"`},
		{"typescript", "class C { @HttpCode(204) @Delete(':id') remove() {} }", `204 declared`},
		{"typescript", "class C { @HttpCode(HttpStatus.ACCEPTED) f() {} }", `202 declared`},
		{"typescript", "class S { f() { throw new HttpException({ code: 'LIMIT_REACHED' }, HttpStatus.TOO_MANY_REQUESTS) } }", `429 raise LIMIT_REACHED`},
		{"typescript", "class C { @ApiResponse({ status: 404, description: 'x' }) f() {} }", `404 declared`},
		{"typescript", "const f = () => { throw new TRPCError({ code: 'NOT_FOUND' }) }", `404 raise`},
		{"javascript", "function f(res) { res.status(gone ? 410 : 500).end() }", `410 answer; 500 answer`},
		{"typescript", "const r = { status: 'pending', code: 200 }", ``},
	}, statuses)
}

func TestStatusesOfTheJVM(t *testing.T) {
	check(t, []row{
		{"java", "class C { Object f() { return ResponseEntity.status(HttpStatus.CONFLICT).body(x); } }", `409 answer`},
		{"java", "class C { Object f() { return ResponseEntity.notFound().build(); } }", `404 answer`},
		{"java", "class C { Object f() { return ResponseEntity.created(uri).body(x); } }", `201 answer`},
		{"java", "class C { @ResponseStatus(HttpStatus.CREATED) Object f() { return x; } }", `201 declared`},
		{"java", "class C { Object f() { throw new ResponseStatusException(HttpStatus.NOT_FOUND, \"no such order\"); } }", `404 raise "no such order"`},
		{"java", "class C { Object f() { return repo.findById(id).orElseThrow(() -> new OrderNotFoundException(id)); } }", `raise OrderNotFoundException`},
		{"java", "class C { Object f() { return new ResponseEntity<>(body, HttpStatus.BAD_REQUEST); } }", `400 answer`},
		{"java", "class C { Object f() { return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, \"too late now\"); } }", `422 answer "too late now"`},
		{"java", "class C { void f() { response.sendError(401); response.setStatus(HttpServletResponse.SC_FORBIDDEN); } }", `401 answer; 403 answer`},
		{"java", "class C { void f() { if (r.getStatusCode() == HttpStatus.OK) { g(); } } }", ``},
		{"kotlin", "fun f() { call.respond(HttpStatusCode.NotFound, \"no such order\") }", `404 answer "no such order"`},
		{"kotlin", "fun f() { throw OrderNotFoundException(id) }", `raise OrderNotFoundException`},
	}, statuses)
}

func TestStatusesOfGo(t *testing.T) {
	check(t, []row{
		{"go", "package a\nfunc f(c *gin.Context) {\n\tc.JSON(http.StatusNotFound, gin.H{\"code\": \"ORDER_NOT_FOUND\", \"message\": \"no such order\"})\n}", `404 answer ORDER_NOT_FOUND "no such order"`},
		{"go", "package a\nfunc f(c *gin.Context) {\n\tc.AbortWithStatusJSON(401, gin.H{\"error\": \"who are you\"})\n}", `401 answer "who are you"`},
		{"go", "package a\nfunc f(w http.ResponseWriter) {\n\thttp.Error(w, \"no such order\", http.StatusNotFound)\n}", `404 answer "no such order"`},
		{"go", "package a\nfunc f(w http.ResponseWriter) {\n\tw.WriteHeader(http.StatusCreated)\n}", `201 answer`},
		{"go", "package a\nfunc f(c echo.Context) error {\n\treturn echo.NewHTTPError(http.StatusConflict, \"already there\")\n}", `409 answer "already there"`},
		{"go", "package a\nfunc f(c *fiber.Ctx) error {\n\treturn c.Status(fiber.StatusUnprocessableEntity).JSON(x)\n}", `422 answer`},
		{"go", "package a\nfunc f() error {\n\treturn ErrOrderNotFound\n}", `raise ErrOrderNotFound`},
		{"go", "package a\nfunc f() error {\n\treturn fmt.Errorf(\"order %s: %w\", id, ErrOrderNotFound)\n}", `raise ErrOrderNotFound`},
		{"go", "package a\nfunc f() error {\n\treturn &ReturnExpiredError{Order: id}\n}", `raise ReturnExpiredError`},
		{"go", "package a\nfunc f() {\n\tif resp.StatusCode != http.StatusOK {\n\t\treturn\n\t}\n}", ``},
		{"go", "package a\nvar ErrGone = errors.New(\"gone\")", ``},
	}, statuses)
}

func TestStatusesOfCSharp(t *testing.T) {
	check(t, []row{
		{"csharp", "class C { IActionResult F() { return NotFound(new { code = \"ORDER_NOT_FOUND\" }); } }", `404 answer ORDER_NOT_FOUND`},
		{"csharp", "class C { IActionResult F() { return CreatedAtAction(nameof(Get), x); } }", `201 answer`},
		{"csharp", "class C { IActionResult F() => NoContent(); }", `204 answer`},
		{"csharp", "class C { object F() { return x is null ? Results.NotFound() : Results.Ok(x); } }", `404 answer; 200 answer`},
		{"csharp", "class C { object F() { return StatusCode(StatusCodes.Status409Conflict, x); } }", `409 answer`},
		{"csharp", "class C { object F() { return Results.Problem(statusCode: 422, title: \"too late now\"); } }", `422 answer "too late now"`},
		{"csharp", "class C { async Task F(X c) {\n c.Response.StatusCode = StatusCodes.Status410Gone;\n await c.Response.WriteAsJsonAsync(new Failure(\"crate_gone\", \"it was here\")); } }", `410 answer crate_gone "it was here"`},
		{"csharp", "class C { object F() => new BadRequestObjectResult(new ValidationError(\"crate_id\", \"is due here\")); }", `400 answer "is due here"`},
		{"csharp", "class C { object F() => new BadRequestObjectResult(new Failure(\"odd_crate\", Problem())); }", `400 answer odd_crate`},
		{"csharp", "class C { void F() { s.AddRateLimiter(o =>\n{\n o.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;\n o.OnRejected = async (c, t) => await c.Write(new Failure(\"too_quick\", \"wait a bit\"));\n o.AddPolicy(\"odd\", x);\n}); } }", `503 answer too_quick "wait a bit"`},
		{"csharp", "class C { void F() { throw new OrderNotFoundException(id); } }", `raise OrderNotFoundException`},
		{"csharp", "class C { [ProducesResponseType(StatusCodes.Status404NotFound)] object F() { return x; } }", `404 declared`},
		{"csharp", "class C { void F() { context.Response.StatusCode = 401; } }", `401 answer`},
		{"csharp", "class C { void F() { if (r.StatusCode == HttpStatusCode.NotFound) { G(); } } }", ``},
	}, statuses)
}

func TestStatusesOfRustRubyAndPHP(t *testing.T) {
	check(t, []row{
		{"rust", "async fn f() -> impl IntoResponse { (StatusCode::CREATED, Json(x)) }", `201 answer`},
		{"rust", "fn f() -> Response {\n let body = Json(json!({ \"error\": \"crate_gone\" }));\n (StatusCode::GONE, body).into_response() }", `410 answer crate_gone`},
		{"rust", "fn g() { let body = Json(json!({ \"error\": \"odd_crate\" })); }\nfn f(body: Body) -> Response { (StatusCode::GONE, body).into_response() }", `410 answer`},
		{"ruby", "def call(env)\n  body = { error: 'too_quick' }.to_json\n  [429, { 'Content-Type' => 'application/json' }, [body]]\nend", `429 answer too_quick`},
		{"ruby", "SIZES = [200, 400, 404]", ``},
		{"rust", "async fn f() -> R { Err(AppError::OrderNotFound(id)) }", `raise OrderNotFound`},
		{"rust", "async fn f() -> R { repo.find(id).await?.ok_or(AppError::OrderNotFound)?; }", `raise OrderNotFound`},
		{"rust", "async fn f() -> HttpResponse { HttpResponse::NotFound().finish() }", `404 answer`},
		{"ruby", "def f\n  render json: { code: 'ORDER_NOT_FOUND' }, status: :not_found\nend", `404 answer ORDER_NOT_FOUND`},
		{"ruby", "def f\n  head :no_content\nend", `204 answer`},
		{"ruby", "def f\n  raise OrderNotFound, 'no such order'\nend", `raise OrderNotFound "no such order"`},
		{"ruby", "def f\n  raise OrderNotFound.new(id)\nend", `raise OrderNotFound`},
		{"ruby", "get '/' do\n  halt 404\nend", `404 answer`},
		{"php", "<?php class C { function f() { return response()->json(['code' => 'ORDER_NOT_FOUND'], 404); } }", `404 answer ORDER_NOT_FOUND`},
		{"php", "<?php class C { function f() { abort(403); } }", `403 answer`},
		{"php", "<?php class C { function f() { abort_if($x, 409, 'already there'); } }", `409 answer "already there"`},
		{"php", "<?php class C { function f() { throw new OrderNotFoundException($id); } }", `raise OrderNotFoundException`},
		{"php", "<?php class C { function f() { return response()->noContent(); } }", `204 answer`},
		{"php", "<?php class C { function f() { return new JsonResponse($x, Response::HTTP_CREATED); } }", `201 answer`},
		{"php", "<?php class C { function f() { return response()->json($x)->setStatusCode(202); } }", `202 answer`},
	}, statuses)
}
