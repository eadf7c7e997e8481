#!/bin/sh
# tests/corpus.sh [-v] - read third parties' CSV files and print how much is read right; -v: what
# is not. $CORPUS is the program under test (build/corpus unless set).
exec "${CORPUS:-${B:-build}/corpus}" "$@" "${PEJL_SHARED:-../shared}/csv-corpus"
