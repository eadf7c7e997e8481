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
CFLAGS_  = -std=c17 $(DEFS) -I. -MMD -MP $(WARN) $(CFLAGS)
LDLIBS   = -lcsv -lconfuse -lgsl -lgslcblas -lutf8proc -lm

obj      = $(patsubst %.c,$(B)/%.o,$(wildcard $(1:%=%/*.c)))
TESTED   = $(foreach p,$(PARTS) cli,$(if $(wildcard tests/$p/*.c),$p))

.PHONY: all check unit asan valgrind demo bench data install uninstall clean help setup
all: $(B)/pejl

$(B)/pejl: $(call obj,cli) $(B)/libpejl.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/libpejl.a: $(call obj,$(PARTS))
	rm -f $@ && $(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_) -c -o $@ $<

# Each folder's tests are a program that links only what the folder may know:
# base, model and itself. A stage that needs a neighbour does not link.
define test_program
$(B)/test_$(1): $(call obj,tests tests/$(1) $(sort base model $(filter-out cli,$(1))) \
    $(if $(filter cli,$(1)),$(PARTS))) $(if $(filter cli,$(1)),$(filter-out $(B)/cli/main.o,$(call obj,cli)))
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ -lcunit $$(LDLIBS)
endef
$(foreach p,$(TESTED),$(eval $(call test_program,$p)))

unit: $(TESTED:%=$(B)/test_%)

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d)
