package specfs

import (
	"path"

	"kiro-mcp/specfs/doc"
)

const journalFile = "apply.json"

func (s *Spec) journalPath() string {
	return path.Join(s.folder, stateFolder, s.Name, journalFile)
}

func interruptedFinding(journal string) doc.Finding {
	return doc.Finding{
		Code: codeInterrupted, Severity: doc.Warning, File: journal, Line: 1,
		Message: "a change to several documents of this spec was cut short",
		Fix:     "the next write to the spec finishes it or takes it back",
	}
}
