# Short names for what is done often. Everything works without make; the two commands that need nothing but Go are
# go run ./cmd/baotinh demo and go test ./...

.PHONY: build test race vet fmt score bench fuzz demo lint ci

build: ## the program, as ./baotinh
	go build -o baotinh ./cmd/baotinh

test:
	go test ./...

race: ## the packages in which goroutines meet
	go test -race $$(go list ./crawl/... ./index/... ./cmd/baotinh | grep -vE '/crawl/(strip|charset)$$')

vet:
	go vet ./...

fmt:
	gofmt -w $$(git ls-files '*.go')

score: ## how well extraction does, into testdata/score.txt; prints what was gained and lost since
	go run ./cmd/baotinh eval testdata/gold --facts testdata/score.txt --against testdata/score.txt

bench:
	go test -run '^$$' -bench . -benchmem ./...

fuzz: ## each target for a minute
	@git grep -oE '^func Fuzz[A-Za-z0-9]+' -- '*_test.go' | sed 's/func //' | while IFS=: read -r file name; do \
		echo "$$name in $$(dirname $$file)"; \
		go test -run '^$$' -fuzz "^$$name\$$" -fuzztime 1m "./$$(dirname $$file)" || exit 1; \
	done

demo:
	go run ./cmd/baotinh demo

lint: ## golangci-lint and staticcheck, whose versions stand in tools/go.mod; the first run builds them
	go tool -modfile=tools/go.mod golangci-lint run ./...
	go tool -modfile=tools/go.mod staticcheck ./...

ci:
	bash .ci/run
