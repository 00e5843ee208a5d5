package tool

import "fmt"

// Exporter is a result that other programs take whole, in forms of their own:
// SARIF, JUnit. Commands offer them; what a model is sent stays within its
// bounds.
type Exporter interface {
	// Formats are the names of the forms, the same for every value.
	Formats() []string
	// Export writes the result in one of them.
	Export(format string) ([]byte, error)
}

// Export writes the answer in one of its tool's forms, with secrets masked as in
// every answer.
func (a *Answer) Export(format string) ([]byte, error) {
	if a.export == nil {
		return nil, fmt.Errorf("this answer has no form %q", format)
	}
	out, err := a.export(format)
	if err != nil {
		return nil, err
	}
	return []byte(Clean(string(out))), nil
}
