"""PostgreSQL judges what `plimsoll check` says of thousands of small histories that a grammar writes.

Each is played on every major in its transaction shape. Where the server answers 55P04, 25001 or 2D000 a finding must stand, and
where a finding says `error certain` the server must refuse. A statement that a server refuses for another reason is taken out of the history, and
counted. Warnings and likely errors are no disagreement; how often they are all there is is told.

usage: histories.py PLIMSOLL FOLDER [--seed N] [--count N] [--majors 15,18] [--only N] [--shrink] [--doubts] [--workers N]
       FOLDER keeps the servers that are fetched
"""

import collections
import os
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from generator.crew import options, play  # noqa: E402
from generator.history import Writer  # noqa: E402
from generator.shrink import shrink  # noqa: E402
from generator.truth import Invalid, Play, Stage  # noqa: E402
from generator.verdict import MISSED, compare  # noqa: E402
from project import ask, on_disk  # noqa: E402



class Worker:
    """What one process judges with: a stage on each server."""

    def __init__(self, options, servers, number):
        self.options = options
        self.stages = {major: Stage(server, f"stage_{number}") for major, server in servers.items()}

    def history(self, number):
        """The history of a number, valid on all majors, and what each server refuses of it."""
        writer = Writer(self.options.seed * 1_000_000 + number, self.stages[min(self.stages)])
        history = writer.write()
        invalid = list(writer.invalid)
        history, truths = self.valid(history, lambda history: self.truths(history, writer.refused), invalid)
        return history, truths, writer.offered, invalid

    def valid(self, history, played, invalid=None):
        """The history without what turns out to be invalid when it is played, and what came of playing it."""
        while True:
            try:
                return history, played(history)
            except Invalid as refusal:
                if invalid is not None:
                    invalid.append(("", str(refusal), refusal.statement.sql))
                history = history.without(refusal.statement)

    def truths(self, history, suspects):
        """What each server refuses. What one refused the next is likely to refuse too."""
        truths = {}
        for major in self.stages:
            truths[major] = self.truth(history, major, suspects=suspects)
            suspects = suspects.union(*truths[major])
        return truths

    def truth(self, history, major, exact=False, suspects=frozenset()):
        stage = self.stages[major]
        apart = Play(stage, history, exact=exact, suspects=suspects).result()
        if history.shape != "run":
            return apart, {}, set()
        together, lost = {}, set()
        for count in range(len(history.files) - 1):
            play = Play(stage, history, apart=count, exact=exact, suspects=suspects.union(apart, together))
            together |= play.result()
            lost |= play.lost
        return apart, together, lost

    def verdicts(self, history, truths):
        with on_disk(history.texts) as folder:
            return {
                major: compare(history, ask(
                    self.options.plimsoll, folder, "check", "--transactions", history.shape, "--postgres", str(major)), *truth)
                for major, truth in truths.items()
            }

    def judge(self, number):
        try:
            history, truths, offered, invalid = self.history(number)
            verdicts = self.verdicts(history, truths)
            for major, verdict in verdicts.items():
                if verdict.disagreements:
                    verdicts[major] = self.confirmed(history, major)
            told = [self.told(number, history, major, verdict) for major, verdict in verdicts.items() if verdict.disagreements]
            figures = {
                major: (verdict.refused, verdict.foreseen, verdict.hedged, verdict.unread, verdict.warnings, len(verdict.disagreements), verdict.others)
                for major, verdict in verdicts.items()
            }
            if self.options.only is not None:
                told.append(self.shown(history, truths))
            if self.options.doubts:
                told += [
                    f"DOUBT {number} on PostgreSQL {major}: {statement.sql}\n    {finding['location']['line']}:{finding['location']['column']} {finding['message']}"
                    for major, verdict in verdicts.items() for statement, refusal, finding in verdict.doubts]
            return figures, told[:1] if self.options.only is None and not self.options.doubts else told, offered, invalid, len(history.statements)
        except Exception:
            return {}, [f"history {number}: {traceback.format_exc()}"], 0, [], 0

    def confirmed(self, history, major):
        """Before anybody is blamed: once more, without any savepoint of ours. And what a statement that is refused would have
        changed, the server never saw: it counts only what is still so when those that were foreseen are taken out."""
        truth = self.truth(history, major, exact=True)
        verdict = self.verdicts(history, {major: truth})[major]
        foreseen = (truth[0].keys() | truth[1].keys()) - {statement for kind, statement, _ in verdict.disagreements if kind == MISSED}
        if verdict.disagreements and foreseen:
            for statement in foreseen:
                history = history.without(statement)
            history, truth = self.valid(history, lambda history: self.truth(history, major, exact=True))
            rest = self.verdicts(history, {major: truth})[major]
            still = {statement for _, statement, _ in rest.disagreements}
            verdict.disagreements = [found for found in verdict.disagreements if found[1] in still]
        return verdict

    def told(self, number, history, major, verdict):
        if self.options.shrink:
            history, verdict = self.smallest(history, major, verdict)
        lines = [f"DISAGREEMENT in history {number} on PostgreSQL {major}"]
        for kind, statement, words in verdict.disagreements:
            lines.append(f"  {kind}: {history.place(statement)}: {statement.sql if statement else ''}\n    {words}")
        return "\n".join(lines + ([history.text()] if self.options.shrink else []))

    def smallest(self, history, major, verdict):
        kind = verdict.disagreements[0][0]

        def disagreement(smaller):
            try:
                found = self.confirmed(smaller, major)
            except Exception:
                return None
            return found if any(other == kind for other, _, _ in found.disagreements) else None
        history = shrink(history, disagreement)
        return history, disagreement(history) or verdict

    def shown(self, history, truths):
        lines = [history.text()]
        for major, (apart, together, _) in truths.items():
            for title, refused in (("", apart), (" with all files together", together or {})):
                lines += [f"PostgreSQL {major}{title} refuses {history.place(s)} {s.sql}\n  {refusal.words}" for s, refusal in refused.items()]
        return "\n".join(lines)


def main():
    parser = options(500)
    parser.add_argument("--doubts", action="store_true", help="show what the server refused and was only warned of")
    sys.exit(play(parser.parse_args(), Worker, report))


def report(options, results):
    totals = collections.defaultdict(lambda: [0] * 7)
    disagreements, invalid, offered, statements, histories = 0, collections.Counter(), 0, 0, 0
    for figures, told, tried, refusals, length in results:
        histories += 1
        disagreements += sum(not line.startswith(("DOUBT", "-- ")) for line in told)
        if told and (disagreements <= options.shown):
            print("\n".join(told), flush=True)
        offered, statements = offered + tried, statements + length
        for _, words, sql in refusals:
            invalid[words.split('"')[0][:70]] += 1
            if options.only is not None:
                print(f"taken out: {sql}\n  {words}")
        for major, numbers in figures.items():
            totals[major] = [before + number for before, number in zip(totals[major], numbers)]
    taken = sum(invalid.values())
    print(f"{histories} histories with {statements} statements; of {offered} offered {taken} were invalid "
          f"({taken * 100 / max(1, offered):.1f} %)")
    for words, number in invalid.most_common(8):
        print(f"  {number} × {words}")
    for major, (refused, foreseen, hedged, unread, warnings, wrong, others) in sorted(totals.items()):
        print(f"PostgreSQL {major}: {histories} histories, {refused} statements refused, {others} of them not for a label: {foreseen} foreseen, {hedged} warned of, "
              f"{unread} in what is not analysed; {warnings} warnings, {wrong} disagreements")
    print(f"{disagreements} histories in disagreement")
    return 1 if disagreements or not totals else 0


if __name__ == "__main__":
    main()
