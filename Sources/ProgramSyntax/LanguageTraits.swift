/// In what the languages differ, as far as it matters for cutting them into tokens.
struct LanguageTraits {
  var hasSlashComments = true
  var nestsComments = false
  /// `"""…"""`, with how many quotes at least.
  var hasTripleQuotes = false
  /// `/…/`.
  var hasRegexLiterals = false
  /// A string may begin with letters: Rust's `br"…"`. Or `$` begins no word.
  var hasLetterPrefixes = false
  /// A string in simple quotes ends with its line.
  var stringsEndWithLine = false
  /// `=begin … =end`, and `__END__`.
  var hasBlockRemarks = false
  var hasDataSection = false
  /// What `"…"` and `'…'` hold; nil where the quote begins no string.
  var doubleQuoted: ProgramToken.Form = .escaped
  var singleQuoted: ProgramToken.Form?
  /// `'…'` is one character.
  var singleQuotesCharacters = false
  /// What is worked out in a template.
  var interpolation: Interpolation = .none
  /// Words that an expression follows, and not an operator.
  var wordsBeforeExpressions: [StaticString] = []

  enum Interpolation {
    case none
    /// `${…}`.
    case dollarBraces
    /// `${…}`, `$name`.
    case dollarNames
    /// `{$…}`, `${…}`, `$name[…]`, `$name->name`.
    case php
    /// `#{…}`, in Ruby `#@name`.
    case hashBraces
    /// `\(…)`.
    case backslashParentheses
    /// `{…}`.
    case braces
  }

  init(_ language: ProgramLanguage) {
    switch language {
    case .python:
      hasSlashComments = false
      hasTripleQuotes = true
      stringsEndWithLine = true
      singleQuoted = .escaped
    case .javaScript:
      hasRegexLiterals = true
      stringsEndWithLine = true
      singleQuoted = .escaped
      interpolation = .dollarBraces
      wordsBeforeExpressions = ["return", "case", "typeof", "in", "of", "default", "await", "yield", "else", "do", "void"]
    case .go:
      stringsEndWithLine = true
      singleQuotesCharacters = true
    case .rust:
      nestsComments = true
      hasLetterPrefixes = true
      singleQuotesCharacters = true
    case .java:
      hasTripleQuotes = true
      stringsEndWithLine = true
      singleQuotesCharacters = true
    case .kotlin:
      nestsComments = true
      hasTripleQuotes = true
      stringsEndWithLine = true
      singleQuotesCharacters = true
      doubleQuoted = .template
      interpolation = .dollarNames
    case .ruby:
      hasSlashComments = false
      hasRegexLiterals = true
      hasLetterPrefixes = true
      hasBlockRemarks = true
      hasDataSection = true
      doubleQuoted = .template
      singleQuoted = .quotesEscaped
      interpolation = .hashBraces
      wordsBeforeExpressions = [
        "if", "unless", "when", "and", "or", "not", "return", "while", "until", "in", "then", "else", "elsif", "do", "puts",
      ]
    case .php:
      doubleQuoted = .template
      singleQuoted = .quotesEscaped
      interpolation = .php
    case .elixir:
      hasSlashComments = false
      hasTripleQuotes = true
      doubleQuoted = .template
      singleQuoted = .template
      interpolation = .hashBraces
    case .cSharp:
      hasTripleQuotes = true
      hasLetterPrefixes = true
      stringsEndWithLine = true
      singleQuotesCharacters = true
      interpolation = .braces
    case .swift:
      nestsComments = true
      hasTripleQuotes = true
      stringsEndWithLine = true
      doubleQuoted = .template
      interpolation = .backslashParentheses
    }
  }
}
