package openapi

// Owner is who may change a file after it was first written.
type Owner string

// The owners.
const (
	Generated Owner = "generated" // rewritten, as long as nobody else changed it
	Scaffold  Owner = "scaffold"  // written once, then its reader's
)

// File is one file that a target makes of a contract.
type File struct {
	Path    string // slash-separated, below the output folder
	Owner   Owner
	Content []byte
	// Needed: the code does not run without it, so that a scaffold somebody
	// deleted is written again.
	Needed bool
	Marks  []Mark
}

// Mark says that an operation, or a security scheme, stands in a file.
type Mark struct {
	Operation string // its Key; the name of the scheme where Role is RoleSecurity
	Role      Role
	Name      string // what a test runner, a type checker or a search finds it by: "create_order", "test_create_order"
	Line      int    // 1-based
}

// Role is what a file does for an operation.
type Role string

// The roles.
const (
	RoleRoute   Role = "route"
	RoleHandler Role = "handler" // where its reader writes what it does; Name is the method
	RoleTest    Role = "test"
	RoleClient  Role = "client"
	// RoleSecurity is where its reader writes whom a scheme lets in; Name is the
	// method.
	RoleSecurity Role = "security"
)

// Target makes code of a contract. The same contract gives the same bytes.
type Target interface {
	// Name is what the target is called in arguments: fastapi, typescript.
	Name() string
	// Files are all files of the contract, sorted by path.
	Files(c *Contract) ([]File, error)
	// Handler is the line in which a file of the reader's defines the handler
	// of this name, 0 when it does not.
	Handler(source []byte, name string) int
}
