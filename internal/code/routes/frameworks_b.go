package routes

// frameworksB are those of Java, Kotlin, Go, C#, Rust, Ruby and PHP.
func frameworksB() []framework {
	return nil
}
