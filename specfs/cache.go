package specfs

import (
	"container/list"
	"sync"
)

// cacheLimit bounds the memory of the documents that are kept parsed: enough
// for a spec of 10,000 tasks with all of its documents.
const cacheLimit = 12 << 20

// cache keeps documents as parsed, the least recently used going first. One
// document is kept whatever its size, since the next call is about it.
type cache struct {
	limit int64

	mu      sync.Mutex
	size    int64
	entries map[string]*list.Element // of *cached
	order   *list.List               // most recently used first
}

// cached is a document with the stamp that its file had before it was read.
type cached struct {
	key     string
	stamp   stamp
	settled bool // the stamp alone proves that the file is still the same
	doc     *Document
}

func newCache(limit int64) *cache {
	return &cache{limit: limit, entries: map[string]*list.Element{}, order: list.New()}
}

// source is what the document's bytes were; none when nothing is kept.
func (c cached) source() []byte {
	if c.doc == nil {
		return nil
	}
	return c.doc.Source
}

// weight is about the memory that the document takes, in bytes: as measured,
// 470 for each task, and for other documents twice their source again.
func (c cached) weight() int64 {
	source := int64(len(c.doc.Source))
	if c.doc.Tasks != nil {
		return source + 470*int64(len(c.doc.Tasks.All))
	}
	return 3 * source
}

// get returns what is kept under key; the zero value when nothing is.
func (c *cache) get(key string) cached {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.entries[key]
	if !ok {
		return cached{}
	}
	c.order.MoveToFront(at)
	return *at.Value.(*cached)
}

func (c *cache) put(entry cached) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[entry.key]; ok {
		c.drop(at)
	}
	c.entries[entry.key] = c.order.PushFront(&entry)
	c.size += entry.weight()
	for c.size > c.limit && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *cache) remove(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at, ok := c.entries[key]; ok {
		c.drop(at)
	}
}

func (c *cache) drop(at *list.Element) {
	entry := c.order.Remove(at).(*cached)
	delete(c.entries, entry.key)
	c.size -= entry.weight()
}
