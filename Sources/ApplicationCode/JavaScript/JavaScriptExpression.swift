import SourceText

/// An expression of JavaScript or TypeScript, as far as one has to understand it to see what a library is told. Types are left out.
struct JavaScriptExpression: Sendable {
  indirect enum Shape: Sendable {
    case name(String)
    /// A literal, or a template with nothing in it that is worked out.
    case string(String)
    /// Its texts and what is worked out between them.
    case template([JavaScriptExpression])
    case array([JavaScriptExpression])
    case object([JavaScriptProperty])
    /// `...rows`
    case spread(JavaScriptExpression)
    case member(JavaScriptExpression, JavaScriptName)
    case call(JavaScriptExpression, [JavaScriptExpression])
    case function(JavaScriptFunction)
    /// One of these: `a ? b : c`, `a ?? b`, `a || b`.
    case either([JavaScriptExpression])
    case sum(JavaScriptExpression, JavaScriptExpression)
    case unknown
  }

  var shape: Shape
  /// Of a string what stands between its quotes.
  var span: Span

  init(_ shape: Shape, _ span: Span) {
    self.shape = shape
    self.span = span
  }
}

struct JavaScriptName: Sendable {
  var text: String
  var span: Span
}

struct JavaScriptProperty: Sendable {
  /// Nil for `...rest`, whose value is what is spread, and for names that are worked out.
  var key: JavaScriptName?
  var value: JavaScriptExpression
  var isSpread = false
}

struct JavaScriptFunction: Sendable {
  struct Parameter: Sendable {
    /// Nil where it is taken apart.
    var name: String?
    /// What it is where nothing is given.
    var standard: JavaScriptExpression?
  }

  var parameters: [Parameter]
  /// What it gives back: the one expression it is, or what stands behind its own `return`s.
  var results: [JavaScriptExpression]
}

extension JavaScriptExpression {
  var name: String? { if case .name(let name) = shape { name } else { nil } }

  var string: String? { if case .string(let string) = shape { string } else { nil } }

  var function: JavaScriptFunction? { if case .function(let function) = shape { function } else { nil } }

  /// The value of a property of an object that is written out.
  subscript(key: String) -> JavaScriptExpression? {
    guard case .object(let properties) = shape else { return nil }
    return properties.last { $0.key?.text == key }?.value
  }

  /// The calls of a chain, the first first, and what the chain begins with: `text("a").notNull()` is text and two calls.
  var chain: (root: JavaScriptExpression, links: [JavaScriptLink]) {
    var links: [JavaScriptLink] = []
    var at = self
    while true {
      switch at.shape {
      case .call(let callee, let arguments):
        if case .member(let receiver, let name) = callee.shape {
          links.append(JavaScriptLink(name: name, arguments: arguments))
          at = receiver
        } else {
          return (at, links.reversed())
        }
      case .member(let receiver, let name):
        links.append(JavaScriptLink(name: name, arguments: nil))
        at = receiver
      default: return (at, links.reversed())
      }
    }
  }
}

/// `.name` or `.name(…)`
struct JavaScriptLink: Sendable {
  var name: JavaScriptName
  /// Nil where it is not called.
  var arguments: [JavaScriptExpression]?
}
