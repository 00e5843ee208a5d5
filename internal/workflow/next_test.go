package workflow

import (
	"strings"
	"testing"
)

const waves = "\n## Task Dependency Graph\n\n```json\n{\"waves\":[{\"id\":0,\"tasks\":[\"2\"]},{\"id\":1,\"tasks\":[\"1.1\",\"3\"]},{\"id\":2,\"tasks\":[\"1.2\"]}]}\n```\n"

func TestNextTask(t *testing.T) {
	for _, c := range []struct {
		name, tasks string
		want        string // id, or empty for none
		caution     string
	}{
		{"first open", "- [x] 1. A\n- [ ] 2. B\n- [ ] 3. C\n", "2", ""},
		{"in progress first", "- [ ] 1. A\n- [-] 2. B\n", "2", ""},
		{"several in progress", "- [-] 1. A\n- [-] 2. B\n", "1", "also in progress: 2"},
		{"in progress is no forgotten tick", "- [ ] 1. A\n- [-] 2. B\n- [x] 3. C\n- [x] 4. D\n- [x] 5. E\n", "2", ""},
		{"a parent in progress is not taken", "- [-] 1. A\n  - [x] 1.1 B\n  - [ ] 1.2 C\n", "1.2", ""},
		{"optional is passed over", "- [ ]* 1. A\n- [ ] 2. B\n", "2", ""},
		{"queued counts as open", "- [~] 1. A\n- [ ] 2. B\n", "1", ""},
		{"all done", "- [x] 1. A\n", "", ""},
		{"depends", "- [ ] 1. A\n  - _Depends: 2_\n- [ ] 2. B\n", "2", ""},
		{"depends on a parent", "- [ ] 1. A\n  - _Depends: 2_\n- [ ] 2. B\n  - [x] 2.1 C\n  - [x] 2.2 D\n", "1", ""},
		{"depends on a range is no task", "- [ ] 1. A\n  - _Depends: the schema_\n- [ ] 2. B\n", "1", ""},
		{"circle", "- [ ] 1. A\n  - _Depends: 2_\n- [ ] 2. B\n  - _Depends: 1_\n", "", ""},
		{"waves", "- [ ] 1. A\n  - [ ] 1.1 B\n  - [ ] 1.2 C\n- [ ] 2. D\n- [ ] 3. E\n" + waves, "2", ""},
		{"second wave", "- [ ] 1. A\n  - [ ] 1.1 B\n  - [ ] 1.2 C\n- [x] 2. D\n- [ ] 3. E\n" + waves, "1.1", ""},
		{"third wave", "- [ ] 1. A\n  - [x] 1.1 B\n  - [ ] 1.2 C\n- [x] 2. D\n- [x] 3. E\n" + waves, "1.2", ""},
		{"forgotten tick", "- [ ] 1. A\n- [x] 2. B\n- [x] 3. C\n- [x] 4. D\n- [ ] 5. E\n", "1", "3 later tasks are already done"},
		{"two later are no sign", "- [ ] 1. A\n- [x] 2. B\n- [x] 3. C\n- [ ] 5. E\n", "1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := tasksFlow(t, c.tasks)
			next := must(t, f.OpenTasks, OpenTasksParams{}).NextTask
			switch {
			case next == nil && c.want != "":
				t.Errorf("no next task, want %s", c.want)
			case next != nil && next.ID != c.want:
				t.Errorf("next task (-want +got)\n-%s\n+%s", c.want, next.ID)
			case next != nil && !strings.HasPrefix(next.Caution, c.caution) || next != nil && c.caution == "" && next.Caution != "":
				t.Errorf("caution (-want +got)\n-%s\n+%s", c.caution, next.Caution)
			}
		})
	}
}

func TestBlockedBy(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. A\n  - [ ] 1.1 B\n  - [ ] 1.2 C\n    - _Depends: 3_\n- [ ] 2. D\n- [ ] 3. E\n"+waves)
	got := map[string]string{}
	for _, row := range must(t, f.OpenTasks, OpenTasksParams{}).Tasks {
		got[row.ID] = strings.Join(row.BlockedBy, " ")
	}
	for id, want := range map[string]string{"2": "", "1.1": "2", "3": "2", "1.2": "2 1.1 3"} {
		if got[id] != want {
			t.Errorf("%s waits for (-want +got)\n-%s\n+%s", id, want, got[id])
		}
	}
}
