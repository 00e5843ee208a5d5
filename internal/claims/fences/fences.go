// Package fences has the rules that read a whole fence that is no drawing: declarations
// of code and what stands above them, contracts, pages, settings and commands.
//
// A rule reads one fence and gives the claims that are in it, or nothing where the
// fence is none of its kind; the order of the rules is not theirs to know
// (internal/claims/promises). They promise that code which only uses or tests others
// declares nothing.
package fences
