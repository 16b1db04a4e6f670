import Migrations
import ProgramSyntax
import SourceText

/// The files of a folder, and of all below it, that may hold application code.
struct CodeWalk {
  struct Found: Sendable {
    var path: String
    var isTest: Bool
  }

  private(set) var files: [Found] = []
  private let source: any FileSource
  /// Whether a file or a folder is somebody else's: the migrations, and what the project excludes.
  private let isExcluded: (String) -> Bool
  /// What the folder the user stands in is called from a root above it. All else in there is named from that folder.
  private let here: String?

  /// More than these are not looked through.
  private static let limit = 200_000
  private static let deepest = 40

  init(
    _ root: String, excluding isExcluded: @escaping (String) -> Bool, here: String? = nil, in source: any FileSource
  ) {
    self.source = source
    self.here = here
    self.isExcluded = isExcluded
    if source.kind(of: root) == .file, CodeNames.mayHoldCode(Path.name(root)) {
      files = [Found(path: Path.normalized(root), isTest: false)]
    }
    visit(Path.normalized(root), below: "", rules: [], isTest: false, depth: 0)
  }

  private mutating func visit(_ folder: String, below: String, rules: [IgnoreRules], isTest: Bool, depth: Int) {
    guard depth < Self.deepest, files.count < Self.limit, case .success(let entries) = source.list(folder) else { return }
    var rules = rules
    if entries.contains(where: { $0.name == ".gitignore" && $0.kind == .file }),
      case .success(let text?) = source.text(Path.join(folder, ".gitignore"))
    {
      rules.append(IgnoreRules(text, home: below))
    }
    func isIgnored(_ name: String, isFolder: Bool) -> Bool {
      let path = below.isEmpty ? name : below + "/" + name
      for rules in rules.reversed() {
        if let verdict = rules.ignores(path, isFolder: isFolder) { return verdict }
      }
      return false
    }
    for entry in entries {
      switch entry.kind {
      case .file:
        guard CodeNames.mayHoldCode(entry.name) else { continue }
        let path = Path.join(folder, entry.name)
        guard !isExcluded(path), !isIgnored(entry.name, isFolder: false) else { continue }
        files.append(Found(path: path, isTest: isTest || CodeNames.isTest(file: entry.name)))
      case .folder:
        let path = Path.normalized(Path.join(folder, entry.name))
        guard !CodeNames.isSkipped(folder: entry.name), !isExcluded(path), !isIgnored(entry.name, isFolder: true) else {
          continue
        }
        visit(
          path == here ? "." : path, below: below.isEmpty ? entry.name : below + "/" + entry.name, rules: rules,
          isTest: isTest || CodeNames.isTest(folder: entry.name), depth: depth + 1)
      case .other: break
      }
    }
  }
}

/// What the names of files and folders tell.
enum CodeNames {
  /// Other people's code, and what tools write.
  static func isSkipped(folder name: String) -> Bool {
    Discovery.skippedFolders.contains(name) || skipped.contains(name) || name.utf8.first == UInt8(ascii: ".")
  }

  private static let skipped: Set<String> = [
    "third_party", "third-party", "thirdparty", "bower_components", "jspm_packages", "out", "coverage", "htmlcov", "generated",
    "__generated__", "obj", "Pods", "DerivedData", "logs", "locale", "locales", "docs", "examples", "virtualenv", "eggs",
    "storybook-static",
  ]

  private static let testFolders: Set<String> = [
    "test", "tests", "__tests__", "__mocks__", "spec", "specs", "e2e", "testdata", "fixtures", "testing", "cypress",
    "playwright",
    "mocks", "androidTest", "integration_tests", "functional_tests", "unit_tests", "benchmarks", "test-utils", "testutil",
  ]

  /// What is run by hand, some of it once and never again, or carries an old database over into a new one.
  static func isOfScripts(folder name: String) -> Bool {
    ["scripts", "script", "one-off", "migrator"].contains(name) || name.hasSuffix("-migrator") || name.hasSuffix("_migrator")
  }

  static func isTest(folder name: String) -> Bool { testFolders.contains(name) }

  static func isTest(file name: String) -> Bool {
    let stem = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name[...]
    let endings: [StaticString] = [
      "_test", "_tests", ".test", ".spec", "_spec", "Test", "Tests", "IT", ".stories", "-test", ".e2e",
    ]
    return endings.contains { String(stem).hasASCIISuffix($0) } || stem.hasPrefix("test_") || stem == "conftest"
      || stem == "tests"
  }

  static func mayHoldCode(_ name: String) -> Bool {
    guard ProgramLanguage(ofFile: name) != nil || others.contains(where: { name.hasASCIISuffix($0) }) else { return false }
    return !written.contains { name.hasASCIISuffix($0) }
  }

  private static let others: [StaticString] = [".sql", ".prisma"]

  /// Written by a tool, or without any code that runs.
  private static let written: [StaticString] = [
    ".min.js", ".d.ts", "_pb2.py", "_pb2_grpc.py", ".pb.go", ".pb.gw.go", ".g.cs", ".designer.cs", ".bundle.js", ".stories.tsx",
  ]
}
