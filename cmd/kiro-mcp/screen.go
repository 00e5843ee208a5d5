package main

import (
	"os"

	"golang.org/x/term"

	"kiro-mcp/internal/cli"
)

// screen says what standard output is.
func screen() cli.Screen {
	out := int(os.Stdout.Fd()) //nolint:forbidigo // it is asked what it is, not written to
	if !term.IsTerminal(out) {
		return cli.Screen{}
	}
	width, _, err := term.GetSize(out)
	if err != nil {
		width = 0
	}
	// https://no-color.org: present and not empty.
	return cli.Screen{Terminal: true, Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", Width: width}
}
