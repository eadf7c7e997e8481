/*
 * tests/fuzz/fuzz.h - what the fuzz targets share. Each target is one file with libFuzzer's
 * LLVMFuzzerTestOneInput; what must hold is asserted with fuzz_check, which aborts.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* libFuzzer's entry. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define fuzz_check(cond) fuzz_check_at((cond), #cond, __FILE__, __LINE__)
void fuzz_check_at(bool ok, const char *cond, const char *file, int line);

/* A path whose file has the N bytes at DATA until the next call. */
const char *fuzz_path(const uint8_t *data, size_t n);

/* Call EACH for every line of the N bytes at DATA, NUL-terminated and without its line end. */
void fuzz_lines(const uint8_t *data, size_t n, void (*each)(char *line));

#endif
