package pieces

// OfView reports whether a fence is a page or its style.
func (f *Fence) OfView() bool { return f.OfPage() || f.OfStyle() }

// OfPage reports whether a fence is a page.
func (f *Fence) OfPage() bool {
	switch f.Lang {
	case "html", "vue", "svelte", "jinja", "jinja2", "erb", "handlebars":
		return true
	}
	return false
}

// OfStyle reports whether a fence is the style of pages.
func (f *Fence) OfStyle() bool {
	switch f.Lang {
	case "css", "scss", "less", "sass":
		return true
	}
	return false
}
