package edge

import (
	"context"
	"errors"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// noteRefusal keeps what a handler refused a request with, under the code that
// the protocol has for it: mcp-go makes an internal error of every error, and
// a client would not know that it can do something about it.
func noteRefusal(ctx context.Context, _ any, _ mcp.MCPMethod, _ any, err error) {
	s, ok := server.ClientSessionFromContext(ctx).(*session)
	if !ok {
		return
	}
	if lacks, ok := errors.AsType[mcp.MissingRequiredClientCapabilityError](err); ok {
		err = lacksCapability(lacks.Capability)
	}
	if refused, ok := asProtocolError(err); ok {
		s.request.refused = &refused
	}
}

// lacksCapability is for a request that cannot be answered to a client that
// does not declare a capability, such as "sampling".
func lacksCapability(name string) error {
	return &protocolError{mcp.NewJSONRPCErrorDetails(
		mcp.MISSING_REQUIRED_CLIENT_CAPABILITY,
		"this needs a client that declares the capability "+name,
		map[string]any{"requiredCapabilities": map[string]struct{}{name: {}}},
	)}
}
