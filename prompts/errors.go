package prompts

import (
	"errors"
	"fmt"
	"strings"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs/doc"
)

// ArgumentError says that a prompt cannot be made of what was asked for.
type ArgumentError struct {
	Code    string // as in the table of error codes; empty when it has none
	Message string // what is so, and which values there are
}

func (e *ArgumentError) Error() string { return e.Message }

// mostValid is how many valid values an error lists.
const mostValid = 20

// faulty makes of a fault of the domain one of an argument. What is no fault
// of the caller stays what it is.
func faulty(err error) error {
	fault, ok := errors.AsType[*doc.Fault](err)
	if !ok {
		return err
	}
	return &ArgumentError{Code: fault.Code, Message: withValid(fault.Message, fault.Given, fault.Valid)}
}

func withValid(message, given string, valid []string) string {
	if near := tool.Nearest(given, valid); near != "" {
		message += "; did you mean " + near + "?"
	}
	if len(valid) == 0 {
		return tool.Clean(message)
	}
	message += "; valid: " + strings.Join(valid[:min(mostValid, len(valid))], ", ")
	if more := len(valid) - mostValid; more > 0 {
		message += fmt.Sprintf(" and %d more", more)
	}
	return tool.Clean(message)
}

func unknownPrompt(name string, prompts []Prompt) error {
	names := make([]string, len(prompts))
	for i, p := range prompts {
		names[i] = p.Name
	}
	return &ArgumentError{Message: withValid(fmt.Sprintf("there is no prompt %.100q", name), name, names)}
}

func unknownArgument(name string, p Prompt) error {
	names := make([]string, len(p.Arguments))
	for i, a := range p.Arguments {
		names[i] = a.Name
	}
	return &ArgumentError{Message: withValid(fmt.Sprintf("the prompt %s has no argument %.100q", p.Name, name), name, names)}
}
