// Package drawings has the rules that read a fence which draws: graphs, sequences and
// tables of mermaid, boxes and arrows made of lines, trees of files.
//
// A rule reads one fence and gives the claims that are in it, or nothing where the
// fence is none of its kind; the order of the rules is not theirs to know
// (internal/claims/promises). They promise that a drawing of steps names no part, and
// that a tree is one of files only where nearly all in it are called so.
package drawings
