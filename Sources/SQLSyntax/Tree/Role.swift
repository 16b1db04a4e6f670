/// What a node is to its parent.
public enum Role: UInt8, BitwiseCopyable, Sendable {
  case none
  // What is named.
  case name, newName, alias, schema, table, column, columnAlias, type, constraint, index, owner, object, function, trigger
  case language, collation, accessMethod, tablespace, parent, partition, sequence, role, server
  // Queries and data.
  case with, body, target, into, from, left, right, condition, `where`, groupBy, having, window, orderBy, partitionBy
  case limit, offset, locking, distinctOn, row, source, returning, assignment, conflict, conflictTarget, conflictAction, using,
    when
  // Expressions.
  case operand, argument, value, pattern, escape, lowerBound, upperBound, test, result, otherwise, filter, over, frame,
    `subscript`
  case `operator`, zone, typeModifier, dimension, field
  // Definitions.
  case element, action, option, `default`, check, expression, references, referencedColumn, returns, parameter, definition
  case include, label, neighbour, bounds, statement, declaration, handler, message, storage, event, privilege
  case operatorClass, compression, database
}
