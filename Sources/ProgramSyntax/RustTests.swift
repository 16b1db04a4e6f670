import SourceText

/// The parts of a Rust file that are compiled for tests only.
public enum RustTests {
  /// The items behind `#[cfg(test)]` and `#[test]`, in order.
  public static func spans(in text: SourceText) -> [Span] {
    guard text.contains("#[cfg(") || text.contains("#[test]") || text.contains("::test]") else { return [] }
    let program = ProgramText(text, .rust)
    var spans: [Span] = []
    var index = 0
    while index < program.tokens.count {
      guard let end = endOfTestAttribute(at: index, in: program) else {
        index += 1
        continue
      }
      let last = endOfItem(from: end, in: program)
      spans.append(Span(start: program.tokens[index].start, end: program.tokens[last].span.end))
      index = last + 1
    }
    return spans
  }

  /// Behind `#[cfg(test)]`, `#[cfg(all(test, …))]`, `#[test]` and `#[tokio::test]`; not `#[cfg(not(test))]`.
  private static func endOfTestAttribute(at index: Int, in program: ProgramText) -> Int? {
    guard program.isSign(index, "#"), program.isSign(index + 1, "[") else { return nil }
    var depth = 0
    var isTest = false
    for at in (index + 1)..<program.tokens.count {
      if program.isSign(at, "[") { depth += 1 }
      if program.isSign(at, "]") { depth -= 1 }
      if program.isWord(at, "not") { return nil }
      if program.isWord(at, "test") { isTest = true }
      if depth == 0 { return isTest ? at + 1 : nil }
    }
    return nil
  }

  /// The last token of what begins here: at the `;`, or at the brace that closes its block.
  private static func endOfItem(from index: Int, in program: ProgramText) -> Int {
    var depth = 0
    for at in index..<program.tokens.count {
      if program.isSign(at, "{") { depth += 1 }
      if program.isSign(at, "}") {
        depth -= 1
        if depth <= 0 { return at }
      }
      if depth == 0, program.isSign(at, ";") { return at }
    }
    return program.tokens.count - 1
  }
}
