package routes

// frameworksB are those of Java, Kotlin, Go, C#, Rust, Ruby and PHP.
func frameworksB() []framework {
	jvm := []string{"java", "kotlin"}
	return []framework{
		{name: "spring", languages: jvm, marks: springMarks, read: readSpring},
		{name: "spring", languages: []string{"properties", "yaml"}, marks: springPropertyMarks, read: readSpringProperties},
		{name: "aspnet", languages: []string{"csharp"}, marks: aspnetMarks, read: readAspnet},
		{name: "axum", languages: []string{"rust"}, marks: axumMarks, read: readAxum},
		{name: "rails", languages: []string{"ruby"}, read: readRails},
		{name: "laravel", languages: []string{"php"}, read: readLaravel},
		{name: "actix", languages: []string{"rust"}, marks: actixMarks, read: readActix},
		{name: "ktor", languages: []string{"kotlin"}, marks: ktorMarks, read: readKtor},
		{name: "sinatra", languages: []string{"ruby"}, marks: sinatraMarks, read: readSinatra},
		{name: "go", languages: []string{"go"}, marks: goMarks, read: readGo},
	}
}
