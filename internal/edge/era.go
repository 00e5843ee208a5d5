package edge

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// era is what a request says of the protocol it is written in. Since
// 2026-07-28 each says it by itself; before, an introduction said it for all.
type era struct{ modern bool }

// eraOf reads the era as mcp-go does for the requests that it answers. The
// error is for a request of the newer era that lacks what it must have.
func eraOf(ctx context.Context, params json.RawMessage) (era, error) {
	var p struct {
		Meta *mcp.Meta `json:"_meta"`
	}
	if len(params) > 0 && json.Unmarshal(params, &p) != nil {
		return era{}, paramError("_meta must be an object")
	}
	version := p.Meta.ProtocolVersion()
	switch {
	case !mcp.IsModernProtocol(version):
		return era{}, nil
	case p.Meta.ClientCapabilities() == nil:
		return era{}, paramError("missing or invalid _meta field " + mcp.MetaKeyClientCapabilities)
	case !mcp.IsValidProtocolVersion(version):
		unsupported := mcp.UnsupportedProtocolVersionError{Version: version, Supported: server.SupportedProtocolVersionsFromContext(ctx)}
		return era{}, &protocolError{unsupported.JSONRPCError().Error}
	}
	return era{modern: true}, nil
}

// notFound is the code for a URI that names nothing: the newer era gave up
// the one of its own.
func (e era) notFound() int {
	if e.modern {
		return mcp.INVALID_PARAMS
	}
	return mcp.RESOURCE_NOT_FOUND
}

// finish adds what every result of the newer era carries: that it is complete,
// who made it and, to one that may be kept, for how long (milliseconds).
func (e era) finish(result mcp.ResultMetadata, by mcp.Implementation, ttl int64) {
	if !e.modern {
		return
	}
	result.SetResultType(mcp.ResultTypeComplete)
	result.EnsureResultMeta().SetServerInfo(by)
	if kept, ok := result.(mcp.CacheHintSetter); ok {
		kept.SetCacheHints(ttl, mcp.CacheScopePrivate)
	}
}

// newerOnly refuses a method that only the newer era has to a request that is
// not of it. To a client that has introduced itself, as only the older era
// does, there is no such method; from any other the request lacks what every
// request of the newer era must have.
func (c *conn) newerOnly(method string, e era) error {
	switch {
	case e.modern:
		return nil
	case c.initialized.Load():
		return methodNotFound(method, "it is part of revision "+mcp.LATEST_PROTOCOL_VERSION+", and initialize has chosen an older one")
	default:
		return paramError("missing _meta field " + mcp.MetaKeyProtocolVersion + ": every request of the revision that has " + method + " carries it")
	}
}

// misplaced refuses a server/discover that is not of the newer era. mcp-go has
// one answer for both cases, the one for the rarer of them.
func (c *conn) misplaced(r *request) error {
	if r.method != string(mcp.MethodServerDiscover) {
		return nil
	}
	e, err := eraOf(r.ctx, r.params)
	if err != nil {
		return err
	}
	return c.newerOnly(r.method, e)
}

// methodNotFound refuses a method that the era of a request does not have.
func methodNotFound(method, why string) error {
	return &protocolError{mcp.NewJSONRPCErrorDetails(mcp.METHOD_NOT_FOUND, "Method "+method+" not found: "+why, nil)}
}

// protocolError is an answer that is a failure of the protocol.
type protocolError struct{ details mcp.JSONRPCErrorDetails }

func (e *protocolError) Error() string { return e.details.Message }

func paramError(message string) error {
	return &protocolError{mcp.NewJSONRPCErrorDetails(mcp.INVALID_PARAMS, message, nil)}
}

// asProtocolError gives the failure to answer with; ok is false for an error
// that is the server's own.
func asProtocolError(err error) (mcp.JSONRPCError, bool) {
	e, ok := errors.AsType[*protocolError](err)
	if !ok {
		return mcp.JSONRPCError{}, false
	}
	return mcp.JSONRPCError{Error: e.details}, true
}
