package edge

import (
	"context"
	"encoding/json"
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

// roots are the folders of a client of the older era. The newer one has no
// requests from server to client, and roots are going away: nothing depends on
// them but the choice of a workspace when nobody made one.
type roots struct {
	use func(dirs []string) // nil: nobody wants to know

	mu       sync.Mutex
	offered  bool               // the client declared roots
	asked    int                // the number of the last request; answers to others are old
	withdraw context.CancelFunc // of the last request
	known    chan struct{}      // closed by the first answer; nil when none is awaited
}

func newRoots(use func([]string)) *roots { return &roots{use: use, withdraw: func() {}} }

// declared notes whether there will be roots.
func (r *roots) declared(offered bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.offered = offered && r.use != nil
	if r.offered && r.known == nil {
		r.known = make(chan struct{})
	}
}

// askRoots requests the roots, if the client has any to give, and withdraws
// the request that was not answered before.
func (c *conn) askRoots(ctx context.Context) {
	ctx, asked := c.roots.begin(ctx)
	if asked == 0 {
		return
	}
	c.calls.Go(func() {
		result, err := c.ask(ctx, nil, string(mcp.MethodListRoots), nil)
		c.roots.answer(asked, result, err)
	})
}

// begin numbers a request for the roots; 0 means that there are none to ask for.
func (r *roots) begin(ctx context.Context) (context.Context, int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.offered {
		return ctx, 0
	}
	r.withdraw()
	ctx, r.withdraw = context.WithCancel(ctx)
	r.asked++
	return ctx, r.asked
}

// answer takes what became of a request. Only the last one counts.
func (r *roots) answer(asked int, raw json.RawMessage, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if asked != r.asked {
		return
	}
	r.withdraw()
	var result struct {
		Roots []struct {
			URI string `json:"uri"`
		} `json:"roots"`
	}
	if err == nil && json.Unmarshal(raw, &result) == nil {
		dirs := make([]string, 0, len(result.Roots))
		for _, root := range result.Roots {
			if dir, ok := directory(root.URI, runtime.GOOS); ok {
				dirs = append(dirs, dir)
			}
		}
		r.use(dirs)
	}
	r.settle()
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
		r.mu.Lock()
		defer r.mu.Unlock()
		r.settle()
	case <-ctx.Done():
	}
}

// settle ends all waiting, now and later. r.mu is held.
func (r *roots) settle() {
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
