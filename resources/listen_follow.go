package resources

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// interestIn is what to watch for somebody who listens to these addresses, and
// to the list.
func interestIn(addresses []string, list bool) specfs.Interest {
	i := specfs.Interest{All: list}
	for _, address := range addresses {
		switch a, err := uri.Parse(address); {
		case err != nil:
			// Nothing ever stands there.
		case a.Kind == uri.Specs:
			i.All = true
		case a.Spec == "":
			i.Around = true
		default:
			i.Specs = append(i.Specs, a.Spec)
		}
	}
	slices.Sort(i.Specs)
	i.Specs = slices.Compact(i.Specs)
	return i
}

// wanted is what all listeners together are interested in, and whether that
// includes the list.
func (h *hub) wanted() (i specfs.Interest, list bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		list = list || l.wish.List
	}
	return interestIn(slices.Collect(maps.Keys(h.followed)), list), list
}

// follow watches all that the listeners are interested in, and nothing else.
// In a folder that is new to the watcher something may have been created
// before: the next look finds it.
func (h *hub) follow(ctx context.Context, m specfs.Meaning) {
	wanted, list := h.wanted()
	if !list {
		h.listed = nil
	}
	h.set.workspaces.Changed(m == specfs.Search && (wanted.All || wanted.Around))
	places, err := h.set.workspaces.Places(ctx, wanted)
	if err != nil {
		h.owe(m)
		return
	}
	h.interest = wanted
	h.targets.Store(&places.Targets)
	if h.watcher.Watch(places.Folders) {
		h.owe(m)
	}
	h.sayPolling()
}

// cover is follow for one more listener: it watches besides what is watched
// already, for a client may begin to listen to a thousand addresses one by one.
func (h *hub) cover(ctx context.Context, i specfs.Interest) {
	if h.interest.All {
		i.All, i.Around = false, false
	}
	i.Specs = slices.DeleteFunc(i.Specs, func(id string) bool {
		_, covered := slices.BinarySearch(h.interest.Specs, id)
		return covered
	})
	search := i.All || i.Around
	if search {
		h.set.workspaces.Changed(true)
	}
	for added := search || len(i.Specs) > 0; added; {
		places, err := h.set.workspaces.Places(ctx, i)
		if err != nil {
			return // nobody waits any more
		}
		targets := maps.Clone(*h.targets.Load())
		maps.Copy(targets, places.Targets)
		h.targets.Store(&targets)
		if added = h.watcher.Add(places.Folders); added && search {
			h.owe(specfs.Search) // doing it again would take as long again
			break
		}
	}
	h.interest.All, h.interest.Around = h.interest.All || i.All, h.interest.Around || i.Around
	h.interest.Specs = append(h.interest.Specs, i.Specs...)
	slices.Sort(h.interest.Specs)
	h.sayPolling()
}

// sayPolling says once why changes come later than they could.
func (h *hub) sayPolling() {
	why := h.watcher.Polling()
	if why == nil || h.said {
		return
	}
	h.said = true
	if h.set.Log != nil {
		h.set.Log(fmt.Sprintf("changes are looked for every %v or less often: %v", pollEvery, why))
	}
}
