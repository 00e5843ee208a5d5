package fastapi

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// application writes the module that puts the app together.
func (w *writer) application() []byte {
	f := newFile()
	f.use("fastapi", "FastAPI")
	f.use(contractModule, "errors")
	f.use("starlette.routing", "BaseRoute")
	f.use("starlette.routing", "Route")
	f.use("re", "")
	f.put("def create_app() -> FastAPI:", `    """The app: every route of the contract, and errors in its words."""`)
	options := []code{set("title", word(quoted(w.contract.Title))), set("version", word(quoted(w.contract.APIVersion)))}
	if d := strings.TrimSpace(w.contract.Description); d != "" && len(d) <= 60 {
		options = append(options, set("description", word(quoted(d))))
	}
	for _, own := range []struct{ option, path string }{{"docs_url", "/docs"}, {"openapi_url", "/openapi.json"}, {"redoc_url", "/redoc"}} {
		if slices.ContainsFunc(w.contract.Operations, func(o *openapi.Operation) bool { return o.Path == own.path }) {
			options = append(options, set(own.option, word("None")))
		}
	}
	f.write(1, "app = ", call(word("FastAPI"), options...), "")
	modules := w.sortedModules()
	for _, m := range modules {
		f.use(contractModule+".routes", m.Name)
		f.put("    app.include_router(" + m.Name + ".router)")
	}
	f.put("    app.router.routes.sort(key=_order)")
	if model := w.commonError(); model != "" {
		f.use(contractModule, "models")
		f.put("    errors.install(app, default=models." + model + ")")
	} else {
		f.put("    errors.install(app)")
	}
	f.put("    return app")
	f.gap(2)
	f.put(strings.TrimSuffix(orderOfRoutes, "\n"))
	return f.module("The app of the contract.")
}

// orderOfRoutes is the function that keeps /orders/{id} from hiding
// /orders/mine. Starlette takes the first route that matches.
const orderOfRoutes = `def _order(route: BaseRoute) -> list[tuple[bool, int, str]]:
    """Sort what is written out before what any text matches."""
    parts = route.path.split("/") if isinstance(route, Route) else []
    return [("{" in part, -len(re.sub(r"{\w+}", "", part)), part) for part in parts]
`

func (w *writer) sortedModules() []*python.Module {
	return slices.SortedFunc(slices.Values(w.names.Modules), func(a, b *python.Module) int { return strings.Compare(a.Name, b.Name) })
}

// commonError is the model that most answers of errors have: that of what no
// operation answers.
func (w *writer) commonError() string {
	counts := map[string]int{}
	best := ""
	t := w.types(openapi.ToClient)
	for _, o := range w.operations {
		for _, r := range o.Responses {
			if r == o.success || r.Status[0] == '2' || r.Status[0] == '3' || len(r.Content) == 0 || r.Content[0].Schema == nil {
				continue
			}
			if r.Content[0].Schema.Name == "" {
				continue
			}
			m := t.model(r.Content[0].Schema, t.way, "")
			if m.kind != classKind {
				continue
			}
			if counts[m.name]++; best == "" || counts[m.name] > counts[best] {
				best = m.name
			}
		}
	}
	return best
}
