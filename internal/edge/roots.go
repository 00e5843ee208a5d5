package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// rootsPatience is how long the first calls wait for a client to name its
// roots. A client that declares roots and never names them is served without.
const rootsPatience = time.Second

// roots asks a client of the older era for its folders. The newer one has no
// requests from server to client, and roots are going away: nothing depends on
// them but the choice of a workspace when nobody made one.
type roots struct {
	use  func(dirs []string) // nil: nobody wants to know
	send func(line []byte)

	mu      sync.Mutex
	offered bool          // the client declared roots
	asked   int           // the number of the last request; answers to others are old
	known   chan struct{} // closed by the first answer; nil when none is awaited
}

func newRoots(use func([]string), send func([]byte)) *roots {
	return &roots{use: use, send: send}
}

// declared reads from the parameters of initialize whether there will be roots.
func (r *roots) declared(params json.RawMessage) {
	var p struct {
		Capabilities struct {
			Roots json.RawMessage `json:"roots"`
		} `json:"capabilities"`
	}
	if json.Unmarshal(params, &p) != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.offered = r.use != nil && len(p.Capabilities.Roots) > 0 && string(p.Capabilities.Roots) != "null"
	if r.offered && r.known == nil {
		r.known = make(chan struct{})
	}
}

// ask requests the roots, if the client has any to give.
func (r *roots) ask() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.offered {
		return
	}
	r.asked++
	r.send(fmt.Appendf(nil, `{"jsonrpc":%q,"id":%s,"method":"roots/list"}`+"\n", mcp.JSONRPC_VERSION, r.request()))
}

// request is the id of the last request.
func (r *roots) request() string { return fmt.Sprintf(`"roots-%d"`, r.asked) }

// answer takes a response. Those to nothing we asked are dropped.
func (r *roots) answer(m message) {
	if !r.awaited(m) {
		return
	}
	defer r.settled()
	var result struct {
		Roots []struct {
			URI string `json:"uri"`
		} `json:"roots"`
	}
	if len(m.result) > 0 && json.Unmarshal(m.result, &result) == nil {
		dirs := make([]string, 0, len(result.Roots))
		for _, root := range result.Roots {
			if dir, ok := directory(root.URI, runtime.GOOS); ok {
				dirs = append(dirs, dir)
			}
		}
		r.use(dirs)
	}
}

// awaited reports whether a response is to the last request.
func (r *roots) awaited(m message) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.asked > 0 && string(m.id) == r.request()
}

// wait returns when the roots that were asked for are known, or patience ends.
func (r *roots) wait(ctx context.Context) {
	r.mu.Lock()
	known := r.known
	r.mu.Unlock()
	if known == nil {
		return
	}
	timer := time.NewTimer(rootsPatience)
	defer timer.Stop()
	select {
	case <-known:
	case <-timer.C:
		r.settled()
	case <-ctx.Done():
	}
}

// settled ends all waiting, now and later.
func (r *roots) settled() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known != nil {
		close(r.known)
		r.known = nil
	}
}

// directory is the folder that a file URI names on a system (GOOS).
func directory(uri, system string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
		return "", false
	}
	path := u.Path
	if system == "windows" {
		path = strings.TrimPrefix(path, "/") // file:///C:/shop
	}
	if path == "" {
		return "", false
	}
	return filepath.FromSlash(path), true
}
