MVN ?= mvn -B -ntp
BENCH ?= .*

.DEFAULT_GOAL := help
.PHONY: help format build test it check demo bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

format: ## Format the Java sources and sort the poms
	$(MVN) -q spotless:apply

build: ## Build the jars and the three distributions, without tests and checks
	$(MVN) -q -Pquick -DskipTests package

test: ## Run the unit tests
	$(MVN) -Pquick test

it: ## Run the integration tests, on a real broker and a real schema registry
	$(MVN) -Pquick -DskipUnitTests verify

check: ## Run everything continuous integration runs: tests, format, lint, dependencies
	$(MVN) verify

demo: ## Run the platform on sample batches and show what comes out
	./crossfoot demo

bench: ## Run the JMH benchmarks; BENCH='Serde.*' chooses some
	$(MVN) -q -Pbench,quick -DskipTests -Dbench='$(BENCH)' test

clean: ## Remove what was built
	$(MVN) -q clean
