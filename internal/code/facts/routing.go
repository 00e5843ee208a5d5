package facts

// Routing are the pieces from which the routes of a project are composed: what
// a single file can say. A piece refers to a router by the name that it has
// where it is used; internal/code/routes follows names over files.
type Routing struct {
	Routers []Router
	Routes  []Route
	Mounts  []Mount
	Values  []Value
}

// Value is a name that stands for text of which paths may be made.
type Value struct {
	Name string // "API_PREFIX", "Settings.API_V1_STR"
	Text string // as in a path: what it takes from other names is ${name}, what cannot be read ${?}
	Line int
}

// Ref is a router as an expression names it, in the scope of a function.
type Ref struct {
	// Name is a variable ("router", "orders.router"), a class ("OrdersController"),
	// a call ("ordersRouter()", "require('./orders')") or "@<path>" for a file or
	// folder that is a router as a whole.
	Name string
	// Func is the function whose local or parameter it is: "setup", "Server.routes";
	// empty at file level.
	Func string
}

// RouterKind is how a router comes to serve.
type RouterKind string

// The kinds of router.
const (
	App        RouterKind = "app"        // serves by itself
	Group      RouterKind = "group"      // serves when mounted: Blueprint, APIRouter, express.Router()
	Parameter  RouterKind = "parameter"  // is handed to the function
	Returned   RouterKind = "returned"   // what a function returns
	Controller RouterKind = "controller" // a class; serves when its framework finds it
	Same       RouterKind = "same"       // another name of what Of names: an export, a variable, what a function returns
)

// Router is something that routes are registered on.
type Router struct {
	Ref
	Framework string // fastapi, express, nest, spring, nethttp, chi, gin, …
	Kind      RouterKind
	// Index is the position of a parameter among those of its function.
	Index  int
	Prefix string // "/orders", with the framework's own notation of parameters
	Of     Ref    // of a Same
	Guards []Guard
	Line   int
}

// Route is a registration of a handler.
type Route struct {
	On      Ref
	Method  string // upper case; "*" for any
	Path    string // as written, in the framework's notation
	Handler string // function or "Class.method"; empty when it is written in place
	Symbol  int32  // index in Symbols of the handler when it stands in this file; -1 otherwise
	Guards  []Guard
	Codes   []int    // statuses that the registration declares
	Params  []Param  // that the registration types
	Full    bool     // the path is whole already: prefixes of its router do not apply
	Hosts   []string // hosts or versions it is bound to, if any
	Line    int
	End     int // last line of a handler that is written in place; else of the registration
}

// Mount puts one router under another.
type Mount struct {
	Parent Ref
	Child  Ref
	// Arg is the position of the argument through which a router is handed to the
	// function Child.Name, which then registers on its parameter; -1 when Child is
	// the router itself.
	Arg    int
	Prefix string
	Guards []Guard
	Line   int
}

// Guard is something that a request passes before its handler.
type Guard struct {
	// What is one of: auth, role, rate_limit, validation, audit, other; auth also
	// when only its name suggests it.
	What string
	Name string // as written: "get_current_user", "RolesGuard", "hasRole('ADMIN')"
	// Roles it asks for, lower case.
	Roles []string
	// Open takes the guards of what is around it away: permitAll, AllowAnonymous,
	// skip_before_action.
	Open bool
	// Paths it is bound to, when it is a rule over paths: "/api/admin/**".
	Paths   []string
	Methods []string
	// Only and Except name handlers it is bound to, as Rails writes it.
	Only, Except []string
	File         string // where it stands, in a composed route; empty in the pieces of a file
	Line         int
}
