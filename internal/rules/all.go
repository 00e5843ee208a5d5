package rules

import "slices"

// all is every rule, by group: first what is read, then what is judged.
var all = byGroup(slices.Concat(readRules, []Rule{
	criterionGap,
	uncoveredCriterion,
	taskCitesNothing,
	propertyValidatesNothing,
	dependencyCycle,
	waveTooEarly,
	taskInNoWave,
	taskInTwoWaves,
	placeholder,
	storyMissing,
	earsForm,
	severalShall,
	vagueWord,
	unmeasured,
	errorCaseMissing,
	boundaryCaseMissing,
	taskTooLarge,
	taskVague,
	testsMissing,
	testsNotBeside,
	topicMissing,
	numbersDisagree,
	implementationDetail,
}))

func byGroup(rules []Rule) []Rule {
	slices.SortStableFunc(rules, func(a, b Rule) int { return slices.Index(Groups(), a.Group) - slices.Index(Groups(), b.Group) })
	return rules
}
