# What can be done here. Everything but the README's two commands needs more
# than Go only where it says so.

GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
TOOLS    := $(CURDIR)/.cache/bin
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 freebsd/amd64
FUZZTIME ?= 10s

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: ## Build bin/kiro-mcp
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o bin/kiro-mcp ./cmd/kiro-mcp

.PHONY: test
test: ## Run the quick suite (under two minutes)
	go test ./...

.PHONY: race
race: ## Run the quick suite under the race detector (needs a C compiler)
	go test -race ./...

.PHONY: stress
stress: ## Many writers, editors at work, killed processes, the whole corpus, at full numbers
	KIRO_MCP_STRESS=1 go test -count=1 -run 'Stress|ManyWriters|Crash|Editor|Order|Progress|Replay|LinksAre|LargeDocuments' -v ./specfs ./resources ./internal/edge ./cmd/kiro-mcp
	KIRO_MCP_STRESS=1 go test -count=1 -run 'Corpus|Random|Promises' -v ./internal/compose ./internal/author ./tools

.PHONY: fastapi
fastapi: ## Make a server of every contract, import it, run its tests; hold three finished ones to theirs (unpacks Debian's Python)
	.ci/typescript/install
	KIRO_MCP_PYTHON=$$(.ci/python/install) KIRO_MCP_STRESS=1 go test -count=1 -timeout 60m -v \
		./openapi/fastapi ./openapi/pytest ./openapi/held ./openapi/generate

.PHONY: typescript
typescript: ## Compile the client of every contract; run one script against mock and server (needs npm)
	KIRO_MCP_PYTHON=$$(.ci/python/install) .ci/typescript/run

.PHONY: contracts
contracts: ## Read every contract of the corpus, make values of it and judge them, at full numbers
	KIRO_MCP_STRESS=1 go test -count=1 -v ./openapi ./openapi/draft ./openapi/example ./openapi/verify ./openapi/probe

.PHONY: code
code: ## Measure reading of source: speed of each language, beside ctags, a million lines (unpacks Debian's ctags)
	KIRO_MCP_TREE=$$(go env GOROOT)/src/net go test -count=1 -run SpeedOf -v ./internal/code
	PATH="$$(dirname $$(.ci/python/install)):$$PATH" KIRO_MCP_TREE=$(CURDIR)/.cache/python/root/usr/lib/python3.13 \
		go test -count=1 -run QuickerThanCtags -v ./internal/code
	KIRO_MCP_SPEED=1 go test -count=1 -timeout 20m -run SecondLookAtA -v ./internal/code

.PHONY: bench-conform
bench-conform: ## Plant every fault in every sample project and count what validate_against_design finds
	KIRO_MCP_BENCH_CONFORM=1 go test -count=1 -timeout 30m -run Planted -v ./internal/conform/bench

.PHONY: notices
notices: ## Edit in every manner a thousand times and wait for each notice, in both eras
	KIRO_MCP_STRESS=1 go test -count=1 -run 'Notices|EveryEdit|NothingIsLeft|LeaveNothing' -v ./specfs/watch ./resources ./cmd/kiro-mcp

.PHONY: fuzz
fuzz: ## Run every fuzz target for FUZZTIME (default 10s; try FUZZTIME=10m)
	@.ci/fuzz $(FUZZTIME)

.PHONY: bench
bench: ## Measure beside an empty MCP server; fails for what the machine does not explain
	go run ./internal/bench

.PHONY: load
load: ## Measure calls under load beside mcp-go's own transport and the TypeScript SDK (needs npm)
	.ci/load/run

.PHONY: soak
soak: ## Play a busy host's hour; fails when memory grows or anything is left open
	KIRO_MCP_STRESS=1 go test -count=1 -run Soak -v ./cmd/kiro-mcp

.PHONY: lint
lint: $(TOOLS)/golangci-lint ## Run the linter (builds it on first use)
	$(TOOLS)/golangci-lint run --allow-parallel-runners ./...

$(TOOLS)/golangci-lint:
	GOBIN=$(TOOLS) GOFLAGS= go install $(GOLANGCI)

.PHONY: update
update: ## Rewrite goldens and generated tables; read the diff like code
	go test ./openapi ./openapi/draft ./openapi/pytest ./openapi/typescript -update
	go test ./internal/tool ./internal/workflow ./internal/setup ./internal/reference ./resources ./tools ./cmd/kiro-mcp -update

.PHONY: generated
generated: ## Check that generated tables are current
	go test -count=1 ./internal/reference

.PHONY: tidy
tidy: ## Check that go mod tidy changes nothing
	go mod tidy -diff
	go mod verify

.PHONY: platforms
platforms: ## Build and vet for six platforms
	@for p in $(PLATFORMS); do \
		echo "$$p"; \
		GOOS=$${p%/*} GOARCH=$${p#*/} CGO_ENABLED=0 go build -o /dev/null ./cmd/kiro-mcp || exit 1; \
		GOOS=$${p%/*} GOARCH=$${p#*/} CGO_ENABLED=0 go vet ./... || exit 1; \
	done

.PHONY: inspector
inspector: build ## Drive the binary with the MCP Inspector (needs npm; brings its own Node 22)
	.ci/inspector/run bin/kiro-mcp

.PHONY: clients
clients: build ## Drive the binary with the TypeScript clients of both lines (needs npm)
	.ci/clients/run bin/kiro-mcp

.PHONY: conformance
conformance: ## Run the protocol's conformance suites (needs npm); UPDATE=1 writes their list anew
	CGO_ENABLED=0 go build -trimpath -tags conformance -o bin/kiro-mcp-conformance ./cmd/kiro-mcp
	go vet -tags conformance ./...
	go test -tags conformance -run HTTP ./internal/edge
	.ci/conformance/run bin/kiro-mcp-conformance $(if $(UPDATE),-update)

.PHONY: check
check: tidy generated lint platforms race contracts fastapi typescript stress notices fuzz inspector clients conformance code bench-conform bench load soak ## Everything that must hold before a change lands
