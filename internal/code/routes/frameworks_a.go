package routes

// frameworksA are those of Python and JavaScript.
func frameworksA() []framework {
	python := []string{"python"}
	return []framework{
		{"values", []string{"javascript", "typescript", "python"}, []string{"\"/", "'/", "`/", "Depends(", "prefix"}, values},
		{"fastapi", python, []string{"fastapi", "starlette", "include_router", "@router.", "@app.", "APIRouter"}, fastapi},
	}
}
