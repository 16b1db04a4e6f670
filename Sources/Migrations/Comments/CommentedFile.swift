import ConfigText
import ProgramSyntax
import PythonSyntax
import SQLSyntax
import SourceText

/// The comments of one file, as its language has them, and what each of them is about.
public struct CommentedFile: Sendable {
  public struct Comment: Sendable {
    /// From its mark to its end.
    public var span: Span
    /// It stands in SQL, where it is known in which statement.
    public var isInSQL: Bool { inSQL != nil }
    fileprivate var inSQL: (tree: Int, SQLComments.Found)?
  }

  public let file: SourceText
  /// In order.
  public let comments: [Comment]
  private let lines: LineIndex
  private var layout: (any CommentLayout)?
  private var trees: [SQLComments] = []

  /// `scripts` are the SQL that stands in the file, as far as a runner sends it. `comments` are those of a file in a language
  /// that only the caller knows, each from its mark to its end.
  public init(_ file: SourceText, scripts: [Script] = [], comments known: [Span]? = nil) {
    self.file = file
    lines = LineIndex(file)
    var comments: [Comment] = []
    if file.name.hasASCIISuffix(".sql") || !scripts.isEmpty && !Self.isOfOtherLanguage(file.name) {
      trees = [SQLComments(Script(file))]
    } else {
      trees = scripts.map { SQLComments($0) }
      let (found, layout) = Self.layout(of: file, lines, known)
      comments = found.map { Comment(span: $0) }
      self.layout = layout
    }
    for (index, tree) in trees.enumerated() {
      comments += tree.comments.map { Comment(span: $0.span, inSQL: (index, $0)) }
    }
    var seen: Set<Span> = []
    self.comments = comments.filter { seen.insert($0.span).inserted }.sorted { $0.span.start < $1.span.start }
  }

  /// Whether a text says anything to Plimsoll, maybe in a comment.
  public static func addressesUs(_ text: SourceText) -> Bool { text.contains("plimsoll:") }

  /// What a comment is about: the statement it stands in, behind it on its line, or next below it. Nil where there is none.
  public func subject(of comment: Comment) -> Span? {
    if let (tree, found) = comment.inSQL { return trees[tree].subject(of: found, lines) }
    return layout?.subject(of: comment.span)
  }

  /// The line below a comment.
  public func lineBelow(_ comment: Comment) -> Span? {
    let line = lines.line(of: max(comment.span.start, comment.span.end - 1)) + 1
    return line <= lines.starts.count ? lines.span(ofLine: line) : nil
  }

  /// SQL in it stands in strings.
  private static func isOfOtherLanguage(_ name: String) -> Bool {
    ProgramLanguage(ofFile: name) != nil
      || ([".yml", ".yaml", ".toml", ".xml", ".json"] as [StaticString]).contains { name.hasASCIISuffix($0) }
  }

  private static func layout(of file: SourceText, _ lines: LineIndex, _ known: [Span]?) -> ([Span], any CommentLayout) {
    let name = file.name
    if let known { return (known, LineLayout(lines, continuesWithBackslash: true)) }
    if name.hasASCIISuffix(".py") {
      let layout = PythonLayout(file)
      return (layout.comments, TokenLayout(layout, lines))
    }
    if let language = ProgramLanguage(ofFile: name) ?? (name.hasASCIISuffix(".prisma") ? .go : nil) {
      let program = ProgramText(file, language)
      return (program.comments, TokenLayout(program, lines))
    }
    if name.hasASCIISuffix(".yml") || name.hasASCIISuffix(".yaml") {
      return (ConfigFile(file, as: .yaml).comments, LineLayout(lines, blocksAreIndented: true))
    }
    if name.hasASCIISuffix(".toml") { return (ConfigFile(file, as: .toml).comments, LineLayout(lines)) }
    if name.hasASCIISuffix(".xml") {
      let xml = XMLFile(file)
      return (xml.comments, ElementLayout(xml, lines))
    }
    return (LineLayout.commentLines(of: file), LineLayout(lines, continuesWithBackslash: true))
  }
}

/// How a language tells which of its parts a comment is about.
protocol CommentLayout: Sendable {
  func subject(of comment: Span) -> Span?
}

extension CommentedFile.Comment {
  /// What it says, a line at a time: without its marks, and without the stars that a block comment's lines may begin with.
  public func lines(in file: SourceText) -> [Span] {
    var content = file.trimmed(span)
    var isBlock = false
    for (opening, closing) in [("/*", "*/"), ("<!--", "-->")] as [(StaticString, StaticString)]
    where file.has(opening, at: content.start, before: content.end) {
      content.start += UInt32(opening.utf8CodeUnitCount)
      let length = UInt32(closing.utf8CodeUnitCount)
      if content.count >= Int(length), file.has(closing, at: content.end - length, before: content.end) {
        content.end -= length
      }
      isBlock = true
    }
    if !isBlock { return [file.trimmed(Self.withoutMarks(content, "-#/", in: file))] }
    return file.lines(in: content).map { file.trimmed(Self.withoutMarks(file.trimmed($0), "*", in: file)) }
  }

  private static func withoutMarks(_ line: Span, _ marks: StaticString, in file: SourceText) -> Span {
    let marks = UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount)
    var line = line
    while line.start < line.end, marks.contains(file.base[Int(line.start)]) { line.start += 1 }
    return line
  }
}
