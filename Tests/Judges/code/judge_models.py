#!/usr/bin/env python3
"""Lets SQLAlchemy, SQLModel and Django load the models of Fixtures/code, and compares their tables, columns and labels with what
we read without running them.

    judge_models.py --needs .build/release/plimsoll-code-needs Fixtures/code
"""
import argparse
import importlib
import json
import os
import pathlib
import subprocess
import sys

LIBRARIES = {"sqlalchemy": "sqlalchemy", "sqlmodel": "sqlalchemy", "django": "django"}


# What the libraries say, in a process for each case.

def modules_of(case):
    for path in sorted(case.rglob("*.py")):
        parts = list(path.relative_to(case).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if parts:
            yield ".".join(parts)


def load_sqlalchemy(case):
    import gc

    import sqlalchemy

    for module in modules_of(case):
        importlib.import_module(module)
    tables = {}
    for metadata in [thing for thing in gc.get_objects() if isinstance(thing, sqlalchemy.MetaData)]:
        if metadata.info.get("bind_key"):
            continue
        for table in metadata.tables.values():
            if table.schema == "pg_catalog":
                continue
            columns = tables.setdefault(table.fullname, {})
            for column in table.columns:
                type_ = column.type.item_type if isinstance(column.type, sqlalchemy.ARRAY) else column.type
                is_enum = isinstance(type_, sqlalchemy.Enum) and type_.native_enum
                columns[column.name] = [column.nullable, [type_.name, list(type_.enums)] if is_enum else None]
    return tables


def load_django(case):
    import django
    from django.apps import apps
    from django.conf import settings

    names = {path.parent for path in case.rglob("models.py")} | {path.parent.parent for path in case.rglob("models/__init__.py")}
    own = {".".join(path.relative_to(case).parts) for path in names}
    options = {"INSTALLED_APPS": ["django.contrib.contenttypes", "django.contrib.auth", *sorted(own)]}
    if (case / "project" / "settings.py").exists():
        written = importlib.import_module("project.settings")
        options["AUTH_USER_MODEL"] = written.AUTH_USER_MODEL
    # Nobody connects; but it tells how long names may be.
    options["DATABASES"] = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "nobody"}}
    settings.configure(DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", **options)
    django.setup()
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        package = model.__module__.split(".")
        if model._meta.proxy or not any(".".join(package[:end]) in own for end in range(1, len(package) + 1)):
            continue
        name = model._meta.db_table.strip('"').replace('"."', ".")
        columns = tables.setdefault(name, {})
        for field in model._meta.local_concrete_fields:
            columns[field.column] = [field.null, None]
    return tables


# What we say.

def read(needs, case):
    files = sorted(str(path.relative_to(case)) for path in case.rglob("*.py"))
    output = subprocess.run([os.path.abspath(needs), *files], cwd=case, capture_output=True, text=True, check=True).stdout
    tables, doubts = {}, []
    for line in output.splitlines():
        parts = line.split("\t")
        if len(parts) < 8 or parts[6] == "weak":
            continue
        kind, table, column, detail = parts[2:6]
        if kind == "relation":
            tables.setdefault(table, {})
        elif kind == "column":
            known = {"expected": True, "breakIt": False}.get(detail)
            before = tables.setdefault(table, {}).get(column)
            if before is not None and before[0] is not None and known is not None and before[0] != known:
                doubts.append(f"{table}.{column} is said to be NULL and not")
            tables[table][column] = [known, before[1] if before else None]
    for line in output.splitlines():
        parts = line.split("\t")
        if len(parts) < 8 or parts[2] != "labels":
            continue
        for path in parts[4].split(","):
            table, column = path.rsplit(".", 1)
            tables[table][column][1] = [parts[3].rsplit(".", 1)[-1], parts[5].split(",")]
    return tables, doubts


def differences(ours, theirs):
    for table in sorted(set(ours) | set(theirs)):
        if table not in ours:
            yield f"{table}: not found"
        elif table not in theirs:
            yield f"{table}: there is none"
        else:
            yield from column_differences(table, ours[table], theirs[table])


def column_differences(table, ours, theirs):
    for column in sorted(set(ours) | set(theirs)):
        if column not in ours:
            yield f"{table}.{column}: not found"
        elif column not in theirs:
            yield f"{table}.{column}: there is none"
        else:
            (null, labels), (their_null, their_labels) = ours[column], theirs[column]
            if null is not None and null != their_null:
                yield f"{table}.{column}: may be NULL is {their_null}"
            if labels != their_labels:
                yield f"{table}.{column}: its labels are {their_labels}, not {labels}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs")
    parser.add_argument("--load", choices=["sqlalchemy", "django"], help="print what the library says of one case")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.load:
        sys.path.insert(0, str(arguments.folder.resolve()))
        loaded = (load_sqlalchemy if arguments.load == "sqlalchemy" else load_django)(arguments.folder.resolve())
        return print(json.dumps(loaded))
    cases = columns = 0
    wrong = []
    for library, loader in LIBRARIES.items():
        for case in sorted(path for path in (arguments.folder / library).iterdir() if path.is_dir()):
            # Nobody can load what only the run knows.
            if case.name == "traps":
                continue
            told = subprocess.run([sys.executable, __file__, "--load", loader, str(case)], capture_output=True, text=True)
            if told.returncode:
                wrong.append(f"{case}: {told.stderr.strip().splitlines()[-1]}")
                continue
            theirs = json.loads(told.stdout)
            ours, doubts = read(arguments.needs, case)
            cases += 1
            columns += sum(len(table) for table in theirs.values())
            wrong += [f"{case}: {text}" for text in [*doubts, *differences(ours, theirs)]]
    print("\n".join(wrong + [f"{cases} projects, {columns} columns, {len(wrong)} differences"]))
    if wrong or cases < 10:
        sys.exit(1)


if __name__ == "__main__":
    main()
