package edge

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/internal/tool"
	"kiro-mcp/resources"
)

// Resources are answered here and not by mcp-go: its templates match no colon
// and no letter outside ASCII that came as it is, its not-found says no URI,
// and it would have to be told of every resource there is to list.

// Resources is what can be read and listened to, as [resources.Set] defines it.
type Resources interface {
	List(ctx context.Context, cursor string) (resources.Page, error)
	Templates() []resources.Template
	Read(ctx context.Context, uri string) (resources.Content, error)
	Complete(ctx context.Context, template, variable, typed string, known map[string]string) (resources.Completion, error)
	Watchable(uri string) error
	Listen(ctx context.Context, wish resources.Wish, tell func(resources.Change)) (*resources.Listener, error)
}

// methodFunc answers one method: with a result, and for how many milliseconds
// it may be kept. No result and no error means that the request stays open.
type methodFunc func(r *request, e era) (result mcp.ResultMetadata, ttl int64, err error)

// ownMethod is what answers a request here; nil for what mcp-go answers, which
// are the lists of resources too when there are none.
func (c *conn) ownMethod(method string) methodFunc {
	switch {
	case method == "subscriptions/listen":
		return c.listen
	case method == "completion/complete" && c.options.completes():
		return c.complete
	case c.options.Resources == nil:
		return nil
	}
	switch method {
	case "resources/list":
		return c.listResources
	case "resources/templates/list":
		return c.listTemplates
	case "resources/read":
		return c.readResource
	case "resources/subscribe":
		return c.subscribe
	case "resources/unsubscribe":
		return c.unsubscribe
	default:
		return nil
	}
}

// respond makes of what a method gave the response of the request's era.
func (c *conn) respond(r *request, serve methodFunc) mcp.JSONRPCMessage {
	e, err := eraOf(r.ctx, r.params)
	var result mcp.ResultMetadata
	var ttl int64
	if err == nil {
		result, ttl, err = serve(r, e)
	}
	if err == nil && result == nil {
		return nil
	}
	if err == nil {
		e.finish(result, c.options.implementation(), ttl)
		return mcp.JSONRPCResponse{Result: result}
	}
	return c.failure(r, err)
}

// failure is an error as a response. What is the server's own is logged, and
// its cause kept from the client.
func (c *conn) failure(r *request, err error) mcp.JSONRPCMessage {
	if failed, ok := asProtocolError(err); ok {
		return failed
	}
	if r.ctx.Err() == nil {
		c.options.Log(r.method+" failed", err)
	}
	return mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(mcp.INTERNAL_ERROR, "the server failed on this request; others are not affected", nil)}
}

func (o Options) implementation() mcp.Implementation {
	return mcp.Implementation{Name: o.Name, Title: o.Title, Version: o.Version}
}

func (c *conn) listResources(r *request, e era) (mcp.ResultMetadata, int64, error) {
	cursor, err := cursorOf(r.params)
	if err != nil {
		return nil, 0, err
	}
	if !e.modern {
		if err := c.watchFor(r, theList); err != nil {
			c.options.Log("changes of the list of resources will not be told", err)
		}
	}
	page, err := c.options.Resources.List(r.ctx, cursor)
	if err != nil {
		return nil, 0, refused(err)
	}
	result := &mcp.ListResourcesResult{Resources: make([]mcp.Resource, len(page.Resources))}
	result.NextCursor = mcp.Cursor(page.NextCursor)
	for i, r := range page.Resources {
		result.Resources[i] = listedResource(r)
	}
	return result, resources.ListTTL.Milliseconds(), nil
}

func (c *conn) listTemplates(r *request, _ era) (mcp.ResultMetadata, int64, error) {
	cursor, err := cursorOf(r.params)
	if err != nil {
		return nil, 0, err
	}
	if cursor != "" {
		return nil, 0, paramError("the templates are on one page, so there is no cursor to go on with")
	}
	result := &mcp.ListResourceTemplatesResult{}
	for _, t := range c.options.Resources.Templates() {
		listed := mcp.NewResourceTemplate(t.URITemplate, t.Name)
		listed.Title, listed.Description, listed.MIMEType = t.Title, t.Description, t.MIMEType
		result.ResourceTemplates = append(result.ResourceTemplates, listed)
	}
	return result, listTTL, nil
}

func (c *conn) readResource(r *request, e era) (mcp.ResultMetadata, int64, error) {
	var p struct {
		URI *string `json:"uri"`
	}
	if json.Unmarshal(r.params, &p) != nil || p.URI == nil {
		return nil, 0, paramError(`params must hold "uri", the address of a resource`)
	}
	content, err := c.options.Resources.Read(r.ctx, *p.URI)
	if err != nil {
		return nil, 0, unread(err, e)
	}
	return &mcp.ReadResourceResult{Contents: []mcp.ResourceContents{contents(content)}}, content.TTL.Milliseconds(), nil
}

// unread is why a URI was not read, or cannot be listened to, in the codes of
// an era.
func unread(err error, e era) error {
	if missing, ok := errors.AsType[*resources.NotFoundError](err); ok {
		return unreadable(e.notFound(), missing.Message, missing.URI, missing.Code)
	}
	if held, ok := errors.AsType[*resources.RefusedError](err); ok {
		return unreadable(mcp.INTERNAL_ERROR, held.Message, held.URI, held.Code)
	}
	return err
}

// unreadable says which URI was not given and, by a stable name, why.
func unreadable(code int, message, uri, reason string) error {
	return &protocolError{mcp.NewJSONRPCErrorDetails(code, tool.Clean(message), map[string]string{"uri": uri, "code": reason})}
}

// refused is an error that the caller's parameters made.
func refused(err error) error {
	if param, ok := errors.AsType[*resources.ParamError](err); ok {
		return paramError(tool.Clean(param.Message))
	}
	return err
}

func cursorOf(params json.RawMessage) (string, error) {
	var p struct {
		Cursor string `json:"cursor"`
	}
	if len(params) > 0 && json.Unmarshal(params, &p) != nil {
		return "", paramError("cursor must be a string")
	}
	return p.Cursor, nil
}
