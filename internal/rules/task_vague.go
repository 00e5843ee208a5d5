package rules

import (
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskVague = Rule{
	ID: "task_vague", Group: Tasks, Severity: doc.Info,
	Title:    "a task that names a whole and says no more",
	Why:      "nobody can say when it is done",
	Fix:      "name what will exist and how it is seen to work: a function, an endpoint, a test",
	Language: English, Needs: []specfs.Kind{specfs.KindTasks},
	find: findTaskVague,
}

var (
	broadVerbs = set("build develop implement create make add do write improve enhance refactor optimize complete finish finalize handle support setup polish fix")
	wholes     = set(`system app application feature features functionality backend frontend platform everything ui product
website site module code project solution service integration logic stuff rest improvements enhancements`)
)

// mostVague is how many words a title has at most that says no more than its
// last one.
const mostVague = 4

func findTaskVague(s *subject, report reporter) {
	for _, d := range s.tasks {
		for _, t := range d.Tasks.RequiredLeaves() {
			words := wordsOf(t.Title)
			if len(words) < 2 || len(words) > mostVague || len(t.Details()) > 0 || t.Status == doc.Done || strings.Contains(t.Title, "`") || len(doc.Mentions([]byte(t.Title))) > 0 {
				continue
			}
			if broadVerbs[words[0]] && wholes[words[len(words)-1]] && !slices.Contains(words, "test") {
				report(d, t.Line, "task %s says only %q", t.ID, t.Title)
			}
		}
	}
}
