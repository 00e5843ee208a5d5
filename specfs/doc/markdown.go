package doc

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is a document's block structure: what requirements, designs and
// steering are read from. Marks inside a line are left to the readers.
type markdown struct {
	src      []byte
	lines    lineIndex
	body     int // where the text begins: behind a byte order mark and front matter
	title    string
	sections []*Section
	blocks   []block // in file order
}

// block is a run of lines of one kind that holds no other block.
type block struct {
	kind    blockKind
	info    string // of a fence: the words after its marks
	lines   []Span // what each line says, without list marks and line end
	level   int    // of a heading: 1 to 6
	section *Section
}

type blockKind int

const (
	paragraphBlock blockKind = iota
	headingBlock
	fenceBlock
	htmlBlock
)

// blockParser reads blocks only. Setext headings are left out: what people
// mean by a line of hyphens under a paragraph is a rule across the page; and
// so is indented code: nobody writes it, and badly indented lists look like it.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
})

func readMarkdown(src []byte) *markdown {
	m := &markdown{src: src, lines: newLineIndex(src), body: bodyStart(src)}
	tree := blockParser().Parse(text.NewReader(forParser(src[m.body:])))
	m.collect(tree, true)

	var headings []*Section
	for _, b := range m.blocks {
		if b.kind == headingBlock {
			headings = append(headings, b.section)
		}
	}
	m.title, m.sections = assignPaths(src, headings)
	m.placeBlocks()
	return m
}

// collect turns the leaves of goldmark's tree into blocks. Headings inside
// lists and quotations divide nothing and are read as paragraphs.
func (m *markdown) collect(parent ast.Node, top bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			m.addHeading(n, top)
		case *ast.FencedCodeBlock:
			b := block{kind: fenceBlock, lines: m.spans(n.Lines())}
			if n.Info != nil {
				b.info = string(n.Info.Segment.Value(m.src[m.body:]))
			}
			m.blocks = append(m.blocks, b)
		case *ast.HTMLBlock:
			m.blocks = append(m.blocks, block{kind: htmlBlock, lines: m.spans(n.Lines())})
		case *ast.Paragraph, *ast.TextBlock:
			m.blocks = append(m.blocks, block{kind: paragraphBlock, lines: m.spans(n.Lines())})
		default:
			m.collect(n, false)
		}
	}
}

func (m *markdown) addHeading(n *ast.Heading, top bool) {
	lines := m.spans(n.Lines())
	if len(lines) == 0 {
		return // "##" alone names nothing
	}
	if !top {
		m.blocks = append(m.blocks, block{kind: paragraphBlock, lines: lines})
		return
	}
	line := m.wholeLine(lines[0])
	m.blocks = append(m.blocks, block{kind: headingBlock, level: n.Level, lines: lines, section: &Section{
		Title:   plainText(string(lines[0].Of(m.src))),
		Level:   n.Level,
		Line:    m.lines.line(line.Start),
		Heading: line,
	}})
}

// spans are the places of a block's lines in the source, without line ends.
func (m *markdown) spans(segments *text.Segments) []Span {
	spans := make([]Span, 0, segments.Len())
	for i := range segments.Len() {
		s := segments.At(i)
		span := Span{m.body + s.Start, m.body + s.Stop}
		span.End = span.Start + len(bytes.TrimRight(span.Of(m.src), "\r\n"))
		spans = append(spans, span)
	}
	return spans
}

// wholeLine widens a span to the beginning and end of its line.
func (m *markdown) wholeLine(s Span) Span {
	return Span{bytes.LastIndexAny(m.src[:s.Start], "\r\n") + 1, s.End + lineRest(m.src[s.End:])}
}

// lineRest is the number of bytes before the next line end.
func lineRest(b []byte) int {
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		return i
	}
	return len(b)
}

// placeBlocks tells every block the section that it stands in.
func (m *markdown) placeBlocks() {
	inTree := make(map[*Section]bool, len(m.sections))
	for _, s := range m.sections {
		inTree[s] = true
	}
	var current *Section
	for i, b := range m.blocks {
		if b.kind == headingBlock && inTree[b.section] {
			current = b.section
		}
		m.blocks[i].section = current
	}
}

// bodyStart is the offset behind a byte order mark and YAML front matter.
func bodyStart(src []byte) int {
	start := len(byteOrderMark(src))
	if matter, ok := frontMatter(src[start:]); ok {
		start += matter.end
	}
	return start
}

func byteOrderMark(src []byte) []byte {
	if mark := []byte("\ufeff"); bytes.HasPrefix(src, mark) {
		return mark
	}
	return nil
}
