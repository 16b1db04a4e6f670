import Migrations
import SQLSyntax
import Schema

/// An INSERT, UPDATE, DELETE or MERGE of a statement: the statement itself, or a part of its WITH clause.
struct RowChange {
  /// The node of that command.
  var node: Node
  /// Nil where the history says nothing else of the table.
  var table: ID<Relation>?
  var name: ObjectName

  /// As a sentence names it.
  var word: String {
    switch node.kind {
    case .insert: "INSERT"
    case .update: "UPDATE"
    case .delete: "DELETE"
    default: "MERGE"
    }
  }

  /// Between rows and their table, in a sentence.
  var preposition: String {
    switch node.kind {
    case .insert, .merge: "into"
    case .delete: "from"
    default: "of"
    }
  }
}

extension Event {
  /// The rows that the statement changes by itself; not those of triggers and rules, which change with others.
  func rowChanges(in names: Names) -> [RowChange] {
    guard node.kind.mayChangeRows, !callers.contains(where: \.isAutomatic) else { return [] }
    var commands: [Node] = []
    for query in node.child(.with)?.children(.element) ?? [] {
      if let body = query.child(.body), body.kind.changesRows { commands.append(body) }
    }
    if node.kind.changesRows { commands.append(node) }
    return commands.compactMap { command in
      guard let parts = command.child(.target)?.identifiers else { return nil }
      let table = names.relation(parts)
      let name = table.flatMap { names.catalog[$0]?.name } ?? names.nameWritten(parts)
      return RowChange(node: command, table: table, name: name)
    }
  }
}

extension Event.Caller {
  /// It is called by no statement, but by what other statements do.
  fileprivate var isAutomatic: Bool {
    switch kind {
    case .trigger, .rule: true
    case .doBlock, .routine, .prepared: false
    }
  }
}

extension NodeKind {
  fileprivate var mayChangeRows: Bool { changesRows || self == .query }
}

extension Names {
  /// Of a table that the history has not made: the name that it is written with.
  func nameWritten(_ parts: [String]) -> ObjectName {
    let schema = parts.count > 1 ? parts[parts.count - 2] : settings.searchPath.first { $0 != "$user" } ?? "public"
    return ObjectName(schema, parts.last ?? "")
  }
}
