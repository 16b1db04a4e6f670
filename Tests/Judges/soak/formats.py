"""Whether a report is what its format allows. Each check returns what is wrong, or None."""

import json
import os
import re
import xml.etree.ElementTree

import jsonschema

SCHEMAS = os.path.join(os.path.dirname(__file__), "../../../Fixtures/schemas")


def validator(name):
    with open(os.path.join(SCHEMAS, name + ".schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALIDATORS = {name: validator(schema) for name, schema in [("json", "check"), ("sarif", "sarif"), ("gitlab", "gitlab-code-quality")]}

OFFICIAL = []


def hold_sarif_against(path):
    """Every log is also to be what this schema allows, formats of URIs included."""
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    OFFICIAL.append(kind(schema, format_checker=kind.FORMAT_CHECKER))


def schema_error(name, document):
    for official in OFFICIAL if name == "sarif" else []:
        for error in official.iter_errors(document):
            return f"SARIF's own schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    for error in VALIDATORS[name].iter_errors(document):
        return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    return None


def of_schema(name):
    """A check of a document of JSON that is as its schema has it."""

    def checking(check):
        def whole(text, report):
            document = json.loads(text)
            return schema_error(name, document) or check(document, report)

        return whole

    return checking


def check(name, output: bytes, document_of_json=None):
    """What is wrong with the report, if anything."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"no UTF-8: {error}"
    try:
        return CHECKS[name](text, document_of_json)
    except (ValueError, xml.etree.ElementTree.ParseError) as error:
        return f"not well-formed: {error}"


@of_schema("json")
def plain_json(document, _):
    counts = {level: sum(f["severity"] == level for f in document["findings"]) for level in ("error", "warning", "note")}
    if [counts["error"], counts["warning"], counts["note"]] != [document["summary"][key] for key in ("errors", "warnings", "notes")]:
        return "the summary does not count the findings"
    return None


@of_schema("sarif")
def sarif(document, report):
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    if any(rules[result["ruleIndex"]]["id"] != result["ruleId"] for result in run["results"]):
        return "ruleIndex leads to another rule"
    if report and len(run["results"]) != len(report["findings"]) + report["summary"]["suppressed"]:
        return "not as many results as findings"
    return None


@of_schema("gitlab")
def gitlab(document, report):
    if len({issue["fingerprint"] for issue in document}) < len(document):
        return "two issues have one fingerprint"
    if report and len(document) != len(report["findings"]):
        return "not as many issues as findings"
    return None


def junit(text, report):
    root = xml.etree.ElementTree.fromstring(text.encode())
    if root.tag != "testsuites" or {suite.tag for suite in root} - {"testsuite"}:
        return "no test suites"
    for attribute, tag in [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
        for element in [root, *root]:
            if int(element.attrib[attribute]) != sum(1 for _ in element.iter(tag)):
                return f"{attribute} is not the number of {tag}"
    for case in root.iter("testcase"):
        if not case.attrib["name"] or not case.attrib["classname"] or len(case) > 1:
            return "a test case without a name, or with two outcomes"
    if report and sum(1 for _ in root.iter("failure")) != sum(f["severity"] != "note" for f in report["findings"]):
        return "not as many failures as errors and warnings"
    return None


COMMAND = re.compile(r"::(error|warning|notice) (file=[^,:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[a-z-]+)::.+")


def github(text, report):
    lines = text.split("\n")
    if lines.pop() != "":
        return "the last line does not end"
    for number, line in enumerate(lines):
        if not COMMAND.fullmatch(line) and not (number == len(lines) - 1 and line.startswith("plimsoll: ")):
            return f"no workflow command: {line[:200]}"
    if report:
        for severity, command in [("error", "error"), ("warning", "warning"), ("note", "notice")]:
            count = sum(f["severity"] == severity for f in report["findings"])
            if sum(line.startswith(f"::{command} ") for line in lines) != min(10, count):
                return f"not the right number of annotations of kind {command}"
    return None


def plain_text(text, _):
    for character in text:
        if character != "\n" and (character < " " or character == "\x7f" or "\x80" <= character < "\xa0"):
            return f"a control character reaches the terminal: {character!r}"
    return None


CHECKS = {"json": plain_json, "sarif": sarif, "gitlab": gitlab, "junit": junit, "github": github, "text": plain_text}
