package conform

import "fmt"

// The verdicts as checks write them.

func satisfied(e Evidence, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Satisfied, Message: fmt.Sprintf(format, args...), Source: []Evidence{e}}
}

func violated(source []Evidence, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Violated, Message: fmt.Sprintf(format, args...), Source: source}
}

func unresolved(source []Evidence, searched, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Unresolved, Message: fmt.Sprintf(format, args...), Source: source, Searched: searched}
}

func notChecked(format string, args ...any) *Judgement {
	return &Judgement{Verdict: NotChecked, Message: fmt.Sprintf(format, args...)}
}

// asking adds the closed question that a reader is to answer.
func (j *Judgement) asking(format string, args ...any) *Judgement {
	j.Question = fmt.Sprintf(format, args...)
	return j
}

// lacking adds what was looked through.
func (j *Judgement) lacking(searched string) *Judgement {
	j.Searched = searched
	return j
}
