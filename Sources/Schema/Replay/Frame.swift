import SQLSyntax

/// From where a statement is executed: the run itself, or a body inside bodies.
struct Frame {
  var callers: [Event.Caller] = []
  /// It may not come to pass.
  var isMaybe = false
  /// The branches it stands in that may not be taken, and the loops.
  var branches: [Int] = []
  var loops: [Loop] = []
  /// Blocks with an EXCEPTION part around it.
  var subtransactions = 0
  /// What they catch.
  var caught = CaughtErrors()
  /// It was analysed when its routine was made, as what stands in BEGIN ATOMIC: literals are values already.
  var isStored = false
  var variables: Variables?
  /// What RETURN gives.
  var result: SQLType?
  /// Routines that are being executed.
  var routines: [ID<Routine>] = []

  init(isMaybe: Bool = false) { self.isMaybe = isMaybe }

  var isInBody: Bool { !callers.isEmpty }

  /// In a body that a statement calls, not one that a trigger fires.
  var isInCall: Bool { if case .routine? = callers.last?.kind { true } else { false } }

  var scope: Scope { Scope(variables: variables) }

  /// The frame of what a caller executes: its own names, the caller's doubts.
  func calling(_ caller: Event.Caller, isCertain: Bool = true) -> Frame {
    var frame = self
    frame.callers.append(caller)
    frame.isMaybe = isMaybe || !isCertain
    frame.variables = nil
    frame.result = nil
    frame.isStored = false
    return frame
  }
}
