package compose

import (
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs/doc"
)

const newTasks = "- [ ] Export reports\n  - [ ] Write the file\n    - as CSV\n    - _Requirements: 1.1_\n  - [ ]* Test the file\n- [ ] Review the export"

func TestCorpusTasks(t *testing.T) {
	r := record{}
	for path, d := range corpusDocuments(t, testcorpus.IsTasks, asTasks) {
		w, err := AddTasks(d.Tasks, "", newTasks, "")
		r.take(t, "add_tasks", path, trip{d, w, err}, removeAll)
		all := d.Tasks.All
		if len(all) == 0 {
			continue
		}
		for _, task := range []*doc.Task{all[0], all[len(all)/2], all[len(all)-1]} {
			tripTasks(t, r, path, d, task)
		}
	}
	r.report(t)
}

func tripTasks(t *testing.T, r record, path string, d Document, task *doc.Task) {
	w, err := AddTasks(d.Tasks, task.ID, newTasks, "")
	r.take(t, "add_tasks below", path, trip{d, w, err}, removeAll)
	w, err = AddTasks(d.Tasks, "", newTasks, task.ID)
	r.take(t, "add_tasks after", path, trip{d, w, err}, removeAll)
	if task.Section != nil {
		w, err = AddTasks(d.Tasks, task.Section.Path, newTasks, "")
		r.take(t, "add_tasks in", path, trip{d, w, err}, removeAll)
	}
	w, err = EditTask(d.Tasks, task.ID, "Export reports")
	r.take(t, "edit_task", path, trip{d, w, err}, func(now Document, ids []string) (Document, error) {
		w, err := EditTask(now.Tasks, ids[0], task.Title)
		return then(w, err, now)
	})
}
