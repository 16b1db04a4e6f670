import SourceText

/// Methods of strings.
extension PythonInterpreter {
  static let textMethods: Set<String> = [
    "upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit",
    "splitlines", "partition", "rpartition", "join", "replace", "startswith", "endswith", "find", "rfind", "index", "rindex",
    "count", "format", "format_map", "encode", "isdigit", "isalpha", "isalnum", "isidentifier", "isupper", "islower",
    "isspace", "isnumeric", "isdecimal", "isascii", "istitle", "isprintable", "zfill", "ljust", "rjust", "center",
    "removeprefix", "removesuffix", "expandtabs", "translate", "maketrans",
  ]

  func textMethod(_ text: PythonText, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let first = arguments[position: 0]?.value
    guard charge(text.weight) else { return unknown(.limit, place) }
    switch name {
    case "upper": return .text(text.uppercased())
    case "lower", "casefold": return .text(text.lowercased())
    case "title", "capitalize", "swapcase": return .text(recased(text, name))
    case "strip", "lstrip", "rstrip": return stripped(text, name, first, place)
    case "split", "rsplit": return split(text, name, arguments, place)
    case "splitlines":
      let keepsEnds = (first ?? arguments[named: "keepends"]?.value).flatMap { truth(of: $0) } ?? false
      return texts(text.splitLines(keepsEnds: keepsEnds))
    case "partition", "rpartition":
      guard let separator = first?.text, separator.isKnown, !separator.bytes.isEmpty else { break }
      let found =
        name == "partition"
        ? text.firstRange(of: separator.bytes) : text.lastRange(of: separator.bytes, before: text.bytes.count)
      let empty = PythonText()
      guard let found else {
        return .tuple((name == "partition" ? [text, empty, empty] : [empty, empty, text]).map { .text($0) })
      }
      let parts = [text.slice(0..<found.lowerBound), text.slice(found), text.slice(found.upperBound..<text.bytes.count)]
      return .tuple(parts.map { .text($0) })
    case "join": return first.map { joined($0, by: text, place) } ?? unknown(.unsupported, place)
    case "replace":
      guard let old = first?.text, old.isKnown, let second = arguments[position: 1]?.value else { break }
      var limit = Int.max
      if case .integer(let count)? = arguments[position: 2]?.value ?? arguments[named: "count"]?.value, count >= 0 {
        limit = count
      }
      let new = self.text(of: second, arguments[position: 1]?.place ?? place)
      guard let result = text.replacing(old.bytes, with: new, limit: limit, isTooLong: { $0 > limits.size }),
        charge(result.weight)
      else { return unknown(.limit, place) }
      return .text(result)
    case "removeprefix", "removesuffix":
      guard let part = first?.text, part.isKnown else { break }
      let isThere =
        name == "removeprefix" ? text.bytes.starts(with: part.bytes) : text.bytes.reversed().starts(with: part.bytes.reversed())
      guard isThere else { return .text(text) }
      let count = part.bytes.count
      return .text(name == "removeprefix" ? text.slice(count..<text.bytes.count) : text.slice(0..<text.bytes.count - count))
    case "startswith", "endswith":
      guard let first, let text = part(text, arguments) else { break }
      return affix(text, first, atEnd: name == "endswith").map { .boolean($0) } ?? unknown(.outside, place)
    case "find", "rfind", "index", "rindex", "count": return found(text, name, arguments, place)
    case "format": return .text(braceFormatted(text, arguments, place))
    case "format_map":
      guard case .dictionary(let dictionary)? = first, dictionary.isKnown else { break }
      let named = dictionary.entries.map { PythonArgument(name: $0.key.string, value: $0.value, place: place) }
      return .text(braceFormatted(text, named, place))
    case "encode": return text.isKnown ? .bytes(text.bytes) : unknown(.text(text), place)
    case "zfill", "ljust", "rjust", "center": return justified(text, name, arguments, place)
    case "expandtabs" where text.isKnown: return .text(expanded(text, first, place))
    case "translate":
      guard case .dictionary(let table)? = first, table.isKnown, text.isKnown else { break }
      return .text(translated(text, table, place))
    case "maketrans": return translationTable(arguments, place)
    case _ where name.hasPrefix("is"):
      guard text.isKnown, text.isASCII || name == "isascii" else { break }
      return test(text, name).map { .boolean($0) } ?? unknown(.unsupported, place)
    default: break
    }
    return unknown(first ?? .none, place)
  }

  func texts(_ texts: [PythonText]) -> PythonValue {
    _ = charge(texts.count / 4)
    return list(texts.map { .text($0) })
  }

  private func recased(_ text: PythonText, _ name: String) -> PythonText {
    if name == "swapcase" {
      return text.mapped(
        { isLetter($0) ? $0 ^ 0x20 : $0 }, { $0.isUppercase ? $0.lowercaseMapping : $0.uppercaseMapping })
    }
    var isInside = false
    return text.mapped(
      { byte in
        defer { isInside = name == "capitalize" || isLetter(byte) }
        if !isLetter(byte) { return byte }
        return isInside ? byte | 0x20 : byte & 0xDF
      },
      { properties in
        defer { isInside = name == "capitalize" || properties.isCased }
        return isInside ? properties.lowercaseMapping : properties.titlecaseMapping
      })
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func stripped(_ text: PythonText, _ name: String, _ unwanted: PythonValue?, _ place: Place) -> PythonValue {
    let (atStart, atEnd) = (name != "rstrip", name != "lstrip")
    guard let unwanted, !unwanted.isNone else { return .text(text.stripped(atStart, atEnd, PythonText.isBlank)) }
    guard let set = unwanted.text, set.isKnown else { return unknown(unwanted, place) }
    if set.isASCII { return .text(text.stripped(atStart, atEnd) { set.bytes.contains($0) }) }
    guard text.isKnown else { return unknown(.unsupported, place) }
    // Character by character: bytes of one may be parts of another.
    let wanted = Set(characters(of: set).map(\.bytes))
    let offsets = text.characterOffsets
    var low = 0
    var high = offsets.count - 1
    func isUnwanted(_ index: Int) -> Bool { wanted.contains(Array(text.bytes[offsets[index]..<offsets[index + 1]])) }
    while atStart, low < high, isUnwanted(low) { low += 1 }
    while atEnd, low < high, isUnwanted(high - 1) { high -= 1 }
    return .text(text.slice(offsets[low]..<offsets[high]))
  }

  func characters(of text: PythonText) -> [PythonText] {
    let offsets = text.characterOffsets
    _ = charge(offsets.count / 4)
    return zip(offsets, offsets.dropFirst()).map { text.slice($0..<$1) }
  }

  private func split(_ text: PythonText, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    var limit = Int.max
    if let given = arguments[position: 1]?.value ?? arguments[named: "maxsplit"]?.value {
      guard case .integer(let count) = given else { return unknown(given, place) }
      if count >= 0 { limit = count }
    }
    let separator = arguments[position: 0]?.value ?? arguments[named: "sep"]?.value ?? .none
    if separator.isNone {
      let isFromEnd = name == "rsplit" && limit < .max
      return texts(isFromEnd ? text.splitFromEndAtBlanks(limit: limit) : text.splitAtBlanks(limit: limit))
    }
    guard let bytes = separator.text, bytes.isKnown else { return unknown(separator, place) }
    if bytes.bytes.isEmpty { return raise("ValueError", place) }
    return texts(
      name == "rsplit" ? text.splitFromEnd(by: bytes.bytes, limit: limit) : text.split(by: bytes.bytes, limit: limit))
  }

  private func joined(_ parts: PythonValue, by separator: PythonText, _ place: Place) -> PythonValue {
    let iteration = iterate(parts, place)
    var result = PythonText()
    var isFirst = true
    for item in iteration.items {
      if item.isMaybe {
        var hole = PythonHole(reason: .branch, place: item.value.place ?? place)
        hole.alternatives = [item.value]
        result.append(PythonText(hole: hole, at: place))
        continue
      }
      if !isFirst { result.append(separator) }
      isFirst = false
      switch item.value {
      case .text, .symbol, .unknown: result.append(text(of: item.value, item.value.place ?? place))
      case .member(let member) where member.isText: result.append(text(of: member.value, place))
      case .instance: result.append(unknownText(.unsupported, place))
      default: return raise("TypeError", place)
      }
      guard result.bytes.count <= limits.size, charge(item.value.text?.weight ?? 1) else {
        return unknown(.limit, place)
      }
    }
    if let rest = iteration.rest { result.append(PythonText(hole: rest, at: place)) }
    return .text(result)
  }

  /// The part that the second and third argument choose.
  private func part(_ text: PythonText, _ arguments: [PythonArgument]) -> PythonText? {
    if arguments.count == 1 { return text }
    guard text.isKnown else { return nil }
    let offsets = text.characterOffsets
    var bounds = [0, offsets.count - 1]
    for position in 1...2 {
      guard let given = arguments[position: position]?.value, !given.isNone else { continue }
      guard case .integer(let value) = given else { return nil }
      bounds[position - 1] = min(max(value < 0 ? value + offsets.count - 1 : value, 0), offsets.count - 1)
    }
    return bounds[0] <= bounds[1] ? text.slice(offsets[bounds[0]]..<offsets[bounds[1]]) : PythonText()
  }

  private func expanded(_ text: PythonText, _ size: PythonValue?, _ place: Place) -> PythonText {
    var width = 8
    if case .integer(let given)? = size { width = max(given, 0) }
    var result = PythonText()
    var column = 0
    for character in characters(of: text) {
      switch character.bytes[0] {
      case 0x09:
        let blanks = width == 0 ? 0 : width - column % width
        guard charge(blanks / 16), result.bytes.count + blanks <= limits.size else { return unknownText(.limit, place) }
        result.append(PythonText(repeatElement(0x20, count: blanks), at: character.place ?? place))
        column += blanks
      case 0x0A, 0x0D:
        result.append(character)
        column = 0
      default:
        result.append(character)
        column += 1
      }
    }
    return result
  }

  private func translated(_ text: PythonText, _ table: PythonDictionary, _ place: Place) -> PythonText {
    var result = PythonText()
    for character in characters(of: text) {
      let scalar = Int(PythonText.scalar(character.bytes, 0).value)
      switch table.entry(.integer(scalar))?.value {
      case nil: result.append(character)
      case .some(.none): break
      case .integer(let other)?:
        let written = UInt32(exactly: other).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        result.append(PythonText(written.utf8, at: character.place ?? place))
      case let value?: result.append(self.text(of: value, character.place ?? place))
      }
      if result.bytes.count > limits.size { return unknownText(.limit, place) }
    }
    return result
  }

  /// `str.maketrans("ab", "xy", "z")`, or of a dictionary.
  func translationTable(_ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let table = PythonDictionary(level: doubts.count, graveyard)
    func scalars(_ index: Int) -> [Int]? {
      guard let text = arguments[position: index]?.value.text, text.isKnown else { return nil }
      return characters(of: text).map { Int(PythonText.scalar($0.bytes, 0).value) }
    }
    if case .dictionary(let given)? = arguments[position: 0]?.value, arguments.count == 1 {
      for entry in given.entries {
        guard let text = entry.key.text, text.isKnown, !text.bytes.isEmpty else {
          put(entry.value, entry.key, in: table, place)
          continue
        }
        put(entry.value, .integer(Int(PythonText.scalar(text.bytes, 0).value)), in: table, place)
      }
      return .dictionary(table)
    }
    guard let from = scalars(0), let to = scalars(1), from.count == to.count else { return unknown(.outside, place) }
    for (old, new) in zip(from, to) { put(.integer(new), .integer(old), in: table, place) }
    for gone in scalars(2) ?? [] { put(PythonValue.none, .integer(gone), in: table, place) }
    return .dictionary(table)
  }

  private func affix(_ text: PythonText, _ part: PythonValue, atEnd: Bool) -> Bool? {
    if case .tuple(let parts) = part {
      let verdicts = parts.map { affix(text, $0, atEnd: atEnd) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    }
    guard let part = part.text, part.isKnown else { return nil }
    let own = atEnd ? Array(text.bytes.reversed()) : text.bytes
    let wanted = atEnd ? Array(part.bytes.reversed()) : part.bytes
    // As far as the first hole everything is known.
    let known = text.isKnown ? own.count : atEnd ? own.count - text.holes.last!.offset - 3 : text.holes[0].offset
    if wanted.count <= known || text.isKnown { return own.starts(with: wanted) }
    return own.prefix(known).elementsEqual(wanted.prefix(known)) ? nil : false
  }

  private func found(_ text: PythonText, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard text.isKnown, let needle = arguments[position: 0]?.value.text, needle.isKnown else {
      return unknown(.outside, place)
    }
    let offsets = text.isASCII ? nil : text.characterOffsets
    let count = offsets.map { $0.count - 1 } ?? text.bytes.count
    var bounds = [0, count]
    for position in 1...2 {
      guard let given = arguments[position: position]?.value, !given.isNone else { continue }
      guard case .integer(let value) = given else { return unknown(given, place) }
      bounds[position - 1] = min(max(value < 0 ? value + count : value, 0), count)
    }
    let nothing = PythonValue.integer(name == "count" ? 0 : -1)
    guard bounds[0] <= bounds[1] else { return name.hasSuffix("index") ? raise("ValueError", place) : nothing }
    func offset(_ index: Int) -> Int { offsets?[index] ?? index }
    let part = text.slice(offset(bounds[0])..<offset(bounds[1]))
    if needle.bytes.isEmpty {
      return .integer(name == "count" ? bounds[1] - bounds[0] + 1 : name.hasPrefix("r") ? bounds[1] : bounds[0])
    }
    if name == "count" { return .integer(part.split(by: needle.bytes).count - 1) }
    let range =
      name.hasPrefix("r") ? part.lastRange(of: needle.bytes, before: part.bytes.count) : part.firstRange(of: needle.bytes)
    guard let range else { return name.hasSuffix("index") ? raise("ValueError", place) : nothing }
    return .integer(bounds[0] + part.slice(0..<range.lowerBound).characterCount)
  }

  private func justified(_ text: PythonText, _ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard case .integer(let width)? = arguments[position: 0]?.value, text.isKnown else { return unknown(.outside, place) }
    var specification = PythonFormatSpecification()
    specification.width = width
    if let fill = arguments[position: 1]?.value.text { specification.fill = fill.bytes }
    switch name {
    case "zfill":
      let signed = text.bytes.first.map { "+-".utf8.contains($0) } == true ? 1 : 0
      let missing = max(0, width - text.characterCount)
      guard missing <= limits.size, charge(missing / 64) else { return unknown(.limit, place) }
      var result = text.slice(0..<signed)
      result.append(PythonText(repeatElement(UInt8(ascii: "0"), count: missing), at: place))
      result.append(text, signed..<text.bytes.count)
      return .text(result)
    case "ljust": specification.alignment = UInt8(ascii: "<")
    case "rjust": specification.alignment = UInt8(ascii: ">")
    default:
      // CPython puts the odd one in front where the width is odd.
      let missing = max(0, width - text.characterCount)
      let before = missing / 2 + (missing & width & 1)
      specification.alignment = UInt8(ascii: ">")
      specification.width = text.characterCount + before
      let half = padded(text, specification, place, isNumber: false)
      specification.alignment = UInt8(ascii: "<")
      specification.width = width
      return .text(padded(half, specification, place, isNumber: false))
    }
    return .text(padded(text, specification, place, isNumber: false))
  }

  private func test(_ text: PythonText, _ name: String) -> Bool? {
    let bytes = text.bytes
    func all(_ holds: (UInt8) -> Bool) -> Bool { !bytes.isEmpty && bytes.allSatisfy(holds) }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    switch name {
    case "isdigit", "isnumeric", "isdecimal": return all(isDigit)
    case "isalpha": return all(isLetter)
    case "isalnum": return all { isLetter($0) || isDigit($0) }
    case "isspace": return all(PythonText.isBlank)
    case "isascii": return text.isASCII
    case "isprintable": return bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    case "isupper": return bytes.contains(where: isLetter) && !bytes.contains { (0x61...0x7A).contains($0) }
    case "islower": return bytes.contains(where: isLetter) && !bytes.contains { (0x41...0x5A).contains($0) }
    case "isidentifier": return all { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") } && !isDigit(bytes[0])
    default: return nil
    }
  }
}
