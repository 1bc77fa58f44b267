# Sourced by the scripts that take something from the Debian archive.

# The address of the Debian archive this machine is set up with: an entry of the release's own suite, component main.
debian_mirror() {
  local codename
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2> /dev/null |
      sed -nE 's/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]*)?//p' |
      awk -v suite="$codename" '$2 == suite && / main( |$)/ && !/^cdrom:/ { print $1 }'
    for file in /etc/apt/sources.list.d/*.sources; do
      [ -f "$file" ] && grep -v '^#' "$file" | awk -v suite="$codename" 'BEGIN { RS = ""; FS = "\n" } {
        uri = ""; suites = ""; components = ""
        for (i = 1; i <= NF; i++) {
          split($i, pair, /:[ \t]+/); rest = substr($i, index($i, ":") + 1) " "
          if (pair[1] == "URIs") { split(rest, words, " "); uri = words[1] }
          if (pair[1] == "Suites") suites = " " rest
          if (pair[1] == "Components") components = " " rest
        }
        if (index(suites, " " suite " ") && index(components, " main ")) print uri
      }'
    done
  } | sed -n 1p
}

# An apt with a state of its own in the folder $1, for one line of a sources list, $2, such as "deb ADDRESS unstable main": the machine's lists
# and configuration stay untouched. Sets the array "apt".
own_apt() {
  local folder=$1 type=${2%% *} rest=${2#* } keyring=/usr/share/keyrings/debian-archive-keyring.gpg options=
  [ -f "$keyring" ] && options="[signed-by=$keyring] "
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  echo "$type $options$rest" > "$folder/sources.list"
  apt=(apt-get -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$folder/lists"
    -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User= -o APT::Get::List-Cleanup=0)
}
