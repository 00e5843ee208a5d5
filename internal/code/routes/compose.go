package routes

import (
	"kiro-mcp/internal/code/facts"
)

// How names resolve. A reader writes what it sees; the composer makes nodes of
// it, one for every router, and walks from each route up to an app.
//
// A [facts.Ref] is looked up in the scope of its Func, then in the functions
// around that ("Server.routes", "Server"), then in the file, then among the
// file's imports. In Go the file is its folder; in languages where a class is
// named without a path (Java, Kotlin, C#, PHP, Ruby) a name that is found
// nowhere nearer is taken from the project when it is unique there. Names are
//
//	router            a variable, parameter or class
//	orders.router     a member of a module, or of an instance that is known
//	this.router       a field: readers write this. for self., @, and a Go receiver
//	ordersRouter()    what a function returns; readers leave arguments away
//	Orders().router   a field of a new instance
//	require('./x')    a module's default, require('./x').y a member
//	@path             a file as a whole, the path as an import writes it
//	@                 this file as a whole
//	default           the default export of the file
//	return            in the scope of a function: what it returns
//
// A router that has another name is a [facts.Same]: "export default router" is
// Router{Ref: {default, ""}, Kind: Same, Of: {router, ""}}, "return r" in f is
// Router{Ref: {return, f}, Kind: Same, Of: {r, f}}. Routes may be registered on
// any of its names. A chain that is returned at once may be registered on
// {return, f} itself, declared as a Group.
//
// A group is a Router of kind Group and a Mount of it on its parent, Arg -1. A
// function that is handed a router has a Router of kind Parameter with the name
// of the parameter, Func and Index; its call is a Mount with Child the function
// as it is named at the call, Arg the position. A Controller without a Mount is
// mounted on every App of its framework; with one it is where it is mounted.
//
// A prefix or path may hold ${name}, looked up among the Values and the constant
// symbols in the same way, and ${?} for what cannot be read. A prefix of which
// something stays unknown makes PrefixUnknown; a route's path, an Unread place.
//
// Guards of an endpoint stand in the order in which a request meets them: the
// app's, each mount's, each router's, its own. Guards that hold only for what is
// registered after them are written on those routes and mounts by the reader.
// Guard.Paths are below the router that has the guard: "/admin" is itself and
// all below it, "*" within a segment, "**" for any. Of Spring's rules the first
// that fits decides.

// Composed are the routes of a project.
type Composed struct {
	Endpoints []facts.Endpoint
	Apps      []string
	Unread    []facts.Place
}
