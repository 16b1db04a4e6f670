import Migrations
import Reports
import Rules
import SourceText

/// The comments of one file that suppress, and what each of them reaches.
struct SuppressionsOfFile {
  /// One rule of one comment.
  fileprivate struct Reach {
    var comment: Int
    var scope: SuppressionComment.Scope
    /// Where what it suppresses begins.
    var span: Span
    /// The comment itself stands in what is suppressed.
    var at: UInt32
    var isInSQL: Bool
  }

  fileprivate struct ReachesOfRule {
    /// By where they begin.
    var reaches: [Reach] = []
    /// The furthest that one of those up to here ends.
    var furthest: [UInt32] = []
    var isSorted = false
  }

  let file: SourceText
  private(set) var comments: [SuppressionComment] = []
  private(set) var remarks: [SuppressionRemark] = []
  private var reaches: [String: ReachesOfRule] = [:]
  /// By comment: the rules that it has suppressed something of.
  private(set) var used: [Set<String>] = []

  init(_ file: SourceText, _ commented: CommentedFile, today: Day) {
    self.file = file
    let lines = LineIndex(file)
    for comment in commented.comments {
      for line in comment.lines(in: file) {
        guard
          let found = SuppressionComment(line, isInSQL: comment.isInSQL, in: file, today: today, &remarks)
        else { continue }
        for reach in Self.reaches(of: found, comment, commented, lines) {
          for rule in Set(found.rules) {
            reaches[rule, default: ReachesOfRule()].reaches.append(
              Reach(
                comment: comments.count, scope: found.scope, span: reach, at: comment.span.start, isInSQL: comment.isInSQL))
          }
        }
        comments.append(found)
      }
    }
    used = comments.map { _ in [] }
    for rule in reaches.keys { reaches[rule]!.sort() }
  }

  private static func reaches(
    of found: SuppressionComment, _ comment: CommentedFile.Comment, _ commented: CommentedFile, _ lines: LineIndex
  ) -> [Span] {
    switch found.scope {
    case .file: return [Span(start: 0, end: .max)]
    case .nextLine: return commented.lineBelow(comment).map { [Span(start: $0.start, end: $0.end + 1)] } ?? []
    case .statement: return commented.subject(of: comment).map { [$0] } ?? []
    case .squawk:
      let line = lines.span(ofLine: lines.line(of: comment.span.start))
      let here = Span(start: line.start, end: (commented.lineBelow(comment) ?? line).end + 1)
      // What only stands in a statement is about a part of it.
      guard let subject = commented.subject(of: comment), subject.start >= comment.span.end else { return [here] }
      return [here, subject]
    }
  }

  /// Which of the comments suppresses a finding.
  mutating func comment(for finding: Finding) -> SuppressionComment? {
    guard let reaches = reaches[finding.rule.id] else { return nil }
    var offsets: [UInt32] = []
    if finding.place.file.name == file.name { offsets.append(finding.place.span.start) }
    if finding.statement.file.name == file.name { offsets.append(finding.statement.span.start) }
    var found: Int?
    for (number, offset) in offsets.enumerated() {
      reaches.forEach(at: offset) { reach in
        // A line holds what begins on it, whatever it belongs to.
        guard reach.scope != .nextLine || number == 0 else { return }
        used[reach.comment].insert(finding.rule.id)
        found = min(found ?? reach.comment, reach.comment)
      }
    }
    if found == nil, finding.statement.file.name == file.name {
      // In a program the statement is known from the finding alone.
      found =
        reaches.reaches.first { reach in
          reach.scope == .statement && !reach.isInSQL && finding.statement.span.start < reach.at
            && reach.at < finding.statement.span.end
        }?.comment
      if let found { used[found].insert(finding.rule.id) }
    }
    return found.map { comments[$0] }
  }
}

extension SuppressionsOfFile.ReachesOfRule {
  fileprivate mutating func sort() {
    reaches.sort { ($0.span.start, $0.comment) < ($1.span.start, $1.comment) }
    var end: UInt32 = 0
    furthest = reaches.map { reach in
      end = max(end, reach.span.end)
      return end
    }
  }

  fileprivate func forEach(at offset: UInt32, _ body: (SuppressionsOfFile.Reach) -> Void) {
    var (low, high) = (0, reaches.count)
    while low < high {
      let middle = (low + high) / 2
      if reaches[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    while low > 0, furthest[low - 1] > offset {
      low -= 1
      if reaches[low].span.end > offset { body(reaches[low]) }
    }
  }
}
