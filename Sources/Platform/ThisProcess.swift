/// The process the program runs in.
public enum ThisProcess {
  public static func environment(_ name: String) -> String? { LibC.environment(name) }

  /// To be called once at the start: a reader that goes away or a file that may not grow is then an error of `Output.write`, not
  /// the end.
  public static func surviveFailedWrites() { LibC.surviveFailedWrites() }

  public static func exit(_ status: Int32) -> Never { LibC.exit(status) }

  /// A clock that only goes forward.
  public static var nanoseconds: UInt64 { LibC.monotonicNanoseconds }

  /// What the processor has worked for the process.
  public static var processorNanoseconds: UInt64 { LibC.processorNanoseconds }

  /// Days since the first of 1970.
  public static var today: Int { LibC.today }

  /// The most bytes of memory the process has held at once.
  public static var peakMemory: Int { LibC.peakMemory }

  /// The folder it stands in, as an absolute path.
  public static var folder: String? { LibC.currentFolder }
}
