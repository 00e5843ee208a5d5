package specfs

import (
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// configFile is Kiro's own file beside the documents, approvalsFile cc-sdd's.
const (
	configFile    = ".config.kiro"
	approvalsFile = "spec.json"
)

// member is one entry of a spec's folder that matters to it.
type member struct {
	name   string
	linked bool        // it is a link
	info   fs.FileInfo // of what a link leads to
	err    error       // why there is no info
}

// readSpec describes the spec whose documents lie in dir. It returns nil when
// the folder holds none. What was known of an unchanged folder is used again,
// so that ten thousand specs can be listed at each call.
func (w *Workspace) readSpec(root *os.Root, folder, name, dir string, entries []fs.DirEntry) *Spec {
	var members []member
	isSpec := false
	for _, entry := range entries {
		file := entry.Name()
		if !isDocumentName(file) && file != configFile && file != approvalsFile && !isStaged(file) {
			continue
		}
		isSpec = isSpec || isDocumentName(file) && kindOf(file).isMain()
		members = append(members, describe(root, dir, entry))
	}
	if !isSpec {
		return nil
	}
	listing := listingOf(members)
	if known := w.recall(dir); known != nil && known.listing == listing && known.Name == name {
		return known
	}
	spec := &Spec{
		ID:        w.specID(folder, name),
		Name:      name,
		Workspace: w,
		Dir:       dir,
		folder:    folder,
		refused:   map[string]*doc.Fault{},
		listing:   listing,
	}
	spec.take(members)
	spec.readMetadata(members)
	spec.filled = !spec.isTemplate()
	w.remember(spec)
	return spec
}

func describe(root *os.Root, dir string, entry fs.DirEntry) member {
	m := member{name: entry.Name(), linked: entry.Type()&fs.ModeSymlink != 0}
	rel := path.Join(dir, m.name)
	if !m.linked {
		m.info, m.err = entry.Info()
	} else if m.info, m.err = root.Stat(rel); m.err != nil {
		m.err = pathFault(root, rel, m.err)
	}
	if m.err == nil && !m.info.Mode().IsRegular() {
		m.err = notRegular(rel, m.info.Mode())
	}
	return m
}

// listingOf tells one state of a folder from another.
func listingOf(members []member) string {
	var b []byte
	for _, m := range members {
		b = append(append(b, m.name...), 0)
		if m.err != nil {
			b = append(append(b, m.err.Error()...), 0)
			continue
		}
		s := stampOf(m.info)
		b = binary.BigEndian.AppendUint64(b, s.inode)
		b = binary.BigEndian.AppendUint64(b, uint64(s.size))
		b = binary.BigEndian.AppendUint64(b, uint64(s.modified))
		b = binary.BigEndian.AppendUint64(b, uint64(s.changed))
	}
	return string(b)
}

// take sorts the folder's files into documents and findings.
func (s *Spec) take(members []member) {
	for _, m := range members {
		rel := path.Join(s.Dir, m.name)
		if m.linked {
			s.linked = append(s.linked, rel)
		}
		switch {
		case isStaged(m.name):
			s.staged = append(s.staged, rel)
		case !isDocumentName(m.name):
			// Metadata is read on its own.
		case m.err == nil:
			s.Documents = append(s.Documents, documentInfo(s.Dir, m.name, m.info))
		default:
			s.refuse(m, rel)
		}
	}
	slices.SortFunc(s.Documents, byKindAndName)
}

func (s *Spec) refuse(m member, rel string) {
	found := findingOf(m.err, rel)
	code := found.Code
	if code == codeLinkLeaves {
		code = codeOutside
	}
	s.Findings = append(s.Findings, found)
	s.refused[strings.TrimSuffix(m.name, documentSuffix)] = &doc.Fault{Code: code, Field: "document", Given: m.name, Message: found.Message}
}

// byKindAndName is the order of work: what is wanted, how, in which steps.
func byKindAndName(a, b Info) int {
	order := []Kind{KindRequirements, KindBugfix, KindDesign, KindTasks, KindNotes}
	if d := slices.Index(order, a.Kind) - slices.Index(order, b.Kind); d != 0 {
		return d
	}
	if a.Name == string(a.Kind) || b.Name == string(b.Kind) {
		return len(a.Name) - len(b.Name)
	}
	return strings.Compare(a.Name, b.Name)
}

// isTemplate reports whether every document is a form still to be filled in.
func (s *Spec) isTemplate() bool {
	looked := false
	for _, info := range s.Documents {
		if !info.Kind.isMain() {
			continue
		}
		file, _, err := s.Workspace.openFile(info.Path)
		if err != nil {
			return false
		}
		head := make([]byte, templateHead)
		n, err := io.ReadFull(file, head)
		_ = file.Close() // nothing was written
		if n == 0 && err != nil || !isTemplate(head[:n]) {
			return false
		}
		looked = true
	}
	return looked
}

func (w *Workspace) recall(dir string) *Spec {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.specs[dir]
}

func (w *Workspace) remember(s *Spec) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.specs == nil {
		w.specs = map[string]*Spec{}
	}
	w.specs[s.Dir] = s
}

func (w *Workspace) forget(dir string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.specs, dir)
}

func (w *Workspace) specID(folder, name string) string {
	if folder != "" {
		name = folder + ":" + name
	}
	return w.prefix + name
}
