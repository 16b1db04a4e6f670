import ConfigText
import Migrations
import SourceText

/// What a deploying command sets going, by the files of the platform that it deploys to.
extension CommandReader {
  func deployment(_ name: String, _ effect: DeployCommands.Effect, _ call: Call, _ scene: Scene) -> [DeployEvent] {
    var start = event(.startsNewCode(name: name), call, scene)
    guard case .platform(let platform) = effect else { return [start] }
    var inner = scene.entering(name, at: call.place)
    switch platform {
    case .fly:
      guard let file = flyFile(of: call, in: scene) else { return [start] }
      let folder = Path.parent(file.name)
      start.folder = folder
      inner.folder = folder
      return PlatformFiles.flyRelease(file, self, inner) + [start]
    case .heroku:
      guard let folder = scene.folder else { return [start] }
      return PlatformFiles.herokuRelease(in: folder, self, inner) + [start]
    case .railway, .render:
      guard let folder = scene.folder else { return [start] }
      return PlatformFiles.release(in: folder, self, inner) + [start]
    case .vercel, .netlify:
      guard let folder = scene.folder, !call.texts.contains("--prebuilt") else { return [start] }
      return PlatformFiles.buildEvents(in: folder, self, inner) + [start]
    case .appEngine: return [start]
    case .compose: return composeUp(call, start, inner)
    case .manifests: return applied(call, start, inner)
    case .helm: return chart(call, start, inner)
    }
  }

  // MARK: Fly

  private func flyFile(of call: Call, in scene: Scene) -> SourceText? {
    let path = option(["-c", "--config"], of: call) ?? "fly.toml"
    return self.path(path, in: scene).flatMap(text)
  }

  func option(_ names: Set<String>, of call: Call) -> String? {
    for (index, text) in call.texts.enumerated() {
      if names.contains(text), index + 1 < call.texts.count { return call.texts[index + 1] }
      if let equals = text.firstIndex(of: "="), names.contains(String(text[..<equals])) {
        return String(text[text.index(after: equals)...])
      }
    }
    return nil
  }

  // MARK: Compose

  func composeFile(of call: Call, in scene: Scene) -> ComposeFile? {
    guard let folder = scene.folder else { return nil }
    var paths = ComposeFile.names.map { Path.join(folder, $0) }
    if let named = option(["-f", "--file", "-c", "--compose-file"], of: call) {
      guard let path = path(named, in: scene) else { return nil }
      paths = [path]
    }
    guard let file = paths.lazy.compactMap({ self.text($0) }).first, enter(file.name) else { return nil }
    defer { leave(file.name) }
    return ComposeFile(file, with: self, in: scene)
  }

  func composeEvents(ofService name: String, of file: ComposeFile, _ scene: Scene) -> [DeployEvent]? {
    file.services.first { $0.name == name }.flatMap { $0.events.isEmpty ? nil : $0.events }
  }

  private func composeUp(_ call: Call, _ start: DeployEvent, _ scene: Scene) -> [DeployEvent] {
    let verb = call.texts.lastIndex { $0 == "up" || $0 == "deploy" } ?? 0
    let wanted = call.texts[(verb + 1)...].filter { $0.utf8.first != UInt8(ascii: "-") && Int($0) == nil }
    let builds = call.texts.contains("--build") ? [event(.builds(name: "docker compose up --build"), call, scene)] : []
    let named = call.texts.contains("deploy") ? [] : wanted
    let isDatabase = named.allSatisfy { ComposeFile.isInfrastructure(image: $0) || DeployCommands.infrastructure.contains($0) }
    if !named.isEmpty, isDatabase { return [] }
    guard let file = composeFile(of: call, in: scene) else { return builds + [start] }
    let services = file.services.filter { named.isEmpty || named.contains($0.name) }
    // Only a database, or only what stands before the application.
    if !services.isEmpty, services.allSatisfy(\.isInfrastructure) { return [] }
    var events = file.events(ofUp: named)
    if let first = events.firstIndex(where: \.startsNewCode) {
      var seen = start
      seen.isCertain = start.isCertain && events[first].isCertain
      let before = events[..<first].filter { !$0.startsNewCode }
      let behind = events[first...].filter { !$0.startsNewCode }
      events = before + [seen] + behind
    } else if !services.isEmpty,
      services.allSatisfy({ service in
        service.isInfrastructure
          || service.events.contains { $0.migration != nil } && !service.events.contains(where: \.startsNewCode)
      })
    {
      return builds + events
    } else {
      events.append(start)
    }
    return builds + events
  }

  // MARK: Kubernetes

  private func applied(_ call: Call, _ start: DeployEvent, _ scene: Scene) -> [DeployEvent] {
    var manifests = Manifests()
    var isWhole = true
    for (index, text) in call.texts.enumerated()
    where index > 0 && ["-f", "--filename", "-k", "--kustomize"].contains(call.texts[index - 1]) {
      guard let path = path(text, in: scene), manifests.add(path, self) else {
        if MigrationCommands.isNamedForMigrating(text.lastPart.prefixBeforeDot) {
          return [namedMigration(Self.short(call), call, scene)]
        }
        isWhole = false
        continue
      }
    }
    guard !manifests.isEmpty || !isWhole else { return [] }
    guard isWhole, !manifests.isEmpty else {
      var start = start
      start.isCertain = false
      return [start]
    }
    return within(manifests.events(self, scene, hasHooks: false), start)
  }

  private func chart(_ call: Call, _ start: DeployEvent, _ scene: Scene) -> [DeployEvent] {
    for text in call.texts.dropFirst(2) where text.utf8.first != UInt8(ascii: "-") {
      guard let path = path(text, in: scene), project.kind(of: path) == .folder, self.text(Path.join(path, "Chart.yaml")) != nil
      else {
        continue
      }
      var manifests = Manifests()
      manifests.addChart(path, self)
      guard !manifests.isEmpty else { break }
      return within(manifests.events(self, scene), start)
    }
    // A chart from elsewhere: of another service, or with hooks that nobody sees.
    var start = start
    start.isCertain = false
    return [start]
  }

  /// The starts of what is applied are one: the command's own.
  private func within(_ events: [DeployEvent], _ start: DeployEvent) -> [DeployEvent] {
    guard let first = events.firstIndex(where: \.startsNewCode), let last = events.lastIndex(where: \.startsNewCode) else {
      return events
    }
    var start = start
    start.isCertain = start.isCertain && events[first...last].allSatisfy { !$0.startsNewCode || $0.isCertain }
    var found: [DeployEvent] = []
    for (index, event) in events.enumerated() {
      if index == first { found.append(start) }
      guard !event.startsNewCode else { continue }
      var event = event
      if index > first, index < last { event.isCertain = false }
      found.append(event)
    }
    return found
  }
}

extension String {
  /// `migrate` of `migrate.yaml`.
  var prefixBeforeDot: String { String(prefix { $0 != "." }) }
}
