import SourceText

extension PythonParser {
  /// One string, of as many literals as stand side by side.
  mutating func strings() throws(PythonProblem) {
    let mark = mark()
    var all: PythonNodeFlags = []
    while kind == .string || kind == .formattedStart {
      let flags = prefixFlags
      all.formUnion(flags)
      if kind == .string { leaf(.stringPart, flags: flags) } else { try formattedPart(flags) }
      label(.part)
    }
    close(
      mark,
      all.contains(.template)
        ? .templateString : all.contains(.formatted) ? .formattedString : all.contains(.bytes) ? .bytes : .string)
  }

  private var prefixFlags: PythonNodeFlags {
    var flags: PythonNodeFlags = []
    for byte in text.bytes[Int(tokenSpan.start)..<Int(tokenSpan.end)] {
      switch byte | 0x20 {
      case UInt8(ascii: "r"): flags.insert(.raw)
      case UInt8(ascii: "b"): flags.insert(.bytes)
      case UInt8(ascii: "f"): flags.insert(.formatted)
      case UInt8(ascii: "t"): flags.formUnion([.formatted, .template])
      case UInt8(ascii: "u"): break
      default: return flags
      }
    }
    return flags
  }

  private mutating func formattedPart(_ flags: PythonNodeFlags) throws(PythonProblem) {
    let mark = mark()
    advance()
    try nested { parser throws(PythonProblem) in try parser.pieces(until: .formattedEnd, flags) }
    try expect(.formattedEnd)
    close(mark, .stringPart, flags: flags)
  }

  private mutating func pieces(until end: PythonTokenKind, _ string: PythonNodeFlags) throws(PythonProblem) {
    while kind != end {
      switch kind {
      case .formattedText: leaf(.stringText)
      case .leftBrace: try replacement(string)
      default: throw unexpected()
      }
      label(.piece)
    }
  }

  private mutating func replacement(_ string: PythonNodeFlags) throws(PythonProblem) {
    let mark = mark()
    advance()
    try yieldOrStarExpressions()
    label(.value)
    let flags: PythonNodeFlags = take(.equal) ? .selfDocumenting : []
    var conversion: UInt8 = 0
    if take(.exclamation) {
      guard kind == .name, tokenSpan.count == 1 else { throw unexpected() }
      conversion = text.base[Int(start)]
      advance()
    }
    if take(.colon) {
      let specification = self.mark()
      try nested { parser throws(PythonProblem) in try parser.pieces(until: .rightBrace, string) }
      close(specification, .formatSpecification, flags: string.intersection(.raw))
      label(.formatSpecification)
    }
    try expect(.rightBrace)
    close(mark, .replacement, detail: conversion, flags: flags)
  }
}
