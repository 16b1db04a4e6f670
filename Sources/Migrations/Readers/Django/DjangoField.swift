import PythonSyntax
import SourceText

/// A field of a model as a migration writes it.
struct DjangoField {
  var name: String
  var type: DjangoFieldClass
  var place: Place
  /// What it is made with, by name; values that are the standard are left out.
  var arguments: [String: PythonValue]
  /// The model it leads to, as `app.model`.
  var target: String?
  /// The model of the table between, where somebody has written one.
  var through: String?

  /// What a call such as `models.CharField(max_length=20)` says.
  init?(_ name: String, _ value: PythonValue, in context: DjangoContext) {
    guard let symbol = value.symbol, let callee = symbol.callee else { return nil }
    self.name = name
    type = context.fieldClass(callee.path)
    place = symbol.place ?? context.place
    var arguments: [String: PythonValue] = [:]
    var position = 0
    for argument in symbol.arguments where !argument.isUnpacked {
      if let name = argument.name {
        arguments[name] = argument.value
      } else {
        let positions = Self.positions(of: type)
        if position < positions.count { arguments[positions[position]] = argument.value }
        position += 1
      }
    }
    for (name, value) in type.standard where arguments[name] == nil { arguments[name] = value }
    for name in ["null", "unique", "primary_key", "db_index"] {
      if case .boolean(false)? = arguments[name], !(name == "db_index" && type.isIndexedByItself) { arguments[name] = nil }
    }
    self.arguments = arguments
    if type.isRelation {
      target = arguments["to"].flatMap { context.modelKey($0) }
      through = arguments["through"].flatMap { context.modelKey($0) }
    }
  }

  init(_ name: String, _ base: String, at place: Place, _ arguments: [String: PythonValue] = [:], target: String? = nil) {
    self.name = name
    self.type = .own(base)
    self.place = place
    self.arguments = arguments
    self.target = target
  }

  private static func positions(of type: DjangoFieldClass) -> [String] {
    switch type.base {
    case "ForeignKey", "OneToOneField": ["to", "on_delete"]
    case "ManyToManyField": ["to"]
    case "ArrayField": ["base_field", "size"]
    default: ["verbose_name", "name", "primary_key"]
    }
  }

  /// Whatever Python takes for true: `null="True"`.
  private func flag(_ name: String) -> Bool {
    switch arguments[name] {
    case .boolean(let flag)?: flag
    case .integer(let number)?: number != 0
    case .text(let text)?: !text.bytes.isEmpty
    default: false
    }
  }

  var isNullable: Bool { flag("null") }
  var isPrimaryKey: Bool { flag("primary_key") }
  var isUnique: Bool { flag("unique") || isPrimaryKey || type.base == "OneToOneField" }
  var isIndexed: Bool { arguments["db_index"]?.boolean ?? type.isIndexedByItself }
  var isManyToMany: Bool { type.base == "ManyToManyField" }
  var isRelation: Bool { type.isRelation }
  /// It has a column that leads elsewhere.
  var isForeignKey: Bool { type.base == "ForeignKey" || type.base == "OneToOneField" }
  var hasConstraint: Bool { arguments["db_constraint"]?.boolean ?? true }
  var isGenerated: Bool { type.base == "GeneratedField" }
  var isParentLink: Bool { flag("parent_link") }
  var isBlank: Bool { flag("blank") }

  var column: String {
    if let written = arguments["db_column"]?.string { return written }
    return isForeignKey ? name + "_id" : name
  }

  var collation: String? { arguments["db_collation"]?.string }
  var comment: String? { arguments["db_comment"].flatMap { $0.isNone ? nil : $0.string ?? DjangoNames.hole } }

  /// The program's default, if it has one that is not None.
  var hasDefault: Bool { arguments["default"] != nil }
  var databaseDefault: PythonValue? { arguments["db_default"] }

  /// The field of the target that it holds, where it is not the primary key.
  var targetField: String? { arguments["to_field"]?.string }

  func withoutDefault() -> DjangoField {
    var field = self
    field.arguments["default"] = nil
    return field
  }

  /// What of it concerns the database, in a form that can be compared.
  func signature(ignoring ignored: Set<String> = []) -> [String: String] {
    var result = ["class": type.path]
    for (name, value) in arguments where !Self.withoutEffect.contains(name) && !ignored.contains(name) {
      result[name] = DjangoSignature.of(value)
    }
    if let target, !ignored.contains("to") { result["to"] = target }
    if let through { result["through"] = through }
    return result
  }

  private static let withoutEffect: Set<String> = [
    "blank", "choices", "db_column", "editable", "error_messages", "help_text", "limit_choices_to", "on_delete", "related_name",
    "related_query_name", "validators", "verbose_name", "to", "through",
  ]
}

/// A value in a form that can be compared: two that differ in it are made differently.
enum DjangoSignature {
  static func of(_ value: PythonValue, depth: Int = 0) -> String {
    guard depth < 12 else { return "…" }
    func list(_ values: [PythonValue]) -> String { values.map { of($0, depth: depth + 1) }.joined(separator: ",") }
    switch value {
    case .none: return "None"
    case .ellipsis: return "..."
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return String(value)
    case .float(let value): return String(value)
    case .text(let text): return "'\(text.string)'"
    case .bytes(let bytes): return "b\(bytes)"
    case .tuple(let items): return "(\(list(items)))"
    case .list(let items): return "[\(list(items.items.map(\.value)))]"
    case .set(let items): return "{\(items.items.map { of($0.value, depth: depth + 1) }.sorted().joined(separator: ","))}"
    case .dictionary(let dictionary):
      return "{"
        + dictionary.entries.map { of($0.key, depth: depth + 1) + ":" + of($0.value, depth: depth + 1) }
        .joined(separator: ",") + "}"
    case .member(let member): return of(member.value, depth: depth + 1)
    case .function(let function): return "def \(function.name)"
    case .boundFunction(let function, _): return "def \(function.name)"
    case .classObject(let object): return "class \(object.name)"
    case .module(let module): return "module \(module.name)"
    case .builtin(let name): return name
    case .method(let receiver, let name): return of(receiver, depth: depth + 1) + "." + name
    case .instance(let instance): return "instance \(instance.ofClass.name)"
    case .symbol(let symbol):
      switch symbol.form {
      case .call(let callee, let arguments):
        let parts = arguments.map { ($0.name.map { $0 + "=" } ?? "") + of($0.value, depth: depth + 1) }
        return callee.path + "(" + parts.joined(separator: ",") + ")"
      case .operation(let sign, let values): return "\(sign)(\(list(values)))"
      default: return symbol.path
      }
    case .unknown: return "?"
    }
  }
}
