"""Compares what `plimsoll check` says of a history with what a server did."""

from .truth import REFUSALS

MISSED = "not foreseen"
FALSE_ALARM = "false alarm"


class Verdict:
    """Of one history on one major."""

    def __init__(self):
        # (kind, statement, words)
        self.disagreements = []
        # What was only warned of: (statement, refusal, finding)
        self.doubts = []
        # Of the refused ones those that no label is the reason of.
        self.others = 0
        self.refused = self.foreseen = self.hedged = self.unread = self.warnings = 0


def compare(history, report, refused, refused_together, lost):
    """`refused_together` is what fails when several files run in one transaction; only runs of that kind have it. Of what was
    `lost` there nothing is known."""
    verdict = Verdict()
    verdict.refused = len(refused) + len(refused_together)
    verdict.others = sum(refusal.state != "55P04" for refusal in [*refused.values(), *refused_together.values()])
    findings = [finding for finding in report["findings"] if finding["sqlstate"] in REFUSALS]
    for finding in findings:
        finding["first"] = history.at(finding["location"])
        finding["others"] = [history.at(related["location"]) for related in finding["related"]]
    together = [finding for finding in findings if finding.get("deployment") == "together"]
    apart = [finding for finding in findings if finding not in together]
    certain = [finding for finding in apart if finding["severity"] == "error" and finding["confidence"] == "certain"]
    verdict.warnings = len(findings) - len(certain)
    unread = {history.at(entry["location"]) for entry in report["notAnalysed"] if "location" in entry}
    judge(verdict, certain, refused, findings, unread)
    if history.shape == "run":
        # A handler that catches the error keeps it from the server's answer.
        sure = [finding for finding in together if finding["confidence"] == "certain" and not finding.get("caught")]
        sure = [finding for finding in sure if finding["first"] not in lost]
        # What fails in a file by itself mostly fails together with others, too; but a type that is as young may spare it.
        judge(verdict, sure, refused_together, findings, unread, foreseeing=sure + certain)
    return verdict


def touches(finding, statement):
    return finding["first"] is statement or statement in finding["others"]


def judge(verdict, certain, refused, findings, unread, foreseeing=None):
    for statement, refusal in refused.items():
        told = [finding for finding in findings if finding["sqlstate"] == refusal.state and touches(finding, statement)]
        if any(finding in (foreseeing or certain) for finding in told):
            verdict.foreseen += 1
        elif told:
            verdict.hedged += 1
            verdict.doubts.append((statement, refusal, told[0]))
        elif statement in unread:
            verdict.unread += 1
        else:
            verdict.disagreements.append((MISSED, statement, refusal.words))
    for finding in certain:
        if finding["first"] not in refused and not any(other in refused for other in finding["others"]):
            place = finding["location"]
            words = f"{place['file']}:{place['line']}:{place['column']} {finding['message']}"
            verdict.disagreements.append((FALSE_ALARM, finding["first"], words))
