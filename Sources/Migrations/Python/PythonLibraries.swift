import PythonSyntax
import SourceText

/// What is known of code that is no part of a project.
enum PythonLibraries {
  /// Python's own modules, and packages of others, that write no rows whatever their methods are called.
  private static let withoutRows: Set<Substring> = [
    "abc", "argparse", "array", "asyncio", "base64", "builtins", "calendar", "codecs", "collections", "concurrent",
    "configparser", "contextlib", "copy", "csv", "datetime", "decimal", "difflib", "email", "enum", "functools", "getpass",
    "glob",
    "gzip", "hashlib", "heapq", "hmac", "html", "http", "importlib", "inspect", "io", "ipaddress", "itertools", "json",
    "locale",
    "logging", "math", "mimetypes", "multiprocessing", "operator", "os", "pathlib", "pickle", "platform", "pprint", "queue",
    "random", "re", "secrets", "select", "shutil", "signal", "socket", "ssl", "statistics", "string", "struct", "subprocess",
    "sys", "tarfile", "tempfile", "textwrap", "threading", "time", "traceback", "types", "typing", "unicodedata", "urllib",
    "uuid",
    "warnings", "weakref", "xml", "zipfile", "zlib", "zoneinfo",
    "PIL", "attr", "attrs", "bcrypt", "boto3", "bs4", "click", "cryptography", "dateutil", "environ", "google", "httpx",
    "jinja2",
    "loguru", "lxml", "markdown", "numpy", "opentelemetry", "passlib", "prometheus_client", "pydantic", "pytz", "redis",
    "requests", "rich", "sentry_sdk", "six", "slugify", "structlog", "tqdm", "typer", "typing_extensions", "yaml",
  ]

  /// Whether something comes of one of them.
  static func holds(_ symbol: PythonSymbol) -> Bool { withoutRows.contains(symbol.path.prefix { $0 != "." && $0 != "(" }) }

  /// The name of the method that a call at this place is of.
  static func method(calledAt place: Place) -> String? {
    let tree = PythonTree.parse(SourceText(place.file[place.span]))
    guard let statement = tree.root.child(.body), let call = statement.child(.value), call.kind == .call,
      let function = call.child(.function), function.kind == .attribute
    else { return nil }
    return function.name
  }
}
