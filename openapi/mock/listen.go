package mock

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Listen opens an address of this machine; others only where remote is true.
func Listen(ctx context.Context, address string, remote bool) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%q is no address; expected host:port, such as 127.0.0.1:4010", address)
	}
	if !remote && !isLocalName(host) {
		return nil, fmt.Errorf("%q can be reached from other machines; use 127.0.0.1:%s, or --allow-remote", address, port)
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if at, isTCP := l.Addr().(*net.TCPAddr); !remote && (!isTCP || !at.IP.IsLoopback()) {
		err := fmt.Errorf("%q is %s, which other machines can reach; use 127.0.0.1:%s, or --allow-remote", address, l.Addr(), port)
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// The times that a client may take.
const (
	headerTimeout = 10 * time.Second
	bodyTimeout   = time.Minute
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 3 * time.Second
)

// Serve answers on l until ctx is done.
func (m *Mock) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: m, ReadHeaderTimeout: headerTimeout, ReadTimeout: bodyTimeout, WriteTimeout: bodyTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: 64 << 10,
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		stopped <- server.Shutdown(late)
	})
	err := server.Serve(l)
	if stop() {
		return err // nobody asked it to stop
	}
	return <-stopped
}
