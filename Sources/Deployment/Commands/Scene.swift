import SourceText

/// Where a command runs, and what is known there.
struct Scene {
  enum Setting {
    /// A machine that a CI service lends for one job: what is started there serves nobody.
    case lent
    /// A machine of the project's own.
    case server
    /// The inside of a container or a dyno, whose last command is the application.
    case container
  }

  /// The working folder; nil where nobody knows.
  var folder: String?
  var setting: Setting
  var route: [DeployEvent.Hop] = []
  var isCertain = true
  /// Variables with the values they surely have.
  var values: [String: String] = [:]
  var functions: [String: [ShellItem]] = [:]
  /// What a script is called with: "$@".
  var arguments: [ShellWord] = []
  /// Scripts that lead to scripts.
  var depth = 0
  /// A folder name that paths of the image begin with, and what it is in the project: `/app` is `backend`.
  var image: (prefix: String, folder: String)?

  /// Folders of the project from which an image may have been built.
  var roots: [String] = []
  /// Single files that were copied into the image.
  var copies: [(inImage: String, inProject: String)] = []

  init(in folder: String?, _ setting: Setting) {
    self.folder = folder
    self.setting = setting
  }

  /// Inside of what `name` calls.
  func entering(_ name: String, at place: Place) -> Scene {
    var scene = self
    scene.depth += 1
    scene.route.append(DeployEvent.Hop(name: name, place: place))
    return scene
  }
}

/// A command with its name told apart: `node_modules/.bin/prisma` is prisma.
struct Call {
  var words: [ShellWord]
  var texts: [String]
  var place: Place
  var input: ShellText?

  init(_ words: [ShellWord], at place: Place, input: ShellText? = nil) {
    self.words = words
    self.place = place
    self.input = input
    texts = words.map(\.string)
    if let first = texts.first { texts[0] = Self.name(ofProgram: first) }
  }

  var name: String { texts.first ?? "" }
  /// As it is written.
  var path: String { words.first?.string ?? "" }

  func dropping(_ count: Int) -> Call { Call(Array(words.dropFirst(count)), at: place, input: input) }

  /// The first word behind the name that is no option.
  var firstOperand: String? { texts.dropFirst().first { $0.utf8.first != UInt8(ascii: "-") } }

  private static func name(ofProgram path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}
