import SQLSyntax

/// How many rows of a table hold NULL in a column, from the best to the worst.
public enum Nulls: Int, Comparable, Sendable {
  case none
  /// Only those that were given NULL on purpose: the column has had a default since it or its table was made.
  case unlikely
  /// Nobody knows.
  case maybe
  /// The rows that were there when it happened, if there were any.
  case some

  public static func < (left: Nulls, right: Nulls) -> Bool { left.rawValue < right.rawValue }
}

/// What the rows of a table hold in one column, as far as the history tells; the last thing that happened to it, and what was
/// before. A class, for of most columns there is nothing to tell.
public final class Contents: Sendable {
  /// What the values of the rows have in common.
  public enum Values: Sendable {
    case unknown
    /// The column was added, and nothing has been written.
    case null
    /// The same in each row.
    case constant(StoredNode)
    /// Another one in each row.
    case distinct
  }

  public enum Change: Sendable {
    /// ADD COLUMN without a value for the rows that are there.
    case added
    /// ADD COLUMN with a default, which every row got.
    case defaulted
    /// A default that is given only to rows to come.
    case defaultSet
    /// Every row that had none got a value.
    case filled
    /// Some rows got a value: those that the condition, or the join, leads to.
    case filledInPart(StoredNode?)
    /// A value was written that may be NULL itself.
    case filledWithMaybeNull(StoredNode?)
    /// It was set to NULL.
    case emptied
    /// New rows came.
    case inserted
    /// Rows that held NULL were deleted.
    case nullsDeleted
    /// A constraint has looked at all rows.
    case constrained
    /// NOT NULL was taken away.
    case madeNullable
    /// Its type changed, and each value with it.
    case converted
    /// A part of the history that nobody can read may have written.
    case unread
  }

  public let moment: Moment
  public let earlier: Contents?
  // There are many: what is small stands behind what leaves room for it.
  public let change: Change
  private let depth: UInt8
  let values: Values
  /// As it is known where the change is known to have happened.
  private let nulls: Nulls
  /// Elsewhere: what happened in a branch may not have happened.
  private let nullsElsewhere: Nulls
  /// Rows that hold NULL are there for sure: the history itself put them there.
  let isCertain: Bool

  init(
    _ change: Change, _ nulls: Nulls, values: Values = .unknown, isCertain: Bool = false, at moment: Moment,
    after earlier: Contents?,
    was: Nulls
  ) {
    self.change = change
    self.moment = moment
    self.nulls = nulls
    nullsElsewhere = moment.branches.isEmpty || nulls == was ? nulls : .maybe
    self.values = moment.branches.isEmpty ? values : .unknown
    self.isCertain = isCertain && nulls == .some && !moment.isMaybe
    // What was long before nobody asks for.
    let isKept = (earlier?.depth ?? 0) < Self.longestStory
    self.earlier = isKept ? earlier : nil
    depth = isKept ? (earlier?.depth ?? 0) + 1 : 0
  }

  private static let longestStory = 20

  func nulls(at moment: Moment) -> Nulls { moment.branches.starts(with: self.moment.branches) ? nulls : nullsElsewhere }

  /// The same but for what it says of the rows.
  func isSame(_ nulls: Nulls, isCertain: Bool) -> Bool {
    self.nulls == nulls && nullsElsewhere == nulls && self.isCertain == isCertain
  }

  /// What each row holds, where that is the same.
  public var constant: Node? { if case .constant(let value) = values { value.node } else { nil } }

  /// What happened, the last thing first.
  public var story: [Contents] {
    var story = [self]
    while let earlier = story.last?.earlier { story.append(earlier) }
    return story
  }
}

extension Catalog {
  /// How many rows of a table hold NULL in a column, if it has rows.
  public func nulls(in column: String, of id: ID<Relation>, at moment: Moment) -> Nulls {
    ask(id) { $0.nulls(in: column, at: moment) } ?? .maybe
  }
}

extension Relation {
  func nulls(in name: String, at moment: Moment) -> Nulls {
    guard let column = column(name) else { return .maybe }
    if column.isNotNull || hasCheckedNotNull(name) { return .none }
    let unheardOf: Nulls = column.isFilled ? .unlikely : .maybe
    guard let contents = column.contents else { return unheardOf }
    let nulls = contents.nulls(at: moment)
    guard nulls == .none, contents.moment.migration != moment.migration else { return nulls }
    // Since then others have written rows.
    switch contents.change {
    case .inserted, .madeNullable: return unheardOf
    case .defaulted: return column.isFilled ? .unlikely : .none
    default: return .none
    }
  }

  /// A validated CHECK says that it is not NULL.
  private func hasCheckedNotNull(_ column: String) -> Bool {
    constraints.contains { constraint in
      constraint.kind == .check && constraint.isValidated && !constraint.mayBeGone && constraint.columns.contains(column)
        && constraint.demandedColumns.contains(column)
    }
  }
}

extension Node {
  /// A condition that is not true where a column is NULL.
  func demandsNotNull(_ column: String) -> Bool {
    switch kind {
    case .and: children.contains { $0.role == .operand && $0.demandsNotNull(column) }
    case .isNull: flags.contains(.not) && child(.operand)?.isColumn(column) == true
    case .not:
      child(.operand).map { $0.kind == .isNull && !$0.flags.contains(.not) && $0.child(.operand)?.isColumn(column) == true }
        ?? false
    default: false
    }
  }

  /// A reference to a column of this name, qualified or not.
  func isColumn(_ name: String) -> Bool { kind == .columnReference && !flags.contains(.special) && lastIdentifier == name }
}
