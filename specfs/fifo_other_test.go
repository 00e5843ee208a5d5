//go:build !unix

package specfs_test

import "errors"

func makeFIFO(string) error { return errors.ErrUnsupported }
