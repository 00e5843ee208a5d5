package specfs

import (
	"context"
	"os"
	"slices"
	"strings"
	"time"

	"kiro-mcp/specfs/doc"
)

// Specs gives all specs of all workspaces sorted by id, archives left out,
// and what the trees were found to have besides. The error is a [doc.Fault]
// no_workspace when there is no workspace.
func (w *Workspaces) Specs(ctx context.Context) ([]*Spec, []doc.Finding, error) {
	return w.collect(ctx, false)
}

// Archived gives the specs that lie in archives, which [Workspaces.Specs]
// leaves out.
func (w *Workspaces) Archived(ctx context.Context) ([]*Spec, []doc.Finding, error) {
	return w.collect(ctx, true)
}

func (w *Workspaces) collect(ctx context.Context, archives bool) ([]*Spec, []doc.Finding, error) {
	list, findings, err := w.present()
	if err != nil {
		return nil, nil, err
	}
	var specs []*Spec
	for _, workspace := range list {
		found, err := workspace.collect(ctx, archives, false)
		if err != nil {
			return nil, nil, err
		}
		specs, findings = append(specs, found.specs...), append(findings, found.findings...)
	}
	slices.SortFunc(specs, func(a, b *Spec) int { return strings.Compare(a.ID, b.ID) })
	return specs, findings, nil
}

// present gives the workspaces whose folder can be opened, and a finding for
// each that cannot. The error says that none can.
func (w *Workspaces) present() ([]*Workspace, []doc.Finding, error) {
	list := w.List()
	if len(list) == 0 {
		return nil, nil, w.noWorkspace()
	}
	var open []*Workspace
	var findings []doc.Finding
	var failed error
	for _, workspace := range list {
		if _, err := workspace.root(); err != nil {
			failed, findings = err, append(findings, findingOf(err, ""))
			continue
		}
		open = append(open, workspace)
	}
	if len(open) == 0 {
		return nil, nil, failed
	}
	return open, findings, nil
}

// manySpecs is from how many specs on a list is used again for as long as it
// took to make, so that not more than half the time goes into making lists.
const manySpecs = 500

// collect gives the specs of the workspace's own .kiro folder and of the
// nested ones.
func (w *Workspace) collect(ctx context.Context, archives, fresh bool) (specList, error) {
	root, err := w.root()
	if err != nil {
		return specList{}, err
	}
	start := w.shared.now()
	w.mu.Lock()
	last, changes := w.lists[archives], w.changes
	w.mu.Unlock()
	if !fresh && start.Sub(last.made) < last.took {
		return last, nil
	}
	made, err := w.list(ctx, root, archives, fresh)
	if err != nil {
		return specList{}, err
	}
	if made.made = w.shared.now(); len(made.specs) >= manySpecs {
		made.took = made.made.Sub(start)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.changes != changes {
		return made, nil
	}
	if w.lists == nil {
		w.lists = map[bool]specList{}
	}
	w.lists[archives] = made
	return made, nil
}

// specList is what a workspace holds, with when and how fast that was found.
type specList struct {
	specs    []*Spec
	folders  []string // that were looked into
	findings []doc.Finding
	made     time.Time
	took     time.Duration // 0 where making it again costs little
}

// Changed makes the next lists anew: something was created, removed or renamed
// since the last. With search, folders that hold any are searched for anew,
// too.
func (w *Workspaces) Changed(search bool) {
	for _, workspace := range w.List() {
		workspace.mu.Lock()
		workspace.lists = nil
		workspace.changes++
		workspace.mu.Unlock()
		if search {
			workspace.survey.mu.Lock()
			workspace.survey.until = time.Time{}
			workspace.survey.mu.Unlock()
		}
	}
}

// list reads every .kiro folder of the workspace. A nested one that only
// repeats others is a copy of the project.
func (w *Workspace) list(ctx context.Context, root *os.Root, archives, fresh bool) (specList, error) {
	var l specList
	nested := w.nestedFolders(root, fresh)
	for _, folder := range append([]string{""}, nested.folders...) {
		s := w.newScan(root, folder, archives)
		if err := s.all(ctx); err != nil {
			return specList{}, err
		}
		l.folders = append(l.folders, s.folders...)
		if folder != "" && isCopy(s.specs, l.specs) {
			continue
		}
		l.specs, l.findings = append(l.specs, listed(s.specs)...), append(l.findings, s.findings...)
	}
	if cut, ok := w.Interrupted(); ok {
		l.findings = append(l.findings, cut)
	}
	if nested.cut {
		l.findings = append(l.findings, searchCutFinding(w.Name))
	}
	return l, nil
}

// listed leaves out templates, which only whoever names them gets.
func listed(specs []*Spec) []*Spec {
	return slices.DeleteFunc(slices.Clone(specs), func(s *Spec) bool { return !s.filled })
}

// isCopy reports whether every one of these specs stands among others under
// the same name with documents of the same names and sizes.
func isCopy(specs, others []*Spec) bool {
	for _, spec := range specs {
		same := func(other *Spec) bool {
			return other.Name == spec.Name && slices.EqualFunc(other.Documents, spec.Documents, func(a, b Info) bool {
				return a.Name == b.Name && a.Size == b.Size
			})
		}
		if !slices.ContainsFunc(others, same) {
			return false
		}
	}
	return len(specs) > 0
}
