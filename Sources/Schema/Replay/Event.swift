import Migrations
import SQLSyntax
import SourceText

/// One statement as the server comes to run it: a step of the run, or a statement of a body that a step executes.
public struct Event: Sendable {
  /// What leads from a step of the run to the statement, the outermost first.
  public struct Caller: Sendable {
    public enum Kind: Sendable {
      case doBlock
      case routine(ObjectName)
      case trigger(String, on: ObjectName)
      case rule(String, on: ObjectName)
      case prepared(String)
    }
    public var kind: Kind
    /// What calls it.
    public var place: Place
  }

  public let step: Step
  /// The transaction of the step, as deployed alone.
  public let transaction: Transaction
  public let node: Node
  public let tag: CommandTag
  public let callers: [Caller]
  public let moment: Moment
  let caught: CaughtErrors
  /// Where the server makes a value of an enum out of something, if it has labels that are younger than the transaction.
  public let uses: [LabelUse]
  /// Names in it that lead to nothing, where somebody wants to see them and it is sure to run.
  public let misses: [Miss]

  public var place: Place { moment.place }

  /// Whether an EXCEPTION part around it catches this error: what the block did is undone, and the transaction goes on.
  public func isCaught(_ sqlstate: String) -> Bool { caught.states.contains(sqlstate) }
}

/// A place where the server makes a value of an enum type out of a text, or out of nothing (`enum_last`).
public struct LabelUse: Sendable {
  public enum Manner: Hashable, Sendable {
    /// As soon as the statement is read: rows do not matter.
    case analysed
    /// When the statement runs, and it is sure to come to it.
    case evaluated
    /// When the statement runs, for a row that is there and holds it, or in a branch that is taken.
    case ifReached
    /// If a column whose type nobody knows is of this type.
    case ifOfThisType
  }
  /// Nil with `ifOfThisType`: any type with this label.
  public var type: ID<TypeEntry>?
  /// Nil where only the row knows: any label.
  public var label: String?
  public var manner: Manner
  public var place: Place

  public init(type: ID<TypeEntry>?, label: String?, manner: Manner, place: Place) {
    self.type = type
    self.label = label
    self.manner = manner
    self.place = place
  }
}

/// A routine that a statement calls as it runs.
struct RoutineCall {
  var routine: ID<Routine>
  /// The call is sure to come to pass whenever its statement runs.
  var isCertain: Bool
  var place: Place
  /// What the parameters hold, by their numbers among the inputs, where that is known.
  var arguments: [Int: KnownValue] = [:]
}

/// What comes of a statement besides what it does to the catalog.
struct Analysis {
  var uses: [LabelUse] = []
  var calls: [RoutineCall] = []
}
