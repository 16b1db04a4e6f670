import SQLSyntax
import Schema

/// The enums that the transactions at hand have given labels.
struct LabelAdditions {
  struct Label {
    var type: TypeEntry
    var value: EnumLabel
  }

  private var types: [ID<TypeEntry>] = []
  private var jointTransaction = -1
  /// How the last ALTER TYPE names its type: nobody may know it before that statement.
  private var upcoming: [[String]] = []

  /// After the event has been judged.
  mutating func note(_ event: Event) {
    if event.moment.jointTransaction != jointTransaction {
      jointTransaction = event.moment.jointTransaction
      types = []
    }
    guard event.node.kind == .alterType, event.node.children.contains(where: { $0.kind == .addEnumValue }),
      let name = event.node.child(.name)
    else { return }
    upcoming.append(name.identifiers)
  }

  /// Before the next event is judged.
  mutating func find(in names: Names) {
    for name in upcoming {
      if let id = names.type(name), !types.contains(id) { types.append(id) }
    }
    upcoming = []
  }

  /// What a use may make a value of, as far as it is new.
  func labels(used use: LabelUse, by event: Event, in names: Names) -> [Label] {
    guard let type = use.type else {
      guard event.moment.jointTransaction == jointTransaction else { return [] }
      return types.flatMap { labels(of: $0, named: use.label, in: names) }
    }
    return labels(of: type, named: use.label, in: names)
  }

  private func labels(of id: ID<TypeEntry>, named text: String?, in names: Names) -> [Label] {
    guard let type = names.catalog[id], case .enumeration(let enumeration) = type.kind else { return [] }
    if let text { return enumeration.label(text).map { [Label(type: type, value: $0)] } ?? [] }
    return enumeration.labels.filter { $0.addition != nil }.map { Label(type: type, value: $0) }
  }
}
