package workflow

import "testing"

// One Flow answers many callers at once; the race detector watches.
func TestManyCallers(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	list := must(t, f.OpenTasks, OpenTasksParams{Limit: 8})
	t.Run("callers", func(t *testing.T) {
		for _, row := range list.Tasks {
			t.Run(row.ID, func(t *testing.T) {
				t.Parallel()
				id := TaskArg(row.ID)
				must(t, f.GetTask, GetTaskParams{Task: id})
				must(t, f.CheckOff, CheckOffParams{Task: id, Note: "by " + row.ID})
				must(t, f.OpenTasks, OpenTasksParams{})
				must(t, f.ListSpecs, ListSpecsParams{})
				must(t, f.Search, SearchParams{Query: "order"})
				must(t, f.ReadSpec, ReadSpecParams{Document: "design"})
			})
		}
	})
	after := must(t, f.OpenTasks, OpenTasksParams{})
	if want := 85 - len(list.Tasks); after.Total != want {
		t.Errorf("%d tasks are open, want %d", after.Total, want)
	}
}
