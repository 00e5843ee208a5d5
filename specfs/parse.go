package specfs

import "kiro-mcp/specfs/doc"

// parse reads what the bytes of a document say.
func parse(info Info, source []byte) *Document {
	d := &Document{Info: info, Source: source, Revision: doc.Revision(source), memo: &memo{}}
	switch info.Kind {
	case KindTasks:
		d.Tasks = doc.ParseTasks(info.Name, source)
	case KindRequirements, KindBugfix:
		d.Requirements = doc.ParseRequirements(info.Name, source)
	case KindDesign, KindNotes:
		d.Design = doc.ParseDesign(info.Name, source)
	case KindSteering:
		steering, text := doc.ParseSteering(info.Name, source)
		d.Steering, d.Design = &steering, text
	case KindContract:
		// Whoever needs a contract reads its bytes.
	}
	return d
}
