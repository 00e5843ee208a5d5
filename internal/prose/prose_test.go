package prose

import "testing"

func TestShort(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"orders", 6, "orders"},
		{"orders and returns", 10, "orders…"},
		{"登录会话", 8, "登…"},
		{"登录会话", 9, "登录…"},
	} {
		if got := Short(c.text, c.limit); got != c.want || len(got) > c.limit {
			t.Errorf("Short(%q, %d) (-want +got)\n-%s\n+%s", c.text, c.limit, c.want, got)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range []string{"0 tasks", "1 task", "2 tasks"} {
		if got := Plural(n, "task"); got != want {
			t.Errorf("(-want +got)\n-%s\n+%s", want, got)
		}
	}
}

func TestText(t *testing.T) {
	var text Text
	text.Line("%d of %d", 1, 2)
	text.Block("as it stands\r\n\r\n")
	if want, got := "1 of 2\nas it stands", text.Done(); got != want {
		t.Errorf("(-want +got)\n-%q\n+%q", want, got)
	}
}
