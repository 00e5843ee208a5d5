package workflow

import "encoding/json"

// measure gives the plain sizes of the two faces. What leaves is made safe
// besides: package tools tests the sizes after that.
func measure(a Answer) (text, structured int, err error) {
	raw, err := json.Marshal(a)
	return len(a.Text()), len(raw), err
}
