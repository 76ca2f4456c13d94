MVN ?= mvn -B -ntp
JAVA ?= $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
JMH ?= .*
FORMAT ?= Nacha
SECONDS ?= 600
KILLS ?= 20
RECORDS ?= 10000000
HEAP ?= 256m
BENCH ?=
RUN_BENCH = $(JAVA) -XX:+UseSerialGC -Xmx2g -cp 'integration-tests/target/lib/*' io.crossfoot.bench.BenchCommand

.DEFAULT_GOAL := help
.PHONY: help format build test it check demo fuzz soak memory bench bench-quick bench-build jmh clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

fuzz: ## Let Jazzer look for SECONDS=600 for what breaks the parser of FORMAT=Nacha
	mkdir -p ingest/target/fuzz/$(FORMAT)
	$(MVN) -q -Pfuzz,quick -pl ingest -am -DskipTests -Dfuzz.format=$(FORMAT) -Dfuzz.seconds=$(SECONDS) test

soak: ## Kill ingest at random moments, KILLS=20 times for each kind of source, and count what is in the log
	$(MVN) -Pquick -pl integration-tests -am verify -DskipUnitTests -Dit.test=KilledIngestIT,KilledExtractIT -Dsoak.kills=$(KILLS)

memory: ## Deliver RECORDS=10000000, and as many sections as there may be, by an ingest with HEAP=256m
	$(MVN) -Pquick -pl integration-tests -am verify -DskipUnitTests -Dit.test=ConstantMemoryIT -Dmemory.records=$(RECORDS) -Dmemory.sections=50000 -Dmemory.heap=$(HEAP)

bench: bench-build ## Measure Crossfoot against its peers, and write docs/benchmark.md: takes hours; BENCH='--help' tells the options
	$(RUN_BENCH) --page docs/benchmark.md $(BENCH)

bench-quick: bench-build ## Every contender of the benchmark once, on a small file: shows that all work, in minutes
	$(RUN_BENCH) --studies comparison --records 500000 --accounts 100000 --warm-up 50000 --rounds 1 $(BENCH)

bench-build:
	$(MVN) -q -Pbench,quick -DskipTests package

jmh: ## Run the JMH benchmarks; JMH='NachaReader.*' chooses some
	$(MVN) -q -Pjmh,quick -DskipTests -Djmh='$(JMH)' test

clean: ## Remove what was built
	$(MVN) -q clean
