#!/usr/bin/env python3
"""Whether PostgreSQL comes to the catalog that is written beside each script of Fixtures/schema.

    judge_catalog.py [--servers FOLDER] [SCRIPT]…

Each script runs in a database of its own, on PostgreSQL 15; with FOLDER, where servers are kept that are fetched, on each major. `swift test` proves that the catalog written beside it is ours.
"""

import argparse
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from server import Server, newest_debian_binaries  # noqa: E402
from servers import MAJORS, binaries  # noqa: E402


def builtin_types():
    """The types of pg_catalog that the catalog tells apart."""
    text = open(os.path.join(ROOT, "Sources/Schema/Types/BuiltinType.swift"), encoding="utf-8").read()
    body = text[text.index("enum BuiltinType"):text.index("case other")]
    return {raw or name for name, raw in re.findall(r'^  case (\w+)(?: = "(\w+)")?$', body, re.MULTILINE)}


BUILTINS = builtin_types()
RELATIONS = {"r": "table", "p": "partitionedTable", "f": "foreignTable", "v": "view", "m": "materializedView", "S": "sequence"}
CONSTRAINTS = {"c": "check", "u": "unique", "p": "primaryKey", "x": "exclusion", "f": "foreignKey"}


def type_text(name):
    if name is None:
        return None
    if name.endswith("[]"):
        return type_text(name[:-2]) + "[]"
    schema, _, plain = name.partition(".")
    if schema != "pg_catalog":
        return name
    return plain if plain in BUILTINS else "other"


def type_lines(entry):
    head = f"type {entry['name']} "
    kind = entry["kind"]
    if kind == "e":
        return [head + "enum" + "".join(f" '{label}'" for label in entry["labels"] or [])]
    if kind == "c":
        attributes = ", ".join(f"{a['name']} {type_text(a['type'])}" for a in entry["attributes"] or [])
        return [head + f"composite ({attributes})"]
    if kind == "r":
        return [head + "range of " + type_text(entry["subtype"])]
    if kind == "m":
        return [head + "multirange of " + type_text(entry["range"])]
    if kind == "d":
        line = head + "domain over " + type_text(entry["base"])
        line += " not null" if entry["notNull"] else ""
        line += " default" if entry["hasDefault"] else ""
        for check in entry["checks"] or []:
            line += f" check {check['name']}" + ("" if check["isValidated"] else " not valid")
        return [line]
    return [head + "base"]


def column_line(attribute, is_view):
    line = f"  column {attribute['name']} {type_text(attribute['type'])}"
    if attribute["notNull"]:
        line += " not null"
    if attribute["identity"]:
        line += " identity"
    elif attribute["generated"]:
        line += " generated"
    elif attribute["hasDefault"]:
        line += " default"
    return line


def relation_lines(entry):
    head = f"{RELATIONS[entry['kind']]} {entry['name']}"
    if entry["parents"]:
        head += " under " + ", ".join(entry["parents"])
    if entry["owner"]:
        head += " owned by " + entry["owner"]
    columns = [column_line(a, entry["kind"] in "vm") for a in entry["attributes"] or []]
    parts = []
    for constraint in entry["constraints"] or []:
        line = f"  constraint {constraint['name']} {CONSTRAINTS[constraint['kind']]}"
        if constraint["kind"] != "c":
            plain = [column for column in constraint["columns"] if column != "expression"]
            line += f" ({', '.join(plain)})"
        if constraint["referenced"]:
            line += f" references {constraint['referenced']} ({', '.join(constraint['referencedColumns'])})"
        parts.append(line + ("" if constraint["isValidated"] else " not valid"))
    for index in entry["indexes"] or []:
        line = f"  index {index['name']} ({', '.join(index['columns'])})"
        line += " unique" if index["isUnique"] else ""
        parts.append(line + (" partial" if index["isPartial"] else ""))
    parts += [trigger_line(trigger) for trigger in entry["triggers"] or []]
    parts += [f"  policy {name}" for name in entry["policies"] or []]
    parts += [f"  rule {name}" for name in entry["rules"] or []]
    return [head] + columns + sorted(parts, key=str.encode)


def trigger_line(trigger):
    bits = trigger["type"]
    timing = "insteadOf" if bits & 64 else "before" if bits & 2 else "after"
    events = [word for word, bit in [("delete", 8), ("insert", 4), ("truncate", 32), ("update", 16)] if bits & bit]
    level = "row" if bits & 1 else "statement"
    line = f"  trigger {trigger['name']} {timing} {' '.join(events)} {level} {trigger['function']}"
    return line + ("" if trigger["isEnabled"] else " disabled")


def routine_lines(entry):
    inputs = [type_text(name) for name in entry["inputs"] or []]
    if entry["isVariadic"]:
        inputs[-1] = "variadic " + inputs[-1]
    for index in range(len(inputs) - entry["defaults"], len(inputs)):
        inputs[index] += " default"
    word = {"f": "function", "p": "procedure", "a": "aggregate", "w": "function"}[entry["kind"]]
    line = f"{word} {entry['name']}({', '.join(inputs)})"
    language = entry["language"] if entry["language"] in ("sql", "plpgsql") else "other"
    if entry["kind"] == "p":
        return [line + f" {language}"]
    outputs = entry["outputs"] or []
    result = type_text(entry["returns"])
    if len(outputs) > 1:
        fields = (f"{output['name'] or f'column{index + 1}'} {type_text(output['type'])}" for index, output in enumerate(outputs))
        result = f"record({', '.join(fields)})"
    line += " returns " + ("setof " if entry["returnsSet"] else "") + result
    if entry["kind"] == "a":
        return [line]
    line += f" {language} " + {"v": "volatile", "s": "stable", "i": "immutable"}[entry["volatility"]]
    if entry["isStrict"]:
        line += " strict"
    for setting in entry["settings"] or []:
        if setting.startswith("search_path="):
            line += " path " + ",".join(part.strip().strip('"') for part in setting[len("search_path="):].split(","))
    return [line]


def server_blocks(server, script):
    """What the server holds after the script: (lines, whether a table has rows) for each object."""
    database = server.new_database()
    done = subprocess.run(
        [os.path.join(server.binaries, "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", server.dsn(database), "-f", script,
         "-c", r"\echo ==catalog==", "-f", os.path.join(HERE, "catalog.sql")],
        capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    document = json.loads(done.stdout.split("==catalog==\n")[1])
    blocks = [(type_lines(entry), None) for entry in document["types"] or []]
    blocks += [(relation_lines(entry), entry["hasRows"]) for entry in document["relations"] or []]
    blocks += [(routine_lines(entry), None) for entry in document["routines"] or []]
    return sorted(blocks, key=lambda block: (block[0][0].encode(), block[0]))


def expected_blocks(path):
    blocks = []
    for line in open(path, encoding="utf-8").read().splitlines():
        if not line.startswith("  "):
            is_empty = line.startswith(("table ", "partitionedTable ")) and " empty" in line
            line = line.replace(" empty", "", 1) if is_empty else line
            # Which transaction added a label, the server does not tell.
            if line.startswith("type "):
                line = re.sub(r"'\+\??(?= '|$)", "'", line)
            blocks.append(([line], is_empty))
        else:
            blocks[-1][0].append(line)
    return sorted(blocks, key=lambda block: (block[0][0].encode(), block[0]))


def agrees(ours, theirs):
    """A question mark is a type that we do not claim to know."""
    if " ? " not in ours + " ":
        return ours == theirs
    pattern = re.escape(ours).replace(r"\ \?", r"\ .*?")
    return re.fullmatch(pattern, theirs) is not None


def judge(server, script):
    ours = expected_blocks(script[:-len(".sql")] + ".expected.txt")
    try:
        theirs = server_blocks(server, script)
    except RuntimeError as error:
        return [f"the server refuses: {error}"], 0
    complaints = []
    by_head = {}
    for lines, has_rows in theirs:
        by_head.setdefault(lines[0], []).append((lines, has_rows))
    for lines, is_empty in ours:
        candidates = by_head.get(lines[0])
        if not candidates:
            complaints.append(f"only we have: {lines[0]}")
            continue
        other, has_rows = candidates.pop(0)
        if is_empty and has_rows:
            complaints.append(f"not empty on the server: {lines[0]}")
        if len(lines) != len(other) or not all(agrees(mine, its) for mine, its in zip(lines, other)):
            missing = [line for line in lines if line not in other]
            more = [line for line in other if line not in lines]
            complaints.append("\n".join([lines[0]] + [f"  ours:   {line}" for line in missing] + [f"  server: {line}" for line in more]))
    complaints += [f"only the server has: {lines[0]}" for rest in by_head.values() for lines, _ in rest]
    return complaints, len(theirs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", help="the folder that keeps the servers that are fetched")
    parser.add_argument("scripts", nargs="*")
    arguments = parser.parse_args()
    folder = os.path.join(ROOT, "Fixtures/schema")
    scripts = arguments.scripts or sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".sql"))
    failures = objects = 0
    majors = [binaries(major, arguments.servers) for major in MAJORS] if arguments.servers else [newest_debian_binaries()]
    for path in majors:
        with Server(path) as server:
            version = server.sql("SHOW server_version").split()[0]
            for script in scripts:
                complaints, count = judge(server, script)
                objects += count
                if complaints:
                    failures += 1
                    print(f"PostgreSQL {version}, {os.path.relpath(script, ROOT)}:")
                    print("\n".join("  " + line for complaint in complaints for line in complaint.split("\n")))
            print(f"PostgreSQL {version}: {len(scripts)} scripts")
    print(f"catalog: {objects} objects compared, {failures} scripts disagree")
    return 1 if failures or not objects else 0


if __name__ == "__main__":
    sys.exit(main())
