package specfs

import (
	"path"

	"kiro-mcp/specfs/doc"
)

// readMetadata reads the files beside the documents that say what kind of
// spec it is and what was agreed.
func (s *Spec) readMetadata(members []member) {
	s.Kind = SpecFeature
	requirements, bugfix := false, false
	for _, info := range s.Documents {
		requirements = requirements || info.Kind == KindRequirements
		bugfix = bugfix || info.Kind == KindBugfix
	}
	if bugfix && !requirements {
		s.Kind = SpecBugfix
	}
	for _, m := range members {
		switch m.name {
		case configFile:
			s.readConfig(path.Join(s.Dir, m.name), bugfix)
		case approvalsFile:
			s.readApprovals(path.Join(s.Dir, m.name))
		}
	}
}

// readConfig takes the spec's type from Kiro's own file. It decides only
// where the documents leave it open.
func (s *Spec) readConfig(rel string, bugfix bool) {
	source, err := s.Workspace.ReadFile(rel)
	if err != nil {
		s.Findings = append(s.Findings, findingOf(err, rel))
		return
	}
	config, findings := doc.ParseConfig(source)
	s.addFindings(findings, rel)
	if bugfix && config.SpecType == SpecBugfix {
		s.Kind = SpecBugfix
	}
}

func (s *Spec) readApprovals(rel string) {
	source, err := s.Workspace.ReadFile(rel)
	if err != nil {
		s.Findings = append(s.Findings, findingOf(err, rel))
		return
	}
	agreed, findings := doc.ParseSpecJSON(source)
	s.addFindings(findings, rel)
	s.Agreed = Agreed{Recorded: true, Requirements: agreed.Requirements, Design: agreed.Design, Tasks: agreed.Tasks}
}

func (s *Spec) addFindings(findings []doc.Finding, rel string) {
	for _, f := range findings {
		f.File = rel
		s.Findings = append(s.Findings, f)
	}
}
