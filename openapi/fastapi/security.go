package fastapi

import (
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// guard is a scheme of security with its name in Python.
type guard struct {
	*openapi.SecurityScheme
	name string
}

// guards are the schemes of the contract that a request can hold.
func (w *writer) guards() []guard {
	taken := python.Space{}
	var out []guard
	for _, s := range w.contract.Security {
		out = append(out, guard{s, taken.Take(python.Argument(s.Name, "scheme"), "_")})
	}
	return out
}

// caller is whoever calls an operation, as an argument.
func (w *writer) caller(o *operation) argument {
	bare := code{text: "security.Caller", needs: [2]string{contractModule, "security"}}
	var alternatives []code
	for _, r := range o.Security {
		var needed []code
		for _, n := range r {
			var scopes []code
			for _, s := range n.Scopes {
				scopes = append(scopes, word(quoted(s)))
			}
			needed = append(needed, entry(quoted(n.Scheme.Name), list(scopes...)))
		}
		alternatives = append(alternatives, dict(needed...))
	}
	if o.optional {
		bare = orNone(bare)
	}
	access := call(code{text: "access.Access", needs: [2]string{contractModule, "access"}}, alternatives...)
	return argument{name: "caller", bare: bare, typ: of(from("typing", "Annotated"), bare, call(from("fastapi", "Depends"), access))}
}

// security writes the module of schemes: how each is presented, and the class
// whose methods say whom it lets in.
func (w *writer) security() []byte {
	f := newFile()
	f.use("dataclasses", "dataclass")
	f.use("typing", "Any")
	f.put("@dataclass(frozen=True)", "class Caller:", `    """Who calls, as the schemes of security know it."""`, "")
	f.put("    identities: dict[str, Any]", `    """What SecurityHandlers gave, by the name of the scheme."""`, "")
	f.put("    @property", "    def identity(self) -> Any:", `        """What the first of the schemes gave."""`)
	f.put("        return next(iter(self.identities.values()))")
	f.gap(2)
	all := w.guards()
	var schemes, methods []code
	for _, g := range all {
		schemes = append(schemes, entry(quoted(g.Name), g.scheme()))
		methods = append(methods, entry(quoted(g.Name), word(quoted(g.name))))
	}
	f.use("typing", "Any")
	f.write(0, "SCHEMES: dict[str, Any] = ", dict(schemes...), "")
	f.put(`"""How each scheme is presented."""`)
	f.gap(1)
	f.write(0, "METHODS: dict[str, str] = ", dict(methods...), "")
	f.put(`"""The method of SecurityHandlers that verifies each."""`)
	f.gap(2)
	f.put("class SecurityBase:", `    """Says whom each scheme lets in. Every method answers 501 until it is written."""`)
	for _, g := range all {
		f.use("collections.abc", "Sequence")
		f.use(contractModule+".schema", "NotWritten")
		f.gap(1)
		f.guard(g)
	}
	return f.module("Who may call.")
}

func (f *file) guard(g guard) {
	f.write(1, "async def ", call(word(g.name), word("self"), word("credentials: "+g.credentials(f)), word("scopes: Sequence[str]")), " -> Any:")
	text := g.Description
	if text == "" {
		text = "Verify what " + g.Name + " presents."
	}
	f.put(docstring(2, text+"\n\nGive who it is; raise HTTPException with 401 for nobody, and with 403\nfor somebody who lacks one of the scopes.")...)
	f.write(2, "raise ", call(word("NotWritten"), word(quoted("SecurityHandlers."+g.name))), "")
}

// credentials is the type of what a scheme presents.
func (g guard) credentials(f *file) string {
	if g.Type == "http" && g.Scheme == "basic" {
		f.use("fastapi.security", "HTTPBasicCredentials")
		return "HTTPBasicCredentials"
	}
	return "str"
}

// scheme is FastAPI's object for a scheme. None lets FastAPI refuse: there may
// be another way in.
func (g guard) scheme() code {
	options := []code{set("scheme_name", word(quoted(g.Name))), set("auto_error", word("False"))}
	secure := func(name string, own ...code) code {
		return call(from("fastapi.security", name), append(own, options...)...)
	}
	switch {
	case g.Type == "apiKey" && g.In == openapi.InHeader:
		return secure("APIKeyHeader", set("name", word(quoted(g.Key))))
	case g.Type == "apiKey" && g.In == openapi.InCookie:
		return secure("APIKeyCookie", set("name", word(quoted(g.Key))))
	case g.Type == "apiKey":
		return secure("APIKeyQuery", set("name", word(quoted(g.Key))))
	case g.Type == "http" && g.Scheme == "basic":
		return secure("HTTPBasic")
	case g.Type == "http" && g.Scheme == "bearer":
		return secure("HTTPBearer")
	case g.Type == "oauth2":
		return secure("OAuth2", set("flows", g.flows()))
	case g.Type == "openIdConnect":
		return secure("OpenIdConnect", set("openIdConnectUrl", word(quoted(g.Discovery))))
	case g.Type == "http":
		return call(from("fastapi.security.http", "HTTPBase"), append([]code{set("scheme", word(quoted(g.Scheme)))}, options...)...)
	default:
		return word("None") // nothing of it stands in a request
	}
}

// flows are the flows of an OAuth 2 scheme that FastAPI knows.
func (g guard) flows() code {
	var flows []code
	for _, f := range g.Flows {
		var members, scopes []code
		if strings.Contains("implicit authorizationCode", f.Kind) {
			members = append(members, entry(`"authorizationUrl"`, word(quoted(f.AuthorizationURL))))
		}
		if f.Kind != "implicit" {
			members = append(members, entry(`"tokenUrl"`, word(quoted(f.TokenURL))))
		}
		for _, s := range f.Scopes {
			scopes = append(scopes, entry(quoted(s.Name), word(quoted(s.Description))))
		}
		members = append(members, entry(`"scopes"`, dict(scopes...)))
		switch f.Kind {
		case "implicit", "password", "clientCredentials", "authorizationCode":
			flows = append(flows, entry(quoted(f.Kind), dict(members...)))
		}
	}
	return dict(flows...)
}
