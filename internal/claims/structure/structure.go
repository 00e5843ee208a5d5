// Package structure has the rules for what a system is made of, as prose, lists and
// tables say it: endpoints, methods, columns and fields, indexes, parts, files.
//
// A rule reads one piece of a design and gives the claims that are in it; the order
// of the rules is not theirs to know (internal/claims/promises). They promise that a
// route which somebody else serves is left out with that reason, and never claimed.
package structure
