package symbols

import (
	"kiro-mcp/internal/code/lex"
)

// brace is a block or an object of HCL under way.
type brace struct {
	end   int
	owner string
	up    int32
}

// hcl reads blocks as keys, "resource.aws_sqs_queue.orders", and what is set in
// them as keys below.
func (k *keys) hcl() {
	stack := []brace{{end: len(k.Tokens)}}
	for i := 0; i < len(k.Tokens) && !k.full; {
		for len(stack) > 1 && stack[len(stack)-1].end <= i {
			stack = stack[:len(stack)-1]
		}
		top := stack[len(stack)-1]
		if !k.starts(i) {
			i++
			continue
		}
		open := k.labels(i)
		switch {
		case k.Is(open, "{") && (open > i+1 || k.IsWord(i)):
			owner := top.owner
			for n := i; n < open-1; n++ {
				owner = join(owner, bounded(k.Value(n)))
			}
			end := k.Close(open)
			up := k.note(owner, bounded(k.Value(open-1)), "", top.up, int(k.At(i).Line), int(k.At(end).Line))
			stack = append(stack, brace{end: min(end, top.end), owner: k.path(up), up: up})
			i = open + 1
		case open == i+1 && (k.Is(open, "=") || k.Is(open, ":")) && !k.Is(open+1, "="):
			i = k.attribute(i, &stack)
		default:
			i++
		}
	}
}

// starts reports whether a block or a setting may begin at i.
func (k *keys) starts(i int) bool {
	t := k.At(i)
	if t.Kind != lex.Word && t.Kind != lex.String {
		return false
	}
	return t.First || k.Is(i-1, "{") || k.Is(i-1, ",")
}

// labels is the index behind the words and strings at i.
func (k *keys) labels(i int) int {
	line := k.At(i).Line
	for i < len(k.Tokens) && (k.At(i).Kind == lex.Word || k.At(i).Kind == lex.String) && k.At(i).Line == line {
		i++
	}
	return i
}

// attribute notes a setting and goes into it when it is an object.
func (k *keys) attribute(i int, stack *[]brace) int {
	top := (*stack)[len(*stack)-1]
	end := min(k.lineOf(i), top.end)
	for n := i; n < end; n++ { // { a = 1, b = 2 }
		if m := k.Partner(n); m > n {
			n = m
		}
		if k.Is(n, ",") {
			end = n
		}
	}
	name := bounded(k.Value(i))
	v := i + 2
	if k.Is(v, "{") && !k.Is(v+1, "for") {
		last := k.Close(v)
		up := k.note(top.owner, name, "", top.up, int(k.At(i).Line), int(k.At(last).Line))
		*stack = append(*stack, brace{end: min(last, top.end), owner: join(top.owner, name), up: up})
		return v + 1
	}
	if end <= v {
		return i + 1
	}
	k.note(top.owner, name, k.scalar(v, end), top.up, int(k.At(i).Line), int(k.At(end-1).Line))
	return end
}
