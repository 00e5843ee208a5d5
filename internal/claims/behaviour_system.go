package claims

import "strings"

// acts reports whether a piece says by itself what is done, or what must be, so
// that a reader can be asked whether it is so although no part of the system is
// named: "Skips files that cannot be read". What only names a thing
// ("Deterministic order") is counted as not recognised.
func (b *block) acts() bool {
	if b.kind == row {
		return b.rowActs()
	}
	lower := strings.ToLower(b.text)
	if _, obliges := holdsAny(lower, obligations); obliges {
		return true
	}
	if b.kind == sentence && !b.labelled() {
		return b.describes(lower) && wideLetters(lower) == 0 || actsWide(b.text)
	}
	if doesIn(lower) || actsWide(b.text) || b.frame.gone {
		return true
	}
	for _, mark := range []string{": ", "：", " — ", " – ", " - ", "→ ", "-> ", "=> "} {
		if _, said, ok := strings.Cut(b.text, mark); ok && (doesIn(strings.ToLower(said)) || actsWide(said) || strings.EqualFold(said, "removed")) {
			return true
		}
	}
	return false
}

// labelled reports whether a sentence begins with a label in bold: "**Change:**
// Keep the order".
func (b *block) labelled() bool {
	_, ok := cutLead(b.text)
	return ok && strings.HasPrefix(strings.TrimSpace(b.raw), "**")
}

// doesIn is [begins], where a verb that is a noun as well ("order", "cache") must
// be the first word or have its ending: "Orders" and "the service caches" tell what
// is done, "cart order history" does not.
func doesIn(lower string) bool {
	if !begins(lower) {
		return false
	}
	list := strings.Fields(strings.TrimLeft(lower, "`*_([\"' "))
	for n, w := range list[:min(len(list), 4)] {
		w = strings.Trim(w, "`*_,.;:()")
		if isAction(w) && (n == 0 || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(list[n-1], "s") || n == 3 && list[1] == "and") || w == "only" || w == "no" || w == "not" || strings.HasSuffix(w, "ly") && n == 0 {
			return true
		}
	}
	return false
}

// doneHeaders begin columns that say what is done in the case of the row.
var doneHeaders = []string{
	"handling", "handled", "response", "action", "behavior", "behaviour", "result", "recovery", "strategy", "effect", "outcome", "fallback", "expected", "responsibility", "responsibilities", "does", "logic", "what happens", "mitigation", "resolution", "transition", "rule", "error handling",
	"处理", "行为", "动作", "响应", "结果", "策略", "职责", "処理", "動作", "対応", "結果", "責務",
}

// doneColumn is the column of a row that says what is done, and -1.
func (b *block) doneColumn() int {
	for i, h := range b.headers {
		if i == 0 || i >= len(b.cells) || b.cells[i] == "" {
			continue
		}
		if _, ok := holdsAny(h, doneHeaders); ok {
			return i
		}
		for _, d := range doneHeaders {
			if firstRune(d) >= 0x2E80 && strings.Contains(h, d) {
				return i
			}
		}
	}
	return -1
}

// rowActs reports whether a row says what is done: in a column that is called
// so, or by a verb that a cell behind the first begins with.
func (b *block) rowActs() bool {
	if at := b.doneColumn(); at >= 0 && (len(words(b.cells[at])) > 1 || wideLetters(b.cells[at]) > 3) {
		return true
	}
	for _, c := range b.cells[min(1, len(b.cells)):] {
		if len(words(c)) > 1 && begins(strings.ToLower(c)) || actsWide(c) {
			return true
		}
	}
	return false
}

// wideVerbs begin what is done, in the scripts without blanks.
var wideVerbs = []string{
	"验证", "校验", "返回", "记录", "写入", "读取", "调用", "创建", "更新", "删除", "发送", "处理", "支持", "使用", "提供", "执行", "加载", "解析", "生成", "注入", "触发", "检查", "通过", "统一", "保存", "查询", "过滤", "转换", "拒绝", "跳过", "重试", "降级", "缓存", "监听", "注册", "清理", "更改", "自动",
	"捕获", "包装", "添加", "增加", "映射", "改为", "显示", "取消", "隔离", "归档", "限制", "禁用", "启用", "保留", "输出", "通知", "管理", "维护", "提取", "汇总", "构建", "切换", "应用", "继承", "实现", "封装", "复用", "暴露", "采用", "走", "分发", "持久化", "追加", "合并", "替换", "移除", "展示", "订阅", "发布", "同步", "委托", "依赖", "遵循",
}

// wideJoints stand between the words of what does it and what it does.
var wideJoints = []string{"和", "与", "或", "在", "的", "中", "将", "会", "由", "只", "仅", "也", "先", "再", "直接", "默认", "都", "均", "、", "，", "："}

// actsWide reports whether a text begins with one of those verbs, or with a name in
// other letters and then one: "`CartStore` 保存购物车".
func actsWide(text string) bool {
	if wideLetters(text) < 4 {
		return false
	}
	rest := cut(text, 160)
	for rest != "" {
		at := strings.IndexFunc(rest, func(r rune) bool { return r == '`' || r >= 0x2E80 })
		if at < 0 || at > 60 {
			return false
		}
		rest = rest[at:]
		if rest[0] == '`' {
			end := strings.IndexByte(rest[1:], '`')
			if end < 0 {
				return false
			}
			rest = rest[end+2:]
			continue
		}
		joint := ""
		for _, j := range wideJoints {
			if strings.HasPrefix(rest, j) {
				joint = j
			}
		}
		if joint == "" {
			break
		}
		rest = rest[len(joint):]
	}
	for _, v := range wideVerbs {
		if strings.HasPrefix(rest, v) {
			return true
		}
	}
	return false
}
