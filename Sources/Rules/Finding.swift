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

  private final class Content: @unchecked Sendable {
    let rule: RuleInfo
    var message: String
    var help: String
    let sqlstate: String?
    let migration: String
    let place: Place
    let statement: Place
    var related: [Related]
    var circumstances = Seldom<Circumstances>()
    var fingerprintHash: UInt64 = 0
    var severity: Severity
    let confidence: Confidence
    var deployment = Deployment.alone
    var isCaught = false

    init(
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

    /// The same once more.
    convenience init(_ other: Content) {
      self.init(
        other.rule, other.severity, other.confidence, other.message, other.help, other.sqlstate, other.migration, other.place,
        other.statement, other.related)
      circumstances = other.circumstances
      fingerprintHash = other.fingerprintHash
      deployment = other.deployment
      isCaught = other.isCaught
    }
  }

  /// What few findings have.
  private struct Circumstances {
    var needs: [Place] = []
    var suppression: Suppression?
  }

  private var content: Content

  public init(
    _ rule: RuleInfo, _ severity: Severity, _ confidence: Confidence, _ message: String, help: String,
    sqlstate: String? = nil, migration: String, at place: Place, statement: Place, related: [Related] = []
  ) {
    content = Content(rule, severity, confidence, message, help, sqlstate, migration, place, statement, related)
  }

  /// Its content, which is about to change: nobody else holds it.
  private var own: Content {
    mutating get {
      if !isKnownUniquelyReferenced(&content) { content = Content(content) }
      return content
    }
  }

  private var circumstances: Circumstances {
    get { content.circumstances.value ?? Circumstances() }
    set { own.circumstances.value = newValue }
  }
}

extension Finding {
  public var rule: RuleInfo { content.rule }

  public var severity: Severity {
    get { content.severity }
    set { own.severity = newValue }
  }

  public var confidence: Confidence { content.confidence }

  public var message: String {
    get { content.message }
    set { own.message = newValue }
  }

  /// What to do instead, as the runner at hand allows it.
  public var help: String {
    get { content.help }
    set { own.help = newValue }
  }

  /// What PostgreSQL will answer with, if it will refuse.
  public var sqlstate: String? { content.sqlstate }

  public var deployment: Deployment {
    get { content.deployment }
    set { own.deployment = newValue }
  }

  /// An EXCEPTION part catches the error, so that the statement passes.
  public var isCaught: Bool {
    get { content.isCaught }
    set { own.isCaught = newValue }
  }

  /// As the runner records it.
  public var migration: String { content.migration }

  public var place: Place { content.place }

  /// The statement that it is found in.
  public var statement: Place { content.statement }

  public var related: [Related] {
    get { content.related }
    set { own.related = newValue }
  }

  /// The places in code that need what is missing. What another set of migrations has is not missing.
  public var needs: [Place] {
    get { content.circumstances.value?.needs ?? [] }
    set { circumstances.needs = newValue }
  }

  /// Set where somebody has said that this one is known and to be kept quiet.
  public var suppression: Suppression? {
    get { content.circumstances.value?.suppression }
    set { circumstances.suppression = newValue }
  }

  /// Set by `Check`.
  var fingerprintHash: UInt64 {
    get { content.fingerprintHash }
    set { own.fingerprintHash = newValue }
  }

  /// Stays the same when lines move.
  public var fingerprint: String { Fingerprint.text(of: fingerprintHash) }
}
