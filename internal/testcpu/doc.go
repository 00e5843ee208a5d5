// Package testcpu says how much of the processors a test has used, so that a bound on
// what something costs holds on a machine that is busy with other things.
//
// Most callers want [Used], before and after. It promises what the whole process took:
// a test that asks must not run beside others of its package.
package testcpu
