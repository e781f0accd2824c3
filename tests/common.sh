# For the scripts beside it, which source it: a folder for their work, rows of a table that words as arguments choose, and a table within a
# page.
only=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1
failed=0

# Whether a row is to be made: its name contains one of the words in the array "only", or there are none.
wanted() {
    [ ${#only[@]} -eq 0 ] && return 0
    local word
    for word in "${only[@]}"; do [[ $1 == *"$word"* ]] && return 0; done
    return 1
}

# Replaces what is between <!-- NAME --> and <!-- /NAME --> in a page: write_table NAME FILE PAGE
write_table() {
    local page
    page=$(mktemp)
    awk -v begin="<!-- $1 -->" -v end="<!-- /$1 -->" -v table="$2" '
        $0 == begin { print; while ((getline line < table) > 0) print line; inside = 1; next }
        $0 == end { inside = 0 }
        !inside' "$3" > "$page" && cat "$page" > "$3"
    rm -f "$page"
}
