import SQLSyntax

@testable import Schema

extension Catalog {
  /// All that the catalog holds, as the same text on every run: one object a line, its parts indented below it.
  var dump: String {
    let lines =
      types.compactMap { self[$0] }.map { [dump($0)] }
      + relations.compactMap { self[$0] }.filter { $0.kind != .index }.map(dump)
      + routines.compactMap { self[$0] }.map { [dump($0)] }
    return lines.sorted { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) }.map { $0.joined(separator: "\n") + "\n" }.joined()
  }

  // MARK: Types

  private func dump(_ type: TypeEntry) -> String {
    var line = "type \(text(type.name)) "
    switch type.kind {
    case .enumeration(let enumeration):
      line += "enum" + (enumeration.isComplete ? "" : " incomplete")
      for label in enumeration.labels {
        line += " '\(label.text)'"
        if label.addition != nil { line += label.mayBeOlder ? "+?" : "+" }
      }
    case .composite(let columns):
      line += "composite (" + columns.map { "\($0.name) \(text($0.type))" }.joined(separator: ", ") + ")"
    case .range(let subtype): line += "range of \(text(subtype))"
    case .multirange(let range): line += "multirange of \(text(range))"
    case .domain(let domain):
      line += "domain over \(text(domain.base))"
      if domain.isNotNull { line += " not null" }
      if domain.defaultValue != nil { line += " default" }
      for check in domain.checks.sorted(by: { $0.name < $1.name }) {
        line += " check \(check.name)" + (check.isValidated ? "" : " not valid")
      }
    case .base: line += "base"
    case .foreign: line += "foreign"
    }
    return line
  }

  func text(_ type: SQLType) -> String {
    switch type {
    case .literal: "literal"
    case .undetermined: "?"
    case .builtin(let builtin): builtin.rawValue
    case .defined(let id): self[id].map { text($0.name) } ?? "dropped"
    case .row(let id): self[id].map { text($0.name) } ?? "dropped"
    case .array(let element): text(element) + "[]"
    case .record(let fields): "record(" + fields.map { "\($0.name) \(text($0.type))" }.joined(separator: ", ") + ")"
    }
  }

  private func text(_ name: ObjectName) -> String { "\(name.schema).\(name.name)" }

  // MARK: Relations

  private func dump(_ relation: Relation) -> [String] {
    var head = "\(relation.kind) \(text(relation.name))"
    if relation.birth == nil { head += " foreign" }
    if !relation.isComplete { head += " incomplete" }
    if relation.isTable, relation.rows == .none { head += " empty" }
    if !relation.parents.isEmpty { head += " under " + list(relation.parents) }
    if let owner = relation.ownedBy { head += " owned by \(list([owner.relation])).\(owner.column)" }
    var lines = [head]
    for column in relation.columns {
      var line = "  column \(column.name) \(text(column.type))"
      if column.isNotNull { line += " not null" }
      switch column.filling {
      case .given: if column.defaultValue != nil { line += " default" }
      case .sequence: line += " default"
      case .generated, .virtual: line += " generated"
      case .identity: line += " identity"
      }
      lines.append(line)
    }
    var parts = relation.constraints.filter { $0.kind != .notNull }.map(dump)
    parts += relation.indexes.map(dump)
    parts += relation.triggers.map(dump)
    parts += relation.policies.map { "  policy \($0)" }
    parts += relation.rules.map { "  rule \($0)" }
    return lines + parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func list(_ relations: [ID<Relation>]) -> String {
    relations.map { self[$0].map { text($0.name) } ?? "dropped" }.sorted().joined(separator: ", ")
  }

  private func dump(_ constraint: Constraint) -> String {
    var line = "  constraint \(constraint.name) \(constraint.kind)"
    if constraint.kind != .check { line += " (" + constraint.columns.joined(separator: ", ") + ")" }
    if let referenced = constraint.references {
      line += " references \(list([referenced])) (" + constraint.referencedColumns.joined(separator: ", ") + ")"
    }
    return line + (constraint.isValidated ? "" : " not valid")
  }

  private func dump(_ index: Index) -> String {
    var line = "  index \(index.name) (" + index.columns.map { $0 ?? "expression" }.joined(separator: ", ") + ")"
    if index.isUnique { line += " unique" }
    if index.predicate != nil { line += " partial" }
    return line
  }

  private func dump(_ trigger: Trigger) -> String {
    let events = trigger.events.map { "\($0.kind)" }.sorted().joined(separator: " ")
    var line = "  trigger \(trigger.name) \(trigger.timing) \(events) \(trigger.isForEachRow ? "row" : "statement")"
    if let function = trigger.function.flatMap({ self[$0] }) { line += " \(text(function.name))" }
    return line + (trigger.isEnabled ? "" : " disabled")
  }

  // MARK: Routines

  private func dump(_ routine: Routine) -> String {
    let parameters = routine.inputs.map { parameter in
      (parameter.mode == .variadic ? "variadic " : "") + text(parameter.type)
        + (parameter.defaultValue == nil ? "" : " default")
    }
    var line = "\(routine.kind) \(text(routine.name))(" + parameters.joined(separator: ", ") + ")"
    if routine.kind == .procedure { return line + " \(routine.language)" }
    line += " returns " + (routine.returnsSet ? "setof " : "") + text(routine.result)
    if routine.kind == .aggregate { return line }
    line += " \(routine.constructs == nil ? "\(routine.language)" : "other") \(routine.volatility)"
    if routine.isStrict { line += " strict" }
    if let path = routine.searchPath { line += " path " + path.joined(separator: ",") }
    return line
  }
}
