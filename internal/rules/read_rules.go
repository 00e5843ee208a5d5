package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// readRules are the rules that reading a spec applies by itself (specfs and
// specfs/doc). Their titles are what the tables of codes there say.
var readRules = titled([]Rule{
	{ID: "unreadable_document", Group: Format, Severity: doc.Error, Why: "nothing in it can be followed or checked", Fix: "make the file readable"},
	{ID: "not_regular_file", Group: Format, Severity: doc.Error, Why: "there is nothing to read in it", Fix: "put the document itself there"},
	{ID: "link_leaves_workspace", Group: Format, Severity: doc.Error, Why: "what lies outside is not ours to read", Fix: "move the document into the workspace"},
	{ID: "interrupted_apply", Group: Format, Severity: doc.Warning, Why: "one document is ahead of another until then", Fix: "write to the spec, or look at both"},
	{ID: "leftover_content", Group: Format, Severity: doc.Warning, Why: "somebody's change may stand nowhere else", Fix: "compare it with the document, then remove it"},
	{ID: "unusable_name", Group: Format, Severity: doc.Warning, Why: "the spec cannot be named on every system", Fix: "rename the folder"},
	{ID: "config_unreadable", Group: Format, Severity: doc.Warning, Why: "Kiro may take the spec for another kind", Fix: "write it as one JSON object"},
	{ID: "spec_json_unreadable", Group: Format, Severity: doc.Warning, Why: "what was approved is not known", Fix: "correct the JSON"},
	{ID: "not_utf8", Group: Format, Severity: doc.Warning, Why: "neither Kiro nor anybody else finds a task or requirement in it", Fix: "save it as UTF-8"},
	{ID: "empty_document", Group: Format, Severity: doc.Warning, Judged: Judgment{6, 6}, Why: "the step looks taken and is not", Fix: "write it, or remove the file"},
	{ID: "unclosed_fence", Group: Format, Needs: inDesign, Severity: doc.Warning, Judged: Judgment{3, 3}, Why: "headings after it are code to every reader", Fix: "close it with a line of the same marks"},
	{ID: "no_requirements", Group: Format, Needs: inRequirements, Severity: doc.Warning, Judged: Judgment{1, 1}, Why: "no task can be held to it", Fix: "give each requirement a heading and numbered criteria"},
	{ID: "no_criteria", Group: Format, Needs: inRequirements, Severity: doc.Warning, Judged: Judgment{1, 1}, Why: "nobody can say when it is met", Fix: "list them below it, numbered from 1"},
	{ID: "no_tasks", Group: Format, Needs: inTasks, Severity: doc.Info, Judged: Judgment{1, 1}, Why: "there is nothing to start", Fix: `write each as "- [ ] 1.1 title"`},
	{ID: "table_plan", Group: Format, Needs: inTasks, Severity: doc.Warning, Why: "Kiro offers no row of it to start, and nothing can be ticked", Fix: `write each row as "- [ ] 1.1 title"`},
	{ID: "task_dropped", Group: Format, Needs: inTasks, Severity: doc.Warning, Judged: Judgment{15, 15}, Why: "Kiro neither shows nor runs it, and says nothing", Fix: `write it as "- [ ] 1.1 title"`},
	{ID: "unreadable_mark", Group: Format, Needs: inTasks, Severity: doc.Warning, Why: "it is in no list and no count", Fix: "use a space, x, - or ~"},
	{ID: "empty_task", Group: Format, Needs: inTasks, Severity: doc.Warning, Why: "Kiro drops it", Fix: "say what is to be done, or remove it"},
	{ID: "task_in_fence", Group: Format, Needs: inTasks, Severity: doc.Warning, Why: "Kiro may start an example", Fix: "take it out of the fence, or write its box in another way"},
	{ID: "task_in_comment", Group: Format, Needs: inTasks, Severity: doc.Warning, Why: "Kiro may start what somebody took out", Fix: "remove it"},
	{ID: "boxless", Group: Format, Needs: inTasks, Severity: doc.Info, Judged: Judgment{10, 11}, Why: "it is work that is in no list and no count", Fix: "add a line with a box below it"},
	{ID: "optional_otherwise", Group: Format, Needs: inTasks, Severity: doc.Info, Judged: Judgment{7, 7}, Why: "Kiro counts it as required", Fix: `write "[ ]*"`},
	{ID: "number_misread", Group: Format, Needs: inTasks, Severity: doc.Info, Judged: Judgment{30, 30}, Why: "Kiro puts it below another parent", Fix: "write the number as 1.2, followed by a space"},

	{ID: "dangling_reference", Group: IDs, unless: nothingToCite, Severity: doc.Warning, Judged: Judgment{30, 30}, Why: "the task is done for something that nobody asked for, or for the wrong thing", Fix: "correct the number, or add what it should mean"},
	{ID: "references_unchecked", Group: IDs, Needs: inTasks, Severity: doc.Info, Judged: Judgment{1, 1}, Why: "none of them can be followed", Fix: "add the requirements, or number them"},
	{ID: "duplicate_requirement", Group: IDs, Needs: inRequirements, Severity: doc.Warning, Judged: Judgment{7, 7}, Why: "a reference to it means two things", Fix: "give one of the two another number"},
	{ID: "duplicate_criterion", Group: IDs, Needs: inRequirements, Severity: doc.Warning, Judged: Judgment{12, 12}, Why: "a reference to it means two things", Fix: "number the criteria 1, 2, 3 without repeats"},
	{ID: "duplicate_property", Group: IDs, Needs: inDesign, Severity: doc.Warning, Judged: Judgment{30, 30}, Why: "a test that names it may be for either", Fix: "give one of the two another number"},
	{ID: "duplicate_number", Group: IDs, Needs: inTasks, Severity: doc.Warning, Judged: Judgment{30, 30}, Why: "Kiro hangs sub-tasks below the last of them", Fix: "number the tasks anew, or use the ids"},
	{ID: "orphan_number", Group: IDs, Needs: inTasks, Severity: doc.Info, Judged: Judgment{30, 30}, Why: "Kiro offers no way to start the whole", Fix: "add a task with the number above"},
	{ID: "requirement_gap", Group: IDs, Needs: inRequirements, Severity: doc.Info, Judged: Judgment{1, 1}, Why: "a requirement was lost, or those below it were cited under other numbers", Fix: "restore it, or say that it went"},
	{ID: "requirement_order", Group: IDs, Needs: inRequirements, Severity: doc.Info, Off: true, Judged: Judgment{15, 17}, Why: "who looks for it by its number passes it by", Fix: "move it to its place"},

	{ID: "parent_done_child_open", Group: Coverage, Needs: inTasks, Severity: doc.Warning, Judged: Judgment{17, 18}, Why: "the whole is reported as done and is not", Fix: "finish what is open below it, or reopen it"},
	{ID: "parent_open_children_done", Group: Coverage, Needs: inTasks, Severity: doc.Info, Judged: Judgment{30, 30}, Why: "finished work is reported as left", Fix: "check it off, or add what is still missing"},
	{ID: "left_in_progress", Group: Coverage, Needs: inTasks, Severity: doc.Info, Judged: Judgment{1, 1}, Why: "it is next for ever, or was done and not ticked", Fix: "finish it, tick it or put it back"},
	{ID: "words_contradict_box", Group: Coverage, Needs: inTasks, Severity: doc.Info, Why: "one of the two is wrong, and counts go by the box", Fix: "set the box to what is so"},

	{ID: "unknown_dependency", Group: Waves, Needs: inTasks, Severity: doc.Info, Why: "nothing waits for what was meant", Fix: "correct the number"},
	{ID: "unknown_task_in_wave", Group: Waves, Needs: inTasks, Severity: doc.Info, Why: "the task that was meant is run with no wave", Fix: "correct the number"},
	{ID: "waves_unreadable", Group: Waves, Needs: inTasks, Severity: doc.Warning, Why: "Kiro cannot run the plan in waves", Fix: "correct the JSON"},
	{ID: "waves_not_read", Group: Waves, Needs: inTasks, Severity: doc.Info, Judged: Judgment{2, 2}, Why: "the order is known to people only", Fix: `write it as {"waves": [{"id": 0, "tasks": ["1.1"]}]} in a json fence`},
})

// What reading finds, it finds in documents of these kinds.
var (
	inTasks        = []specfs.Kind{specfs.KindTasks}
	inRequirements = []specfs.Kind{specfs.KindRequirements}
	inDesign       = []specfs.Kind{specfs.KindDesign}
)

// nothingToCite says that no reference can be followed, whatever it is.
func nothingToCite(s *subject) string {
	if s.index.Empty() {
		return "no requirement has an id"
	}
	return ""
}

// titled takes the titles from the codes' tables.
func titled(rules []Rule) []Rule {
	codes := slices.Concat(doc.TaskCodes, doc.DocumentCodes, specfs.Findings)
	for i := range rules {
		at := slices.IndexFunc(codes, func(c doc.Code) bool { return c.Name == rules[i].ID })
		rules[i].Title = codes[at].Meaning
	}
	return rules
}
