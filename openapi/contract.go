package openapi

import "encoding/json"

// Contract is what an OpenAPI document says, whatever its version: references
// are resolved, order is the document's, and every part knows its place.
// It is never changed once it was read, and may be shared.
type Contract struct {
	Path     string // in the workspace
	Version  string // of OpenAPI, as written: 3.0.3, 3.1.0, 3.2.0; 2.0 where it was converted
	Revision string // of the bytes of the document and of all that it refers to

	Title       string
	APIVersion  string // info.version
	Description string
	Servers     []Server
	Tags        []Tag
	Operations  []*Operation // in the order of the document; webhooks and callbacks are none
	Schemas     []*Schema    // everything that can be referred to, each with a name of its own
	Security    []*SecurityScheme

	Missing  []string  // schemas that are referred to and are not there
	Findings []Finding // what is wrong with it, by line
}

// Place is where a part of a contract stands.
type Place struct {
	File    string // in the workspace; the contract itself or a file that it refers to
	Line    int    // 1-based
	Pointer string // JSON pointer within File: "/paths/~1orders/get"
}

// Server is one base address of the API.
type Server struct {
	URL         string // variables replaced by their defaults
	Description string
}

// Tag groups operations. Tags that only operations name are here as well, after
// those that the document declares.
type Tag struct{ Name, Description string }

// Operation is one method of one path. It is known by both, so that a changed
// operationId is a rename and not another operation.
type Operation struct {
	Method string // upper case
	Path   string // as written: /orders/{order-id}
	ID     string // operationId as written, or empty

	Tags         []string // as written; may be empty
	Summary      string
	Description  string
	Deprecated   bool
	Parameters   []*Parameter  // of the path and of the operation, each once
	Body         *Body         // nil: takes none
	Responses    []*Response   // in the order of the document
	Security     []Requirement // any one of them suffices; none: open to everybody
	Requirements []string      // x-requirements: criteria that it serves, such as "1.2"
	Place
}

// Key names an operation for people and tools: "GET /orders/{id}".
func (o *Operation) Key() string { return o.Method + " " + o.Path }

// In is where a parameter travels.
type In string

// The places of a parameter.
const (
	InPath   In = "path"
	InQuery  In = "query"
	InHeader In = "header"
	InCookie In = "cookie"
)

// Parameter is one parameter of an operation.
type Parameter struct {
	Name        string // as written: X-Request-Id, filter[name]
	In          In
	Description string
	Required    bool
	Deprecated  bool
	Style       string // never empty: the default of In where the document is silent
	Explode     bool   // likewise
	MediaType   string // set where the value is a text of this type ("application/json") in place of a style
	Schema      *Schema
	Examples    []Example
	Place
}

// Body is what an operation takes.
type Body struct {
	Description string
	Required    bool
	Content     []Media
	Place
}

// Response is one answer of an operation.
type Response struct {
	Status      string // "201", "4XX", "default"
	Description string
	Headers     []*Parameter // In is header
	Content     []Media      // empty: no body
	Links       []Link
	Place
}

// Media is a body in one media type.
type Media struct {
	Type     string  // as written: application/json, text/*
	Schema   *Schema // nil: anything
	Examples []Example
	Encoding map[string]Encoding // of form fields that say more than their schema, by property
}

// Encoding is how one field of a form travels.
type Encoding struct {
	ContentType string
	Style       string
	Explode     bool
}

// Example is a value that the document gives.
type Example struct {
	Name  string // empty for a lone one
	Value Value
	Place
}

// Link says that a value of a response is an argument of another operation.
type Link struct {
	Name       string
	Operation  string            // Key of the operation; empty when it is not in this contract
	Parameters map[string]string // parameter to runtime expression: "$response.body#/id"
}

// Requirement is one way to be let in: all of its schemes together.
// The empty one lets everybody in.
type Requirement []Needed

// Needed is a scheme with the scopes or roles asked for.
type Needed struct {
	Scheme *SecurityScheme
	Scopes []string
}

// SecurityScheme is one kind of credentials.
type SecurityScheme struct {
	Name        string // in components.securitySchemes
	Type        string // apiKey, http, oauth2, openIdConnect, mutualTLS
	Description string
	In          In     // of an apiKey
	Key         string // name of an apiKey's parameter
	Scheme      string // of http: basic, bearer, … in lower case
	Format      string // bearerFormat
	Flows       []Flow // of oauth2
	Discovery   string // openIdConnectUrl
	Place
}

// Flow is one way to get an OAuth 2 token.
type Flow struct {
	Kind             string // authorizationCode, clientCredentials, implicit, password, deviceAuthorization
	AuthorizationURL string
	TokenURL         string
	Scopes           []Scope
}

// Scope is one permission of a flow.
type Scope struct{ Name, Description string }

// Value is a JSON value as the document gives it: compact, members in their
// order, numbers as they were written. YAML's dates are strings here.
type Value = json.RawMessage
