/// What the process tells its caller. All of the program decides by these, and only here stand the numbers.
public enum ExitStatus: Int32, Sendable {
  /// Everything asked for was done. For `parse` that is: every file could be read, whatever stands in it.
  case success = 0
  /// `check` has found something as grave as `--fail-on` says.
  case findings = 1
  /// Wrong usage, or something that cannot be read or written. What was printed is not the whole answer.
  case unusable = 2
}
