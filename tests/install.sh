#!/bin/sh
# tests/install.sh - make install into a folder, run from there, uninstall leaves nothing.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

run 0 "make install" make install B="${B:-build}" DESTDIR="$tmp/root" PREFIX=/usr
run 0 "what finishes a PDF is beside it" test -x "$tmp/root/usr/bin/pejl-pdf"
here=$PWD
mkdir "$tmp/elsewhere" && cd "$tmp/elsewhere" || exit 2
run 0 "it runs from anywhere" "$tmp/root/usr/bin/pejl" status --as-of 2025-12-31 --from "$tmp/root/usr/share/pejl/data/sundhedsprofil.csv"
has "$tmp/out" "with the shipped targets" "Daglige rygere"
run 0 "the shipped portfolio too" "$tmp/root/usr/bin/pejl" portfolio --as-of 2023-12-31
has "$tmp/out" "with its indsatser" "Telemedicinsk sårvurdering"
cd "$here" || exit 2
for page in "$tmp"/root/usr/share/man/man*/*; do
	run 0 "$page" test -s "$page"
done
run 0 "make uninstall" make uninstall DESTDIR="$tmp/root" PREFIX=/usr
is "nothing is left" "$(find "$tmp/root" -type f | wc -l)" 0
finish
