"""Asks the libraries that everybody reads configuration files with what the fixtures mean.

    judge_config.py [--write] Fixtures/config

Beside each fixture stands what is expected of ConfigText, as JSON. The judge reads the fixture with the format's own library and
compares; `--write` writes what the library says instead. What the Swift tests compare with these files is therefore never our own
opinion.

Wants Python 3.11, git, and from PyPI: PyYAML, python-hcl2, javaproperties, python-dotenv, json5.
"""

import argparse
import configparser
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tomllib
import xml.parsers.expat

import dotenv
import hcl2
import javaproperties
import json5
import yaml


# YAML

class CoreLoader(yaml.SafeLoader):
    """PyYAML with the scalars of YAML 1.2, and deaf to tags: on its own it reads YAML 1.1."""

    yaml_implicit_resolvers = {}

    def resolve(self, kind, value, implicit):
        if kind is yaml.ScalarNode and implicit[0]:
            return "tag:yaml.org,2002:merge" if value == "<<" else "plain"
        return super().resolve(kind, value, implicit)

    def construct(self, node):
        if isinstance(node, yaml.SequenceNode):
            return [self.construct_object(item, deep=True) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            self.flatten_mapping(node)
            return {key.value: self.construct_object(value, deep=True) for key, value in node.value}
        return core_scalar(node.value) if node.style is None else node.value


CoreLoader.add_constructor("plain", CoreLoader.construct)
CoreLoader.add_constructor("tag:yaml.org,2002:seq", CoreLoader.construct)
CoreLoader.add_constructor("tag:yaml.org,2002:map", CoreLoader.construct)
CoreLoader.add_multi_constructor("!", lambda loader, suffix, node: loader.construct(node))


def core_scalar(text):
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def read_yaml(path):
    return list(yaml.load_all(path.read_text(), CoreLoader))


# The others

def read_json(path):
    return json.loads(path.read_text())


def read_json5(path):
    return json5.loads(path.read_text())


def read_toml(path):
    return tomllib.loads(path.read_text())


def read_configparser(path):
    """`%(…)s` is resolved where it can be; what cannot be stays as it is written."""
    parser = configparser.ConfigParser({"here": "/project"}, strict=False)
    parser.read_string(path.read_text())
    result = {}
    for section, keys in {"DEFAULT": parser._defaults, **parser._sections}.items():
        result[section] = {}
        for key in keys:
            try:
                result[section][key] = parser.get(section, key)
            except configparser.InterpolationError:
                result[section][key] = parser.get(section, key, raw=True)
    del result["DEFAULT"]["here"]
    return {section: keys for section, keys in result.items() if keys or section != "DEFAULT"}


def read_plain_ini(path):
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes=("#", ";"))
    parser.optionxform = str
    parser.read_string(path.read_text())
    return {section: dict(parser[section]) for section in parser.sections()}


def read_git(path):
    listed = subprocess.run(["git", "config", "--file", path, "--list", "-z"], capture_output=True, check=True, text=True)
    result = {}
    for entry in listed.stdout.split("\0")[:-1]:
        name, newline, value = entry.partition("\n")
        section, _, key = name.rpartition(".")
        result.setdefault(section, {})[key] = value if newline else True
    return result


def read_properties(path):
    return javaproperties.loads(path.read_text())


def read_dotenv(path):
    return dict(dotenv.dotenv_values(path, interpolate=False))


def read_hcl(path):
    """python-hcl2 keeps quotes and escapes; what it puts into `${}` is an expression."""

    def plain(value):
        if isinstance(value, dict):
            return {unquoted(key): plain(item) for key, item in value.items() if not key.startswith("__")}
        if isinstance(value, list):
            return [plain(item) for item in value]
        if not isinstance(value, str):
            return value
        if re.match(r'"<<-?\w+\n', value):
            return heredoc(value[1:-1].split("\n"))
        if not value.startswith('"'):
            return {"expression": re.sub(r"^\$\{(.*)\}$", r"\1", value)}
        return {"expression": value} if re.search(r"(?<!\$)\$\{|(?<!%)%\{", value) else unquoted(value)

    def unquoted(text):
        return (json.loads(text) if text.startswith('"') else text).replace("$${", "${")

    def heredoc(lines):
        content = lines[1:-1]
        margin = min(len(line) - len(line.lstrip()) for line in content) if lines[0].startswith("<<-") else 0
        return "".join(line[margin:].replace("$${", "${") + "\n" for line in content)

    with path.open() as file:
        return plain(hcl2.load(file))


def read_xml(path):
    top = []
    stack = [top]

    def start(name, attributes):
        element = {"name": name, "attributes": attributes, "children": []}
        stack[-1].append(element)
        stack.append(element["children"])

    def text(data):
        if stack[-1] and isinstance(stack[-1][-1], str):
            stack[-1][-1] += data
        else:
            stack[-1].append(data)

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: stack.pop()
    parser.CharacterDataHandler = text
    parser.Parse(path.read_bytes(), True)
    return top[0]


BY_NAME = {"sqitch.conf": read_git, "tern.conf": read_plain_ini, "flyway.conf": read_properties}
BY_ENDING = {
    ".json": read_json, ".jsonc": read_json5, ".toml": read_toml, ".yml": read_yaml, ".yaml": read_yaml,
    ".ini": read_configparser, ".properties": read_properties, ".hcl": read_hcl, ".xml": read_xml, ".env": read_dotenv,
}


def as_text(value):
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    raise TypeError(type(value))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write what the libraries say beside the fixtures")
    options.add_argument("folder", type=pathlib.Path)
    arguments = options.parse_args()
    right, wrong = 0, 0
    for path in sorted(arguments.folder.iterdir()):
        expectation = path.with_name(f"{path.name}.expected")
        if path.suffix == ".expected":
            continue
        read = BY_NAME.get(path.name) or BY_ENDING[path.suffix]
        said = json.dumps(read(path), indent=2, ensure_ascii=False, default=as_text) + "\n"
        if arguments.write:
            expectation.write_text(said)
        elif not expectation.exists() or expectation.read_text() != said:
            print(f"{path}: the library reads something else than what {expectation.name} expects")
            wrong += 1
            continue
        right += 1
    print(f"{right} configuration files mean to their own libraries what is expected, {wrong} do not")
    return 1 if wrong or not right else 0


if __name__ == "__main__":
    sys.exit(main())
