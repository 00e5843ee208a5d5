//go:build race

package promises

// slower is how much longer the race detector lets everything take.
const slower = 10
