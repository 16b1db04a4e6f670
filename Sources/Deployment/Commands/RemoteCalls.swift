import ConfigText
import Migrations
import SourceText

/// Commands that run something in a container or on a platform: `docker compose run`, `kubectl exec`, `heroku run`.
extension CommandReader {
  private static let containerOptions: Set = [
    "-e", "--env", "-v", "--volume", "--name", "-u", "--user", "-w", "--workdir", "--entrypoint", "-p", "--publish", "-f",
    "--file",
    "--project-name", "--env-file", "--network", "--net", "--profile", "-h", "--hostname", "--platform", "--mount", "--label",
    "-l",
    "--add-host", "--project-directory", "--index", "-m", "--memory", "--cpus", "--context", "-n", "--namespace", "-c",
    "--container",
    "--image", "--overrides", "-a", "--app", "-r", "--remote", "--size", "--type", "--pull", "--restart", "--ulimit",
  ]

  /// nil if it is no such command.
  func remoteEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    switch call.name {
    case "docker-compose", "podman-compose": return composeEvents(of: call, from: 1, in: scene)
    case "docker", "podman":
      let verb = Self.operand(in: call.texts, from: 1, valued: Self.containerOptions)
      guard verb < call.texts.count else { return nil }
      switch call.texts[verb] {
      case "compose": return composeEvents(of: call, from: verb + 1, in: scene)
      case "run", "exec":
        let target = Self.operand(in: call.texts, from: verb + 1, valued: Self.containerOptions)
        guard target < call.words.count else { return [] }
        return dockerRun(call, verb, target, scene)
      default: return nil
      }
    case "kubectl", "oc": return kubectlEvents(of: call, in: scene)
    case "heroku", "scalingo", "dokku", "clever":
      guard let verb = call.texts.firstIndex(where: { $0 == "run" || $0 == "run:detached" }) else { return nil }
      let start = Self.operand(in: call.texts, from: verb + 1, valued: Self.containerOptions)
      return insideEvents(call.dropping(start), call, scene) ?? []
    case "aws":
      guard call.texts.contains("run-task") else { return nil }
      return taskEvents(of: call, in: scene)
    case "gcloud", "flyctl", "fly", "az", "nomad", "argo":
      let isJob = call.texts.contains { ["jobs", "job", "machine", "machines", "submit"].contains($0) }
      return isJob ? namedEvents(of: call, in: scene) : nil
    default: return nil
    }
  }

  /// A command inside of a container, whose last words are not the application.
  private func insideEvents(_ inner: Call, _ call: Call, _ scene: Scene) -> [DeployEvent]? {
    guard !inner.words.isEmpty else { return nil }
    var scene = scene
    if scene.setting == .container { scene.setting = .server }
    // `heroku run "rake db:migrate"`: all of it as one word.
    if inner.words.count == 1, inner.words[0].text.bytes.contains(0x20) { return events(of: inner.words[0].text, in: scene) }
    let events = events(of: inner, in: &scene).filter { !$0.startsNewCode }
    return events.map { event in
      var event = event
      if event.place == inner.place { event.place = call.place }
      return event
    }
  }

  /// Whether something is named for migrating among the words of a command: a job, an image, a task.
  private func namedEvents(of call: Call, in scene: Scene) -> [DeployEvent] {
    for text in call.texts.dropFirst() {
      // Of `registry/app-migrate:latest` the last part, without its tag.
      let name = text.lastPart.prefix { $0 != ":" && $0 != "=" }
      if MigrationCommands.isNamedForMigrating(String(name)) { return [namedMigration(Self.short(call), call, scene)] }
    }
    return []
  }

  private func dockerRun(_ call: Call, _ verb: Int, _ target: Int, _ scene: Scene) -> [DeployEvent] {
    let image = String(call.texts[target].lastPart.prefix { $0 != ":" })
    let rest = call.dropping(target + 1)
    if MigrationCommands.isRunner(image), let command = MigrationCommands.command([image] + call.texts.dropFirst(target + 1)) {
      return [event(.migrates(command), call, scene)]
    }
    if let at = call.texts[verb..<target].firstIndex(of: "--entrypoint") {
      let words = [call.words[at + 1]] + rest.words
      if let events = insideEvents(Call(words, at: call.place), call, scene), !events.isEmpty { return events }
    }
    if let events = insideEvents(rest, call, scene), !events.isEmpty { return events }
    if MigrationCommands.isNamedForMigrating(image) { return [namedMigration(Self.short(call), call, scene)] }
    let isDetached = call.texts[verb...].contains { $0 == "-d" || $0 == "--detach" || $0 == "-itd" || $0 == "-dit" }
    guard scene.setting == .server, call.texts[verb] == "run", isDetached, !ComposeFile.isInfrastructure(image: image) else {
      return []
    }
    return [event(.startsNewCode(name: "docker run"), call, scene)]
  }

  private func composeEvents(of call: Call, from start: Int, in scene: Scene) -> [DeployEvent]? {
    let verb = Self.operand(in: call.texts, from: start, valued: Self.containerOptions)
    guard verb < call.texts.count else { return [] }
    guard call.texts[verb] == "run" || call.texts[verb] == "exec" else { return nil }
    let service = Self.operand(in: call.texts, from: verb + 1, valued: Self.containerOptions)
    // On a lent machine it is a database of that machine.
    guard service < call.words.count, scene.setting != .lent else { return [] }
    if let events = insideEvents(call.dropping(service + 1), call, scene) { return events }
    if let file = composeFile(of: call, in: scene), let own = composeEvents(ofService: call.texts[service], of: file, scene) {
      return own.filter { !$0.startsNewCode }
    }
    return namedEvents(of: call, in: scene)
  }

  private func kubectlEvents(of call: Call, in scene: Scene) -> [DeployEvent]? {
    let verb = Self.operand(in: call.texts, from: 1, valued: Self.containerOptions)
    guard verb < call.texts.count else { return [] }
    switch call.texts[verb] {
    case "exec", "run", "debug":
      if let dashes = call.texts.firstIndex(of: "--") { return insideEvents(call.dropping(dashes + 1), call, scene) ?? [] }
      return namedEvents(of: call, in: scene)
    case "create":
      guard call.texts.contains("job") else { return nil }
      if let dashes = call.texts.firstIndex(of: "--"), let events = insideEvents(call.dropping(dashes + 1), call, scene) {
        return events
      }
      return namedEvents(of: call, in: scene)
    case "wait", "delete", "get", "logs", "describe", "config", "label", "annotate", "scale", "cp", "port-forward": return []
    default: return nil
    }
  }

  /// `aws ecs run-task`: the command stands in JSON, or only the task's name tells.
  private func taskEvents(of call: Call, in scene: Scene) -> [DeployEvent] {
    for word in call.words where word.text.bytes.first == UInt8(ascii: "{") {
      let text = SourceText(name: word.text.file.name, bytes: word.text.bytes.map { $0 == ShellWord.hole ? 0x5F : $0 })
      for container in ConfigFile(text, as: .json)["containerOverrides"].array ?? [] {
        let words = container["command"].strings.map { string in
          let bytes = Array(string.text.utf8)
          let origins = Array(repeating: call.words[0].text.origins[0], count: bytes.count + 1)
          return ShellWord(text: ShellText(file: word.text.file, bytes: bytes, origins: origins))
        }
        if let events = insideEvents(Call(words, at: call.place), call, scene), !events.isEmpty { return events }
      }
    }
    let named = namedEvents(of: call, in: scene)
    return named.isEmpty ? [event(.unread(name: "aws ecs run-task"), call, scene)] : named
  }

  /// `git push heroku main` deploys.
  func gitEvents(of call: Call, in scene: Scene) -> [DeployEvent] {
    guard let verb = call.texts.firstIndex(of: "push") else { return [] }
    let remote = Self.operand(in: call.texts, from: verb + 1, valued: ["-o"])
    guard remote < call.texts.count else { return [] }
    let name = call.texts[remote]
    let isPlatform = ["heroku", "dokku", "scalingo", "gigalixir", "clever"].contains {
      name == $0 || name.utf8.starts(with: ($0 + "-").utf8)
    }
    let isHerokuURL = name.utf8.starts(with: "https://git.heroku.com".utf8)
    guard isPlatform || isHerokuURL || name.utf8.starts(with: "dokku@".utf8) else { return [] }
    return deployment("git push \(isHerokuURL ? "heroku" : name)", .platform(.heroku), call, scene)
  }
}
