package doc

// TaskCodes documents the findings of a tasks document.
var TaskCodes = []Code{
	{"task_dropped", "a line with a readable box that Kiro does not read as a task; the message says why"},
	{"unreadable_mark", "a line that looks like a task, with a mark in its box that nobody defines; it is not listed"},
	{"empty_task", "a box with no text after it; it is not listed"},
	{"task_in_fence", "a box in a code fence, which Kiro takes for a task"},
	{"task_in_comment", "a box in an HTML comment, which Kiro takes for a task"},
	{"duplicate_number", "a number that several tasks have; their ids carry a hash"},
	{"orphan_number", "a number whose parent has no box, often because the parent is a heading"},
	{"number_misread", "a number that Kiro reads as another, such as 7.9* as 7"},
	{"parent_done_child_open", "a parent whose box says done above required tasks that are not"},
	{"parent_open_children_done", "a parent whose box is open though all required tasks below it are done"},
	{"left_in_progress", "a task begun or queued that five or more later tasks have overtaken"},
	{"words_contradict_box", "a title that says done, skipped or deferred where the box says otherwise"},
	{"optional_otherwise", "a task called optional in another way than by the star after its box"},
	{"boxless", "a heading that names work and has no box below it"},
	{"table_plan", "a plan that is a table without boxes"},
	{"no_tasks", "a document without tasks"},
	{"waves_unreadable", "a task dependency graph that is not the JSON it should be"},
	{"waves_not_read", "a task dependency graph in another notation than JSON"},
	{"unknown_task_in_wave", "a wave that names a task that does not exist"},
	{"unknown_dependency", "a task that depends on a number that does not exist"},
}

// TaskFaults documents why a task or section that was named is not found.
var TaskFaults = []Code{
	{"unknown_task", "no task has this id, title or beginning of a title"},
	{"ambiguous_task", "several tasks fit; the message lists their ids and lines"},
	{"unknown_section", "no section has this path or title"},
	{"ambiguous_section", "several sections fit; give the whole path"},
}
