import Foundation
import SourceText
import Testing

@testable import Reports

/// Source with places underlined, as a person sees it.
@Suite("Snippets") struct SnippetTests {
  /// The marks are the words between ‹›; ‹!…› is the one the finding is about. `|` stands for the frame.
  private func render(_ marked: String, width: Int = 80, label: String = "bad") -> [String] {
    var text = ""
    var marks: [Snippet.Mark] = []
    var start: (offset: Int, isPrimary: Bool)?
    for character in marked.unicodeScalars {
      switch character {
      case "‹": start = (text.utf8.count, false)
      case "!" where start?.offset == text.utf8.count && start?.isPrimary == false: start?.isPrimary = true
      case "›":
        let span = Span(start: UInt32(start!.offset), end: UInt32(text.utf8.count))
        marks.append(Snippet.Mark(span, start!.isPrimary ? label : "other", isPrimary: start!.isPrimary))
        start = nil
      default: text.unicodeScalars.append(character)
      }
    }
    marks.sort { $0.isPrimary && !$1.isPrimary }
    let snippet = Snippet(
      lines: LineIndex(SourceText(name: "a.sql", text)), marks: marks, gutter: 2, color: .red, style: Style(isColored: false),
      strokes: .ascii, width: width)
    var out = OutputBuffer()
    snippet.append(to: &out)
    return String(decoding: out.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("A place is underlined, with its line number and its name")
  func one() {
    #expect(render("SELECT\n  ‹!x›;\n") == ["    --> a.sql:2:3", "  2 |   x;", "    |   ^ bad", "    |"])
  }

  @Test("Two places near each other show what lies between; far ones a gap")
  func two() {
    #expect(
      render("‹a›\nb\n‹!c›") == ["    --> a.sql:3:1", "  1 | a", "    | - other", "  2 | b", "  3 | c", "    | ^ bad", "    |"])
    #expect(
      render("‹a›\nb\nb\n‹!c›") == [
        "    --> a.sql:4:1", "  1 | a", "    | - other", "    :", "  4 | c", "    | ^ bad", "    |",
      ])
    #expect(render("‹a› ‹!c›") == ["    --> a.sql:1:3", "  1 | a c", "    | - other", "    |   ^ bad", "    |"])
  }

  @Test("Of a place of several lines the first is underlined")
  func severalLines() {
    #expect(render("x ‹!SELECT\n  1›\n") == ["    --> a.sql:1:3", "  1 | x SELECT", "    |   ^^^^^^ bad", "    |"])
    #expect(render("x ‹!SELECT\r\n  1›\r\n") == ["    --> a.sql:1:3", "  1 | x SELECT", "    |   ^^^^^^ bad", "    |"])
  }

  @Test("Tabs, wide characters, marks above letters and control characters take the columns they take")
  func columns() {
    #expect(render("\t‹!x›")[1...2] == ["  1 |     x", "    |     ^ bad"])
    #expect(render("ab\t‹!x›")[1...2] == ["  1 | ab  x", "    |     ^ bad"])
    #expect(render("'日本' ‹!x›")[1...2] == ["  1 | '日本' x", "    |        ^ bad"])
    #expect(render("‹!日本›")[1...2] == ["  1 | 日本", "    | ^^^^ bad"])
    #expect(render("e\u{301} ‹!x›")[1...2] == ["  1 | e\u{301} x", "    |   ^ bad"])
    #expect(render("\u{1B}[2J ‹!x›")[1...2] == ["  1 | \\u{1B}[2J x", "    |           ^ bad"])
  }

  @Test("A byte order mark is not shown")
  func byteOrderMark() {
    #expect(render("\u{FEFF}‹!x›")[1...2] == ["  1 | x", "    | ^ bad"])
  }

  @Test("A long line is cut around the place", arguments: [0, 10, 100, 1000, 5000, 100_000])
  func longLines(_ before: Int) throws {
    let lines = render(String(repeating: "a", count: before) + "‹!here›" + String(repeating: "b", count: 3000), width: 60)
    let (source, marks) = (lines[1], lines[2])
    #expect(source.count <= 60)
    #expect(source.hasSuffix("~"))
    let place = try #require(source.range(of: "here"))
    let carets = try #require(marks.range(of: "^^^^"))
    #expect(
      source.distance(from: source.startIndex, to: place.lowerBound)
        == marks.distance(from: marks.startIndex, to: carets.lowerBound))
  }

  @Test("A place that is longer than the line has room is cut as well")
  func longPlaces() {
    let lines = render("‹!" + String(repeating: "x", count: 500) + "›", width: 60)
    #expect(lines[1].count <= 60)
    #expect(lines[2].count <= 60 + " bad".count)
  }

  @Test("An empty place at the end of the text still has a mark")
  func empty() {
    #expect(render("x‹!›")[1...2] == ["  1 | x", "    |  ^ bad"])
  }

  @Test("Words that have no room beside the place stand below it, in as many lines as they need")
  func labelsBelow() {
    let code = String(repeating: "x", count: 30)
    #expect(
      render("‹!" + code + "›", width: 60, label: "the words of a label that is far too long for the rest of the line")[1...]
        == [
          "  1 | " + code, "    | " + String(repeating: "^", count: 30),
          "    | the words of a label that is far too long for the rest",
          "    | of the line", "    |",
        ])
    // Far to the right they begin further left.
    let right = render(
      String(repeating: "a", count: 50) + "‹!x›", width: 60, label: "there is no room for this behind the place")
    #expect(
      right[1...] == [
        "  1 | " + String(repeating: "a", count: 50) + "x", "    | " + String(repeating: " ", count: 50) + "^",
        "    |" + String(repeating: " ", count: 25) + "there is no room for this",
        "    |" + String(repeating: " ", count: 25) + "behind the place",
        "    |",
      ])
    #expect(right.allSatisfy { $0.count <= 60 })
  }
}
