import Migrations
import SourceText

/// Something that application code needs of the schema.
public struct Requirement: Sendable {
  public enum Need: Sendable {
    /// A table or a view.
    case relation([String])
    /// A column of a table.
    case column(ColumnNeed)
    /// Whatever a statement names. Where nobody knows what stands there it has holes.
    case statement(ScriptStatement)
    /// A function or procedure.
    case call(CallNeed)
    /// A type whose labels are the members of something in the code.
    case labels(LabelNeed)
    /// One row at most for these columns.
    case uniqueKey(UniqueKeyNeed)
  }

  public enum Confidence: Sendable, Comparable {
    /// It may well be of another database, or not be used at all.
    case weak
    /// As sure as reading can be.
    case strong
  }

  public var need: Need
  /// Where the code says so.
  public var place: Place
  /// Who says so, as the beginning of a sentence: "the model User", "this query".
  public var speaker: String
  public var confidence: Confidence
  /// Only tests need it.
  public var isTest = false

  public init(_ need: Need, at place: Place, speaker: String, confidence: Confidence = .strong) {
    self.need = need
    self.place = place
    self.speaker = speaker
    self.confidence = confidence
  }
}

/// Names are lists: the schema first, if the code says one. They are as PostgreSQL stores them, without quotes.
public struct ColumnNeed: Sendable {
  public var table: [String]
  public var column: String
  /// What the code does with a NULL in it.
  public var nulls = Nulls.unknown
  /// What is named as its table may be something else, a foreign key: where there is no such table, nothing is needed.
  public var mayBeNoTable = false

  public enum Nulls: Sendable {
    case unknown
    /// It reckons with them.
    case expected
    /// It breaks, or it does something else than it should: the field is not optional, and nothing takes its place.
    case breakIt
  }

  public init(_ column: String, of table: [String], nulls: Nulls = .unknown) {
    self.table = table
    self.column = column
    self.nulls = nulls
  }
}

public struct CallNeed: Sendable {
  public var routine: [String]
  /// Names of the arguments that are given; nil where nobody knows.
  public var argumentNames: [String]?
  /// Who calls it may have left some out.
  public var mayGiveMore = false

  public init(_ routine: [String], argumentNames: [String]?) {
    self.routine = routine
    self.argumentNames = argumentNames
  }
}

/// Members of an enumeration in the code, against labels of a type.
public struct LabelNeed: Sendable {
  public struct Member: Sendable {
    /// What is sent to the server for it.
    public var label: String
    public var place: Place

    public init(_ label: String, at place: Place) {
      self.label = label
      self.place = place
    }
  }

  public var members: [Member]
  /// As the code calls it: "UserPlan".
  public var name: String
  /// The type, if the code names it.
  public var type: [String]?
  /// The columns that hold it.
  public var columns: [(table: [String], column: String)]
  /// A label that comes from the server and is none of its members breaks the code.
  public var isClosed: Bool

  public init(
    _ name: String, members: [Member], type: [String]?, columns: [(table: [String], column: String)] = [], isClosed: Bool = true
  ) {
    self.name = name
    self.members = members
    self.type = type
    self.columns = columns
    self.isClosed = isClosed
  }
}

public struct UniqueKeyNeed: Sendable {
  public enum Manner: Sendable {
    /// `ON CONFLICT (…)`: the server refuses it without a unique index.
    case onConflict
    /// Looked for first, and put in if it is not there: two who do so at once put in two.
    case checkThenInsert
  }
  public var table: [String]
  public var columns: [String]
  public var manner: Manner
  /// The statement that inserts, if it stands elsewhere.
  public var insertion: Place?

  public init(_ columns: [String], of table: [String], _ manner: Manner, insertion: Place? = nil) {
    self.table = table
    self.columns = columns
    self.manner = manner
    self.insertion = insertion
  }
}
