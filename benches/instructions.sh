#!/usr/bin/env bash
# Counts the instructions of the main job with callgrind, which counts the same on every run, and compares them with the figure in
# benches/instructions.txt: fails when there are more than 15 % more, and says to lower the figure when there are more than 15 % less.
#
# usage: benches/instructions.sh [--update]      writes the figure anew instead
#
# It asks target/release/handout, the program as it is released, or the one that HANDOUT names. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${HANDOUT:-target/release/handout}
figure=benches/instructions.txt
most=15 # per cent

case "$*" in '' | --update) ;; *) echo 'usage: benches/instructions.sh [--update]' >&2; exit 2 ;; esac
[ -x "$program" ] || { echo "$program is missing: cargo build --release --locked" >&2; exit 1; }
command -v valgrind >/dev/null || { echo 'valgrind is missing: apt-get install valgrind' >&2; exit 1; }

out=$(mktemp -d)
trap 'rm -r "$out"' EXIT
valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" build content/alk-lung-cancer.toml --output "$out/a.pdf" \
  >"$out/said" 2>&1 || { cat "$out/said" >&2; exit 1; }
counted=$(sed -n 's/.*Collected : \([0-9][0-9]*\).*/\1/p' "$out/said")
[ -n "$counted" ] || { cat "$out/said" >&2; echo 'callgrind told no figure' >&2; exit 1; }

if [ "${1:-}" = --update ]; then
  printf '# Instructions of the main job, counted by benches/instructions.sh --update on %s\n# with %s on %s\n%s\n' \
    "$(date -u +%F)" "$(rustc --version)" "$(uname -m)" "$counted" >"$figure"
fi

known=$(grep -E '^[0-9]+$' "$figure" 2>/dev/null) || { echo "$figure holds no figure" >&2; exit 1; }
more=$(awk -v counted="$counted" -v known="$known" 'BEGIN { printf "%+.1f", (counted - known) * 100 / known }')
printf 'the main job: %s instructions, %s committed (%s %%)\n' "$counted" "$known" "$more"
if [ $((counted * 100)) -gt $((known * (100 + most))) ]; then
  echo "more than $most % above the figure in $figure: find out why; if it is meant, benches/instructions.sh --update" >&2
  exit 1
fi
if [ $((counted * 100)) -lt $((known * (100 - most))) ]; then
  echo "more than $most % below: lower the figure, so that it stays so: benches/instructions.sh --update"
fi
