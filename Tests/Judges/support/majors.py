"""The same question to a server of each major, at once."""

import threading


def on_each(majors, judge):
    """Runs `judge` for each major. What cannot be asked, as for want of a server, is a failure and not passed over."""
    failures = []

    def run(major):
        try:
            judge(major)
        except Exception as error:
            failures.append(f"PostgreSQL {major}: {error}")

    threads = [threading.Thread(target=run, args=(int(major),)) for major in majors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
