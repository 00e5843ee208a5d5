package setup

// format is how a host writes down the servers that it starts, or a file for
// assistants what they are to know.
type format interface {
	// with returns the file with the entry for s: added, brought up to date, or
	// unchanged when it says the same already.
	with(before change, s Server) (change, error)
	// without takes the entry out and leaves every other byte.
	without(src []byte) ([]byte, error)
	// server returns what the file's entry starts; ok is false when there is no
	// entry, or none that can be read.
	server(src []byte) (s Server, ok bool)
}

// The forms that hosts share. VS Code's own documentation gives every server a
// type, the others take a command for one that is started.
var (
	mcpServers     = jsonFile{servers: "mcpServers"}
	vscodeServers  = jsonFile{servers: "servers", kind: "stdio"}
	contextServers = jsonFile{servers: "context_servers"}

	// An agent of Amazon Q has its own servers, tools and files to read. The
	// servers of the person's other files stay within its reach.
	amazonAgent = jsonFile{servers: "mcpServers", beside: `"name": "kiro-mcp"
"description": "Works with the Kiro specs of this project"
"tools": ["*"]
"resources": ["file://.amazonq/context/kiro-specs.md"]
"useLegacyMcpJson": true`}
)
