import TestSupport
import Testing

/// The arrows of the house: which floor may use which. A target that is not in the table has no business in `Sources`.
@Suite("Floors") struct FloorTests {
  static let allowed: [String: Set<String>] = [
    "CLibrary": [],
    "SourceText": [],
    "ConfigText": ["SourceText"],
    "SQLSyntax": ["CLibrary", "SourceText"],
    "PythonSyntax": ["SourceText"],
    "ProgramSyntax": ["SourceText"],
    "Migrations": ["SourceText", "ConfigText", "SQLSyntax", "PythonSyntax", "ProgramSyntax"],
    "Schema": ["SourceText", "SQLSyntax", "Migrations"],
    "ApplicationCode": ["SourceText", "ConfigText", "SQLSyntax", "PythonSyntax", "ProgramSyntax", "Migrations"],
    "Deployment": ["SourceText", "ConfigText", "ProgramSyntax", "Migrations"],
    "Rules": ["SourceText", "SQLSyntax", "Migrations", "Schema", "ApplicationCode", "Deployment"],
    "Platform": ["CLibrary", "SourceText"],
    "Reports": ["SourceText", "SQLSyntax", "Migrations", "Rules", "Platform"],
    "CommandLine": [
      "SourceText", "ConfigText", "SQLSyntax", "Migrations", "Schema", "ApplicationCode", "Deployment", "Rules", "Reports",
      "Platform",
    ],
    "plimsoll": ["CommandLine", "Platform"],
  ]

  /// The one file that knows which system this is.
  static let systemFile = "Sources/CLibrary/CLibrary.swift"
  static let systemModules: Set<String> = ["Glibc", "Musl", "Darwin"]

  @Test("Every folder of Sources is a floor of the table")
  func floors() {
    #expect(Repository.names(in: "Sources") == Self.allowed.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("Files import the floors below theirs and nothing else", arguments: Repository.files(in: "Sources", ending: ".swift"))
  func imports(_ path: String) throws {
    let floor = String(path.split(separator: "/")[1])
    let allowed = try #require(Self.allowed[floor])
    // What is indented stands in a string.
    for line in Repository.text(of: path).split(separator: "\n") where !line.hasPrefix(" ") {
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at < 2, words.count > at + 1 else { continue }
      let module = String(words[at + 1])
      let isSystem = Self.systemModules.contains(module) && path == Self.systemFile
      #expect(isSystem || allowed.contains(module), "\(path) imports \(module)")
    }
  }

  @Test("What the package says of the floors is what the table says")
  func package() {
    let manifest = Repository.text(of: "Package.swift")
    var declared: [String: Set<String>] = [:]
    for declaration in manifest.split(separator: " floor(") {
      let quoted = declaration.prefix { $0 != ")" }.split(separator: "\"", omittingEmptySubsequences: false)
      let names = stride(from: 1, to: quoted.count, by: 2).map { String(quoted[$0]) }
      if let name = names.first { declared[name] = Set(names.dropFirst()) }
    }
    for (floor, below) in Self.allowed where floor != "plimsoll" {
      #expect(declared[floor] == below, "\(floor) in Package.swift")
    }
  }
}
