#!/bin/sh
# Starts @app.name@ in the foreground; SIGTERM stops it cleanly.
#
#   bin/@app.name@ [CONFIG]     CONFIG is conf/@app.name@.yaml unless given
#
#   JAVA_HOME   the JDK or JRE to use, 17 or later; else the java on the PATH
#   JAVA_OPTS   more options for the JVM, such as -Xmx2g (@app.heap@ unless given) or
#               -XX:+UseZGC (the parallel collector unless another is given)
set -eu

fail() {
    echo "@app.name@: $1" >&2
    exit 2
}

case "${1:-}" in
    -h | --help)
        sed -n '2,/^set/{/^#/s/^#[ ]\{0,1\}//p;}' "$0"
        exit 0
        ;;
esac
[ $# -le 1 ] || fail "takes one configuration file, got $#: $*"

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it; point it at a Java 17"
else
    java=$(command -v java) || fail "found no java; install Java 17 or later, or set JAVA_HOME"
fi

version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 17 ] || fail "needs Java 17 or later, got ${version:-an unknown version} from $java; set JAVA_HOME"

app=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")

# On few cores the parallel collector leaves the most of them to the app; a JVM that is told of two does not start.
collector=-XX:+UseParallelGC
for option in ${JAVA_OPTS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-}; do
    case $option in
        -XX:+Use*GC) collector= ;;
    esac
done

# shellcheck disable=SC2086 # JAVA_OPTS holds several options
exec "$java" $collector -Xmx@app.heap@ -XX:+ExitOnOutOfMemoryError ${JAVA_OPTS:-} \
    -cp "$app/conf:$app/lib/*" @app.main@ "${1:-$app/conf/@app.name@.yaml}"
