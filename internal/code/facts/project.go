package facts

// Project is what all files of a workspace say together.
type Project struct {
	Files []*File // sorted by path
	// Endpoints are the composed routes.
	Endpoints []Endpoint
	// Apps are the frameworks found serving, by their names.
	Apps []string
	// Unread is what could not be followed, of routes: any of them may hold more.
	Unread []Place
	// Tables are joined over models, DDL and migrations.
	Tables []JoinedTable
	// Cut says why not all source was read; empty when it was.
	Cut string
	// Left are the folders that were not entered, with the reason as their text:
	// ignored by git, other people's code, hidden.
	Left []Place
}

// Place is a line of a file, with what there is to say about it.
type Place struct {
	File string
	Line int
	Text string
}

// Endpoint is a route as a client meets it.
type Endpoint struct {
	Method    string // upper case; "*" for any
	Path      string // parameters as {name}, no slash at its end but for "/"
	Framework string
	Handler   string // "create_order", "OrdersController.create"
	File      string // where it is registered
	Line      int
	// HandlerFile and the lines of the handler's body; zero when it was not found.
	HandlerFile   string
	HandlerLine   int
	HandlerEnd    int
	Guards        []Guard
	Codes         []int
	Params        []Param
	Mounted       bool   // reached from an app
	PrefixUnknown bool   // a prefix on its way could not be read
	Why           string // why it is not mounted, or which prefix is unknown
	Test          bool   // registered by tests only
}

// JoinedTable is a table as it stands after all that speaks of it.
type JoinedTable struct {
	Name    string
	Columns []Column
	Files   []string // where each column comes from, the same length as Columns
	Indexes []Index
	// IndexFiles are by index, the same length as Indexes.
	IndexFiles []string
	// Unmade are indexes that the code creates under a name which another had, so
	// that the database does not make them.
	Unmade  []UnmadeIndex
	Models  []string
	File    string // where it is declared first
	Line    int
	Whole   bool // all that speaks of it was understood, so that what is not here is missing
	Dropped bool
}

// UnmadeIndex is an index that the database does not make, with its file, and the one
// that has its name.
type UnmadeIndex struct {
	Index
	File      string
	Taken     Index
	TakenFile string
}
