/// What a node of the tree is. The comment names its children by role, in the order in which they are written: `?` for at most
/// one, `*` for any number.
public enum PythonNodeKind: UInt8, BitwiseCopyable, Sendable {
  /// The whole file: body*.
  case module
  /// A statement that could not be read; `PythonTree.problems` says why. No children.
  case notUnderstood

  // MARK: Simple statements

  /// `f()`: value.
  case expressionStatement
  /// `a = b = c`: target*, value.
  case assignment
  /// `a += b`: target, value; `operator` is that of the operation.
  case augmentedAssignment
  /// `a: t = b`: target, annotation, value?.
  case annotatedAssignment
  /// value?.
  case returnStatement
  /// `raise a from b`: value?, cause?.
  case raise
  case pass, breakStatement, continueStatement
  /// target*.
  case delete
  /// condition, message?.
  case assert
  /// name* (identifier).
  case global, nonlocal
  /// `import a.b as c`: alias*.
  case importStatement
  /// `from ..a import b as c, *`: module? (dottedName), alias*; `importLevel` counts the dots.
  case importFrom
  /// `a.b as c`: module (dottedName; `*` too), name? (identifier behind AS).
  case alias
  /// `a.b.c`; no children.
  case dottedName
  /// `type A[T] = b`: name, typeParameter*, value.
  case typeAlias

  // MARK: Compound statements

  /// condition, body*, elseIf*, otherwise*.
  case ifStatement
  /// condition, body*.
  case elseIf
  /// condition, body*, otherwise*.
  case whileStatement
  /// target, iterable, body*, otherwise*. Flags: async.
  case forStatement
  /// item*, body*. Flags: async.
  case with
  /// `a as b`: value, target?.
  case withItem
  /// body*, handler*, otherwise*, finally*. Flags: star for `except*`.
  case tryStatement
  /// `except t as n`: type?, name?, body*.
  case exceptHandler
  /// subject, case*.
  case match
  /// pattern, guard?, body*.
  case matchCase
  /// decorator*, name, typeParameter*, parameter*, annotation? (behind `->`), body*. Flags: async. Begins at DEF, as CPython has it.
  case functionDefinition
  /// `a: t = b`: name, annotation?, defaultValue?; `parameterKind` tells which it is. Begins at its name.
  case parameter
  /// decorator*, name, typeParameter*, argument* (keywordArgument too), body*.
  case classDefinition
  /// `T: b = c`: name, bound?, defaultValue?; `parameterKind` is .variadic for `*T` and .keywords for `**T`.
  case typeParameter

  // MARK: Expressions

  /// A variable; no children.
  case name
  /// A name that is no expression; no children.
  case identifier
  case integer, float, imaginary
  case `true`, `false`, none, ellipsis
  /// All literals of an implicit concatenation: part*. See `stringPieces`.
  case string, bytes, formattedString, templateString
  /// One literal, prefix and quotes included: of a formatted one, piece* (stringText and replacement).
  case stringPart
  /// Text of a formatted string between braces; no children.
  case stringText
  /// `{a!r:>10}`: value, formatSpecification?; `conversion` is `r`, `s`, `a` or nil. Flags: selfDocumenting for `{a=}`.
  case replacement
  /// piece*.
  case formatSpecification
  /// item*. Flags: parenthesized.
  case tuple
  case list, set
  /// `{a: b, **c}`: entry* (dictionaryEntry, or doubleStarred).
  case dictionary
  /// key, value.
  case dictionaryEntry
  /// `*a`, `**a`: value.
  case starred, doubleStarred
  /// `a.b`: value, name.
  case attribute
  /// `a[b]`: value, index.
  case `subscript`
  /// `a:b:c`: lower?, upper?, step?.
  case slice
  /// `f(a, *b, k=c, **d)`: function, argument*.
  case call
  /// `k=v`, `**v`: name?, value.
  case keywordArgument
  /// operand; `operator`.
  case unary
  /// left, right; `operator`.
  case binary
  /// operand*; `operator` is .and or .or.
  case booleanOperation
  /// `a < b is not c`: operand, then (operatorName, operand)*.
  case comparison
  /// One comparison operator; no children; `operator`.
  case operatorName
  /// `a if b else c`: value, condition, otherwise.
  case conditional
  /// parameter*, body.
  case lambda
  /// `a := b`: target, value.
  case namedExpression
  /// value; of yield, value?.
  case await, yield, yieldFrom
  /// element, clause*.
  case listComprehension, setComprehension, generator
  /// key, value, clause*.
  case dictionaryComprehension
  /// `for a in b if c`: target, iterable, condition*. Flags: async.
  case comprehensionClause

  // MARK: Patterns

  /// A literal or a dotted name: value.
  case valuePattern
  /// `_` has neither; `a`, `p as a`: pattern?, name?.
  case capturePattern
  /// item* (starPattern too).
  case sequencePattern
  /// `*a`: name?.
  case starPattern
  /// (key, pattern)*, name? (of `**rest`).
  case mappingPattern
  /// `C(p, k=q)`: type, item* (keywordPattern too).
  case classPattern
  /// name, pattern.
  case keywordPattern
  /// item*.
  case orPattern
}

/// What a node is to its parent.
public enum PythonRole: UInt8, BitwiseCopyable, Sendable {
  case none
  case body, elseIf, otherwise, finally, handler, item, `case`, decorator, typeParameter, parameter
  case name, module, alias, target, value, cause, condition, message, annotation, defaultValue, bound, type
  case iterable, subject, pattern, `guard`, key, entry, element, clause
  case function, argument, index, lower, upper, step, operand, left, right, `operator`, part, piece, formatSpecification
}

public enum PythonOperator: UInt8, BitwiseCopyable, Sendable {
  case none
  case add, subtract, multiply, divide, floorDivide, remainder, power, matrixMultiply, leftShift, rightShift, bitAnd, bitOr,
    bitXor
  case plus, minus, invert, not, and, or
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn
}

public enum PythonParameterKind: UInt8, BitwiseCopyable, Sendable {
  case positionalOnly, positional, variadic, keywordOnly, keywords
}

public struct PythonNodeFlags: OptionSet, BitwiseCopyable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let async = PythonNodeFlags(rawValue: 1 << 0)
  public static let star = PythonNodeFlags(rawValue: 1 << 1)
  public static let raw = PythonNodeFlags(rawValue: 1 << 2)
  public static let bytes = PythonNodeFlags(rawValue: 1 << 3)
  public static let formatted = PythonNodeFlags(rawValue: 1 << 4)
  public static let template = PythonNodeFlags(rawValue: 1 << 5)
  public static let selfDocumenting = PythonNodeFlags(rawValue: 1 << 6)
  public static let parenthesized = PythonNodeFlags(rawValue: 1 << 7)
}
