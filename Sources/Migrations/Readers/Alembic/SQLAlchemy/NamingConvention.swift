import PythonSyntax
import SourceText

/// How the project's metadata names what has no name of its own.
struct NamingConvention {
  private var templates: [String: PythonText] = [:]

  init() {}

  /// The `naming_convention` of a MetaData.
  init(_ dictionary: PythonDictionary) {
    for key in ["ix", "uq", "ck", "fk", "pk"] { templates[key] = dictionary[key]?.text }
  }

  struct Subject {
    var table: PythonValue
    var columns: [PythonValue] = []
    var referredTable: SQLText?
    var referredTableName: String?
  }

  /// The name of a constraint or index, or nil where it has none. A given name may be a part of the one that it gets.
  func name(_ kind: String, _ given: PythonValue?, of subject: Subject) -> SQLText? {
    if let symbol = given?.symbol, symbol.callee?.name == "f" { return given?.sqlName }
    let isNamed = given.map { !$0.isNone } ?? false
    guard let template = templates[kind]?.string else { return isNamed ? given?.sqlName : nil }
    let takesName = template.contains("%(constraint_name)s")
    if isNamed != takesName { return isNamed ? given?.sqlName : nil }
    guard let name = filled(template, given?.string, subject) else { return isNamed ? .hole : nil }
    return .name(String(decoding: Array(name.utf8.prefix(63)), as: UTF8.self))
  }

  private func filled(_ template: String, _ given: String?, _ subject: Subject) -> String? {
    guard let table = subject.table.string else { return nil }
    let columns = subject.columns.compactMap(\.string)
    guard columns.count == subject.columns.count else { return nil }
    var result = ""
    var rest = template[...]
    while let start = rest.firstRange(of: "%("), let end = rest[start.upperBound...].firstRange(of: ")s") {
      result += rest[..<start.lowerBound]
      switch rest[start.upperBound..<end.lowerBound] {
      case "table_name": result += table
      case "constraint_name": result += given ?? ""
      case "referred_table_name":
        guard let name = subject.referredTableName else { return nil }
        result += name
      case "column_0_name", "column_0_key": result += columns.first ?? ""
      case "column_0_label": result += table + "_" + (columns.first ?? "")
      case "column_0_N_name", "column_0_N_key": result += columns.joined(separator: "_")
      case "column_0N_name", "column_0N_key": result += columns.joined()
      default: return nil
      }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  /// Where another text begins in it first.
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
      at = index(after: at)
    }
    return nil
  }
}
