package edge

import "sync"

// crew are the goroutines that calls are made on: as many as there are calls
// at once, up to a limit, kept for the next ones. A crew of one does them in
// the order in which they came. A goroutine for each call would spend a fifth
// of its time growing its stack (measured). Whoever was last to finish is first
// to go on, so that few are at work when few calls come, and their stacks stay
// in the processor's cache.
type crew struct {
	do    func(*request)
	limit int

	mu      sync.Mutex
	size    int
	idle    []chan *request // of those who have nothing to do, and wait at them
	backlog []*request      // what waits while all are busy
	surplus int             // how many have come back to a place that was filled
	over    bool            // there will be no more work
}

func newCrew(limit int, do func(*request)) *crew {
	return &crew{do: do, limit: limit}
}

// give has a request done, now or when there is somebody to do it. It does not
// wait: who is idle has room for one.
func (c *crew) give(r *request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch last := len(c.idle) - 1; {
	case last >= 0:
		c.idle[last] <- r
		c.idle = c.idle[:last]
	case c.size < c.limit:
		c.size++
		go c.work(r)
	default:
		c.backlog = append(c.backlog, r)
	}
}

// work does a request, then one after another.
func (c *crew) work(r *request) {
	c.do(r)
	c.serve()
}

func (c *crew) serve() {
	own := make(chan *request, 1)
	for c.stay(own) {
		r, more := <-own
		if !more {
			return
		}
		c.do(r)
	}
}

// stay hands what has waited longest to one who has nothing to do, or else has
// them wait for what comes. It reports false to one who is not needed any more.
func (c *crew) stay(own chan *request) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.surplus > 0:
		c.surplus--
		return false
	case len(c.backlog) > 0:
		own <- c.backlog[0]
		c.backlog[0] = nil // or what comes behind it would keep it in memory
		c.backlog = c.backlog[1:]
	case c.over:
		return false
	default:
		c.idle = append(c.idle, own)
	}
	return true
}

// standIn has another goroutine work while one waits for a person, who may
// take all day; 64 open questions would stop everything. It ends with back.
func (c *crew) standIn() (back func()) {
	go c.serve()
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.surplus++
	}
}

// dismiss lets those go who have nothing to do, and the others when they have done.
func (c *crew) dismiss() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.over = true
	for _, own := range c.idle {
		close(own)
	}
	c.idle = nil
}
