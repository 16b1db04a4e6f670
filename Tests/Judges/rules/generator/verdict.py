"""Compares what `plimsoll check` says of a history with what a server did."""

from .truth import REFUSED

MISSED = "not foreseen"
FALSE_ALARM = "false alarm"


class Verdict:
    """Of one history on one major."""

    def __init__(self):
        # (kind, statement, words)
        self.disagreements = []
        self.refused = self.foreseen = self.hedged = self.unread = self.warnings = 0


def compare(history, report, refused, refused_together, lost):
    """`refused_together` is what fails when several files run in one transaction; only runs of that kind have it. Of what was
    `lost` there nothing is known."""
    verdict = Verdict()
    verdict.refused = len(refused) + len(refused_together)
    findings = [finding for finding in report["findings"] if finding["sqlstate"] == REFUSED]
    for finding in findings:
        finding["first"] = history.at(finding["location"])
        finding["others"] = [history.at(related["location"]) for related in finding["related"]]
    together = [finding for finding in findings if "deployed together" in finding["message"]]
    apart = [finding for finding in findings if finding not in together]
    certain = [finding for finding in apart if finding["severity"] == "error" and finding["confidence"] == "certain"]
    verdict.warnings = len(findings) - len(certain)
    unread = {history.at(entry["location"]) for entry in report["notAnalysed"] if "location" in entry}
    judge(verdict, certain, refused, [finding for finding in apart if finding not in certain], unread)
    if history.shape == "run":
        # A handler that catches the error keeps it from the server's answer.
        sure = [finding for finding in together if finding["confidence"] == "certain" and "catches" not in finding["message"]]
        sure = [finding for finding in sure if finding["first"] not in lost]
        judge(verdict, sure, refused_together, [finding for finding in findings if finding not in sure], unread)
    return verdict


def touches(finding, statement):
    return finding["first"] is statement or statement in finding["others"]


def judge(verdict, certain, refused, hedging, unread):
    for statement, words in refused.items():
        if any(touches(finding, statement) for finding in certain):
            verdict.foreseen += 1
        elif any(touches(finding, statement) for finding in hedging):
            verdict.hedged += 1
        elif statement in unread:
            verdict.unread += 1
        else:
            verdict.disagreements.append((MISSED, statement, words))
    for finding in certain:
        if finding["first"] not in refused and not any(other in refused for other in finding["others"]):
            place = finding["location"]
            words = f"{place['file']}:{place['line']}:{place['column']} {finding['message']}"
            verdict.disagreements.append((FALSE_ALARM, finding["first"], words))
