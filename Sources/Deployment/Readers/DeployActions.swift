import ConfigText
import Migrations
import SourceText

/// Actions of others, as workflows use them: those that deploy, build, or run what they are told.
enum DeployActions {
  private enum Meaning {
    case start
    case platform(DeployCommands.Platform)
    case build
    /// An input holds shell text, which a server runs.
    case remoteShell(inputs: [String])
    /// An input holds shell text for this machine.
    case shell(inputs: [String])
    /// An input holds the arguments of a program.
    case program(String, input: String)
  }

  private static let table: [String: Meaning] = [
    "superfly/flyctl-actions": .program("flyctl", input: "args"),
    "akhileshns/heroku-deploy": .platform(.heroku),
    "aws-actions/amazon-ecs-deploy-task-definition": .start,
    "google-github-actions/deploy-cloudrun": .start,
    "google-github-actions/deploy-appengine": .start,
    "azure/webapps-deploy": .start,
    "azure/k8s-deploy": .start,
    "azure/container-apps-deploy-action": .start,
    "appleboy/ssh-action": .remoteShell(inputs: ["script"]),
    "fifsky/ssh-action": .remoteShell(inputs: ["command"]),
    "garygrossgarten/github-action-ssh": .remoteShell(inputs: ["command"]),
    "cross-the-world/ssh-pipeline": .remoteShell(inputs: ["script"]),
    "easingthemes/ssh-deploy": .remoteShell(inputs: ["script_before", "script_after"]),
    "digitalocean/app_action": .start,
    "digitalocean/app_action/deploy": .start,
    "johnbeynon/render-deploy-action": .platform(.render),
    "bounceapp/render-action": .platform(.render),
    "bervproject/railway-deploy": .platform(.railway),
    "einaregilsson/beanstalk-deploy": .start,
    "amondnet/vercel-action": .platform(.vercel),
    "cloudflare/wrangler-action": .program("wrangler", input: "command"),
    "steebchen/kubectl": .program("kubectl", input: "command"),
    "actions-hub/kubectl": .program("kubectl", input: "args"),
    "serverless/github-action": .program("serverless", input: "args"),
    "caprover/deploy-from-github": .start,
    "dokku/github-action": .platform(.heroku),
    "docker/build-push-action": .build,
    "docker/bake-action": .build,
    "depot/build-push-action": .build,
    "nick-fields/retry": .shell(inputs: ["command"]),
    "nick-invision/retry": .shell(inputs: ["command"]),
  ]

  static func events(
    of uses: ConfigString, _ inputs: ConfigValue?, _ file: SourceText, _ scene: Scene, _ commands: CommandReader
  ) -> [DeployEvent] {
    let name = String(uses.text.prefix { $0 != "@" }).lowercased()
    let place = Place(file, uses.span)
    var scene = scene
    func event(_ action: DeployEvent.Action) -> DeployEvent {
      DeployEvent(action: action, place: place, route: scene.route, isCertain: scene.isCertain, folder: scene.folder)
    }
    guard let meaning = table[name] else {
      guard MigrationCommands.isNamedForMigrating(name) else { return [] }
      return [event(.migrates(MigrationCommand(runner: nil, name: name, lock: .unknown)))]
    }
    switch meaning {
    case .start: return [event(.startsNewCode(name: name))]
    case .build: return [event(.builds(name: name))]
    case .platform(let platform):
      let text = ShellText(uses, of: file)
      let call = Call([ShellWord(text: text)], at: place)
      if case .vercel = platform, !(inputs["vercel-args"].string?.says("--prod") ?? false) { return [] }
      if case .heroku = platform, let folder = inputs["appdir"].string { scene.folder = commands.path(folder, in: scene) }
      return commands.deployment(name, .platform(platform), call, scene)
    case .remoteShell(let names), .shell(let names):
      if case .remoteShell = meaning { scene.setting = .server }
      scene.route.append(DeployEvent.Hop(name: name.lastPart, place: place))
      return names.flatMap { input -> [DeployEvent] in
        guard let script = inputs[input].configString else { return [] }
        return commands.events(of: ShellText(script, of: file), in: scene)
      }
    case .program(let program, let input):
      guard let arguments = inputs[input].configString else { return [] }
      let rest = ShellText(arguments, of: file)
      let head = ShellText(
        file: file, bytes: Array(program.utf8), origins: Array(repeating: rest.origins[0], count: program.utf8.count + 1))
      return ShellText.joined([head, rest]).map { commands.events(of: $0, in: scene) } ?? []
    }
  }
}
