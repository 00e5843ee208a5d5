package routes

// frameworksA are those of Python and JavaScript.
func frameworksA() []framework {
	python := []string{"python"}
	script := []string{"javascript", "typescript"}
	return []framework{
		{"values", []string{"javascript", "typescript", "python"}, []string{"\"/", "'/", "`/", "Depends(", "prefix"}, values},
		{"fastapi", python, []string{"fastapi", "starlette", "include_router", "@router.", "@app.", "APIRouter"}, fastapi},
		{"express", script, []string{".get(", ".post(", ".put(", ".delete(", ".patch(", ".use(", ".route(", ".register(", ".all(", "express", "Router", "(app", "(router", "hono", "fastify"}, scriptRouters},
		{"nest", []string{"typescript", "javascript"}, []string{"@nestjs/common", "@nestjs/core"}, nest},
	}
}
