//go:build !race

package claims

// slower is 1: nothing watches.
const slower = 1
