package resources

import (
	"context"
	"hash/maphash"
	"sync"
	"sync/atomic"
	"time"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/watch"
)

const (
	// window is how long changes are gathered before we look: a save is often
	// several of them, and a checkout thousands.
	window = 100 * time.Millisecond

	// What no watch can show, such as a first .kiro folder far down in a large
	// tree, is found by looking at everything now and then: at least lookEvery
	// apart, and so that it takes no more than a fiftieth of the time.
	lookEvery = 2 * time.Second
	lookShare = 50

	// Where the system does not tell of changes this is all there is, so it
	// comes sooner and may take a twentieth of the time.
	pollEvery = time.Second
	pollShare = 20
)

// hub finds out what has changed, for all listeners of a set together. What
// the system tells only wakes it; the truth is what it finds when it compares
// what is there with what it last knew, as hashes. It is there while anybody
// listens.
type hub struct {
	set     *Set
	seed    maphash.Seed
	watcher *watch.Watcher
	targets atomic.Pointer[map[string]bool] // see [specfs.Places]
	stop    func()                          // ends run
	done    chan struct{}                   // closed when run has ended
	again   chan struct{}                   // holds one wake-up: something is owed

	listReads

	looking  sync.Mutex      // held by whoever looks; guards these
	interest specfs.Interest // that is watched for
	listed   catalog         // nil while nobody listens to the list
	lacking  bool            // something listed was not there at the last look
	moving   time.Time       // since when it may be that the list is another one; zero when it is not
	said     bool            // that changes are polled
	lasted   time.Duration   // how long the last look at everything took

	mu        sync.Mutex // guards these; never held while looking
	listeners map[*Listener]bool
	followed  map[string]*followed // by URI
	owed      specfs.Meaning       // what to look at besides what the watcher tells
}

// open makes a hub that follows nothing yet.
func (s *Set) open() *hub {
	ctx, cancel := context.WithCancel(specfs.Glance(context.Background()))
	h := &hub{
		set: s, seed: maphash.MakeSeed(),
		done: make(chan struct{}), again: make(chan struct{}, 1),
		listeners: map[*Listener]bool{}, followed: map[string]*followed{},
	}
	h.targets.Store(&map[string]bool{})
	h.watcher = watch.Open(watch.Options{Concerns: h.concerns, MostFolders: s.mostFolders})
	unfollow := s.workspaces.OnRoots(func() { h.owe(specfs.Search) })
	h.stop = func() {
		unfollow()
		cancel()
		<-h.done
		h.watcher.Close()
	}
	go h.run(ctx)
	return h
}

// run looks whenever there may be something to see, until its context ends. It
// rests as long as it looked, so that a storm of changes does not take more
// than half the time.
func (h *hub) run(ctx context.Context) {
	defer close(h.done)
	everything := time.NewTimer(pollEvery)
	defer everything.Stop()
	if h.set.eventsOnly {
		everything.C = nil
	}
	var rested time.Time
	for {
		least, gather := specfs.Nothing, window
		select {
		case <-ctx.Done():
			return
		case <-everything.C:
			least, gather = specfs.Search, 0
		case <-h.watcher.Wake():
		case <-h.again:
		}
		if !sleep(ctx, max(gather, time.Until(rested))) {
			return
		}
		start := time.Now()
		pause, all := h.look(ctx, least)
		if all {
			everything.Reset(pause)
		}
		end := time.Now()
		rested = end.Add(end.Sub(start))
	}
}

// sleep reports whether there is time left.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// look finds out what has changed and tells it. It reports whether it looked
// at everything, and how long to pause before that is done again.
func (h *hub) look(ctx context.Context, least specfs.Meaning) (pause time.Duration, all bool) {
	h.looking.Lock()
	defer h.looking.Unlock()
	start := time.Now()
	seen, asked := h.watcher.Take(), max(least, h.takeOwed())
	m := h.moved(seen.Since, max(asked, h.meaning(seen)))
	if m == specfs.Nothing {
		return 0, false
	}
	where := anywhere
	if m == specfs.Text && asked == specfs.Nothing {
		where = h.edited(seen)
	}
	if m >= specfs.Listing {
		h.follow(ctx, m)
	} else {
		h.set.workspaces.Changed(false) // lists say of documents what they say
	}
	changed := h.changed(ctx, where)
	h.tell(m >= specfs.Listing && h.listChanged(ctx), changed)
	if m < specfs.Search {
		return 0, false
	}
	h.lasted = time.Since(start)
	return h.pause(), true
}

// pause is how long to wait before looking at everything again.
func (h *hub) pause() time.Duration {
	if h.said {
		return max(pollEvery, pollShare*h.lasted)
	}
	return max(lookEvery, lookShare*h.lasted)
}

// owe has something looked at soon.
func (h *hub) owe(m specfs.Meaning) {
	h.mu.Lock()
	h.owed = max(h.owed, m)
	h.mu.Unlock()
	select {
	case h.again <- struct{}{}:
	default: // a wake-up waits already
	}
}

func (h *hub) takeOwed() specfs.Meaning {
	h.mu.Lock()
	defer h.mu.Unlock()
	m := h.owed
	h.owed = specfs.Nothing
	return m
}
