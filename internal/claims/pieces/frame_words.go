package pieces

// titleWords are what headings and labels say of what stands below them. A
// phrase with "^" before it must begin the title, one with "$" must end
// it, one with "=" must be all of it.
var titleWords = []struct {
	does    effect
	phrases []string
}{
	{isExample, []string{
		"=example", "=examples", "=sample", "=samples", "=usage", "^example request", "^example response", "^example usage", "^example output", "^example flow", "^example scenario", "^example:", "^examples:", "^example of", "^examples of", "^sample request", "^sample response", "^sample output", "^sample data", "^usage example", "^usage examples", "^usage:", "^usage in", "$example", "$examples", "$sample", "(example)", "(examples)", "for example", "walkthrough", "rollback plan", "rollback script", "rollback procedure", "=rollback", "=回滚", "回滚方案", "回滚计划", "回滚步骤", "ロールバック手順", "=ロールバック", "^scenario",
		"=beispiel", "=beispiele", "$beispiele", "^beispiel:", "=ejemplo", "=ejemplos", "$ejemplos", "^ejemplo de", "=exemplo", "=exemplos", "$exemplos", "^exemplo de", "=esempio", "=esempi", "$esempi", "=пример", "=примеры", "^пример", "=ví dụ", "$ví dụ", "^ví dụ",
		"示例", "例子", "样例", "使用例", "=例", "サンプル",
	}},
	{isBadExample, []string{"=bad", "bad example", "bad practice", "=wrong", "wrong way", "=incorrect", "anti-pattern", "anti-patterns", "antipattern", "^don't", "❌", "反例", "错误示例", "反模式", "悪い例"}},
	{isRejected, []string{
		"alternative", "alternatives", "=rejected", "(rejected)", "rejected alternatives", "rejected options", "rejected approaches", "not chosen", "^why not", "other options", "options considered",
		"备选", "备选方案", "替代方案", "已否决", "代替案", "却下", "不採用",
	}},
	{isBefore, []string{
		"^before", "=current", "current state", "current implementation", "current behavior", "current behaviour", "current architecture", "current situation", "current design", "current system", "current code", "current structure", "current problems", "as-is", "existing behavior", "existing behaviour", "existing implementation", "existing flow", "existing problem", "existing problems", "existing issues", "existing approach", "existing state", "^legacy", "^old", "=previous",
		"problem", "problems", "problem statement", "^issue", "^issues", "root cause", "root causes", "bug condition", "bug details", "bug analysis", "pain points", "(deprecated", "superseded", "=background", "background and", "background &", "^history", "actual behavior",
		"现状", "当前状态", "当前问题", "=问题", "问题描述", "问题分析", "根因", "背景", "=之前", "現状", "=課題", "問題点", "従来",
	}},
	{isNow, []string{
		"after", "proposed", "new", "target", "solution", "fix", "correct", "good", "✅", "chosen", "selected", "recommended", "decision", "expected", "to-be", "desired", "changes", "handling",
		"之后", "解决方案", "目标", "方案", "推荐", "提案", "解決", "対策", "变更后", "変更後",
	}},
	{isPlanned, []string{
		"future", "roadmap", "out of scope", "out-of-scope", "non-goals", "non goals", "non-goal", "not in scope", "deferred", "backlog", "nice to have", "nice-to-have", "=later", "stretch goals", "post-mvp", "open questions", "open issues", "potential enhancements", "possible extensions", "next steps", "(optional)", "(optional", "optional enhancement", "optional enhancements", "=extensibility", "extension points",
		"未来", "后续", "未来扩展", "（可选）", "(可选)", "可扩展性", "拡張性", "（任意）", "=不做", "非目标", "暂不", "待定", "将来", "今後", "スコープ外", "対象外", "非目標",
	}},
	{isRemoved, []string{
		"=removed", "removed endpoints", "removed files", "files to remove", "files to delete", "to be removed", "to be deleted", "^remove files", "^delete files", "deleted files", "=deprecated", "deprecated endpoints", "deprecated routes", "deprecated api", "deprecated files", "deprecated methods", "=obsolete", "=retired", "(deleted)", "(removed)",
		"删除的文件", "废弃", "已移除", "=移除", "廃止", "削除対象",
	}},
	{isTesting, []string{
		"test", "tests", "testing", "test strategy", "test plan", "benchmark", "benchmarks", "property-based", "mocks", "fixtures",
		"测试", "テスト",
	}},
	{isMotive, []string{
		"rationale", "motivation", "^why", "^goals", "=goal", "objectives", "^benefits", "$benefits", "=pros", "=cons", "trade-offs", "tradeoffs", "advantages", "disadvantages", "^risks", "$risks", "=risk", "=references", "$and references", "external references", "^glossary", "=conclusion", "=summary", "related documents", "=reason", "=impact", "requirements traceability", "=traceability", "^traceability matrix", "=introduction", "=approval", "=approvals", "=changelog", "=change log", "document history", "revision history", "=personas", "user personas", "=success metrics", "=success criteria",
		"=目标", "设计目标", "=目的", "目的与", "理由", "优点", "缺点", "=风险", "风险与缓解", "风险和缓解", "风险及缓解", "风险与对策", "风险与应对", "风险评估与", "参考", "术语", "总结", "利点", "欠点", "リスク", "用語", "=まとめ", "文档联动",
	}},
}

// startWords are what a sentence or item begins with when it is not meant.
var startWords = []struct {
	does    effect
	phrases []string
}{
	{isExample, []string{"example", "for example", "e.g.", "for instance", "sample", "examples", "suppose", "imagine", "例如", "示例", "比如", "例：", "例えば", "例:"}},
	{isBadExample, []string{"❌", "bad:", "bad -", "wrong:", "don't", "do not do", "avoid:", "anti-pattern", "✗", "反例", "错误："}},
	{isRejected, []string{"rejected", "alternative:", "alternatives:", "alternative considered", "alternatives considered", "we considered", "option considered", "cons:", "pros:"}},
	{isBefore, []string{"before:", "before -", "current:", "currently", "today,", "previously", "old:", "existing:", "problem:", "root cause", "the current", "当前：", "目前", "现状", "之前", "現在", "従来", "问题：", "問題"}},
	{isNow, []string{"after:", "new:", "fix:", "改善案", "改善後", "修正案", "solution:", "proposed:", "✅", "good:", "之后：", "解决：", "解决方案", "対策"}},
	{isPlanned, []string{"future:", "future", "later:", "todo:", "todo", "out of scope", "tbd", "未来", "后续", "将来", "今後"}},
	{isRemoved, []string{"removed:", "remove:", "remove `", "remove the endpoint", "remove endpoint", "remove file", "remove legacy", "remove old", "remove unused", "delete `", "delete the file", "delete file", "deprecated:", "deleted:", "删除 `", "移除", "废弃"}},
	{isMotive, []string{"rationale", "why:", "reason:", "benefit:", "benefits:", "note that", "goal:", "trade-off", "pros", "see also", "see ", "refer to", "validates:", "requirements:", "理由", "原因：", "参考", "参见", "详见"}},
	{isTesting, []string{"test that", "tests that", "verify that", "test:", "测试", "テスト"}},
}

// laterWords anywhere in a sentence make it planned.
var laterWords = []string{
	"in the future", "future enhancement", "future enhancements", "future work", "future release", "future version", "future versions", "future phase", "future iteration", "(future)", "future use",
	"later phase", "later version", "later release", "later iteration", "deferred", "out of scope", "not in scope", "post-mvp", "not part of this", "not implemented yet", "not yet implemented", "not implemented", "planned for",
	"added later", "coming soon", "not in mvp", "not included in mvp", "next version", "next phase", "to be determined",
	"未来版本", "后续版本", "后续扩展", "暂不实现", "暂不支持", "尚未实现", "将来的に", "今後対応", "未実装", "スコープ外",
}

// hedges anywhere in a sentence weaken it.
var hedges = []string{
	"should", "could", "may", "might", "can be", "can also", "optional", "optionally", "ideally", "preferably", "recommended", "if needed", "if necessary", "if possible", "where possible", "consider", "as needed", "try to", "best effort", "best-effort",
	"可以", "可选", "建议", "推荐", "尽量", "推奨", "任意", "望ましい", "可能であれば",
}

// replacedWords say of a sentence that it speaks of what there was before.
var replacedWords = []string{"is replaced", "are replaced", "being replaced", "was replaced", "were replaced", "the old api", "the legacy api", "old endpoint", "old endpoints", "legacy endpoint", "legacy endpoints", "used to be", "used to call", "被替换", "置き換えられ"}

// goneWords say that what the sentence names goes away.
var goneWords = []string{
	"is removed", "are removed", "be removed", "was removed", "were removed", "been removed", "has been dropped", "is deleted from the code", "is dropped", "are dropped", "be dropped",
	"is deprecated", "are deprecated", "be deprecated", "(removed)", "(deprecated)", "deprecated,", "is retired", "are retired", "be retired", "no longer exists", "no longer exist", "no longer needed", "no longer used", "no longer supported", "no longer exposed", "no longer available", "is obsolete",
	"已删除", "已移除", "已废弃", "不再使用", "被移除", "廃止", "削除済み", "使用しない",
}
