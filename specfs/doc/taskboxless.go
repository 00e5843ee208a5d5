package doc

import (
	"slices"
	"strings"
)

// boxless are the headings that name work without a box anywhere below them:
// "## Task 4: Add search", "### 3. Migrate", "## Phase 2". Of a heading and
// its sub-headings the deepest are taken.
func boxless(d *Tasks) []*Section {
	busy := map[*Section]bool{}
	for _, t := range d.All {
		for s := t.Section; s != nil && !busy[s]; s = s.Parent {
			busy[s] = true
		}
	}
	var found []*Section
	for _, s := range slices.Backward(d.Sections) {
		if busy[s] || !namesWork(s.Title) || isRemark(s) {
			continue
		}
		for up := s; up != nil; up = up.Parent {
			busy[up] = true
		}
		found = append(found, s)
	}
	slices.Reverse(found)
	return found
}

// namesWork reports whether a heading begins like a task or a phase.
func namesWork(title string) bool {
	if number, rest, ok := looseNumber(title); ok {
		return number != "" && rest != ""
	}
	if kiroNumber(title) != "" {
		return true
	}
	title = strings.TrimLeft(title, "*_~ ")
	for _, word := range [...]string{"Phase ", "Step ", "阶段", "步骤", "フェーズ", "ステップ", "Fase ", "Этап "} {
		if rest, ok := strings.CutPrefix(title, word); ok && digitLen(trimSpace(rest)) > 0 {
			return true
		}
	}
	return false
}

// remarkWords begin or make up headings that are about the plan, not in it.
var remarkWords = []string{
	"overview", "note", "summary", "timeline", "schedule", "risk", "reference", "depend", "success", "criteria",
	"acceptance", "metric", "estimate", "progress", "status", "background", "glossary", "introduction", "scope",
	"goal", "objective", "assumption", "appendix", "example", "definition of done", "prerequisite", "legend", "complete when",
	"概述", "概要", "概览", "注意", "备注", "备考", "備考", "风险", "リスク", "参考", "依赖", "依存", "验收", "阻塞", "进度", "進捗",
	"时间", "预估", "工作量", "見積", "背景", "目的", "目标", "目標", "前提", "说明", "附录", "标准", "完了条件", "总结", "まとめ", "联动", "范围",
}

// isRemark reports whether a heading, or one above it, is about the plan.
func isRemark(s *Section) bool {
	for ; s != nil; s = s.Parent {
		title := strings.ToLower(s.Title)
		if slices.ContainsFunc(remarkWords, func(word string) bool { return strings.Contains(title, word) }) {
			return true
		}
	}
	return false
}
