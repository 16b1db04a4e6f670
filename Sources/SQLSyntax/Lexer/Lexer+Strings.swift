import CLibrary
import SourceText

// Strings and quoted names.

extension Lexer {
  /// `'…'` with whatever stands before the quote. Parts on following lines belong to it.
  mutating func string(_ kind: TokenKind, _ start: Place, content: Place) -> Place {
    var opening = start
    var content = content
    hasCodeEscape = kind == .unicodeString
    while true {
      guard let close = closingQuote(UInt8(ascii: "'"), from: content, escapes: kind == .escapeString) else {
        return unterminated(.unterminatedString, start, opening: opening, content: content)
      }
      guard let next = continuation(from: close) else {
        let behind = kind == .unicodeString ? escapeClause(from: close) : close
        emit(hasCodeEscape ? checked(kind, start, behind) : kind, start, behind)
        return behind
      }
      opening = next
      content = next + 1
    }
  }

  /// `"…"` with whatever stands before the quote.
  mutating func quotedWord(_ kind: TokenKind, _ start: Place, content: Place) -> Place {
    guard let close = closingOfName(from: content) else {
      return unterminated(.unterminatedQuotedName, start, opening: start, content: content)
    }
    let behind = kind == .unicodeWord ? escapeClause(from: close) : close
    if close - content == 1 {
      report(.emptyQuotedName, start, close)
      emit(.invalid, start, behind)
    } else {
      emit(kind == .unicodeWord ? checked(kind, start, behind) : kind, start, behind)
    }
    return behind
  }

  /// Behind the part of a string or name that is taken for it, as it is never closed.
  private mutating func unterminated(_ problem: Problem.Kind, _ start: Place, opening: Place, content: Place) -> Place {
    let behind = recover(problem, opening: opening, content: content)
    emit(.invalid, start, behind)
    return behind
  }

  /// The kind, or `invalid` if an escape stands for no character.
  private mutating func checked(_ kind: TokenKind, _ start: Place, _ end: Place) -> TokenKind {
    let problems = StringDecoder(text, kind, span(start, end)).decoded().problems
    for problem in problems { report(problem) }
    return problems.isEmpty ? kind : .invalid
  }

  /// Behind the quote that closes a name. Those in `"{{ .Options "schema" }}"` are the template's own.
  private mutating func closingOfName(from start: Place) -> Place? {
    let template = byte(start) == UInt8(ascii: "{") ? placeholder(start) : nil
    if let template, template <= lineEnd(from: start) {
      return closingQuote(UInt8(ascii: "\""), from: template, escapes: false)
    }
    return closingQuote(UInt8(ascii: "\""), from: start, escapes: false)
  }

  /// Behind the quote that closes; a doubled one does not.
  mutating func closingQuote(_ quote: UInt8, from start: Place, escapes: Bool) -> Place? {
    var at = start
    while at < end {
      let byte = at.pointee
      at += 1
      if byte == quote {
        guard at < end, at.pointee == quote else { return at }
        at += 1
      } else if escapes, byte == UInt8(ascii: "\\") {
        hasCodeEscape =
          hasCodeEscape || has(ByteTrait.digit, at) || self.byte(at) | 0x20 == UInt8(ascii: "u")
          || self.byte(at) == UInt8(ascii: "x")
        at += 1
      }
    }
    return nil
  }

  /// The quote that carries a string on: behind white space with a line end in it.
  private mutating func continuation(from start: Place) -> Place? {
    guard has(ByteTrait.space, start) || byte(start) == UInt8(ascii: "-") else { return nil }
    let commentsBefore = comments.count
    var sawLineEnd = false
    var at = start
    while at < end {
      switch at.pointee {
      case 0x0A, 0x0D:
        sawLineEnd = true
        at += 1
      case UInt8(ascii: "-") where byte(at + 1) == UInt8(ascii: "-"): at = lineComment(at)
      case UInt8(ascii: "'") where sawLineEnd: return at
      case _ where has(ByteTrait.space, at): at += 1
      default:
        comments.removeLast(comments.count - commentsBefore)
        return nil
      }
    }
    comments.removeLast(comments.count - commentsBefore)
    return nil
  }

  /// Behind `UESCAPE '!'` if that follows, which belongs to the string or name before it.
  private mutating func escapeClause(from start: Place) -> Place {
    let commentsBefore = comments.count
    let word = triviaEnd(from: start)
    let wordEnd = skip(ByteTrait.word, from: word)
    if tables.keywords.kind(of: word, length: wordEnd - word) == .uescape {
      let quote = triviaEnd(from: wordEnd)
      if byte(quote) == UInt8(ascii: "'"), let close = closingQuote(byte(quote), from: quote + 1, escapes: false) {
        return close
      }
    }
    comments.removeLast(comments.count - commentsBefore)
    return start
  }

  /// Behind white space and comments.
  private mutating func triviaEnd(from start: Place) -> Place {
    var at = start
    while at < end {
      if has(ByteTrait.space, at) {
        at += 1
      } else if at.pointee == UInt8(ascii: "-"), byte(at + 1) == UInt8(ascii: "-") {
        at = lineComment(at)
      } else if at.pointee == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        at = blockComment(at)
      } else {
        break
      }
    }
    return at
  }

  // MARK: Dollars

  /// `$1`, `$tag$…$tag$`, `${x}`, `$NAME` as a shell has it, or a stray dollar.
  mutating func dollar(_ start: Place) -> Place {
    let second = start + 1
    if byte(second) == UInt8(ascii: "{"), placeholder(start) != nil { return unusualWord(start, start) }
    if has(ByteTrait.digit, second) {
      let digitsEnd = skip(ByteTrait.digit, from: second)
      let behind = has(ByteTrait.name, digitsEnd) ? skip(ByteTrait.word, from: digitsEnd) : digitsEnd
      if behind > digitsEnd { report(.malformedNumber, start, behind) }
      emit(behind > digitsEnd ? .invalid : .positional, start, behind)
      return behind
    }
    let tagEnd = skip(ByteTrait.name, from: second)
    guard byte(tagEnd) == UInt8(ascii: "$") else {
      guard tagEnd > second else { return stray(start) }
      emit(.hole, start, tagEnd)
      return tagEnd
    }
    return dollarString(start, content: tagEnd + 1)
  }

  private mutating func dollarString(_ start: Place, content: Place) -> Place {
    let tagLength = content - start
    var at = content
    while let found = memchr(at, Int32(UInt8(ascii: "$")), end - at) {
      let dollar = Place(found.assumingMemoryBound(to: UInt8.self))
      guard end - dollar >= tagLength else { break }
      if memcmp(dollar, start, tagLength) == 0 {
        emit(.dollarString, start, dollar + tagLength)
        return dollar + tagLength
      }
      at = dollar + 1
    }
    return unterminated(.unterminatedDollarQuote, start, opening: start, content: content)
  }
}
