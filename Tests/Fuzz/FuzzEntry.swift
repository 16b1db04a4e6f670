import SourceText

@testable import SQLSyntax

/// What libFuzzer calls with every input it makes up: everything that is read from it must be sound.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = SourceText(bytes: UnsafeBufferPointer(start: bytes, count: count))
  examine(SyntaxTree.parse(text))
  examine(SyntaxTree.parse(text, in: Span(start: UInt32(count / 4), end: UInt32(count - count / 4)), as: .body), isPart: true)
  return 0
}

private func examine(_ tree: SyntaxTree, isPart: Bool = false) {
  let found = isPart ? flawsOfNodes(tree) + flawsOfStatements(tree) : flaws(of: tree)
  guard found.isEmpty else { fatalError(found.joined(separator: "\n")) }
  let lexed = tree.lexed
  for index in 0..<lexed.count {
    _ = lexed.identifier(at: index)
    _ = lexed.containsHole(at: index)
    let content = lexed.stringContent(at: index)
    guard content.span.start <= content.span.end, content.span.end <= lexed.span(of: index).end else {
      fatalError("the content of token \(index) is beyond it")
    }
    for offset in 0...content.bytes.count {
      let source = content.sourceOffset(of: offset)
      guard content.span.start <= source, source <= content.span.end else {
        fatalError("byte \(offset) of token \(index) comes from beyond it")
      }
    }
  }
  for statement in tree.statements {
    _ = tree.root(of: statement).dump
    _ = tree.relations(of: statement)
  }
}
