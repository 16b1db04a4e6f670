import SourceText

/// Something a pipeline does that matters for the order of schema and code.
public struct DeployEvent: Sendable {
  public enum Action: Sendable {
    /// Pending migrations are run.
    case migrates(MigrationCommand)
    /// From here on the new code serves; `name` is what does it, as a sentence names it: "fly deploy".
    case startsNewCode(name: String)
    /// A long step: an image is built, code is compiled.
    case builds(name: String)
    /// Rows are filled by a script.
    case fills(name: String)
    /// Nobody can see what is done here.
    case unread(name: String)
  }

  /// One step of the way from the pipeline to the command: "npm run deploy".
  public struct Hop: Sendable, Hashable {
    public var name: String
    public var place: Place
  }

  public var action: Action
  public var place: Place
  /// How it was reached, the outermost first.
  public var route: [Hop]
  /// It runs whenever the pipeline does, and at this point of it.
  public var isCertain: Bool
  /// The folder it runs in, or whose code it starts; nil where nobody knows.
  public var folder: String?
  /// It counts only where nothing comes behind it: of the commands in a container the last one is the application.
  var isLastOnly = false

  init(action: Action, place: Place, route: [Hop], isCertain: Bool, folder: String?) {
    self.action = action
    self.place = place
    self.route = route
    self.isCertain = isCertain
    self.folder = folder
  }
}

/// A command that runs pending migrations.
public struct MigrationCommand: Sendable, Hashable {
  /// The runner's id; nil where only the name of a script says that it migrates.
  public var runner: String?
  /// As a sentence names it: "alembic upgrade".
  public var name: String
  /// What keeps two of them, started at once, apart.
  public var lock: Lock

  public enum Lock: Sendable {
    /// The runner takes one that others wait for.
    case held
    case none
    case unknown
  }
}

extension DeployEvent {
  public var migration: MigrationCommand? { if case .migrates(let command) = action { command } else { nil } }

  public var startsNewCode: Bool { if case .startsNewCode = action { true } else { false } }

  public var isUnread: Bool { if case .unread = action { true } else { false } }

  /// What it does, as a sentence names it.
  public var name: String {
    switch action {
    case .migrates(let command): command.name
    case .startsNewCode(let name), .builds(let name), .fills(let name), .unread(let name): name
    }
  }

  /// "through npm run deploy", or nothing.
  public var way: String { route.isEmpty ? "" : "through " + route.map(\.name).joined(separator: " and ") }
}
