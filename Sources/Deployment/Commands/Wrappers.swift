import ConfigText
import SourceText

/// Commands that only run another one: `sudo`, `poetry run`, `bash -c`, `ssh host`, `docker compose exec app`.
extension CommandReader {
  enum Unwrapped {
    case plain(Call)
    case scripts([(text: ShellText, scene: Scene)])
  }

  /// Wrappers that are a word alone, and the options of each that take a value.
  private static let plainWrappers: [String: Set<String>] = [
    "sudo": ["-u", "-g"], "env": ["-u"], "time": [], "nohup": [], "nice": ["-n"], "dumb-init": [], "tini": ["-s"],
    "catatonit": [], "npx": ["-p", "--package"], "bunx": [], "pnpx": [], "cross-env": [], "opentelemetry-instrument": [],
    "ddtrace-run": [], "with-contenv": [], "stdbuf": ["-o", "-e", "-i"], "chronic": [], "exec": ["-a"], "command": [],
    "dotenv": ["-e", "-f"], "env-cmd": ["-f"], "php": ["-d"], "xvfb-run": [], "flock": ["-w"], "eatmydata": [], "busybox": [],
    "retry": [], "dotenvx": ["-f"],
  ]

  /// Those that take a word of their own before the command.
  private static let wrappersWithOperand: Set = ["gosu", "su-exec", "timeout", "setpriv", "flock", "chpst", "chroot"]

  /// Those of two words: `poetry run`.
  private static let wrappersWithVerb: [String: Set<String>] = [
    "poetry": ["run"], "uv": ["run"], "pipenv": ["run"], "pdm": ["run"], "hatch": ["run"], "rye": ["run"], "conda": ["run"],
    "bundle": ["exec"], "pnpm": ["exec", "dlx"], "yarn": ["exec", "dlx"], "npm": ["exec", "x"], "bun": ["x"],
    "doppler": ["run"],
    "infisical": ["run"], "op": ["run"], "railway": ["run"], "newrelic-admin": ["run-program"], "uvx": ["run"],
    "mise": ["exec", "x"],
    "chamber": ["exec"], "teller": ["run"], "dotenvx": ["run"], "nix": ["develop"], "pixi": ["run"], "aws-vault": ["exec"],
  ]

  /// Options of theirs that take a value.
  private static let verbOptions: Set = [
    "--project", "--directory", "-C", "--extra", "--group", "--with", "-e", "--env", "-p", "--python", "--filter", "-F",
    "--config",
    "-c", "-f", "--env-file", "--package", "--no-group", "-n", "--name",
  ]

  private static let shells: Set = ["sh", "bash", "zsh", "ash", "dash", "ksh"]

  func unwrapped(_ call: Call, in scene: Scene) -> Unwrapped {
    var call = call
    for _ in 0..<16 {
      guard let inner = inner(of: call) else { break }
      guard !inner.words.isEmpty else { return .plain(inner) }
      call = inner
    }
    if let script = script(handedTo: call, in: scene) { return .scripts([script]) }
    return .plain(call)
  }

  /// The call without its outermost wrapper.
  private func inner(of call: Call) -> Call? {
    let name = call.name
    if name == "python" || name == "python3" || name.utf8.starts(with: "python3.".utf8) { return python(call) }
    if name == "dotenvx" || name == "bun" || name == "uv", let verbs = Self.wrappersWithVerb[name],
      !(call.firstOperand.map(verbs.contains) ?? false)
    {
      return nil
    }
    if let verbs = Self.wrappersWithVerb[name] {
      let verb = Self.operand(in: call.texts, from: 1, valued: Self.verbOptions)
      guard verb < call.texts.count, verbs.contains(call.texts[verb]) else { return nil }
      return call.dropping(Self.operand(in: call.texts, from: verb + 1, valued: Self.verbOptions))
    }
    if name == "php", call.texts.count > 1 { return call.dropping(Self.operand(in: call.texts, from: 1, valued: ["-d"])) }
    if Self.wrappersWithOperand.contains(name) {
      let operand = Self.operand(in: call.texts, from: 1, valued: ["-s", "-k", "-w", "-u"])
      return call.dropping(min(call.texts.count, operand + 1))
    }
    if let valued = Self.plainWrappers[name] {
      guard call.texts.count > 1 else { return nil }
      return call.dropping(Self.operand(in: call.texts, from: 1, valued: valued))
    }
    // `wait-for-it db:5432 -- command`, `dockerize -wait tcp://db:5432 command`
    let isWaiting = ["dockerize", "wait-for", "wait-for-it"].contains { name.utf8.starts(with: $0.utf8) }
    if isWaiting {
      if let dashes = call.texts.firstIndex(of: "--") { return call.dropping(dashes + 1) }
      if name == "dockerize" {
        return call.dropping(Self.operand(in: call.texts, from: 1, valued: ["-wait", "-timeout", "-template"]))
      }
    }
    return nil
  }

  /// Where the first word stands that is no option, no option's value and no `NAME=value`.
  static func operand(in texts: [String], from start: Int, valued: Set<String>) -> Int {
    var index = start
    while index < texts.count {
      let text = texts[index]
      if text == "--" { return index + 1 }
      if text.utf8.first == UInt8(ascii: "-") {
        index += valued.contains(text) ? 2 : 1
      } else if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals != text.startIndex,
        text[..<equals].utf8.allSatisfy({ $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) })
      {
        index += 1
      } else {
        return index
      }
    }
    return texts.count
  }

  /// `python -m alembic` is alembic, `python manage.py` is manage.py.
  private func python(_ call: Call) -> Call? {
    var index = 1
    while index < call.texts.count {
      let text = call.texts[index]
      if text == "-m" { return call.dropping(index + 1) }
      if text == "-c" { return nil }
      guard text.utf8.first == UInt8(ascii: "-") else {
        return text.ending == "py" && text.lastPart != "manage.py" ? nil : call.dropping(index)
      }
      index += ["-W", "-X"].contains(text) ? 2 : 1
    }
    return nil
  }

  // MARK: Text that is handed on

  /// What `bash -c`, `eval`, `su -c` or `ssh` are handed as text.
  private func script(handedTo call: Call, in scene: Scene) -> (text: ShellText, scene: Scene)? {
    var inner = scene
    inner.depth += 1
    switch call.name {
    case _ where Self.shells.contains(call.name):
      if let at = call.texts.indices.dropFirst().first(where: { Self.isCommandOption(call.texts[$0]) }),
        at + 1 < call.words.count
      {
        return (call.words[at + 1].text, inner)
      }
      return call.texts.count == 1 ? call.input.map { ($0, inner) } : nil
    case "eval":
      return ShellText.joined(call.words.dropFirst().map(\.text)).map { ($0, inner) }
    case "su":
      guard let at = call.texts.firstIndex(of: "-c"), at + 1 < call.words.count else { return nil }
      return (call.words[at + 1].text, inner)
    case "ssh":
      let valued: Set = ["-i", "-p", "-o", "-l", "-F", "-J", "-L", "-R", "-b", "-c", "-m"]
      let host = Self.operand(in: call.texts, from: 1, valued: valued)
      inner.setting = .server
      inner.route.append(DeployEvent.Hop(name: "ssh", place: call.place))
      let rest = call.words.dropFirst(host + 1).map(\.text)
      return (rest.isEmpty ? call.input : ShellText.joined(rest)).map { ($0, inner) }
    case "fly", "flyctl":
      guard call.texts.contains("ssh"), let at = call.texts.firstIndex(where: { $0 == "-C" || $0 == "--command" }),
        at + 1 < call.words.count
      else { return nil }
      inner.setting = .server
      return (call.words[at + 1].text, inner)
    default: return nil
    }
  }

  /// `-c`, `-lc`, `-exc`
  private static func isCommandOption(_ text: String) -> Bool {
    text.utf8.count < 6 && text.utf8.first == UInt8(ascii: "-") && text.utf8.last == UInt8(ascii: "c")
      && text.utf8.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
  }
}

extension String {
  /// Behind the last slash.
  var lastPart: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return String(self[utf8.index(after: slash)...])
  }

  /// `py` of `scripts/fill.py`.
  var ending: String {
    let name = lastPart
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...])
  }
}
