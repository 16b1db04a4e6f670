import ConfigText
import SourceText

/// A library that a `package.json` around a folder depends on.
struct NodeDependency {
  /// "package.json:14"
  var place: String
  /// As it is asked for: "^7.1.0".
  var range: String
  /// The folder of the package.
  var package: Folder

  /// The first of these libraries that a package around the folder depends on, the nearest package first.
  static func find(_ libraries: [String], around folder: Folder) -> NodeDependency? {
    for above in folder.ancestors() {
      guard let manifest = above.config("package.json", as: .json) else { continue }
      for library in libraries {
        for kind in ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] {
          guard let table = manifest[kind]?.table, let key = table.key(library), let range = table[library]?.string else {
            continue
          }
          return NodeDependency(place: manifest.place(of: key), range: range, package: above)
        }
      }
    }
    return nil
  }

  static func find(_ library: String, around folder: Folder) -> NodeDependency? { find([library], around: folder) }
}

/// Which version of a library is installed.
struct InstalledVersion {
  var version: SemanticVersion
  /// "7.4.1 (package-lock.json:120)", "^7.4.0 (package.json:14)"
  var mention: String
}

/// `7.4.1`, the parts a release counts by.
struct SemanticVersion: Comparable {
  var parts: [Int]

  /// The leading `1.2.3` of a text; `v7.4.0-dev.12` is 7.4.0.
  init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    if rest.first == "v" || rest.first == "=" { rest = rest.dropFirst() }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    parts = number.split(separator: ".").compactMap { Int($0) }
    if parts.isEmpty { return nil }
  }

  init(_ parts: Int...) { self.parts = parts }

  var major: Int { parts[0] }

  static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    for index in 0..<max(left.parts.count, right.parts.count) {
      let l = index < left.parts.count ? left.parts[index] : 0
      let r = index < right.parts.count ? right.parts[index] : 0
      if l != r { return l < r }
    }
    return false
  }

  static func == (left: SemanticVersion, right: SemanticVersion) -> Bool { !(left < right) && !(right < left) }
}

extension SemanticVersion {
  /// The versions a range of npm allows, from the first on and below the second; nil for what is not a plain `1.2.3`, `^1.2`,
  /// `~1.2`.
  static func range(_ text: String) -> Range<SemanticVersion>? {
    let operators: Set<Character> = ["^", "~"]
    let sign = text.first.flatMap { operators.contains($0) ? $0 : nil }
    let number = sign == nil ? Substring(text) : text.dropFirst()
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let low = SemanticVersion(number) else { return nil }
    var high = low.parts + [Int](repeating: 0, count: max(0, 3 - low.parts.count))
    let significant = sign == "^" ? high.firstIndex { $0 > 0 } ?? 2 : sign == "~" ? 1 : 2
    high = Array(high[...significant])
    high[significant] += 1
    var upper = low
    upper.parts = high
    return low..<upper
  }
}
