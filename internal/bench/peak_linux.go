package main

import (
	"errors"
	"os"
	"syscall"
)

// peak is the most memory that a process had, in MB. Linux counts it in kB.
func peak(p *os.ProcessState) (float64, error) {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, errors.New("the system does not say what a process took")
	}
	return float64(usage.Maxrss) / 1024, nil
}
