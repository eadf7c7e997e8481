# pejl - one Makefile, not recursive. `make help` lists the targets.
VERSION  = 0.1.0
PREFIX   = /usr/local
DESTDIR  =
CC       = gcc
CFLAGS   = -O2 -g
B        = build

PARTS    = base model ingest store analysis plots report
WARN     = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes $(if $(CI),-Werror)
DEFS     = -D_POSIX_C_SOURCE=200809L -DPEJL_VERSION='"$(VERSION)"' -DPEJL_DATADIR='"$(PREFIX)/share/pejl"'
CFLAGS_  = -std=c17 -pthread $(DEFS) -I. -MMD -MP $(WARN) $(CFLAGS)
LDLIBS   = -lcsv -lconfuse -lxlsxwriter -ljansson -lgsl -lgslcblas -lutf8proc -lsqlite3 -lz -lnettle -lm \
    -pthread

obj      = $(patsubst %.c,$(B)/%.o,$(wildcard $(1:%=%/*.c)))
TESTED   = $(foreach p,$(PARTS) cli,$(if $(wildcard tests/$p/*.c),$p))

DEMO     = data/sundhedsprofil.csv $(sort $(wildcard data/eksempel/*.csv))
AS_OF    = 2025-12-31

# one short line a command; V=1 shows the commands
Q        = $(if $(V),,@)
say      = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))

# Catalogues: what readers read is Danish in the sources, messages are English.
LOCALE   = $(B)/locale/en/LC_MESSAGES/pejl-text.mo $(B)/locale/da/LC_MESSAGES/pejl.mo

.PHONY: all check demo demo-run unit asan valgrind coverage coverage-build fuzz fuzz-targets data bench install uninstall clean help
all: $(B)/pejl $(B)/pejl-pdf $(LOCALE)

help:
	@sed -n 's/^#: //p' Makefile

#: make            build build/pejl
#: make demo       install what is missing, build, write the pages of out/status, print the table
#: make check      install what the tests need, run all of them
#: make asan       the unit and command tests under the address and undefined sanitizers
#: make coverage   lines and branches of analysis/ that its tests reach; fails below 95 %
#: make valgrind   the main path under valgrind
#: make fuzz       fuzz the reader, numbers, periods and configuration; SECONDS=600 each
#: make bench      time the commands; PART="status store" only these (tests/bench.sh)
#: make data       write data/eksempel anew from its generator
#: make install    PREFIX=/usr/local DESTDIR=
#: make uninstall

$(B)/pejl: $(call obj,cli) $(B)/libpejl.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Started by pejl under limits that the sanitizers do not fit into.
$(B)/pejl-pdf: report/pdf/finish.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c17 $(WARN) $(filter-out -fsanitize% -fno-sanitize% --coverage,$(CFLAGS)) -o $@ $< -lqpdf

$(B)/libpejl.a: $(call obj,$(PARTS))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CFLAGS_) -c -o $@ $<

$(B)/locale/en/LC_MESSAGES/pejl-text.mo: po/en.po
$(B)/locale/da/LC_MESSAGES/pejl.mo: po/da.po
$(LOCALE):
	@mkdir -p $(@D)
	$(call say,PO,$<)
	$(Q)msgfmt -c -o $@ $<

# Third parties' files: a program of its own.
$(B)/corpus: $(call obj,tests/corpus) $(B)/tests/ingest/small.o $(B)/libpejl.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(B)/libpejl.a $(LDLIBS)

# One libFuzzer target a file; tests/fuzz.sh builds them with clang and runs them.
FUZZED = $(patsubst tests/fuzz/%.c,%,$(filter-out %/fuzz.c,$(wildcard tests/fuzz/*.c)))
$(B)/fuzz_%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/fuzz.o $(B)/tests/ingest/small.o $(B)/libpejl.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)
fuzz-targets: $(FUZZED:%=$(B)/fuzz_%)

fuzz:
	@tools/setup test
	@tests/fuzz.sh $(SECONDS)

# Each folder's tests are a program that links only what the folder may know:
# base, model and itself. A stage that needs a neighbour does not link.
define test_program
$(B)/test_$(1): $(B)/tests/check.o $(call obj,tests/$(1) $(sort base model $(filter-out cli,$(1))) \
    $(if $(filter cli,$(1)),$(PARTS))) $(if $(filter cli,$(1)),$(filter-out $(B)/cli/main.o,$(call obj,cli)))
	$$(call say,LINK,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ -lcunit $$(LDLIBS)
endef
$(foreach p,$(TESTED),$(eval $(call test_program,$p)))

unit: $(TESTED:%=$(B)/test_%) $(LOCALE)

demo:
	@tools/setup run
	@$(MAKE) --no-print-directory -j2 all
	@$(MAKE) --no-print-directory demo-run

demo-run:
	@$(B)/pejl report --as-of $(AS_OF) --out out/status --from $(DEMO)
	@$(B)/pejl status --as-of $(AS_OF) --from $(DEMO)
	@echo
	@echo "The first page is out/status/index.html"

check:
	@tools/setup test
	@$(MAKE) --no-print-directory -j2 all unit $(B)/eksempel $(B)/corpus
	@$(MAKE) --no-print-directory -j2 B=$(B)/asan $(SANITIZE) all unit $(B)/asan/corpus
	@$(MAKE) --no-print-directory coverage-build
	@B=$(B) tests/all.sh $(TESTED:%=$(B)/test_%) $(TESTED:%=$(B)/asan/test_%) \
	    "tests/coverage.sh $(B)/coverage/test_analysis $(B)/coverage" \
	    tests/layers.sh tests/cli.sh "PEJL=$(B)/asan/pejl tests/cli.sh" tests/cli_by.sh \
	    "PEJL=$(B)/asan/pejl tests/cli_by.sh" tests/examples.sh "PEJL=$(B)/asan/pejl tests/examples.sh" \
	    tests/golden.sh tests/settings.sh "PEJL=$(B)/asan/pejl tests/settings.sh" tests/pages.sh \
	    "PEJL=$(B)/asan/pejl tests/pages.sh" tests/xlsx.sh tests/odt.sh tests/browser.sh tests/hostile.sh \
	    tests/plot.sh tests/gantt.sh "PEJL=$(B)/asan/pejl tests/gantt.sh" tests/backtest.sh tests/trend.sh "PEJL=$(B)/asan/pejl tests/trend.sh" \
	    tests/targets.sh "PEJL=$(B)/asan/pejl tests/targets.sh" \
	    tests/agreement.sh "PEJL=$(B)/asan/pejl tests/agreement.sh" \
	    tests/money.sh "PEJL=$(B)/asan/pejl tests/money.sh" \
	    tests/portfolio.sh "PEJL=$(B)/asan/pejl tests/portfolio.sh" \
	    tests/compare.sh "PEJL=$(B)/asan/pejl tests/compare.sh" \
	    tests/needs.sh "PEJL=$(B)/asan/pejl tests/needs.sh" \
	    tests/followup.sh "PEJL=$(B)/asan/pejl tests/followup.sh" \
	    tests/inspect.sh "PEJL=$(B)/asan/pejl tests/inspect.sh" \
	    tests/rejects.sh "PEJL=$(B)/asan/pejl tests/rejects.sh" \
	    tests/real.sh "PEJL=$(B)/asan/pejl tests/real.sh" \
	    tests/locale.sh tests/language.sh tests/stat.sh tests/cases.sh tests/install.sh tests/valgrind.sh \
	    tests/store.sh "FLIPS=20 PEJL=$(B)/asan/pejl tests/store.sh" tests/kill.sh tests/memory.sh tests/interrupt.sh \
	    tests/year.sh "PEJL=$(B)/asan/pejl tests/year.sh" \
	    tests/undo.sh "PEJL=$(B)/asan/pejl tests/undo.sh" \
	    tests/verify.sh "FLIPS=15 PEJL=$(B)/asan/pejl tests/verify.sh" \
	    tests/export.sh "FLIPS=15 PEJL=$(B)/asan/pejl tests/export.sh" \
	    tests/views.sh "PEJL=$(B)/asan/pejl tests/views.sh" \
	    tests/corpus.sh "CORPUS=$(B)/asan/corpus tests/corpus.sh" tests/fuzz.sh

SANITIZE = CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' \
    LDFLAGS='-fsanitize=address,undefined'
asan:
	@$(MAKE) --no-print-directory -j2 B=$(B)/asan $(SANITIZE) all unit
	@tests/all.sh $(TESTED:%=$(B)/asan/test_%) "PEJL=$(B)/asan/pejl tests/cli.sh"

# Counted in code as written (-O0); the tests themselves may be fast.
coverage-build:
	@$(MAKE) --no-print-directory -j2 B=$(B)/coverage CFLAGS='-O0 -g --coverage' \
	    $(patsubst $(B)/%,$(B)/coverage/%,$(call obj,analysis))
	@$(MAKE) --no-print-directory -j2 B=$(B)/coverage LDFLAGS=--coverage $(B)/coverage/test_analysis

coverage: coverage-build
	@tests/all.sh "tests/coverage.sh $(B)/coverage/test_analysis $(B)/coverage"

valgrind: all
	@tests/all.sh tests/valgrind.sh

$(B)/eksempel: tools/eksempel.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CFLAGS_) $(LDFLAGS) -o $@ $< -lm

data: $(B)/eksempel
	$(B)/eksempel data/eksempel

$(B)/bench: tools/bench.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c17 -D_POSIX_C_SOURCE=200809L $(WARN) $(CFLAGS) -o $@ $<

$(B)/panel: tools/panel.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c17 $(WARN) $(CFLAGS) -o $@ $<

$(B)/bench_stat $(B)/bench_store: $(B)/%: $(B)/tools/%.o $(B)/libpejl.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The peer is optional: npm ci --prefix tools/bench
DUCKDB   = tools/bench/node_modules/@duckdb/node-bindings-linux-x64
$(B)/duckdb: tools/bench/duckdb.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c17 $(WARN) $(CFLAGS) -o $@ $< -L$(DUCKDB) -lduckdb -Wl,-rpath,$(abspath $(DUCKDB))

bench: all $(B)/bench $(B)/bench_stat $(B)/bench_store $(B)/panel $(if $(wildcard $(DUCKDB)/libduckdb.so),$(B)/duckdb)
	@tests/bench.sh $(PART)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/pejl/data/eksempel \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 \
	    $(DESTDIR)$(PREFIX)/share/locale/en/LC_MESSAGES $(DESTDIR)$(PREFIX)/share/locale/da/LC_MESSAGES
	install -m 755 $(B)/pejl $(B)/pejl-pdf $(DESTDIR)$(PREFIX)/bin
	install -m 644 targets.conf nationale-maal.conf sources.conf portfolio.conf report.conf $(DESTDIR)$(PREFIX)/share/pejl
	install -m 644 data/*.csv data/README.md $(DESTDIR)$(PREFIX)/share/pejl/data
	install -m 644 data/eksempel/*.csv $(DESTDIR)$(PREFIX)/share/pejl/data/eksempel
	install -m 644 $(B)/locale/en/LC_MESSAGES/*.mo $(DESTDIR)$(PREFIX)/share/locale/en/LC_MESSAGES
	install -m 644 $(B)/locale/da/LC_MESSAGES/*.mo $(DESTDIR)$(PREFIX)/share/locale/da/LC_MESSAGES
	install -m 644 doc/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 doc/*.5 $(DESTDIR)$(PREFIX)/share/man/man5

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/pejl $(DESTDIR)$(PREFIX)/bin/pejl-pdf
	rm -rf $(DESTDIR)$(PREFIX)/share/pejl
	rm -f $(DESTDIR)$(PREFIX)/share/locale/en/LC_MESSAGES/pejl-text.mo \
	    $(DESTDIR)$(PREFIX)/share/locale/da/LC_MESSAGES/pejl.mo
	rm -f $(patsubst doc/%,$(DESTDIR)$(PREFIX)/share/man/man1/%,$(wildcard doc/*.1)) \
	    $(patsubst doc/%,$(DESTDIR)$(PREFIX)/share/man/man5/%,$(wildcard doc/*.5))

clean:
	rm -rf build out

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)
