/// What a node of the tree is. The comment of each kind names its children by role, `?` for at most one, `*` for any number;
/// `detail` is the token kind the node keeps beside its flags.
public enum NodeKind: UInt8, BitwiseCopyable, Sendable {
  // MARK: Names

  /// One identifier (one token).
  case name
  /// `a.b.c`, no children: its identifiers are every second token. The name of anything but a relation.
  case qualifiedName
  /// `s.t`, no children, the name of a table, view, sequence, index or other relation that the statement reads, writes,
  /// creates, changes or drops.
  case relationName
  /// `(a, b)`: name*.
  case nameList
  /// CURRENT_USER, SESSION_USER, PUBLIC or a name; no children.
  case roleName

  // MARK: Types

  /// `numeric(10, 2)[]`, `SETOF s.t`, `t.c%TYPE`: name (qualifiedName, spanning the words of the type, also of
  /// `double precision` and `timestamp with time zone`), typeModifier*, dimension* (one for each `[]`; the bound as its child).
  /// Flags: setOf, withTimeZone; special for `%TYPE`.
  case typeName
  /// `[]` or `[3]` or ARRAY: value?.
  case arrayDimension

  // MARK: Options

  /// `(fillfactor = 70, parallel_workers = 2)`: option*.
  case optionList
  /// `name [=] value?`: name, value? (constant, name, typeName, optionList …).
  case option

  // MARK: Transactions

  /// BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT: option* (modes). `detail` is the first word; special for AND CHAIN.
  case transaction
  /// SAVEPOINT, RELEASE, ROLLBACK TO: name. `detail` is .savepoint, .release or .rollback.
  case savepoint
  /// PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED: value. `detail` is the first word.
  case preparedTransaction
  /// One transaction mode, as words; no children.
  case transactionMode

  // MARK: Expressions

  /// A literal: number, string, bit string, TRUE, FALSE, NULL, DEFAULT. `detail` is the token's kind.
  case constant
  /// `a`, `t.a`, `s.t.a`, `t.*`, `*`; no children. special when it ends in `*`.
  case columnReference
  /// `$1`, `:x`, `?` and other values only the run knows. `detail` is the token's kind.
  case unknownValue

  // MARK: Queries

  // MARK: Data

  // MARK: Tables

  // MARK: Other definitions

  // MARK: Routines

  // MARK: Session and administration

  // MARK: PL/pgSQL

  /// A statement that is known by its tag only: its words are there, its tree is not.
  case notUnderstood
}
