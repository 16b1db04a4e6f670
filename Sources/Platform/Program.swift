/// Another program of the machine.
public enum Program {
  public struct Ended: Sendable {
    /// 0 where it went well.
    public var status: Int
    /// What it wrote to its standard output.
    public var output: [UInt8]
  }

  /// Runs a program to its end, without a shell: `words` are its name and its arguments.
  public static func run(_ words: [String], input: [UInt8] = []) throws(SystemError) -> Ended {
    let ended = try LibC.run(words, input: input)
    return Ended(status: Int(ended.status), output: ended.output)
  }
}
