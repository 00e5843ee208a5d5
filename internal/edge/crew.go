package edge

import "sync/atomic"

// crew are the goroutines that calls are made on: as many as there are calls
// at once, up to a limit, kept for the next ones. A crew of one does them in
// the order in which they came. A goroutine for each
// call would spend a fifth of its time growing its stack (measured).
type crew struct {
	do      func(*request)
	limit   int
	size    int           // how many there are; only the reader adds to them
	idle    chan *request // unbuffered: whoever receives has nothing to do
	backlog chan *request // what waits while all are busy
	done    chan struct{} // closed when there will be no more work
	surplus atomic.Int32  // how many have come back to a place that was filled
}

func newCrew(limit int, do func(*request)) *crew {
	return &crew{do: do, limit: limit, idle: make(chan *request), backlog: make(chan *request, maxWaiting), done: make(chan struct{})}
}

// give has a request done, now or when there is somebody to do it. It does not
// wait: the backlog has room for every request that may be in flight.
func (c *crew) give(r *request) {
	select {
	case c.idle <- r:
		return
	default:
	}
	if c.size < c.limit {
		c.size++
		go c.work(r)
		return
	}
	c.backlog <- r
}

// work does a request, then one after another.
func (c *crew) work(r *request) {
	c.do(r)
	c.serve()
}

func (c *crew) serve() {
	for !c.leave() {
		var r *request
		select {
		case r = <-c.backlog:
		case r = <-c.idle:
		case <-c.done:
			return
		}
		c.do(r)
	}
}

// standIn has another goroutine work while one waits for a person, who may
// take all day; 64 open questions would stop everything. It ends with back.
func (c *crew) standIn() (back func()) {
	go c.serve()
	return func() { c.surplus.Add(1) }
}

// leave reports whether there is one too many.
func (c *crew) leave() bool {
	for {
		n := c.surplus.Load()
		if n == 0 {
			return false
		}
		if c.surplus.CompareAndSwap(n, n-1) {
			return true
		}
	}
}

// dismiss lets those go who have nothing to do, and the others when they have done.
func (c *crew) dismiss() { close(c.done) }
