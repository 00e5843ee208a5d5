package doctor

import (
	"context"
	"fmt"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/watch"
)

// Notices is how a server that a client asks for change notices learns of
// changes.
type Notices struct {
	From    string `json:"from"`    // system, or polling
	Folders int    `json:"folders"` // that are watched for a client that wants to know of all documents
	Limit   int    `json:"limit"`   // of folders, for all programs of a person together; 0 when not known
	Note    string `json:"note"`    // why, and what to do
}

// The values of [Notices.From].
const (
	fromSystem = "system"
	polling    = "polling"
)

// examineNotices tries watching out, and leaves no watch behind.
func examineNotices(ctx context.Context, workspaces *specfs.Workspaces, o watch.Options) (Notices, error) {
	places, err := workspaces.Places(ctx, specfs.Interest{All: true})
	if err != nil {
		return Notices{}, err
	}
	n := Notices{From: fromSystem, Folders: len(places.Folders), Limit: watch.Limit()}
	n.Note = fmt.Sprintf("folders watched for a client that listens to all documents: %d", n.Folders)
	if n.Limit > 0 {
		n.Note += fmt.Sprintf(", the limit is %d", n.Limit)
	}
	n.Note += "; none is while nobody listens"
	w := watch.Open(o)
	defer w.Close()
	w.Watch(places.Folders)
	if why := w.Polling(); why != nil {
		n.From = polling
		n.Note = fmt.Sprintf("%v; changes are looked for every second or less often, and notices come that much later", why)
	}
	return n, nil
}
