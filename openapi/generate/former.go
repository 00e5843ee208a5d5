package generate

import (
	"fmt"
	"path"
	"strings"
)

// former finds what was written for an operation when its handler had another
// name or stood elsewhere; line 0 when there is none.
func (p *plan) former(h handler, key string) (name, file string, line int) {
	for _, label := range []string{labelHandler, labelFormer} {
		name, file = p.record.promises[key].handler(label)
		if file == "" || name == h.name && file == h.file {
			continue
		}
		if line = p.target.Handler(p.source(file), name); line > 0 {
			return name, file, line
		}
	}
	return "", "", 0
}

// renamed tells of an operation whose handler is there, but was not written for
// it: it was another operation's, or both are there.
func (p *plan) renamed(h handler, key string) []string {
	then := p.record.promises[key]
	if then == nil && p.record.source != nil {
		return []string{fmt.Sprintf("new: answered by %s, which is there already", h.name)}
	}
	name, file := then.handler(labelHandler)
	if file == "" || name == h.name {
		return nil // where it stands is for the reader to say
	}
	if line := p.target.Handler(p.source(file), name); line > 0 {
		return []string{fmt.Sprintf("renamed: %s on line %d is now %s, and both are there", name, line, h.name)}
	}
	return nil
}

// gone are the handlers whose operation is not in the contract any more.
func (p *plan) gone() []Turn {
	var all []Turn
	for _, title := range sortedKeys(p.promises) {
		key, ok := strings.CutPrefix(title, titleGone)
		if !ok {
			continue
		}
		name, file := p.promises[title].handler(labelHandler)
		line := p.target.Handler(p.source(file), name)
		all = append(all, Turn{File: path.Join(p.out, file), Line: line, Operation: key, Change: "gone: remove " + name})
	}
	return all
}

// kept adds to the promises of now what is still to be told of before: handlers
// that stand under a former name, those of operations that are gone, and the
// files that they are in.
func (p *plan) kept(now promises) promises {
	for _, file := range p.record.promises.scaffolds() {
		if p.disk[file] != nil {
			now[titleScaffold+file] = paragraph{}
		}
	}
	for _, key := range p.record.promises.operations() {
		if now[key] == nil {
			p.keepGone(now, key, p.record.promises[key])
		}
	}
	for title, had := range p.record.promises {
		if key, ok := strings.CutPrefix(title, titleGone); ok && now[key] == nil {
			p.keepGone(now, key, had)
		}
	}
	for _, o := range p.chosen.Operations {
		h, ok := p.handlerOf(o)
		if !ok || h.written {
			continue
		}
		if name, file, line := p.former(h, o.Key()); line > 0 {
			now[o.Key()][labelFormer] = name + " in " + file
		}
	}
	return now
}

func (p *plan) keepGone(now promises, key string, had paragraph) {
	for _, other := range now {
		if other[labelHandler] == had[labelHandler] {
			return // another operation's now
		}
	}
	if name, file := had.handler(labelHandler); file != "" && p.target.Handler(p.source(file), name) > 0 {
		now[titleGone+key] = paragraph{labelHandler: had[labelHandler]}
	}
}
