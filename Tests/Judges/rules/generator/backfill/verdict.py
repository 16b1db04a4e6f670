"""Compares what `plimsoll check` says of a history with what a server did, without rows and with them."""

import re

from rows import FRIENDLY

from ..verdict import touches
from .fills import CONSTANTS
from .play import OWN

MISSED, FALSE_ALARM, NOT_CERTAIN = "not foreseen", "false alarm", "not certain"
NAMED = re.compile(r"(?:ALTER\s+TABLE|\bON)\s+(\w+)", re.I)
WRITTEN = re.compile(r"\bSET (\w+) = (.+?)(?= WHERE| FROM|;|\$x\$| RETURNING|\n|$)")
KNOWN = {constant for constants in CONSTANTS.values() for constant in constants}
CONSTRAINS = re.compile(r"ALTER\s+TABLE|CREATE\s+UNIQUE\s+INDEX", re.I)


class Verdict:
    def __init__(self):
        # (kind, statement, words)
        self.disagreements = []
        self.refused = self.foreseen = self.warned = self.unknown = self.unread = self.errors = self.warnings = self.unmet = 0
        # Statements that the server refuses and that were said to be refused.
        self.agreed = set()


def compare(history, report, plays):
    """`plays` maps moods to what a server refused."""
    verdict = Verdict()
    # A note does not say that anything fails.
    findings = [f for f in report["findings"] if f["family"] == "backfill" and f["sqlstate"] and f["severity"] != "note"]
    for finding in findings:
        finding["first"] = history.at(finding["location"])
        finding["others"] = [history.at(related["location"]) for related in finding["related"]]
    unread = {history.at(entry["location"]) for entry in report["notAnalysed"] if "location" in entry}
    errors = [finding for finding in findings if finding["severity"] == "error"]
    verdict.errors, verdict.warnings = len(errors), sum(finding["severity"] == "warning" for finding in findings)
    for mood, play in plays.items():
        for statement, refusal in play.refused.items():
            if CONSTRAINS.search(statement.sql):
                judge_refusal(verdict, history, mood, statement, refusal, findings, unread)
    for finding in errors:
        judge_error(verdict, history, finding, plays)
    met = set().union(*(play.refused for play in plays.values()))
    verdict.unmet = sum(f["severity"] == "warning" and f["first"] not in met for f in findings)
    return verdict


def judge_refusal(verdict, history, mood, statement, refusal, findings, unread):
    verdict.refused += 1
    # Of several reasons the server names the one that it comes upon first.
    states = {refusal.state} if is_unknown(refusal) else {"23502", "23505", "23514"}
    told = [finding for finding in findings if finding["sqlstate"] in states and touches(finding, statement)]
    if told:
        verdict.agreed.add(statement)
        if any(finding["severity"] == "error" for finding in told):
            verdict.foreseen += 1
        else:
            verdict.warned += 1
    elif statement in unread:
        verdict.unread += 1
    elif is_unknown(refusal) or refusal.state == "23505" and may_differ(history, statement):
        verdict.unknown += 1
    else:
        verdict.disagreements.append((MISSED, statement, f"with {mood} rows: {refusal.state} {refusal.words}"))


def is_unknown(refusal):
    """Whether nobody can know from the history alone what values there are: but NULLs are followed everywhere."""
    return refusal.state in ("23503", "23P01") or refusal.state == "23514" and '"nn' not in refusal.words


def may_differ(history, statement):
    """Whether rows were deleted from the table before, perhaps those that were double, or a column was written with values that
    were not the same for all rows."""
    before = history.statements[:history.statements.index(statement)]
    if any(re.search(rf"DELETE\s+FROM\s+{name}\b", other.sql) for name in NAMED.findall(statement.sql) for other in before):
        return True
    values = [value for other in before for column, value in WRITTEN.findall(other.sql) if re.search(rf"\b{column}\b", statement.sql)]
    return any(value != "NULL" and value not in KNOWN for value in values)


def may_be_emptied(history, statement):
    """Whether a condition about other columns chose rows to delete before: it may happen to choose all of the friendly ones."""
    before = history.statements[:history.statements.index(statement)]
    columns = re.findall(r"\bc\d+\b", statement.sql)
    for name in NAMED.findall(statement.sql):
        for other in before:
            chosen = re.search(rf"DELETE\s+FROM\s+{name}\b.*?\bWHERE\b(.*)", other.sql, re.S)
            if chosen and not any(re.search(rf"\b{column}\b", chosen.group(1)) for column in columns):
                return True
    return False


def judge_error(verdict, history, finding, plays):
    statements = [finding["first"], *finding["others"]]

    def passes(mood):
        play = plays[mood]
        return not any(statement in play.refused or statement in play.lost for statement in statements)
    place = finding["location"]
    words = f"{place['file']}:{place['line']}:{place['column']} {finding['rule']} {finding['message']}"
    if finding["confidence"] == "certain" and passes(OWN):
        verdict.disagreements.append((NOT_CERTAIN, finding["first"], words))
    elif not plays[FRIENDLY].unfilled and passes(FRIENDLY) and not may_be_emptied(history, finding["first"]):
        verdict.disagreements.append((FALSE_ALARM, finding["first"], words))
