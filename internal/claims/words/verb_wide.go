package words

import (
	"strings"
)

// wideVerbs begin what is done, in the scripts without blanks.
var wideVerbs = []string{
	"验证", "校验", "返回", "记录", "写入", "读取", "调用", "创建", "更新", "删除", "发送", "处理", "支持", "使用", "提供", "执行", "加载", "解析", "生成", "注入", "触发", "检查", "通过", "统一", "保存", "查询", "过滤", "转换", "拒绝", "跳过", "重试", "降级", "缓存", "监听", "注册", "清理", "更改", "自动",
	"捕获", "包装", "添加", "增加", "映射", "改为", "显示", "取消", "隔离", "归档", "限制", "禁用", "启用", "保留", "输出", "通知", "管理", "维护", "提取", "汇总", "构建", "切换", "应用", "继承", "实现", "封装", "复用", "暴露", "采用", "走", "分发", "持久化", "追加", "合并", "替换", "移除", "展示", "订阅", "发布", "同步", "委托", "依赖", "遵循",
}

// wideJoints stand between the words of what does it and what it does.
var wideJoints = []string{"和", "与", "或", "在", "的", "中", "将", "会", "由", "只", "仅", "也", "先", "再", "直接", "默认", "都", "均", "、", "，", "："}

// ActsWide reports whether a text begins with one of wideVerbs, or with a name in
// other letters and then one: "`CartStore` 保存购物车".
func ActsWide(text string) bool {
	if WideLetters(text) < 4 {
		return false
	}
	rest := Cut(text, 160)
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
