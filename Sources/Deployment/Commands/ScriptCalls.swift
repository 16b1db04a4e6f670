import ConfigText
import Migrations
import SourceText

/// Calls of what the project itself holds: scripts of package.json, targets of a Makefile, shell scripts and programs.
extension CommandReader {
  /// What a call of one of the project's own scripts does; nil if it is none.
  func scriptEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    switch call.name {
    case "npm", "pnpm", "yarn", "bun", "turbo", "composer": return packageEvents(of: call, in: scene)
    case "make", "gmake": return recipeEvents(of: call, in: scene, files: ["Makefile", "makefile", "GNUmakefile"])
    case "just": return recipeEvents(of: call, in: scene, files: ["justfile", "Justfile", ".justfile"])
    case "task", "go-task": return taskEvents(of: call, in: scene)
    case "python", "python3", "node", "tsx", "ts-node", "deno", "ruby", "php", "esno", "vite-node", "go", "cargo":
      return programEvents(of: call, in: scene)
    case "sh", "bash", "zsh", "ash", "dash":
      let script = Self.operand(in: call.texts, from: 1, valued: ["-o", "-O", "--rcfile"])
      return script < call.words.count ? fileEvents(of: call.dropping(script), in: scene) : []
    default:
      return call.path.utf8.contains(UInt8(ascii: "/")) || ["sh", "bash", "py"].contains(call.path.ending)
        ? fileEvents(of: call, in: scene) : nil
    }
  }

  /// A script that is called by its path.
  func fileEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    guard let word = call.words.first else { return nil }
    guard word.isKnown, let file = file(word.string, in: scene) else {
      return MigrationCommands.isNamedForMigrating(call.path.lastPart)
        ? [namedMigration(call.path, call, scene)] : unread(call, scene)
    }
    if ProgramMigrations.isProgram(file) { return events(ofProgram: file, call, in: scene) }
    return follow(call, in: scene)
  }

  /// A script that is not in the project, and that may do anything.
  private func unread(_ call: Call, _ scene: Scene) -> [DeployEvent]? {
    guard scene.setting != .container, ["sh", "bash", "zsh", "ps1"].contains(call.path.ending) else { return nil }
    return [event(.unread(name: call.path), call, scene)]
  }

  func namedMigration(_ name: String, _ call: Call, _ scene: Scene) -> DeployEvent {
    event(.migrates(MigrationCommand(runner: nil, name: name, lock: .unknown)), call, scene)
  }

  // MARK: package.json

  private static let packageOptions: Set = [
    "-C", "--prefix", "--cwd", "--filter", "-F", "-w", "--workspace", "--dir", "--scope",
  ]
  private static let packageVerbs: Set = [
    "install", "i", "ci", "add", "remove", "publish", "version", "config", "login", "cache", "audit", "link", "pack", "update",
    "outdated", "whoami", "prune", "rebuild", "set", "import", "init", "create", "view", "info", "setup", "store", "fetch",
    "deploy",
    "dist-tag", "list", "ls", "root", "patch",
  ]

  private func packageEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    var folder = scene.folder
    var operands: [Int] = []
    var index = 1
    while index < call.texts.count, operands.count < 3 {
      let text = call.texts[index]
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      if text == "--" { break }
      if Self.packageOptions.contains(parts[0]) {
        let value = parts.count == 2 ? parts[1] : index + 1 < call.texts.count ? call.texts[index + 1] : ""
        folder = ["-C", "--prefix", "--cwd", "--dir"].contains(parts[0]) ? path(value, in: scene) : package(value, in: scene)
        if parts.count == 1 { index += 1 }
      } else if text.utf8.first != UInt8(ascii: "-") {
        operands.append(index)
      }
      index += 1
    }
    guard let first = operands.first else { return [] }
    var script = call.texts[first]
    var at = first
    if script == "workspace" || script == "workspaces", operands.count > 2 {
      folder = package(call.texts[operands[1]], in: scene)
      (script, at) = (call.texts[operands[2]], operands[2])
    }
    var isRun = ["run", "run-script"].contains(script)
    if isRun {
      guard let next = operands.first(where: { $0 > at }) else { return [] }
      (script, at) = (call.texts[next], next)
    }
    isRun = isRun || call.name == "turbo"
    return scriptEvents(script, at, of: call, in: folder, isRun: isRun, scene)
  }

  private func scriptEvents(
    _ script: String, _ at: Int, of call: Call, in folder: String?, isRun: Bool, _ scene: Scene
  ) -> [DeployEvent]? {
    if let folder, let events = events(ofPackageScript: script, in: folder, call, scene) { return events }
    if !isRun, Self.packageVerbs.contains(script) { return [] }
    if !isRun, call.name != "npm" {
      // `yarn prisma …`, `bun server.ts`: a program, not a script of the package.
      var inner = scene
      inner.folder = folder
      return events(of: call.dropping(at), in: &inner)
    }
    if MigrationCommands.isNamedForMigrating(script) { return [namedMigration("\(call.name) run \(script)", call, scene)] }
    if scene.setting == .container { return nil }
    return ["deploy", "release"].contains(script) ? [event(.unread(name: "\(call.name) run \(script)"), call, scene)] : nil
  }

  /// The script of a package, with what npm runs before and behind it; nil if the package has none of that name.
  func events(ofPackageScript name: String, in folder: String, _ call: Call, _ scene: Scene) -> [DeployEvent]? {
    guard let file = text(Path.join(folder, call.name == "composer" ? "composer.json" : "package.json")) else { return nil }
    let scripts = ConfigFile(file, as: .json)["scripts"]
    guard let script = scripts[name] else { return nil }
    var events: [DeployEvent] = []
    let isTest = name == "test" || name == "lint"
    guard !isTest else { return [] }
    let key = file.name + "#" + name
    guard enter(key) else { return [] }
    defer { leave(key) }
    let before = scripts?.table?.entries.first { $0.key.text == "pre" + name }?.value
    let behind = scripts?.table?.entries.first { $0.key.text == "post" + name }?.value
    var inner = scene.entering(call.name == "composer" ? "composer \(name)" : "\(call.name) run \(name)", at: call.place)
    inner.folder = folder
    for part in [before, script, behind] {
      for string in part.strings { events += self.events(of: ShellText(string, of: file), in: inner) }
    }
    if events.isEmpty, name == "build" || name.utf8.starts(with: "build:".utf8) {
      events.append(event(.builds(name: "\(call.name) run \(name)"), call, scene))
    }
    return events
  }

  /// The folder of a package of the workspace that is called so, as `--filter` writes it.
  private func package(_ name: String, in scene: Scene) -> String? {
    let name = String(name.drop { $0 == "{" || $0 == "." || $0 == "/" }.prefix { $0 != "." && $0 != "}" && $0 != "^" })
    guard let folder = scene.folder else { return nil }
    if let path = path(name, in: scene), text(Path.join(path, "package.json")) != nil { return path }
    for parent in ["packages", "apps", "services", "libs", "modules"] {
      let place = project.folder(Path.join(folder, parent))
      for child in place.folders.prefix(200) {
        let path = place.path(of: child)
        guard let file = text(Path.join(path, "package.json")) else { continue }
        if child == name.lastPart && !name.utf8.contains(UInt8(ascii: "@"))
          || ConfigFile(file, as: .json)["name"].string == name
        {
          return path
        }
      }
    }
    return nil
  }

  // MARK: Makefiles

  private func recipeEvents(of call: Call, in scene: Scene, files: [String]) -> [DeployEvent]? {
    var scene = scene
    var targets: [String] = []
    var index = 1
    while index < call.texts.count {
      let text = call.texts[index]
      if text == "-C" || text == "--directory", index + 1 < call.texts.count {
        scene.folder = path(call.texts[index + 1], in: scene)
        index += 1
      } else if text == "-f" {
        index += 1
      } else if text.utf8.first != UInt8(ascii: "-"), !text.utf8.contains(UInt8(ascii: "=")) {
        targets.append(text)
      }
      index += 1
    }
    guard let folder = scene.folder, let file = files.lazy.compactMap({ self.text(Path.join(folder, $0)) }).first else {
      return targets.filter(MigrationCommands.isNamedForMigrating).map { namedMigration("\(call.name) \($0)", call, scene) }
    }
    let recipes = Recipes(file, isJustfile: call.name == "just")
    if targets.isEmpty, let first = recipes.first { targets = [first] }
    return targets.flatMap { target in
      events(ofTarget: target, recipes, call, scene.entering("\(call.name) \(target)", at: call.place))
    }
  }

  private func events(ofTarget target: String, _ recipes: Recipes, _ call: Call, _ scene: Scene) -> [DeployEvent] {
    guard let recipe = recipes[target] else {
      return MigrationCommands.isNamedForMigrating(target) ? [namedMigration("\(call.name) \(target)", call, scene)] : []
    }
    let key = recipes.file.name + "#" + target
    guard !DeployCommands.isTest(["make", target]), enter(key) else { return [] }
    defer { leave(key) }
    return recipe.needs.flatMap { events(ofTarget: $0, recipes, call, scene) }
      + recipe.lines.flatMap { events(of: $0, in: scene) }
  }

  private func taskEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    let names = ["Taskfile.yml", "Taskfile.yaml", "taskfile.yml"]
    guard let folder = scene.folder, let task = call.firstOperand,
      let file = names.lazy.compactMap({ self.text(Path.join(folder, $0)) }).first
    else { return nil }
    let tasks = ConfigFile(file, as: .yaml)["tasks"]
    return events(ofTask: task, tasks, file, scene.entering("task \(task)", at: call.place))
  }

  private func events(ofTask name: String, _ tasks: ConfigValue?, _ file: SourceText, _ scene: Scene) -> [DeployEvent] {
    let key = file.name + "#" + name
    guard let task = tasks[name], enter(key) else { return [] }
    defer { leave(key) }
    var events: [DeployEvent] = []
    for need in task["deps"]?.array ?? [] {
      if let need = need.string ?? need["task"].string { events += self.events(ofTask: need, tasks, file, scene) }
    }
    let commands = task["cmds"] ?? task["cmd"] ?? task
    for command in commands.array ?? [commands] {
      if let other = command["task"].string {
        events += self.events(ofTask: other, tasks, file, scene)
      } else if let string = command.configString ?? command["cmd"].configString {
        events += self.events(of: ShellText(string, of: file), in: scene)
      }
    }
    return events
  }

  // MARK: Programs

  private func programEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    let isTool = call.name == "go" || call.name == "cargo"
    if isTool, call.texts.count < 3 || call.texts[1] != "run" { return nil }
    // A program that is written on the spot.
    if !isTool, let second = call.texts.dropFirst().first, ["-e", "--eval", "-c", "-p", "--print"].contains(second) {
      return []
    }
    let valued: Set = [
      "-r", "--require", "--import", "--loader", "--env-file", "-W", "-X", "--tsconfig", "-P", "--project", "--bin", "-p",
    ]
    var at = Self.operand(in: call.texts, from: 1, valued: isTool ? [] : valued)
    if ["run", "watch", "ace"].contains(at < call.texts.count ? call.texts[at] : "") {
      at = Self.operand(in: call.texts, from: at + 1, valued: isTool ? [] : valued)
    }
    guard at < call.words.count else { return nil }
    let program = call.dropping(at)
    if let command = MigrationCommands.command(program.texts) { return [event(.migrates(command), call, scene)] }
    if program.words[0].isKnown, let file = file(program.path, in: scene) { return events(ofProgram: file, program, in: scene) }
    let isNamed = call.texts[at...].prefix(2).contains { MigrationCommands.isNamedForMigrating($0.lastPart) }
    return isNamed ? [namedMigration("\(call.name) \(program.path)", call, scene)] : nil
  }

  /// What a program of the project does, as far as its name and its calls tell.
  private func events(ofProgram file: SourceText, _ call: Call, in scene: Scene) -> [DeployEvent]? {
    let name = file.name.lastPart
    var events: [DeployEvent] = []
    if let (command, place) = ProgramMigrations.find(in: file) {
      var event = self.event(.migrates(command), call, scene)
      event.place = place
      event.route = scene.entering(Self.short(call), at: call.place).route
      events.append(event)
    } else if MigrationCommands.isNamedForMigrating(name) {
      events.append(namedMigration(name, call, scene))
    } else if MigrationCommands.words(of: name).contains(where: ["backfill", "fill", "backfills"].contains) {
      return [event(.fills(name: name), call, scene)]
    }
    if scene.setting == .container, !MigrationCommands.speaksOfMigrations(name) { events.append(startOfProgram(call, scene)) }
    return events
  }

  private func startOfProgram(_ call: Call, _ scene: Scene) -> DeployEvent {
    var event = event(.startsNewCode(name: Self.short(call)), call, scene)
    event.isLastOnly = true
    return event
  }
}
