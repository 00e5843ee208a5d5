//go:build race

package claims

// slower is how much longer the race detector lets everything take.
const slower = 10
