import PythonSyntax
import SourceText

/// A member of a class of Python's `enum`.
struct EnumerationMember {
  var name: String
  var place: Place
  /// Nil where it is no text, or only the run knows.
  var value: String?
  /// Its value is another member's: it is only one more name for that.
  var isAlias = false
}

extension ModuleIndex {
  /// Whether a class is one of Python's `enum`.
  func isEnumeration(_ type: ClassOutline) -> Bool {
    externalBases(of: type).contains { path in
      let last = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
      return last.hasSuffix("Enum") || Self.enumerationBases.contains(String(last))
    }
  }

  private static let enumerationBases: Set<String> = ["Flag", "IntFlag", "TextChoices", "IntegerChoices", "Choices"]

  /// The members of an enumeration; nil where it has some that nobody sees.
  func members(of type: ClassOutline) -> [EnumerationMember]? {
    var members: [EnumerationMember] = []
    var written: Set<String> = []
    let automatic = automaticValue(of: type)
    for attribute in type.attributes {
      guard let value = attribute.value, !attribute.name.hasPrefix("_") else { continue }
      if value.kind == .lambda { continue }
      var text: String?
      if value.kind == .call, callee(of: value, in: type.module, scope: type)?.externalName == "auto" {
        text = automatic(attribute.name)
      } else if let items = value.items {
        if isText(type) { text = items.first.flatMap { self.text(of: $0, in: type.module, scope: type) } }
      } else {
        text = self.text(of: value, in: type.module, scope: type)
      }
      let isAlias = value.kind != .call && !written.insert(value.sourceText).inserted
      members.append(EnumerationMember(name: attribute.name, place: attribute.place, value: text, isAlias: isAlias))
    }
    return members.isEmpty ? nil : members
  }

  private func isText(_ type: ClassOutline) -> Bool {
    externalBases(of: type).contains { $0 == "str" || $0.hasSuffix("StrEnum") || $0.hasSuffix("TextChoices") }
      && !lineage(of: type).contains { $0.attribute("__new__") != nil }
  }

  private func automaticValue(of type: ClassOutline) -> (String) -> String? {
    for type in lineage(of: type) {
      guard let function = type.attribute("_generate_next_value_")?.function else { continue }
      let names = function.children(.parameter).compactMap(\.name)
      let parameter = names.first == "self" || names.first == "cls" ? names.dropFirst().first : names.first
      guard let parameter, let value = function.returnedValues.first else { return { _ in nil } }
      return { [self] in text(of: value, in: type.module, names: [parameter: $0]) }
    }
    return externalBases(of: type).contains { $0.hasSuffix("StrEnum") } ? { $0.lowercased() } : { _ in nil }
  }
}
