//go:build !unix

package specfs

// nonBlocking is not needed where folders hold no FIFOs.
const nonBlocking = 0
