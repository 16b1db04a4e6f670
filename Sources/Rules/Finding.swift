import Migrations
import SourceText

public enum Severity: String, Sendable, CaseIterable, Comparable {
  case note, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

public enum Confidence: String, Sendable {
  /// PostgreSQL was asked: it will.
  case certain
  /// It will unless something is so that cannot be seen.
  case likely
}

/// Why a finding is kept quiet. Few are, and so a finding holds no more than a reference to it.
public final class Suppression: Sendable {
  public enum Kind: String, Sendable {
    /// A comment beside the statement.
    case comment
    /// It was there already when the baseline was written.
    case baseline
  }

  public let kind: Kind
  public let reason: String
  /// The comment.
  public let place: Place?

  public init(_ kind: Kind, reason: String, at place: Place? = nil) {
    self.kind = kind
    self.reason = reason
    self.place = place
  }
}

/// Something that will hurt, and where. There may be many, which are sorted, sifted and handed on: copies share their content until
/// one of them is changed.
@dynamicMemberLookup
public struct Finding: Sendable {
  public struct Related: Sendable {
    public var message: String
    public var place: Place

    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// What has to be deployed for it to hurt.
  public enum Deployment: String, Sendable {
    /// This migration, on top of all before it.
    case alone
    /// Several migrations in one go, as on an empty database.
    case together
  }

  public struct Content: Sendable {
    public var rule: RuleInfo
    public var message: String
    /// What to do instead, as the runner at hand allows it.
    public var help: String
    /// What PostgreSQL will answer with, if it will refuse.
    public var sqlstate: String?
    /// As the runner records it.
    public var migration: String
    public var place: Place
    /// The statement that it is found in.
    public var statement: Place
    public var related: [Related]
    private var circumstances = Seldom<Circumstances>()
    /// Set by `Check`.
    var fingerprintHash: UInt64 = 0
    public var severity: Severity
    public var confidence: Confidence
    public var deployment = Deployment.alone
    /// An EXCEPTION part catches the error, so that the statement passes.
    public var isCaught = false

    /// What few findings have.
    private struct Circumstances {
      var needs: [Place] = []
      var suppression: Suppression?
    }

    private var seldom: Circumstances {
      get { circumstances.value ?? Circumstances() }
      set { circumstances.value = newValue }
    }

    /// The places in code that need what is missing. What another set of migrations has is not missing.
    public var needs: [Place] {
      get { circumstances.value?.needs ?? [] }
      set { seldom.needs = newValue }
    }

    /// Set where somebody has said that this one is known and to be kept quiet.
    public var suppression: Suppression? {
      get { circumstances.value?.suppression }
      set { seldom.suppression = newValue }
    }

    /// Stays the same when lines move.
    public var fingerprint: String { Fingerprint.text(of: fingerprintHash) }

    fileprivate init(
      _ rule: RuleInfo, _ severity: Severity, _ confidence: Confidence, _ message: String, _ help: String, _ sqlstate: String?,
      _ migration: String, _ place: Place, _ statement: Place, _ related: [Related]
    ) {
      self.rule = rule
      self.severity = severity
      self.confidence = confidence
      self.message = message
      self.help = help
      self.sqlstate = sqlstate
      self.migration = migration
      self.place = place
      self.statement = statement
      self.related = related
    }
  }

  private final class Box: @unchecked Sendable {
    var content: Content
    init(_ content: Content) { self.content = content }
  }

  /// Whoever changes its content holds it alone.
  private var box: Box

  public init(
    _ rule: RuleInfo, _ severity: Severity, _ confidence: Confidence, _ message: String, help: String,
    sqlstate: String? = nil, migration: String, at place: Place, statement: Place, related: [Related] = []
  ) {
    box = Box(
      Content(rule, severity, confidence, message, help, sqlstate, migration, place, statement, related))
  }

  public subscript<Value>(dynamicMember member: KeyPath<Content, Value>) -> Value { box.content[keyPath: member] }

  public subscript<Value>(dynamicMember member: WritableKeyPath<Content, Value>) -> Value {
    get { box.content[keyPath: member] }
    set {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
      box.content[keyPath: member] = newValue
    }
  }
}
