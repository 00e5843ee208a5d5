// Package testdata holds the sample projects. The program embeds one of them
// and a contract for its demo; everything else here is read by tests.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed all:orders openapi/orders/api-spec.yaml
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

// OrderContract is the OpenAPI contract of the order desk, in YAML.
func OrderContract() []byte {
	contract, err := samples.ReadFile("openapi/orders/api-spec.yaml")
	if err != nil {
		panic(err) // it is embedded
	}
	return contract
}
