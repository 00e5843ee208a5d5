package specfs

import "kiro-mcp/specfs/doc"

// parse reads what the bytes of a document say.
func parse(info Info, source []byte) *Document {
	d := &Document{Info: info, Source: source, Revision: doc.Revision(source)}
	return d
}
