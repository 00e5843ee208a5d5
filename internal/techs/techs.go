// Package techs is the vocabulary of technologies that designs name and
// projects are built of: languages, frameworks, databases, queues, services.
//
// Most callers want [In], which finds them in prose, and [Declared], which says
// what a line of a manifest, an image or a piece of infrastructure stands for.
//
// It promises that a name which is an ordinary word as well ("Go", "Express",
// "Square") is found only as its makers write it, and is marked [Found.Weak]
// then; and that [Rivals] speaks only of technologies of which a system has one
// in place of the other. It knows nothing of documents or code.
package techs

import (
	"slices"
	"strings"
)

// Role is what a technology is there for.
type Role string

// The roles. A system has several languages, databases (one relational, one
// document store), libraries and tools side by side as a matter of course; it
// is [Tech.Group] that says which of them take each other's place.
const (
	Language      Role = "language"
	Runtime       Role = "runtime"
	Framework     Role = "framework" // of a server
	Frontend      Role = "frontend"
	Mobile        Role = "mobile"
	Styling       Role = "styling"
	State         Role = "state" // of a frontend
	Database      Role = "database"
	Cache         Role = "cache"
	Queue         Role = "queue"
	Stream        Role = "stream"
	Jobs          Role = "jobs" // background work
	Search        Role = "search"
	Vector        Role = "vector"
	Storage       Role = "storage"
	ORM           Role = "orm"
	Migration     Role = "migration"
	Payment       Role = "payment"
	Email         Role = "email"
	SMS           Role = "sms"
	Auth          Role = "auth"
	Hashing       Role = "hashing"
	Validation    Role = "validation"
	API           Role = "api" // GraphQL, gRPC, OpenAPI, WebSocket
	HTTPClient    Role = "http_client"
	HTTPServer    Role = "http_server" // uvicorn, nginx, puma
	Hosting       Role = "hosting"
	Container     Role = "container"
	Orchestration Role = "orchestration"
	IaC           Role = "iac"
	CI            Role = "ci"
	Monitoring    Role = "monitoring"
	Logging       Role = "logging"
	Testing       Role = "testing"
	E2E           Role = "e2e"
	Docs          Role = "docs"
	Build         Role = "build"
	PackageTool   Role = "package_manager"
	Lint          Role = "lint"
	Secrets       Role = "secrets"
	AI            Role = "ai"
	Library       Role = "library"
)

// Tech is a technology.
type Tech struct {
	Name  string // canonical, lower case: "postgresql", "sqs", "spring-boot"
	Title string // as its makers write it: "PostgreSQL"
	Roles []Role // the main one first
	// Group is of those that take each other's place: "relational", "queue",
	// "payment". Empty when one may have any number side by side, as of languages.
	Group string
	// Includes are technologies that come with it: next with react, nest with
	// nodejs. Where it is found, they are no lack.
	Includes []string
	Evidence Evidence
}

// Evidence is how a technology shows in a project. All is in lower case.
type Evidence struct {
	Packages  []string // names in manifests of any ecosystem; "@nestjs/*" is a prefix
	Images    []string // of containers, without registry and tag: "postgres"
	Resources []string // prefixes of resource types of Terraform: "aws_sqs_"
	Schemes   []string // of connection URLs: "postgres"
	Imports   []string // modules as code imports them, where no package says it; prefixes
	Texts     []string // literals of code, whole: the "sqs" of boto3.client("sqs")
	Files     []string // names of files and folders: "Dockerfile", ".github/workflows"
	Languages []string // canonical names of the languages whose source is the evidence
}

// Has reports whether a technology has a role.
func (t *Tech) Has(role Role) bool { return slices.Contains(t.Roles, role) }

// Includes reports whether having a means having b: it is the same, or comes
// with it.
func Includes(a, b *Tech) bool { return includes(a, b.Name, 0) }

// deepestInclude bounds the way from next over react to javascript.
const deepestInclude = 4

func includes(a *Tech, name string, depth int) bool {
	if a == nil || depth > deepestInclude {
		return false
	}
	if a.Name == name {
		return true
	}
	for _, with := range a.Includes {
		if includes(index().byName[with], name, depth+1) {
			return true
		}
	}
	return false
}

// Rivals reports whether having one of two technologies instead of the other is
// a replacement: SQS and RabbitMQ, PostgreSQL and MySQL, Stripe and PayPal. It is
// false for PostgreSQL and MongoDB, which a system has side by side, and for those
// of which one comes with the other.
func Rivals(a, b *Tech) bool {
	return a.Group != "" && a.Group == b.Group && !Includes(a, b) && !Includes(b, a)
}

// Named finds a technology by a name or one of its usual spellings, in any case:
// "Postgres", "node.js", "k8s".
func Named(word string) (*Tech, bool) {
	x := index()
	t := x.find(word)
	if t == nil {
		t = x.byName[strings.ToLower(strings.TrimSpace(word))]
	}
	return t, t != nil
}

// All are the technologies, sorted by name.
func All() []*Tech { return index().all }

// Declared says what a name in a manifest, image, infrastructure or connection
// stands for. Source is one of: manifest, image, service, resource, provider,
// connection.
func Declared(source, name string) []*Tech {
	x := index()
	name = strings.ToLower(strings.TrimSpace(name))
	switch source {
	case "image", "service":
		return x.images[imageName(name)]
	case "resource", "provider":
		return x.resource(name)
	case "connection":
		return x.schemes[schemeName(name)]
	}
	return x.packaged(name)
}

// imageName takes registry, tag and digest from an image's name.
func imageName(name string) string {
	name, _, _ = strings.Cut(name, "@")
	name = name[strings.LastIndexByte(name, '/')+1:]
	name, _, _ = strings.Cut(name, ":")
	return name
}

// schemeName is the scheme of a URL, without the driver: postgresql+asyncpg.
func schemeName(url string) string {
	scheme, _, _ := strings.Cut(url, ":")
	scheme, _, _ = strings.Cut(scheme, "+")
	return scheme
}
