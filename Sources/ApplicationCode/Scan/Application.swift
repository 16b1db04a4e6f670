import Migrations
import SourceText

/// The code beside the migrations: what it needs of the schema.
public struct Application: Sendable {
  /// By file and place.
  public private(set) var requirements: [Requirement] = []
  public private(set) var unread: [UnreadCode] = []
  /// The files that speak to Plimsoll, maybe in a comment.
  public private(set) var commented: [SourceText] = []
  /// How many files were looked at.
  public private(set) var fileCount = 0

  /// Nobody writes so much by hand.
  private static let longest = 4 << 20

  /// Whether a file below a root is application code, as its path tells: not a test, nor somebody else's.
  public static func mayHoldCode(_ path: String, below root: String) -> Bool {
    guard Path.contains(root, path) else { return false }
    let isAtHome = root == "." || path == root
    let parts = path.dropFirst(isAtHome ? 0 : root.count).split(separator: "/").map(String.init)
    guard let name = parts.last, CodeNames.mayHoldCode(name), !CodeNames.isTest(file: name) else { return false }
    return !parts.dropLast().contains { CodeNames.isSkipped(folder: $0) || CodeNames.isTest(folder: $0) }
  }

  /// Whether a file holds queries that a tool makes functions of.
  public static func holdsQueries(_ text: SourceText) -> Bool {
    let file = CodeFile(text)
    return QueryFiles().concerns(file) && QueryFiles().read(file) != nil
  }

  /// Reads all code in some folders and files but for tests, other people's code, and what is excluded: the migrations.
  /// `here` is how the folder the user stands in is called from a root above it.
  public init(
    in roots: [String], excluding: @escaping (String) -> Bool, here: String? = nil, from source: any FileSource
  ) {
    var paths: [String] = []
    var seen: Set<String> = []
    for root in roots {
      for file in CodeWalk(root, excluding: excluding, here: here, in: source).files
      where !file.isTest && seen.insert(file.path).inserted {
        paths.append(file.path)
      }
    }
    let texts = paths
    self.init(
      count: paths.count, roots: roots, from: source,
      file: { index in
        guard case .success(let text?) = source.text(texts[index]), text.count <= Self.longest else { return nil }
        return CodeFile(text)
      })
  }

  /// Reads these texts: files as they once were.
  public init(_ texts: [SourceText], roots: [String], from source: any FileSource) {
    self.init(count: texts.count, roots: roots, from: source, file: { CodeFile(texts[$0]) })
  }

  private struct Reading: Sendable {
    var file: CodeFile
    /// By the number of the library.
    var parts: [(library: Int, part: any Sendable)] = []
  }

  private init(count: Int, roots: [String], from source: any FileSource, file: @escaping @Sendable (Int) -> CodeFile?) {
    let libraries = allLibraries
    let readings = source.atOnce(count) { index -> Reading? in
      guard let file = file(index) else { return nil }
      var reading = Reading(file: file)
      for (number, library) in libraries.enumerated() where library.concerns(file) {
        if let part = library.partOf(file) { reading.parts.append((number, part)) }
      }
      return reading.parts.isEmpty && !CommentedFile.addressesUs(file.text) ? nil : reading
    }
    commented = readings.compactMap { $0?.file.text }.filter(CommentedFile.addressesUs)
    let project = Project(source)
    let code = CodeBase(roots: roots.map { project.folder($0) })
    for (number, library) in libraries.enumerated() {
      var parts: [(file: CodeFile, part: any Sendable)] = []
      for case let reading? in readings {
        for (library, part) in reading.parts where library == number { parts.append((reading.file, part)) }
      }
      guard !parts.isEmpty else { continue }
      let found = library.combined(parts, in: code)
      requirements += found.requirements
      unread += found.unread
    }
    for index in requirements.indices where Self.mayHaveRunOnce(requirements[index].place.file.name, below: roots) {
      requirements[index].confidence = .weak
    }
    requirements.sort { $0.place.isBefore($1.place) }
    unread.sort { $0.place.isBefore($1.place) }
    fileCount = count
  }

  /// Whether it is a script, which may have done its work long ago.
  private static func mayHaveRunOnce(_ path: String, below roots: [String]) -> Bool {
    let root = roots.filter { Path.contains($0, path) }.max { $0.utf8.count < $1.utf8.count }.map(Path.normalized) ?? ""
    let below = path.hasPrefix(root) ? path.dropFirst(root.count) : path[...]
    return below.split(separator: "/").dropLast().contains { CodeNames.isOfScripts(folder: String($0)) }
  }

  /// The same, but for those requirements that are not wanted.
  public func filtered(_ isWanted: (Requirement) -> Bool) -> Application {
    var application = self
    application.requirements.removeAll { !isWanted($0) }
    return application
  }
}

extension CodeLibrary {
  fileprivate func partOf(_ file: CodeFile) -> (any Sendable)? { read(file) }

  fileprivate func combined(_ parts: [(file: CodeFile, part: any Sendable)], in code: CodeBase) -> CodeFindings {
    combine(parts.compactMap { file, part in (part as? Part).map { (file, $0) } }, in: code)
  }
}

extension Place {
  fileprivate func isBefore(_ other: Place) -> Bool {
    if file !== other.file, file.name != other.file.name { return file.name < other.file.name }
    return (span.start, span.end) < (other.span.start, other.span.end)
  }
}
