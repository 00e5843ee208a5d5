//go:build conformance

package edge

import (
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// Registry is where fixtures register what the conformance suites ask for,
// beside what [New] was given.
func (s *Server) Registry() *server.MCPServer { return s.mcp }

// InvalidParams is what a fixture refuses a request with whose parameters it
// cannot take.
func InvalidParams(message string) error { return paramError(message) }

// levels are how much clients of the older era want to be logged, by
// connection. The server itself logs to standard error and to no client.
var levels sync.Map

// SetLogLevel notes from which level on the client wants to be logged.
func (s *session) SetLogLevel(level mcp.LoggingLevel) { levels.Store(s.SessionID(), level) }

// GetLogLevel is the level that was set, or that of errors.
func (s *session) GetLogLevel() mcp.LoggingLevel {
	if level, ok := levels.Load(s.SessionID()); ok {
		return level.(mcp.LoggingLevel)
	}
	return mcp.LoggingLevelError
}
