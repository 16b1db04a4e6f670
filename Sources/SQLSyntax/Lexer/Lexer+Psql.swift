import SourceText

// What only psql understands: backslash commands, and the rows of COPY.

extension Lexer {
  /// What a statement ends with.
  enum StatementEnd {
    case sends
    case joins
    case discards
  }

  // MARK: Backslash commands

  mutating func psqlCommand(_ start: Place) -> Place {
    let second = start + 1
    switch byte(second) {
    case UInt8(ascii: ";"):
      record(.joins, start, name: second, start + 2, end: start + 2)
      endStatement(.joins)
      return start + 2
    case UInt8(ascii: ":"):
      emit(.colon, start, start + 2)
      return start + 2
    case UInt8(ascii: "\\"):
      record(.none, start, name: second, second, end: start + 2)
      return start + 2
    default: break
    }
    var nameEnd = second
    while nameEnd < end, nameEnd.pointee != UInt8(ascii: "\\"), !has(ByteTrait.space, nameEnd) { nameEnd += 1 }
    let written = text[span(second, nameEnd)]
    // The one command psql knows in any case.
    let name = written.lowercased() == "copy" ? "copy" : written
    let takesLine = ["copy", "!", "h", "help", "ef", "ev", "sf", "sf+", "sv", "sv+"].contains(name)
    let argumentsEnd = takesLine ? lineEnd(from: nameEnd) : self.argumentsEnd(from: nameEnd)
    var behind = argumentsEnd
    if byte(behind) == UInt8(ascii: "\\"), byte(behind + 1) == UInt8(ascii: "\\") {
      behind += 2
    } else {
      while behind > nameEnd, has(ByteTrait.space, behind - 1) { behind -= 1 }
    }
    let effect = Self.effect(of: name)
    record(effect, start, name: second, nameEnd, end: behind)
    switch effect {
    case .sends: endStatement(.sends)
    case .discards: endStatement(.discards)
    case .joins, .none: break
    }
    if name == "copy", readsStandardInput(nameEnd, argumentsEnd) { pendingCopies.append(span(start, argumentsEnd)) }
    return max(argumentsEnd, behind)
  }

  /// Where a command's arguments end: at the end of the line or at the next backslash outside quotes.
  private func argumentsEnd(from start: Place) -> Place {
    var at = start
    while at < end {
      let byte = at.pointee
      switch byte {
      case 0x0A, 0x0D, UInt8(ascii: "\\"): return at
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        at += 1
        while at < end, at.pointee != byte, at.pointee != 0x0A, at.pointee != 0x0D {
          let escapesNext = byte == UInt8(ascii: "'") && at.pointee == UInt8(ascii: "\\")
          at += escapesNext && self.byte(at + 1) != 0x0A && self.byte(at + 1) != 0x0D && at + 1 < end ? 2 : 1
        }
        if self.byte(at) == byte { at += 1 }
      default: at += 1
      }
    }
    return at
  }

  private static func effect(of name: String) -> PsqlCommand.Effect {
    switch name {
    case "g", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch", "parse", "sendpipeline": .sends
    case "r", "reset": .discards
    default: .none
    }
  }

  private mutating func record(_ effect: PsqlCommand.Effect, _ start: Place, name: Place, _ nameEnd: Place, end: Place) {
    commands.append(
      PsqlCommand(span: span(start, end), name: span(name, nameEnd), effect: effect, token: tokens.count))
  }

  // MARK: The rows of COPY

  /// Where rows end, remembered so that looking for an end that is not there costs no second look.
  struct CopyEnd {
    /// From where it was looked for.
    var start: UnsafePointer<UInt8>
    /// The line that ends the rows, or that cannot be one of them.
    var line: UnsafePointer<UInt8>
    /// Whether that line is `\.`.
    var isTerminator: Bool
  }

  /// Called behind the token or command that ends a statement.
  mutating func endStatement(_ kind: StatementEnd) {
    brackets = 0
    let first = statementStart
    statementStart = tokens.count
    if first < tokens.count, tokens[first].kind == .copy, isCopyFromInput(first), source == .script {
      let start = base + Int(tokens[first].start)
      let last = tokens[tokens.count - 1]
      joinedCopies.append(span(start, base + Int(last.start) + last.storedLength))
    }
    switch kind {
    case .joins: break
    case .discards: joinedCopies.removeAll()
    case .sends:
      if !joinedCopies.isEmpty {
        pendingCopies.append(contentsOf: joinedCopies)
        joinedCopies.removeAll()
      }
    }
  }

  /// FROM STDIN outside parentheses.
  private func isCopyFromInput(_ first: Int) -> Bool {
    var depth = 0
    for index in first..<tokens.count {
      switch tokens[index].kind {
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      case .stdin where depth == 0 && tokens[index - 1].kind == .from: return true
      default: break
      }
    }
    return false
  }

  /// Behind the rows of the statements on the line that ends here.
  mutating func copyData(behindLineEnd start: Place) -> Place {
    if start[-1] == 0x0D, byte(start) == 0x0A { return start }
    var at = start
    for statement in pendingCopies {
      let rowsEnd = rowsEnd(from: at)
      if rowsEnd.isTerminator {
        let behind = rowsEnd.line + 2
        copyData.append(CopyData(span: span(at, behind), token: tokens.count))
        at = nextLine(from: behind)
      } else if !looksLikeSQL(at) {
        report(Problem(.unterminatedCopyData, statement))
        let rows = at
        while at < end, !looksLikeSQL(at) { at = nextLine(from: at) }
        copyData.append(CopyData(span: span(rows, at), token: tokens.count))
      }
    }
    pendingCopies.removeAll()
    return at
  }

  private mutating func rowsEnd(from start: Place) -> CopyEnd {
    if let known = copyEnd, known.start <= start, start <= known.line { return known }
    var found = CopyEnd(start: start, line: end, isTerminator: false)
    var line = start
    while line < end {
      if line.pointee == UInt8(ascii: "\\"), byte(line + 1) == UInt8(ascii: "."), lineEnd(from: line + 2) == line + 2 {
        found.line = line
        found.isTerminator = true
        break
      }
      if line.pointee | 0x20 == UInt8(ascii: "c"), keyword(line) == .copy, readsStandardInput(line, lineEnd(from: line)) {
        found.line = line
        break
      }
      line = nextLine(from: line)
    }
    copyEnd = found
    return found
  }

  private func nextLine(from start: Place) -> Place {
    let lineEnd = lineEnd(from: start)
    if byte(lineEnd) == 0x0D, byte(lineEnd + 1) == 0x0A { return lineEnd + 2 }
    return lineEnd < end ? lineEnd + 1 : end
  }

  private func keyword(_ start: Place) -> TokenKind {
    tables.keywords.kind(of: start, length: skip(ByteTrait.word, from: start) - start)
  }

  /// Whether FROM STDIN is written here.
  private func readsStandardInput(_ start: Place, _ end: Place) -> Bool {
    var last = TokenKind.word
    var at = start
    while at < end {
      guard has(ByteTrait.word, at) else {
        at += 1
        continue
      }
      let next = keyword(at)
      if last == .from, next == .stdin { return true }
      last = next
      at = skip(ByteTrait.word, from: at)
    }
    return false
  }

  /// Whether a line is rather the beginning of a statement, a comment or a command than a row. True at the end of the text.
  private func looksLikeSQL(_ line: Place) -> Bool {
    let start = skip(ByteTrait.space, from: line)
    guard start < end else { return true }
    switch start.pointee {
    case UInt8(ascii: "-"): return byte(start + 1) == UInt8(ascii: "-")
    case UInt8(ascii: "/"): return byte(start + 1) == UInt8(ascii: "*")
    case UInt8(ascii: "\\"): return tables.classes[Int(byte(start + 1))] == .word
    default: break
    }
    switch keyword(start) {
    case .abort, .alter, .analyze, .begin, .call, .checkpoint, .close, .cluster, .comment, .commit, .copy, .create, .deallocate,
      .declare, .delete, .discard, .do, .drop, .end, .execute, .explain, .fetch, .grant, .import, .insert, .listen, .load,
      .lock,
      .merge, .move, .notify, .prepare, .reassign, .refresh, .reindex, .release, .reset, .revoke, .rollback, .savepoint,
      .security, .select, .set, .show, .start, .table, .truncate, .unlisten, .update, .vacuum, .values, .with:
      return true
    default: return false
    }
  }
}
