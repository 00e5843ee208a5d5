// Package values has the rules for values: limits, statuses, errors, technologies, who
// may do what, events, calls, closed sets, bounds and constants.
//
// A rule reads one piece of a design and gives the claims that are in it; the order
// of the rules is not theirs to know (internal/claims/promises). A number, a status or
// a name alone gives none: something by it must say what it is.
package values
