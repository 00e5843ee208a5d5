// Command kinload loads an OpenAPI document with kin-openapi and does nothing
// else: the yardstick for what reading a contract and planning code costs.
//
//	kinload FILE
package main

import (
	"fmt"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kinload FILE")
		os.Exit(2)
	}
	source, err := os.ReadFile(os.Args[1])
	if err == nil {
		_, err = openapi3.NewLoader().LoadFromData(source)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "kinload:", err)
		os.Exit(1)
	}
}
