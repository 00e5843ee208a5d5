package workflow

import "sort"

// Answer is what every step gives: a struct that also reads as text.
type Answer interface{ Text() string }

// Measure tells how many bytes each face of an answer has when it leaves.
type Measure func(Answer) (text, structured int, err error)

// fitting is one answer being cut to the room there is.
type fitting struct {
	measure Measure
	whole   GetTask
	steps   []concession
	given   []bool // which steps are taken
	room    int
}

// fit gives the answer in at most room bytes for each face. The task's own
// text is never cut: an answer is longer only by that.
//
// Things are given up in the order of [gathering.concessions] until the rest
// fits. The room that is left then goes back to what was given up, the most
// important first: that a long section of the design had to go must not cost
// the criteria that fit in its place.
func (g *gathering) fit(room int) (GetTask, error) {
	steps := g.concessions()
	f := fitting{measure: g.flow.measure, whole: g.out, steps: steps, given: make([]bool, len(steps)), room: room}
	size, err := f.size()
	if err != nil || size <= room {
		return f.answer(), err
	}
	f.take(sort.Search(len(steps), func(n int) bool {
		f.take(n)
		size, err = f.size()
		return size <= room
	}))
	if size, err = f.size(); err != nil {
		return GetTask{}, err
	}
	if size <= room {
		err = f.giveBack(room - size)
	}
	return f.answer(), err
}

// take gives up the first n steps.
func (f *fitting) take(n int) {
	for i := range f.given {
		f.given[i] = i < n
	}
}

// answer is the whole answer without what was given up.
func (f *fitting) answer() GetTask { return conceded(f.whole, f.steps, f.given) }

// size is that of the larger face.
func (f *fitting) size() (int, error) {
	text, structured, err := f.measure(f.answer())
	return max(text, structured), err
}

// maxTries is how many steps are tried for restoring; each costs a measurement.
const maxTries = 24

// giveBack restores steps, the last first, as far as the spare room allows.
// What a step saves is only about right, so each is measured, and given up
// again when it was too much.
func (f *fitting) giveBack(spare int) error {
	tries := 0
	for i := len(f.steps) - 1; i >= 0 && tries < maxTries; i-- {
		if !f.given[i] || f.steps[i].saves > spare {
			continue
		}
		tries++
		f.given[i] = false
		size, err := f.size()
		switch {
		case err != nil:
			return err
		case size > f.room:
			f.given[i] = true
		default:
			spare = f.room - size
		}
	}
	return nil
}
