package specfs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"kiro-mcp/specfs/doc"
)

// A writer waits twice: in the queue of its process, which is served in
// order, then for the lock that processes share. The system does not queue
// those; so that one busy process does not keep out the others, it steps back
// for a moment when it has passed the lock on within itself a few times.
const (
	handovers = 5
	stepBack  = 3 * time.Millisecond
)

// queues are the writers of this process, by the folder they wait for.
type queues struct {
	mu sync.Mutex
	by map[string]*queue
}

type queue struct {
	turn   chan struct{} // holds one token while a writer has its turn; waiters come in order
	passed int           // times in a row that the turn went to one who waited
}

func (q *queues) of(key string) *queue {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.by == nil {
		q.by = map[string]*queue{}
	}
	if q.by[key] == nil {
		q.by[key] = &queue{turn: make(chan struct{}, 1)}
	}
	return q.by[key]
}

// lockAll locks folders in one order for everybody, so that no two writers
// can wait for each other. It locks all or none.
func (s *shared) lockAll(ctx context.Context, dirs []*directory) (unlock func(), err error) {
	slices.SortFunc(dirs, func(a, b *directory) int {
		x, y := stampOf(a.info), stampOf(b.info)
		return cmp.Or(cmp.Compare(x.device, y.device), cmp.Compare(x.inode, y.inode), cmp.Compare(a.path, b.path))
	})
	var held []func()
	unlock = func() {
		for _, release := range slices.Backward(held) {
			release()
		}
	}
	for _, d := range dirs {
		release, err := s.lock(ctx, d)
		if err != nil {
			unlock()
			return nil, err
		}
		held = append(held, release)
	}
	return unlock, nil
}

// lock waits for one folder as long as ctx lasts.
func (s *shared) lock(ctx context.Context, d *directory) (release func(), err error) {
	q := s.queues.of(queueKey(d))
	select {
	case q.turn <- struct{}{}:
		q.passed = 0
	default:
		select {
		case q.turn <- struct{}{}:
			q.passed++
		case <-ctx.Done():
			return nil, lockTimeout(ctx, d)
		}
	}
	if q.passed >= handovers {
		q.passed = 0
		pause(ctx, stepBack)
	}
	for {
		got, err := d.lock.try(d)
		if got {
			return func() { d.lock.release(d); <-q.turn }, nil
		}
		if err == nil && pause(ctx, pollEvery) {
			continue
		}
		<-q.turn
		if err != nil {
			return nil, writeFault(d.rel, err)
		}
		return nil, lockTimeout(ctx, d)
	}
}

// queueKey is the same for one folder under whatever name.
func queueKey(d *directory) string {
	if s := stampOf(d.info); s.inode != 0 {
		return fmt.Sprintf("%d:%d", s.device, s.inode)
	}
	return d.path
}

func lockTimeout(ctx context.Context, d *directory) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return &doc.Fault{
		Code: codeLockTimeout, Given: d.rel,
		Message: fmt.Sprintf("other writers held %s all the time that this one could wait; nothing was written, try again", d.rel),
	}
}
