package signs_test

import (
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/signs"
)

func TestManifests(t *testing.T) {
	tests := []struct{ path, src, want string }{
		{"package.json", "{\n \"name\": \"x\",\n \"engines\": {\"node\": \">=20\"},\n \"dependencies\": {\"express\": \"^4.19\", \"@prisma/client\": \"5\"},\n \"devDependencies\": {\"jest\": \"29\"}\n}", "node >=20; express ^4.19; @prisma/client 5; jest 29 dev"},
		{"api/requirements.txt", "fastapi==0.110.0\nuvicorn[standard]>=0.30 # server\n# no\n-r base.txt\npsycopg2-binary", "fastapi 0.110.0; uvicorn[standard] >=0.30; psycopg2-binary"},
		{"requirements-dev.txt", "pytest", "pytest dev"},
		{"pyproject.toml", "[project]\nname = \"x\"\nrequires-python = \">=3.11\"\ndependencies = [\n  \"fastapi>=0.110\",\n  \"redis[hiredis]\",\n]\n[project.optional-dependencies]\ndev = [\"pytest\"]\n", "python >=3.11; fastapi >=0.110; redis[hiredis]; pytest dev"},
		{"pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3.11\"\nfastapi = {version = \"^0.110\", extras = [\"all\"]}\n[tool.poetry.group.dev.dependencies]\npytest = \"*\"", "python ^3.11; fastapi ^0.110; pytest * dev"},
		{"Pipfile", "[packages]\nflask = \"*\"\n[dev-packages]\npytest = \"*\"", "flask *; pytest * dev"},
		{"setup.py", "setup(\n    install_requires=[\n        'django>=4',\n        'celery',\n    ],\n)", "django >=4; celery"},
		{"pom.xml", "<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.1</version></parent>\n<properties><java.version>17</java.version></properties>\n<dependency>\n<groupId>org.postgresql</groupId>\n<artifactId>postgresql</artifactId>\n</dependency>\n<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency></project>", "org.springframework.boot:spring-boot-starter-parent 3.2.1; java 17; org.postgresql:postgresql; org.junit.jupiter:junit-jupiter dev"},
		{"build.gradle", "plugins {\n id 'org.springframework.boot' version '3.2.0'\n}\nsourceCompatibility = '17'\ndependencies {\n implementation 'org.springframework.boot:spring-boot-starter-web'\n testImplementation \"org.testcontainers:postgresql:1.19\"\n}", "org.springframework.boot 3.2.0; java 17; org.springframework.boot:spring-boot-starter-web; org.testcontainers:postgresql 1.19 dev"},
		{"build.gradle.kts", "plugins { kotlin(\"jvm\") version \"2.0.0\" }\ndependencies {\n implementation(\"io.ktor:ktor-server-core:2.3.0\")\n}", "org.jetbrains.kotlin:jvm 2.0.0; io.ktor:ktor-server-core 2.3.0"},
		{"go.mod", "module x\n\ngo 1.22\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tgithub.com/x/y v1.0.0 // indirect\n)\nrequire github.com/redis/go-redis/v9 v9.5.0", "go 1.22; github.com/gin-gonic/gin v1.9.1; github.com/redis/go-redis/v9 v9.5.0"},
		{"Cargo.toml", "[package]\nname = \"x\"\nedition = \"2021\"\n[dependencies]\naxum = \"0.7\"\nsqlx = { version = \"0.7\", features = [\"postgres\"] }\n[dev-dependencies]\nproptest = \"1\"", "rust 2021; axum 0.7; sqlx 0.7; postgres connection; proptest 1 dev"},
		{"composer.json", "{\"require\": {\"php\": \"^8.2\", \"laravel/framework\": \"^11.0\"}, \"require-dev\": {\"phpunit/phpunit\": \"^10\"}}", "php ^8.2; laravel/framework ^11.0; phpunit/phpunit ^10 dev"},
		{"Gemfile", "source 'https://rubygems.org'\nruby '3.2.2'\ngem 'rails', '~> 7.1'\ngem \"pg\"\ngroup :test do\n  gem 'rspec-rails'\nend", "ruby 3.2.2; rails ~> 7.1; pg; rspec-rails dev"},
		{"Gemfile.lock", "GEM\n  specs:\n    pg (1.5)\n\nDEPENDENCIES\n  pg (~> 1.5)\n  rails!\n", "pg ~> 1.5; rails"},
		{"Api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n<TargetFramework>net8.0</TargetFramework>\n<PackageReference Include=\"Npgsql.EntityFrameworkCore.PostgreSQL\" Version=\"8.0.0\" />\n</Project>", "microsoft.net.sdk.web; dotnet 8.0; npgsql.entityframeworkcore.postgresql 8.0.0"},
		{"Directory.Packages.props", "<PackageVersion Include=\"Serilog\" Version=\"3.1\" />", "serilog 3.1"},
		{"Dockerfile", "ARG V=20\nFROM node:${V}-alpine AS build\nRUN x\nFROM build AS test\nFROM gcr.io/distroless/nodejs20", "node 20-alpine image; gcr.io/distroless/nodejs20 image"},
		{"docker-compose.yml", "services:\n  db:\n    image: postgres:14\n  cache:\n    image: \"redis:7-alpine\" # cache\n  api:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://u:p@db/x", "postgres 14 image; redis 7-alpine image; postgresql connection"},
		{"docker-compose.prod.yml", "services:\n  api:\n    environment:\n      MONGO: ${MONGO_URL:-mongodb://mongo/x}", "mongodb connection"},
		{".tool-versions", "nodejs 20.1.0\npython 3.11", "nodejs 20.1.0; python 3.11"},
		{".nvmrc", "v20\n", "node 20"},
		{"runtime.txt", "python-3.11.4", "python 3.11.4"},
		{"infra/main.tf", "provider \"aws\" {\n}\nresource \"aws_sqs_queue\" \"orders\" {\n  name = \"orders\"\n}\nresource \"aws_db_instance\" \"db\" {\n  engine = \"postgres\"\n  engine_version = \"14.7\"\n}", "aws provider; aws_sqs_queue resource; aws_db_instance resource; postgres 14.7 service"},
		{"k8s/api.yaml", "spec:\n  containers:\n    - image: rabbitmq:3.12-management", "rabbitmq 3.12-management image"},
		{"template.yaml", "Resources:\n  Q:\n    Type: AWS::SQS::Queue", "aws_sqs_queue resource"},
		{".github/workflows/ci.yml", "steps:\n  - uses: actions/setup-node@v4\n    with:\n      node-version: 20\nservices:\n  db:\n    image: postgres:15", "node 20 dev; postgres 15 image"},
		{".env.example", "DATABASE_URL=postgresql+asyncpg://u:p@localhost/x\nREDIS_URL=redis://localhost:6379/0\nAPI=https://x.example", "postgresql+asyncpg connection; redis connection"},
		{"src/main/resources/application.yml", "spring:\n  datasource:\n    url: jdbc:postgresql://localhost/x", "postgresql connection"},
		{"appsettings.json", "{\"ConnectionStrings\": {\"Default\": \"Server=db;Database=x;Trusted_Connection=True\"}}", "sqlserver connection"},
		{"prisma/schema.prisma", "generator client {\n  provider = \"prisma-client-js\"\n}\ndatasource db {\n  provider = \"postgresql\"\n}", "postgresql connection"},
		{"gradle/libs.versions.toml", "[versions]\nktor = \"2\"\n[libraries]\nktor = { module = \"io.ktor:ktor-server-core\", version.ref = \"ktor\" }", "io.ktor:ktor-server-core ktor"},
		{"build.sbt", "libraryDependencies += \"com.typesafe.akka\" %% \"akka-http\" % \"10.2\"", "com.typesafe.akka:akka-http 10.2"},
	}
	for _, test := range tests {
		if !signs.IsManifest(test.path) {
			t.Errorf("%s is no manifest", test.path)
		}
		out := &facts.File{Path: test.path}
		signs.Manifest(test.path, []byte(test.src), out)
		var all []string
		for _, d := range out.Deps {
			text := strings.TrimSpace(d.Name + " " + d.Version)
			if d.Source != "manifest" {
				text += " " + d.Source
			}
			if d.Dev {
				text += " dev"
			}
			all = append(all, text)
		}
		if got := strings.Join(all, "; "); got != test.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", test.path, test.want, got)
		}
	}
	for _, path := range []string{"src/app.py", "README.md", "notes.txt", "data.json", "src/config.yaml"} {
		if signs.IsManifest(path) {
			t.Errorf("%s is a manifest", path)
		}
	}
}
