#!/usr/bin/env bash
# Builds every shipped handout and translation in every shipped layout, as forms, for people and bound for the print queue, and
# some packets, and a handout in each script, each twice, and asks the judges that know nothing of this program:
# qpdf, veraPDF, selfcheck and pdftotext. What is missing fails; nothing is skipped.
#
#   dir=$(../shared/conformance/setup.sh)
#   VERAPDF="$dir/veracheck" SELFCHECK="$dir/selfcheck" tests/conformance.sh
#
# One line a file, then `N passed, N failed`; exit 1 if any failed.
set -euo pipefail
cd "$(dirname "$0")/.."

die() {
  printf 'conformance: %s\n' "$1" >&2
  exit 1
}

need() { # the command, and where it comes from
  command -v "$1" >/dev/null || die "\`$1\` is missing: $2"
}

kit='set it to the one in the folder that ../shared/conformance/setup.sh prints'
[ -n "${VERAPDF:-}" ] || die "VERAPDF is not set: $kit"
[ -n "${SELFCHECK:-}" ] || die "SELFCHECK is not set: $kit"
need "$VERAPDF" "VERAPDF names it: $kit"
need "$SELFCHECK" "SELFCHECK names it: $kit"
need qpdf 'apt-get install qpdf'
need pdftotext 'apt-get install poppler-utils'

cargo build --release --locked
handout=${CARGO_TARGET_DIR:-target}/release/handout
[ -x "$handout" ] || die "\`$handout\` is missing after the build"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/first" "$work/second" "$work/log"

# The title's line, before the first table: a handout has it, a clinic's profile has not.
title_line() {
  sed -n '/^\[/q; /^title[ =]/{p;q;}' "$1"
}

letters() { # without spaces, marks and capitals, so that line ends and quotation marks do not count
  LC_ALL=C tr -cd '[:alnum:]' | LC_ALL=C tr '[:upper:]' '[:lower:]'
}

build() { # handout, layout, file, how else or nothing, and the fonts
  case ${4:-} in
    --merge) merged "$1" "$2" "$3" '*-00002.pdf' "${@:5}" ;;
    --one-file) merged "$1" "$2" "$3" '*.pdf' --one-file "${@:5}" ;;
    --packet) "$handout" packet "$1" --layout "$2" --output "$3" "${@:5}" ;;
    *) "$handout" build "$1" --layout "$2" --output "$3" ${4:+"$4"} "${@:5}" ;;
  esac
}

merged() { # handout, layout, file, which of those that are written, and how else
  local folder=$3.sheets
  "$handout" merge "$1" --layout "$2" --people tests/data/people.csv --output "$folder" --today 2026-11-24 --show-answers "${@:5}"
  # The pattern is one.
  # shellcheck disable=SC2086
  mv "$folder"/$4 "$3"
}

reads_back() { # title, file: more than the title comes out again as text
  local text wanted
  text=$(pdftotext -q "$2" - | letters)
  wanted=$(printf '%s' "$1" | letters)
  if [ "${#text}" -le $((2 * ${#wanted})) ]; then
    printf 'only %s letters and figures come out\n' "${#text}"
    return 1
  fi
  case "$text" in
    *"$wanted"*) ;;
    *)
      printf 'the title does not come out: %s\n' "$1"
      return 1
      ;;
  esac
}

listing=$("$handout" layouts --names)
[ -n "$listing" ] || die '"handout layouts --names" names no layout'
mapfile -t layouts <<<"$listing"
# What is filled in on a screen, and what is somebody's, too: flat, and folded.
others=('take-home-letter --fillable' 'trifold-letter --fillable' 'take-home-letter --merge' 'trifold-letter --merge' 'take-home-letter --one-file')
packets=('take-home-letter --packet' 'large-print-letter --packet')
# A translation in one language, and with its source; not in print queues, which take any handout alike.
declare -A bilingual=()
for layout in "${layouts[@]}"; do
  ! "$handout" layouts "$layout" | grep -q '^bilingual' || bilingual["$layout"]=yes
done
translated=("${layouts[@]}" 'take-home-letter --fillable' 'trifold-letter --fillable' 'take-home-letter --merge')
scripts=('take-home-letter' 'take-home-letter --fillable')

# The folders of fonts that a handout needs besides those that are built in.
fonts() {
  case $1 in
    *.zh-Hans.toml) printf -- '--font-dir\nfonts/packs/zh-hans\n' ;;
    */handout.toml)
      local list=${1%handout.toml}fonts.toml
      [ ! -f "$list" ] || grep -o '"[^"]*"' "$list" | tr -d '"' | sed 's/^/--font-dir\n/'
      ;;
  esac
}

# What must come out as text again: the title; of a translation that of its source, which stands on it for those who hand it
# out; of a handout in another script its number.
said() {
  local source line
  source=$(sed -n 's/^overlay *= *"\([^"]*\)".*/\1/p;/^\[/q' "$1")
  case $1 in
    */handout.toml) sed -n 's/^id *= *"\([^"]*\)".*/\1/p;/^\[/q' "$1" ;;
    *)
      line=$(title_line "${source:+$(dirname "$1")/}${source:-$1}")
      sed -n "s/^title *= *\"\([^\"]*\)\".*/\1/p; s/^title *= *'\([^']*\)'.*/\1/p" <<<"$line"
      ;;
  esac
}

names=() titles=() faults=() unfit=()
declare -A fits=()
for content in content/*.toml tests/packets/three/{packet,separate}.toml tests/handouts/script-*/handout.toml; do
  [ -f "$content" ] || continue
  line=$(title_line "$content")
  [ -n "$line" ] || continue
  title=$(said "$content")
  [ -n "$(letters <<<"$title")" ] || die "$content: cannot read the title in this line: $line"
  mapfile -t extra < <(fonts "$content")
  name_of=$(basename "$content" .toml)
  case $content in
    */handout.toml) ways=("${scripts[@]}") name_of=$(basename "$(dirname "$content")") ;;
    tests/*) ways=("${packets[@]}") ;;
    *) if grep -q '^overlay' "$content"; then ways=("${translated[@]}"); else ways=("${layouts[@]}" "${others[@]}"); fi ;;
  esac
  for way in "${ways[@]}"; do
    read -r layout how <<<"$way"
    [ -z "${bilingual[$layout]:-}" ] || grep -q '^overlay' "$content" || continue
    name=$name_of.$layout${how/#--/.}
    log=$work/log/$name
    fault=
    if ! build "$content" "$layout" "$work/first/$name.pdf" "$how" "${extra[@]}" >"$log" 2>&1; then
      # Panels are as many as they are: what is too much for them is told, and only that.
      if grep -q '^error\[e-fit\]' "$log" && ! grep '^error\[' "$log" | grep -qv '^error\[e-fit\]'; then
        unfit+=("$name")
        continue
      fi
      fault=' build'
    # Another clock zone and another language must not show.
    elif ! TZ=Pacific/Kiritimati LC_ALL=C build "$content" "$layout" "$work/second/$name.pdf" "$how" "${extra[@]}" >>"$log" 2>&1 ||
      ! cmp "$work/first/$name.pdf" "$work/second/$name.pdf" >>"$log" 2>&1; then
      fault=' same-bytes-twice'
    fi
    fits["$layout"]=yes
    names+=("$name") titles+=("$title") faults+=("$fault")
  done
done
[ "${#names[@]}" -gt 0 ] || die 'content/ holds no handout: no content/*.toml with a title'

# veraPDF takes a second to start, so it sees all files at once and single ones only to find the offender.
built=()
for i in "${!names[@]}"; do
  [ "${faults[i]}" = ' build' ] || built+=("$work/first/${names[i]}.pdf")
done
conforming=no
if [ "${#built[@]}" -gt 0 ] && "$VERAPDF" -f ua1,2a "${built[@]}" >"$work/verapdf" 2>&1; then
  conforming=yes
fi

passed=0 failed=0
for i in "${!names[@]}"; do
  name=${names[i]} fault=${faults[i]}
  log=$work/log/$name pdf=$work/first/$name.pdf
  if [ "$fault" != ' build' ]; then
    qpdf --check "$pdf" >>"$log" 2>&1 || fault+=' qpdf'
    [ "$conforming" = yes ] || "$VERAPDF" -f ua1,2a "$pdf" >>"$log" 2>&1 || fault+=' verapdf'
    "$SELFCHECK" "$pdf" >>"$log" 2>&1 || fault+=' selfcheck'
    reads_back "${titles[i]}" "$pdf" >>"$log" 2>&1 || fault+=' pdftotext'
  fi
  if [ -z "$fault" ]; then
    passed=$((passed + 1))
    printf 'pass  %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s:%s\n' "$name" "$fault"
    sed 's/^/      | /' "$log"
  fi
done

# Together they failed and one by one none did: something is wrong that no file's line can show.
if [ "$conforming" = no ] && [ "$failed" -eq 0 ]; then
  failed=$((failed + 1))
  printf 'FAIL  all files together: verapdf\n'
  sed 's/^/      | /' "$work/verapdf"
fi
for layout in "${layouts[@]}"; do
  if [ "${fits[$layout]:-}" != yes ]; then
    failed=$((failed + 1))
    printf 'FAIL  no handout fits %s\n' "$layout"
  fi
done
printf '%s too long for their panels, as the program says\n' "${#unfit[@]}"
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
