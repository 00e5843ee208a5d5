package edge

import (
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
)

// pending is how many notifications of one request may wait to be written.
const pending = 256

// session is the client as one request sees it. Each request has its own, so
// that its notifications are written before its answer: mcp-go has one queue
// for all, beside the answers, and a client that was answered stops listening.
type session struct {
	conn    *conn
	request *request

	once    sync.Once
	notices chan mcp.JSONRPCNotification // made when the first is sent
	stop    chan struct{}
	stopped chan struct{}
}

// SessionID is the connection's: it names the client, not the request.
func (s *session) SessionID() string { return s.conn.id }

// Initialize notes that the client has introduced itself.
func (s *session) Initialize() { s.conn.initialized.Store(true) }

// Initialized reports whether the client may be sent notifications.
func (s *session) Initialized() bool { return s.conn.initialized.Load() }

// NotificationChannel takes what a call wants to tell before its answer.
func (s *session) NotificationChannel() chan<- mcp.JSONRPCNotification {
	s.once.Do(func() {
		s.notices = make(chan mcp.JSONRPCNotification, pending)
		s.stop, s.stopped = make(chan struct{}), make(chan struct{})
		go s.forward()
	})
	return s.notices
}

// forward writes notifications until the call has returned and all are written.
func (s *session) forward() {
	defer close(s.stopped)
	for {
		select {
		case n := <-s.notices:
			s.write(n)
		case <-s.stop:
			for {
				select {
				case n := <-s.notices:
					s.write(n)
				default:
					return
				}
			}
		}
	}
}

func (s *session) write(n mcp.JSONRPCNotification) {
	line, err := lineOf(n)
	if err != nil {
		s.conn.options.Log("a notification cannot be encoded", err)
		return
	}
	s.conn.out.send(s.request, line, s.request.wanted)
}

// flush returns when all that the call has told is written.
func (s *session) flush() {
	s.once.Do(func() {})
	if s.notices != nil {
		close(s.stop)
		<-s.stopped
	}
}
