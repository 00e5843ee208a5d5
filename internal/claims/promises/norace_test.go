//go:build !race

package promises

// slower is 1: nothing watches.
const slower = 1
