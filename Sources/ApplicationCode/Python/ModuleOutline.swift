import PythonSyntax
import SourceText

/// What a Python file binds to names. It never changes once it is built.
final class ModuleOutline: @unchecked Sendable {
  indirect enum Binding {
    case module(String)
    /// `from module import name`
    case member(module: String, name: String)
    case type(ClassOutline)
    case function(PythonNode)
    case value(PythonNode)
  }

  let tree: PythonTree
  let path: String
  private(set) var bindings: [String: Binding] = [:]
  /// `from module import *`, the last one first.
  private(set) var stars: [String] = []
  /// All classes of the file, those within classes too, as they are written.
  private(set) var classes: [ClassOutline] = []
  /// Calls that stand by themselves, or are bound to names.
  private(set) var calls: [PythonNode] = []
  private(set) var functions: [PythonNode] = []

  init(_ tree: PythonTree) {
    self.tree = tree
    path = tree.text.name
    for statement in tree.root.children { read(statement, isSure: true, depth: 0) }
  }

  private func bind(_ name: String, _ binding: Binding, isSure: Bool) {
    if isSure || bindings[name] == nil { bindings[name] = binding }
  }

  private func read(_ statement: PythonNode, isSure: Bool, depth: Int) {
    guard depth < 16 else { return }
    switch statement.kind {
    case .importStatement:
      for alias in statement.children(.alias) {
        guard let module = alias.child(.module)?.dottedPath else { continue }
        if let name = alias.name {
          bind(name, .module(module), isSure: isSure)
        } else if let first = module.split(separator: ".").first {
          bind(String(first), .module(String(first)), isSure: isSure)
        }
      }
    case .importFrom:
      let module = String(repeating: ".", count: statement.importLevel) + (statement.child(.module)?.dottedPath ?? "")
      for alias in statement.children(.alias) {
        guard let name = alias.child(.module)?.sourceText else { continue }
        if name == "*" {
          stars.insert(module, at: 0)
        } else {
          bind(alias.name ?? name, .member(module: module, name: name), isSure: isSure)
        }
      }
    case .classDefinition:
      let found = ClassOutline(statement, in: self, enclosing: nil)
      bind(found.name, .type(found), isSure: isSure)
      note(found)
    case .functionDefinition:
      if let name = statement.name { bind(name, .function(statement), isSure: isSure) }
      functions.append(statement)
    case .assignment:
      guard let value = statement.child(.value) else { return }
      if value.kind == .call { calls.append(value) }
      for target in statement.children(.target) where target.kind == .name {
        bind(target.sourceText, .value(value), isSure: isSure)
      }
    case .annotatedAssignment:
      guard let value = statement.child(.value), let target = statement.child(.target), target.kind == .name else { return }
      if value.kind == .call { calls.append(value) }
      bind(target.sourceText, .value(value), isSure: isSure)
    case .typeAlias:
      if let name = statement.name, let value = statement.child(.value) { bind(name, .value(value), isSure: isSure) }
    case .expressionStatement:
      if let value = statement.child(.value), value.kind == .call { calls.append(value) }
    case .ifStatement, .tryStatement, .with, .elseIf, .exceptHandler:
      for child in statement.children {
        switch child.role {
        case .body, .otherwise, .elseIf, .handler, .finally: read(child, isSure: false, depth: depth + 1)
        default: break
        }
      }
    default: break
    }
  }

  fileprivate func note(_ found: ClassOutline) {
    classes.append(found)
    for inner in found.nested { note(inner) }
  }
}

/// A class as it is written.
final class ClassOutline: @unchecked Sendable {
  struct Attribute {
    var name: String
    /// Where the name stands.
    var place: Place
    var annotation: PythonNode?
    var value: PythonNode?
    /// A method.
    var function: PythonNode?
  }

  let node: PythonNode
  let name: String
  unowned let module: ModuleOutline
  private(set) weak var enclosing: ClassOutline?
  let bases: [PythonNode]
  let keywords: [(name: String, value: PythonNode)]
  private(set) var attributes: [Attribute] = []
  private(set) var nested: [ClassOutline] = []

  init(_ node: PythonNode, in module: ModuleOutline, enclosing: ClassOutline?) {
    self.node = node
    self.module = module
    self.enclosing = enclosing
    name = node.name ?? ""
    let arguments = node.children(.argument)
    bases = arguments.filter { $0.kind != .keywordArgument && $0.kind != .starred }
    keywords = arguments.compactMap { argument in
      guard argument.kind == .keywordArgument, let name = argument.name, let value = argument.child(.value) else { return nil }
      return (name, value)
    }
    for statement in node.children where statement.role == .body { read(statement, depth: 0) }
  }

  private func read(_ statement: PythonNode, depth: Int) {
    guard depth < 16 else { return }
    switch statement.kind {
    case .assignment:
      guard let value = statement.child(.value) else { return }
      for target in statement.children(.target) where target.kind == .name { add(target, nil, value) }
    case .annotatedAssignment:
      guard let target = statement.child(.target), target.kind == .name else { return }
      add(target, statement.child(.annotation), statement.child(.value))
    case .functionDefinition:
      guard let name = statement.child(.name) else { return }
      attributes.append(Attribute(name: name.sourceText, place: name.place, function: statement))
    case .classDefinition:
      // Who nests without end writes no program.
      var levels = 0
      var outer: ClassOutline? = self
      while let next = outer {
        levels += 1
        outer = next.enclosing
      }
      if levels < 16 { nested.append(ClassOutline(statement, in: module, enclosing: self)) }
    case .ifStatement, .tryStatement, .elseIf, .exceptHandler, .with:
      for child in statement.children where [.body, .otherwise, .elseIf, .handler].contains(child.role) {
        read(child, depth: depth + 1)
      }
    default: break
    }
  }

  private func add(_ target: PythonNode, _ annotation: PythonNode?, _ value: PythonNode?) {
    attributes.append(Attribute(name: target.sourceText, place: target.place, annotation: annotation, value: value))
  }

  /// The last one of that name.
  func attribute(_ name: String) -> Attribute? { attributes.last { $0.name == name } }

  func nested(_ name: String) -> ClassOutline? { nested.last { $0.name == name } }

  func keyword(_ name: String) -> PythonNode? { keywords.first { $0.name == name }?.value }

  var place: Place { node.child(.name)?.place ?? node.place }
}
