package review

import "fmt"

// formats are the forms, besides text and JSON, in which a whole report is
// written for other programs.
var formats = []string{"sarif", "junit"}

// Formats are their names.
func (a Answer) Formats() []string { return formats }

// Export writes the whole report, not just what fits into an answer.
func (a Answer) Export(format string) ([]byte, error) {
	switch format {
	case "sarif":
		return a.view.sarif()
	case "junit":
		return a.view.junit()
	}
	return nil, fmt.Errorf("there is no format %q; there are %v", format, formats)
}
