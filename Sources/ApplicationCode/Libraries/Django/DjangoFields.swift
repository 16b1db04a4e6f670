import Migrations
import PythonSyntax
import SourceText

/// A field as a model declares it.
struct DjangoModelField {
  enum Form {
    case column(String)
    /// A table between, with the names of its columns.
    case table(name: String?, to: String?, isToItself: Bool)
    /// It has neither.
    case none
  }
  var form: Form
  var place: Place
  var nulls = ColumnNeed.Nulls.unknown
  var isPrimaryKey = false
  var isParentLink = false
  /// Whether it is one is a guess by its name.
  var isGuess = false
  /// A column beside it.
  var companion: String?
}

/// Reads what attributes of models say of their fields.
struct DjangoFieldReader {
  let models: DjangoModels
  private var index: ModuleIndex { models.index }

  /// Nil of what is no field.
  func read(_ attribute: ClassOutline.Attribute, of owner: ClassOutline) -> DjangoModelField? {
    guard let value = attribute.value, value.kind == .call else { return nil }
    return field(value, attribute, owner, owner.module, owner, depth: 0)
  }

  private func field(
    _ call: PythonNode, _ attribute: ClassOutline.Attribute, _ owner: ClassOutline, _ module: ModuleOutline,
    _ scope: ClassOutline?, depth: Int
  ) -> DjangoModelField? {
    guard depth < 4, let callee = index.callee(of: call, in: module, scope: scope) else { return nil }
    switch callee {
    case .external(let path):
      if let known = Self.known(path) { return field(known, call, attribute, owner, module, scope) }
      guard let name = callee.externalName, name.hasSuffix("Field") || name.hasSuffix("ForeignKey"), !Self.isForeign(path)
      else {
        return nil
      }
      var found = field(
        .own(name.hasSuffix("ForeignKey") ? "ForeignKey" : name.hasSuffix("ManyToManyField") ? "ManyToManyField" : "TextField"),
        call, attribute, owner, module, scope)
      found.isGuess = true
      return found
    case .type(let type):
      guard let known = fieldClass(type) else { return nil }
      return field(known, call, attribute, owner, module, scope)
    case .function(let function, let home):
      for value in function.returnedValues where value.kind == .call {
        guard var found = field(value, attribute, owner, home, nil, depth: depth + 1) else { continue }
        if value.hasUnpackedArguments { found.nulls = .unknown }
        return found
      }
      return nil
    default: return nil
    }
  }

  /// Whether its class, one of the project, may make it unique by itself, where no migration shows it.
  func mayBeUnique(_ attribute: ClassOutline.Attribute, of owner: ClassOutline) -> Bool {
    guard let value = attribute.value, value.kind == .call,
      case .type(let type)? = index.callee(of: value, in: owner.module, scope: owner)
    else { return false }
    return index.lineage(of: type).contains { type in
      type.attribute("__init__")?.function.map { type.module.tree.text.contains("unique", in: $0.span) } ?? false
    }
  }

  /// Fields of forms and the like have the same names.
  private static func isForeign(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    return parts.contains("forms") || parts.contains("serializers") || parts.contains("filters") || parts.first == "dataclasses"
      || parts.first == "pydantic" || parts.contains("form_fields")
      // Made from another field whenever it is asked for.
      || parts.last == "ImageSpecField"
  }

  private static func known(_ path: String) -> DjangoFieldClass? {
    if isForeign(path) { return nil }
    return DjangoFieldClass.django(path) ?? DjangoFieldClass.ofOtherPackage(path)
  }

  /// A class of the project that inherits from a field.
  private func fieldClass(_ type: ClassOutline) -> DjangoFieldClass? {
    for owner in index.lineage(of: type) {
      // `def db_type(…): return None`
      if let function = owner.attribute("db_type")?.function {
        let values = function.returnedValues
        if values.isEmpty || values.allSatisfy({ $0.kind == .none }) { return .own("GenericForeignKey") }
      }
    }
    for path in index.externalBases(of: type) {
      if let known = Self.known(path) { return known }
    }
    let isField = index.externalBases(of: type).contains {
      $0.hasPrefix("django.") && ($0.hasSuffix(".Field") || $0.hasSuffix("Field")) && !Self.isForeign($0)
    }
    guard isField else { return nil }
    // One that adds itself to its model in its own way, and says nothing of a type, has no column.
    let lineage = index.lineage(of: type)
    let isVirtual =
      lineage.contains { $0.attribute("contribute_to_class") != nil || $0.attribute("get_attname_column") != nil }
      && !lineage.contains { $0.attribute("db_type") != nil || $0.attribute("get_internal_type") != nil }
    return .own(isVirtual ? "GenericForeignKey" : "TextField")
  }

  private func field(
    _ type: DjangoFieldClass, _ call: PythonNode, _ attribute: ClassOutline.Attribute, _ owner: ClassOutline,
    _ module: ModuleOutline, _ scope: ClassOutline?
  ) -> DjangoModelField {
    var result = DjangoModelField(form: .none, place: attribute.place)
    func flag(_ name: String) -> Bool? { call.keyword(name).map { $0.booleanValue ?? false } }
    switch type.base {
    case "GenericForeignKey", "GenericRelation", "ForeignObject", "CompositePrimaryKey":
      result.isPrimaryKey = type.base == "CompositePrimaryKey"
      return result
    case "ManyToManyField":
      if call.keyword("through").map({ $0.kind == .none }) ?? true {
        let target = (call.positional.first ?? call.keyword("to")).map { modelName($0, module, scope, owner) } ?? nil
        result.form = .table(
          name: call.keyword("db_table").flatMap { index.text(of: $0, in: module, scope: scope) }, to: target,
          isToItself: target == "self")
      }
      return result
    default: break
    }
    let isKey = type.base == "ForeignKey" || type.base == "OneToOneField"
    if let written = call.keyword("db_column"), written.kind != .none {
      guard let text = index.text(of: written, in: module, scope: scope) else { return result }
      result.form = .column(text)
      result.place = written.place
    } else {
      result.form = .column(isKey ? attribute.name + "_id" : attribute.name)
    }
    result.isPrimaryKey = flag("primary_key") == true
    result.isParentLink = flag("parent_link") == true
    if type.base == "NullBooleanField" {
      result.nulls = .expected
    } else if let null = call.keyword("null") {
      result.nulls = null.booleanValue.map { $0 ? .expected : .breakIt } ?? .unknown
    } else {
      result.nulls = call.hasUnpackedArguments || type.isUnknown ? .unknown : .breakIt
    }
    if type.path.hasPrefix("djmoney") { result.companion = attribute.name + "_currency" }
    return result
  }

  /// The model that a field leads to, by its name in lower case; "self" for its own.
  private func modelName(
    _ node: PythonNode, _ module: ModuleOutline, _ scope: ClassOutline?, _ owner: ClassOutline
  ) -> String? {
    if let text = node.literalText ?? index.text(of: node, in: module, scope: scope) {
      return text == "self" ? text : text.split(separator: ".").last?.lowercased()
    }
    let meaning = index.meaning(of: node, in: module, scope: scope)
    switch meaning {
    case .type(let type)?: return type.name.lowercased()
    case .external(let path)?:
      if path.hasSuffix(".AUTH_USER_MODEL") { return models.userModel?.name ?? "user" }
      return meaning?.externalName?.lowercased()
    case .value(let call, let home)?:
      // `get_user_model()`
      if call.kind == .call, index.callee(of: call, in: home)?.externalName == "get_user_model" {
        return models.userModel?.name ?? "user"
      }
      return nil
    default: return nil
    }
  }
}
