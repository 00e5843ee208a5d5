package specfs

import "kiro-mcp/specfs/doc"

// parse reads what the bytes of a document say.
func parse(info Info, source []byte) *Document {
	d := &Document{Info: info, Source: source, Revision: doc.Revision(source)}
	switch info.Kind {
	case KindTasks:
		d.Tasks = doc.ParseTasks(info.Name, source)
	case KindRequirements, KindBugfix:
		d.Requirements = doc.ParseRequirements(info.Name, source)
	}
	return d
}
