// Package testdata holds the sample projects. The program embeds one of them
// for its demo; everything else here is read by tests.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed all:orders
var samples embed.FS

// Orders is the order desk: a flat .kiro folder with user stories, a design,
// tasks by section, and a part of the code.
func Orders() fs.FS {
	orders, err := fs.Sub(samples, "orders")
	if err != nil {
		panic(err) // the name is a valid path
	}
	return orders
}
