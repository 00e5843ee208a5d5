package generate

import "slices"

// plainTypes takes away what formatters of TypeScript add to break a line: a
// bar before the first of some alternatives, a comma behind the last type
// parameter, parentheses around the only parameter of an arrow function and
// around what is returned at the end of a block.
func plainTypes(line []string) []string {
	var out []string
	returned := returnedWhole(line)
	at := func(i int) string {
		if i < 0 || i >= len(line) {
			return ""
		}
		return line[i]
	}
	for i, token := range line {
		switch {
		case (token == "|" || token == "&") && slices.Contains([]string{"=", ":", "(", "<", "[", ","}, at(i-1)):
		case (token == "|" || token == "&") && at(i-1) == ">" && at(i-2) == "=":
		case token == "," && at(i+1) == ">":
		case returned[i]:
		case token == "(" && at(i+2) == ")" && at(i+3) == "=" && at(i+4) == ">" && isWord(at(i + 1)[0]):
		case token == ")" && at(i-2) == "(" && at(i+1) == "=" && at(i+2) == ">" && isWord(at(i - 1)[0]):
		default:
			out = append(out, token)
		}
	}
	return out
}

// returnedWhole are the parentheses that hold all that is returned at the end
// of a block.
func returnedWhole(line []string) map[int]bool {
	found := map[int]bool{}
	var open []int
	for i, token := range line {
		switch token {
		case "(":
			open = append(open, i)
		case ")":
			if len(open) == 0 {
				return nil // it is no TypeScript
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if from > 0 && line[from-1] == "return" && i+1 < len(line) && line[i+1] == "}" {
				found[from], found[i] = true, true
			}
		}
	}
	return found
}
