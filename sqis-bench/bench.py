#!/usr/bin/env python3
"""Measures sqis beside its baselines: one JVM a variant, rounds in rotating order, medians of paired ratios.

usage: sqis-bench/bench.py COMMAND... [--rounds N] [--write]

  build    builds sqis and all baselines, and downloads the peers (Maven, network); `build fast` skips the lint gates
  w        workload W: prepared, one shot and reference evaluator beside hand-written Java, JEXL, cel-java, Drools, DuckDB
  sizes    nanoseconds a row at 10,000 to 10,000,000 rows
  memory   allocation a row in steady state; peak heap at 10,000,000 rows
  cold     JVM start, rule text parsed, first school scored, beside cel-java
  parse    compile time of the rules of core-2014-15, first and warm
  csv      CSV file to designations beside FastCSV reading the same columns
  study    weight study M beside the hand-written radix version
  jars     size of core + dsl with everything they bring, beside cel-java
  all      everything but build

--rounds N  how many JVMs each variant gets (7)
--write     puts the table of what was measured into docs/performance.md

Exit code 1: a result differs from exact arithmetic, or a variant failed. A figure that is not reached is printed as it is.
"""
import json, os, platform, re, statistics, subprocess, sys, time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = HERE / "out"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
# As the baselines were measured first; cold starts take the defaults of the JVM.
OPTIONS = "-Xms2g -Xmx2g -XX:+UseSerialGC -Xss8m".split()
PEERS = ["p-cel", "p-jexl", "p-drools", "p-duckdb"]
ROWS = 100_000
SIZES = [10_000, 100_000, 1_000_000, 10_000_000]
BIG = SIZES[-1]
MB = 1 << 20

# key: title, must, aim. The bounds are what the engine was asked for before it was built.
FIGURES = {
    "prepared": ("W, prepared data / `Columnar`", "<= 0.75", "0.5"),
    "oneshot": ("W, one shot / `Columnar`", "<= 1.2", "0.85"),
    "jexl": ("JEXL / prepared", ">= 50", "100"),
    "drools": ("Drools / prepared", ">= 50", "100"),
    "cel": ("cel-java / prepared", ">= 150", "300"),
    "duckdb": ("DuckDB SQL / prepared, 100,000 rows", ">= 6", "10"),
    "different": ("rows of W that differ from exact arithmetic, all variants of sqis", "<= 0", "0"),
    "exact": ("rows of W that the reference evaluator decided for the engine, %", "", ""),
    "limit": ("W, prepared data / `Simd`, the hand-written limit", "", ""),
    "reference": ("reference evaluator / `Columnar`, 5,000 rows", "", ""),
    "vecpart": ("prototype `VecPart$Filter` / `Columnar`", "", ""),
    "allocation": ("bytes allocated a row beyond the result columns, steady state", "<= 1", "0.1"),
    "sizes": ("ns a row at 10 million rows / best smaller size", "<= 1.5", "1.2"),
    "heap": ("heap beyond input + output in which 10 million rows are scored, MB", "<= 64", ""),
    "cold": ("cold start / cel-java's", "<= 0.4", "0.28"),
    "cold_ms": ("cold start, ms", "", ""),
    "parse_first": ("core-2014-15 compiled, first in a JVM, ms", "", ""),
    "parse_warm": ("core-2014-15 compiled, warm, ms", "", ""),
    "jars": ("jars of core + dsl with everything they bring, MB", "<= 7.8", "7"),
    "csv": ("CSV file to designations / FastCSV reading", "<= 1.6", "1.1"),
    "csv1": ("the same on one processor", "", ""),
    "study": ("M / hand-written radix version, two threads", "<= 2", "1.3"),
}


# ---------- running ----------

def fail(words):
    print("bench: " + words, file=sys.stderr)
    sys.exit(1)


def build(fast):
    modules = ["sqis-bench"] + ["sqis-bench/baselines/" + peer for peer in PEERS]
    command = ["mvn", "-B", "-ntp", "-q", "-Pbench" + (",fast" if fast else ""), "-Dmaven.test.skip=true",
               "-pl", ",".join(modules), "-am", "package",
               "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
               "-Dmdep.outputFile=target/bench.classpath", "-DincludeScope=runtime"]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        fail("the build failed")
    OUT.mkdir(exist_ok=True)
    folder = "target/fast" if fast else "target"
    (OUT / "build.json").write_text(json.dumps({"folder": folder}))


def jar(module):
    folder = json.loads((OUT / "build.json").read_text())["folder"]
    jars = [f for f in (ROOT / module / folder).glob(module + "-*.jar") if not re.search(r"-(sources|javadoc|tests)\.jar$", f.name)]
    return jars[0] if len(jars) == 1 else fail("run `bench.py build` first: " + module + " has no jar")


def needed(module):
    file = ROOT / module / "target" / "bench.classpath"
    return file.read_text().strip().split(":") if file.exists() else fail("run `bench.py build` first")


def library():
    """The jars that somebody gets who depends on sqis-dsl."""
    return [str(jar("sqis-dsl"))] + needed("sqis-dsl")


def class_path(peer):
    base = str(HERE / "baselines/core/target/classes")
    if peer == "base":
        return base
    if peer == "sqis":
        return ":".join([str(jar("sqis-bench")), base] + library())
    if peer == "fastcsv":
        return ":".join([str(jar("sqis-bench")), base] + needed("sqis-bench"))
    # needed() names the jar of the baselines' core, whose classes come first.
    return ":".join([base, str(HERE / f"baselines/{peer}/target/classes")] + needed(f"sqis-bench/baselines/{peer}"))


def java(peer, options, main, *args, timeout=900):
    command = [JAVA, *options, "-cp", class_path(peer), main, *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
    log = "$ " + " ".join(command[:1] + command[1 + len(options) + 2:]) + "\n" + done.stdout + done.stderr
    with open(OUT / "log.txt", "a") as file:
        file.write(log)
    return done


def lines(done, what):
    """The lines `FIG what name=value ...` of an output, as dictionaries."""
    found = []
    for line in done.stdout.splitlines():
        if line.startswith(f"FIG {what} "):
            found.append(dict(part.split("=", 1) for part in line.split()[2:]))
    return found


def measured(peer, options, what, main, *args):
    done = java(peer, options, main, *args)
    found = lines(done, what)
    if done.returncode != 0 or not found:
        fail(f"{main} {' '.join(map(str, args))} failed:\n{done.stdout[-500:]}{done.stderr[-1500:]}")
    return found


def rotating(rounds, variants):
    """Each round begins with another variant, so that none always runs after the same one."""
    for round_ in range(rounds):
        shift = round_ % len(variants)
        for variant in variants[shift:] + variants[:shift]:
            yield round_, variant


def progress(words):
    print(f"  {time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


# ---------- what is measured ----------

class Results:
    def __init__(self):
        self.samples = {}
        self.notes = []
        self.bad = []

    def add(self, key, *values):
        self.samples.setdefault(key, []).extend(values)

    def check(self, who, bad):
        if int(bad):
            self.bad.append(f"{who}: {bad} rows differ")


def runner(peer, variant, rows, results):
    done = java(peer, OPTIONS, "bench.Runner", variant, rows, 5, 1.2)
    raw = re.search(r"^RAW \S+(.*)$", done.stdout, re.M)
    res = re.search(r"^RES \S+ (.*)$", done.stdout, re.M)
    if not raw or not res:
        fail(f"{variant} failed:\n{done.stdout[-500:]}{done.stderr[-1500:]}")
    said = dict(part.split("=", 1) for part in res[1].split())
    results.check(variant, int(said["badIdx"]) + int(said["badDes"]))
    triples = [tuple(map(float, one.split("/"))) for one in raw[1].split()]
    return triples, said, done


def workload(rounds, results):
    variants = [("sqis", "sqis.Prepared", ROWS), ("sqis", "sqis.OneShot", ROWS), ("sqis", "sqis.Reference", 5_000),
                ("base", "VecPart$Filter", ROWS), ("p-duckdb", "Duck", ROWS), ("p-jexl", "Jexl", 20_000),
                ("p-cel", "Cel", 20_000), ("p-drools", "Drools", 5_000)]
    medians = {}
    different = 0
    for round_, (peer, variant, rows) in rotating(rounds, variants):
        progress(f"round {round_ + 1}: {variant}")
        triples, said, done = runner(peer, variant, rows, results)
        medians[round_, variant] = statistics.median(ns for ns, _, _ in triples)
        columnar = [ns / column for ns, column, _ in triples]
        if variant.startswith("sqis."):
            different += int(said["badIdx"]) + int(said["badDes"])
        if variant == "sqis.Prepared":
            results.add("prepared", *columnar)
            results.add("limit", *[ns / limit for ns, _, limit in triples])
            for figure in lines(done, "exact"):
                results.add("exact", 100 * int(figure["rows"]) / rows)
        key = {"sqis.OneShot": "oneshot", "sqis.Reference": "reference", "VecPart$Filter": "vecpart"}.get(variant)
        if key:
            results.add(key, *columnar)
        results.add("ns " + variant, *[ns for ns, _, _ in triples])
        results.add("ns Columnar", *[ns for _, ns, _ in triples] if rows == ROWS else [])
        results.add("ns Simd", *[ns for _, _, ns in triples] if rows == ROWS else [])
    results.add("different", different)
    for key, variant in (("duckdb", "Duck"), ("jexl", "Jexl"), ("cel", "Cel"), ("drools", "Drools")):
        for round_ in range(rounds):
            results.add(key, medians[round_, variant] / medians[round_, "sqis.Prepared"])


def sizes(rounds, results):
    found = {}
    for round_, rows in rotating(rounds, SIZES):
        progress(f"round {round_ + 1}: {rows} rows")
        figure = measured("sqis", ["-Xmx6g", "-XX:+UseSerialGC"], "sizes", "org.sqis.bench.Sizes", rows)[0]
        results.check(f"{rows} rows", figure["bad"])
        found[round_, rows] = float(figure["ns"])
        results.add(f"ns {rows} rows", found[round_, rows])
    for round_ in range(rounds):
        results.add("sizes", found[round_, BIG] / min(found[round_, rows] for rows in SIZES[:-1]))


def memory(rounds, results):
    for round_ in range(rounds):
        progress(f"round {round_ + 1}: allocation")
        figure = measured("sqis", OPTIONS, "allocation", "org.sqis.bench.Allocation", ROWS)[0]
        results.check("allocation", figure["bad"])
        results.add("allocation", float(figure["bytes"]))
    progress("input and output of 10,000,000 rows")
    held = measured("sqis", ["-Xmx6g", "-XX:+UseSerialGC"], "held", "org.sqis.bench.Heap", "measure", BIG)[0]
    results.check("heap", held["bad"])
    held_mb = (int(held["input"]) + int(held["output"])) / MB
    results.notes.append(f"Heap at {BIG:,} rows: input {int(held['input']) / MB:.0f} MB, output {int(held['output']) / MB:.0f} MB.")
    for extra in (16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048):
        bound = int(held_mb + extra)
        progress(f"scored in -Xmx{bound}m, {extra} MB beyond input and output?")
        done = java("sqis", [f"-Xmx{bound}m", f"-Xms{bound}m", "-Xmn8m", "-XX:+UseSerialGC"], "org.sqis.bench.Heap", "score", BIG)
        found = lines(done, "scored")
        if found:
            if found[0]["digest"] != held["digest"]:
                results.bad.append("heap: results in a small heap differ")
            results.add("heap", extra)
            return
    results.notes.append("10 million rows were not scored in 2 GB beyond input and output.")


def cold(rounds, results):
    variants = [("sqis", "org.sqis.bench.Cold", []), ("p-cel", "bench.Cold", ["Cel"]), ("base", "bench.Cold", ["Hand$Columnar"])]
    found = {}
    for round_, (peer, main, args) in rotating(max(rounds, 11), variants):
        command = [JAVA, "-cp", class_path(peer), main, *args]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        took = (time.perf_counter() - start) * 1000
        if done.returncode != 0:
            fail(f"{main} failed: {done.stderr[-1500:]}")
        index, designation = done.stdout.split()[-2:]
        found[round_, peer] = took
        results.check("cold start of " + peer, (float(index), designation) != (77.0, "0"))
        results.add({"sqis": "cold_ms", "p-cel": "ms cel-java", "base": "ms JVM and hand-written Java"}[peer], took)
    for round_ in range(max(rounds, 11)):
        results.add("cold", found[round_, "sqis"] / found[round_, "p-cel"])


def parse(rounds, results):
    for _ in range(rounds):
        figure = measured("sqis", [], "parse", "org.sqis.bench.Parse", ROOT / "sqis-examples/core-2014-15/policy.sqis")[0]
        results.add("parse_first", float(figure["first_ms"]))
        results.add("parse_warm", float(figure["warm_ms"]))


def csv(rounds, results):
    folder = OUT / "csv"
    if java("fastcsv", [], "org.sqis.bench.Csv", "write", folder, ROWS).returncode != 0:
        fail("the CSV file was not written")
    for key, options in (("csv", []), ("csv1", ["-XX:ActiveProcessorCount=1"])):
        found = {}
        for round_, who in rotating(rounds, ["sqis", "fastcsv"]):
            progress(f"round {round_ + 1}: {who} {' '.join(options)}")
            figure = measured("fastcsv", OPTIONS + options, "csv", "org.sqis.bench.Csv", who, folder, ROWS)[0]
            results.check("csv " + who, figure["bad"])
            found[round_, who] = float(figure["ns"])
            results.add(f"ns {key} {who}", found[round_, who])
        for round_ in range(rounds):
            results.add(key, found[round_, "sqis"] / found[round_, "fastcsv"])


def study(rounds, results):
    found = {}
    for round_, who in rotating(rounds, ["sqis", "hand"]):
        progress(f"round {round_ + 1}: M {who}")
        if who == "hand":
            done = java("base", ["-Xmx2g", "-Dmodes=radix"], "bench.Monte", 2, 4)
            totals = [float(t) for t in re.findall(r"mode=radix .*total=([0-9.]+)s", done.stdout)]
            if len(totals) != 4:
                fail("Monte failed: " + done.stderr[-500:])
            # The first two warm up.
            found[round_, who] = statistics.median(totals[2:])
        else:
            figure = measured("sqis", ["-Xmx2g"], "study", "org.sqis.bench.Study", 2, 4)[0]
            results.check("study", figure["bad"])
            found[round_, who] = float(figure["seconds"])
        results.add("s M " + who, found[round_, who])
    for round_ in range(rounds):
        results.add("study", found[round_, "sqis"] / found[round_, "hand"])


def jars(rounds, results):
    def total(files):
        return sum(os.path.getsize(f) for f in files) / 1e6
    ours = library()
    theirs = [f for f in needed("sqis-bench/baselines/p-cel") if "baselines/core" not in f and "/bench/core/" not in f]
    results.add("jars", total(ours))
    results.add("MB cel-java", total(theirs))
    results.notes.append("Jars of sqis: " + ", ".join(f"{Path(f).name} {os.path.getsize(f) / 1e6:.2f}" for f in ours) + ".")


COMMANDS = {"w": workload, "sizes": sizes, "memory": memory, "cold": cold, "parse": parse, "csv": csv, "study": study, "jars": jars}


# ---------- the table ----------

def number(value):
    return f"{value:.0f}" if abs(value) >= 100 or value == 0 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def spread(values):
    middle = statistics.median(values)
    if len(values) == 1 or max(values) == min(values):
        return number(middle)
    return f"{number(middle)} [{number(min(values))}-{number(max(values))}]"


def reached(values, bound):
    if not bound:
        return ""
    sign, limit = bound.split()
    middle = statistics.median(values)
    return "yes" if (middle <= float(limit) if sign == "<=" else middle >= float(limit)) else "**no**"


def aimed(values, must, aim):
    if not aim:
        return ""
    return reached(values, must.split()[0] + " " + aim)


def table(results):
    rows = [("figure", "must", "reached", "aim", "reached", "median [range]", "samples")]
    for key, (title, must, aim) in FIGURES.items():
        values = results.samples.get(key)
        if values:
            rows.append((title, must, reached(values, must), aim, aimed(values, must, aim), spread(values), str(len(values))))
    others = [("measured on the way", "median [range]", "samples")]
    for key, values in results.samples.items():
        if key not in FIGURES and values:
            others.append((key, spread(values), str(len(values))))
    return [markdown(rows), markdown(others)]


def markdown(rows):
    if len(rows) == 1:
        return ""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    text = []
    for place, row in enumerate(rows):
        text.append("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if place == 0:
            text.append("| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(text)


def machine():
    try:
        model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())[1]
    except (OSError, TypeError):
        model = platform.processor() or platform.machine()
    version = subprocess.run([JAVA, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    load = os.getloadavg()[0]
    return f"{model.strip()}, {os.cpu_count()} processors, {platform.system()}; {version}; {date.today()}; load before {load:.1f}"


def write(text):
    page = ROOT / "docs" / "performance.md"
    begin, end = "<!-- results:begin -->", "<!-- results:end -->"
    old = page.read_text()
    if begin not in old or end not in old:
        fail("docs/performance.md lacks its markers")
    page.write_text(old[:old.index(begin) + len(begin)] + "\n" + text + "\n" + old[old.index(end):])


def main(args):
    rounds = 7
    if "--rounds" in args:
        place = args.index("--rounds")
        rounds = int(args[place + 1])
        del args[place:place + 2]
    writes = "--write" in args
    args = [arg for arg in args if arg != "--write"]
    if not args or any(arg not in (*COMMANDS, "all", "build", "fast") for arg in args):
        print(__doc__)
        sys.exit(2)
    OUT.mkdir(exist_ok=True)
    if "build" in args:
        build("fast" in args)
    wanted = list(COMMANDS) if "all" in args else [arg for arg in args if arg in COMMANDS]
    if not wanted:
        return
    where = machine()
    results = Results()
    for command in wanted:
        progress(command)
        COMMANDS[command](rounds, results)
    parts = [where + f"; {rounds} rounds."] + table(results) + results.notes
    text = "\n\n".join(part for part in parts if part)
    print(text)
    (OUT / "results.md").write_text(text + "\n")
    if writes:
        write(text)
    if results.bad:
        fail("; ".join(results.bad))


if __name__ == "__main__":
    main(sys.argv[1:])
