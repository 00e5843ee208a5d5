//go:build unix

package specfs

import "syscall"

// nonBlocking keeps the opening of a FIFO from waiting for its other end. It
// has no effect on regular files.
const nonBlocking = syscall.O_NONBLOCK
