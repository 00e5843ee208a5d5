package main

import "fmt"

// compare says each difference between the list and what was found, and what
// lacks its reason or has one for nothing.
func compare(expected, found []row) []string {
	var differences []string
	listed, seen := byName(expected), byName(found)
	for _, want := range expected {
		got, ok := seen[want.name()]
		switch {
		case !ok:
			differences = append(differences, fmt.Sprintf("%s: on the list, but was not run", want.name()))
		case got.findings() != want.findings():
			differences = append(differences, fmt.Sprintf("%s (-want +got):\n-%s\n+%s", want.name(), want.findings(), got.findings()))
		case !want.clean() && want.reason == "":
			differences = append(differences, fmt.Sprintf("%s: say in the last column why not all checks pass", want.name()))
		case want.clean() && want.reason != "":
			differences = append(differences, fmt.Sprintf("%s: all checks pass, so the reason can go: %s", want.name(), want.reason))
		}
	}
	for _, got := range found {
		if _, ok := listed[got.name()]; !ok {
			differences = append(differences, fmt.Sprintf("%s: was run, but is not on the list", got.name()))
		}
	}
	return differences
}

// keepReasons gives what was found the reasons that the list has, where they
// are still needed.
func keepReasons(found, expected []row) {
	listed := byName(expected)
	for i, r := range found {
		if !r.clean() {
			found[i].reason = listed[r.name()].reason
		}
	}
}

func byName(rows []row) map[string]row {
	names := make(map[string]row, len(rows))
	for _, r := range rows {
		names[r.name()] = r
	}
	return names
}
