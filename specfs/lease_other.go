//go:build !linux

package specfs

import (
	"errors"
	"os"
)

// unwritten cannot tell here.
func unwritten(*os.File) (bool, error) { return false, errors.ErrUnsupported }
