package routes

// frameworksA are those of Python and JavaScript.
func frameworksA() []framework {
	python := []string{"python"}
	script := []string{"javascript", "typescript"}
	return []framework{
		{"values", []string{"javascript", "typescript", "python"}, []string{"\"/", "'/", "`/", "Depends(", "refix", "PREFIX"}, values},
		{"fastapi", python, []string{"fastapi", "starlette", "include_router", "@router.", "@app.", "APIRouter"}, fastapi},
		{"flask", python, []string{"flask", "Flask", "register_blueprint", "quart", "add_resource"}, flask},
		{"django", python, []string{"urlpatterns", "ROOT_URLCONF", "Router()", "Router(", "permission_classes", "RequiredMixin", "lookup_field", "http_method_names", "DEFAULT_PERMISSION_CLASSES"}, django},
		{"express", script, []string{".get(", ".post(", ".put(", ".delete(", ".patch(", ".use(", ".route(", ".register(", ".all(", "express", "Route", "[new ", "(app", "(router", "hono", "fastify"}, scriptRouters},
		{"next", script, []string{"export"}, nextjs},
		{"nest", []string{"typescript", "javascript"}, []string{"@nestjs/common", "@nestjs/core"}, nest},
	}
}
