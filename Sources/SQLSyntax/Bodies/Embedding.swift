import SourceText

/// How a tree whose text stood in a string of another tree relates to the file.
final class Embedding: Sendable {
  let file: SourceText
  /// The way from the tree's text to the file; nil where the text is the file's own.
  let map: PositionMap?
  /// How many bodies and EXECUTEs it is in.
  let level: Int
  /// What each `plpgsqlExecute` of the tree runs, by the index of its node. Set before anybody else sees the tree.
  nonisolated(unsafe) var commands: [UInt32: ConstantText] = [:]

  /// Deeper than this nothing is looked into.
  static let levelLimit = 16

  init(file: SourceText, map: PositionMap?, level: Int) {
    self.file = file
    self.map = map
    self.level = level
  }
}

extension SyntaxTree {
  /// The file the tree was read from, also if it is the tree of a body inside.
  public var file: SourceText { embedding?.file ?? text }

  /// Where in the file a span of the tree's text stands.
  public func fileSpan(of span: Span) -> Span { embedding?.map?.source(of: span) ?? span }

  /// How many bodies and EXECUTEs the tree is in.
  public var level: Int { embedding?.level ?? 0 }

  /// What a tree inside this one will be embedded by, where its text stands in this tree's own; nil if that is too deep.
  func embedding(of map: PositionMap? = nil) -> Embedding? {
    guard level < Embedding.levelLimit else { return nil }
    let whole: PositionMap? =
      if let map, let outer = embedding?.map { map.through(outer) } else { map ?? embedding?.map }
    return Embedding(file: file, map: whole, level: level + 1)
  }
}

extension Node {
  /// Where it stands in the file, also in the tree of a body.
  public var fileSpan: Span { tree.fileSpan(of: span) }
}
