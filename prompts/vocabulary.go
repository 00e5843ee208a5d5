package prompts

import "fmt"

// vocabulary is what a text may ask of the sheet it is written for, by the name
// behind the point: {{.Call "read_spec" "document" "design"}}.
var vocabulary = map[string]say{
	"Agreed":   about1((*sheet).agreed),
	"Asked":    about((*sheet).asked),
	"Bare":     anyNumber(func(_ *sheet, tool string, fields []any) string { return called(tool, fields...) }),
	"Call":     anyNumber((*sheet).call),
	"Cause":    about((*sheet).cause),
	"Changed":  about1((*sheet).changed),
	"Check":    about1((*sheet).check),
	"Contract": about((*sheet).contractPath),
	"Gate":     {2, false, func(s *sheet, given []any) any { return s.gate(text(given[0]), text(given[1])) }},
	"Has":      about1((*sheet).has),
	"List":     {0, true, func(_ *sheet, given []any) any { return given }},
	"Name":     about((*sheet).name),
	"Named":    about((*sheet).named),
	"New":      about((*sheet).isNew),
	"Offers":   about1((*sheet).offers),
	"Others":   about((*sheet).others),
	"Record":   about1((*sheet).record),
	"Recorded": about1((*sheet).recorded),
	"Spec":     about((*sheet).specNamed),
	"SpecName": about((*sheet).specName),
	"StateDir": about((*sheet).stateDir),
	"Task":     about((*sheet).taskNamed),
	"TaskID":   about((*sheet).taskID),
	"Words":    about1((*sheet).words),
	"Writing":  about((*sheet).writing),
}

// say is one word of the vocabulary.
type say struct {
	takes int  // values behind it
	more  bool // or more of them
	what  func(s *sheet, given []any) any
}

func (w say) of(s *sheet, given []any) (any, error) {
	if len(given) < w.takes || len(given) > w.takes && !w.more {
		return nil, fmt.Errorf("a word that takes %d values has %d", w.takes, len(given))
	}
	return w.what(s, given), nil
}

// about is a word that stands alone, about1 one with a text behind it, and
// anyNumber one with a text and then names and values in turn.
func about[R any](what func(*sheet) R) say {
	return say{0, false, func(s *sheet, _ []any) any { return what(s) }}
}

func about1[R any](what func(*sheet, string) R) say {
	return say{1, false, func(s *sheet, given []any) any { return what(s, text(given[0])) }}
}

func anyNumber(what func(*sheet, string, []any) string) say {
	return say{1, true, func(s *sheet, given []any) any { return what(s, text(given[0]), given[1:]) }}
}

func text(value any) string { return fmt.Sprint(value) }
