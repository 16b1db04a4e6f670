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

  // Constraints: of a column, of a table and of a domain alike. A constraint of a column has no column*. Flags of all of
  // them: deferrable, initiallyDeferred, notValid, notEnforced, noInherit, where they are written.

  /// NOT NULL: name?, column?.
  case notNullConstraint
  /// NULL: name?.
  case nullConstraint
  /// CHECK: name?, expression.
  case checkConstraint
  /// DEFAULT: name?, expression.
  case defaultConstraint
  /// PRIMARY KEY: name?, column*, include* (name), option? (optionList), tablespace?, index? (the name behind USING INDEX).
  /// Flags: special for WITHOUT OVERLAPS.
  case primaryKeyConstraint
  /// UNIQUE: as primaryKeyConstraint. Flags: nullsNotDistinct as well.
  case uniqueConstraint
  /// REFERENCES, FOREIGN KEY: name?, column*, references (relationName), referencedColumn* (name), action* (referentialAction).
  /// `detail` is .full or .simple after MATCH. Flags: special for PERIOD, on both sides the last column's.
  case foreignKeyConstraint
  /// ON DELETE or ON UPDATE: column* (of SET NULL and SET DEFAULT). `detail` is what is done: .no, .restrict, .cascade, .null or
  /// .default. Flags: special for ON UPDATE.
  case referentialAction
  /// EXCLUDE: name?, accessMethod?, element* (indexElement with its operator), include*, option?, tablespace?, where?.
  case exclusionConstraint
  /// GENERATED ALWAYS AS (…): name?, expression. `detail` is .stored or .virtual, as written or as is the default.
  case generatedColumn
  /// GENERATED … AS IDENTITY: name?, option* (sequenceOption). `detail` is .always or .default.
  case identityColumn
  /// A word about a constraint, where it is altered or stands alone; no children. `detail` is .deferrable, .deferred,
  /// .immediate, .enforced or .inherit. Flags: not.
  case constraintAttribute

  /// A column of a table, or an attribute of a composite type: name, type? (absent in a table made of a type), storage?,
  /// compression?, option? (optionList, of a foreign table), collation?, constraint*.
  case columnDefinition
  /// LIKE t: table, option* (likeOption).
  case likeClause
  /// INCLUDING or EXCLUDING something, which is `detail`. Flags: not for EXCLUDING.
  case likeOption
  /// CREATE TABLE: name, element* (columnDefinition, likeClause, constraints), parent* (INHERITS), table? (PARTITION OF),
  /// type? (OF), bounds? (partitionBounds), partitionBy? (partitionKey), accessMethod?, option?, tablespace?. `detail` is
  /// .drop, .delete or .preserve after ON COMMIT. Flags: ifNotExists, temporary, unlogged.
  case createTable
  /// CREATE FOREIGN TABLE: name, element*, parent*, table?, bounds?, server, option?. Flags: ifNotExists.
  case createForeignTable
  /// CREATE TABLE AS: name, column*, accessMethod?, option?, tablespace?, body (a query or EXECUTE). `detail` as of
  /// createTable. Flags: ifNotExists, temporary, unlogged, noData.
  case createTableAs
  /// PARTITION BY: name (list, range or hash), element* (indexElement).
  case partitionKey
  /// FOR VALUES or DEFAULT: value* (IN), lowerBound* and upperBound* (FROM … TO), option* (WITH). `detail` is .in, .from,
  /// .with or .default.
  case partitionBounds

  /// CREATE INDEX: name?, table, accessMethod?, element* (indexElement), include* (indexElement), option?, tablespace?,
  /// where?. Flags: unique, concurrently, ifNotExists, nullsNotDistinct.
  case createIndex
  /// A key of an index, a partition key or a conflict target: column? or expression?, collation?, operatorClass?
  /// (qualifiedName), option? (of the operator class), operator? (in EXCLUDE). Flags: descending, nullsFirst, nullsLast.
  case indexElement
  /// CREATE STATISTICS: name?, option? (nameList of the kinds), element* (indexElement), from*. Flags: ifNotExists.
  case createStatistics

  /// CREATE VIEW: name, column*, option?, body. `detail` is .local or .cascaded with a CHECK OPTION. Flags: orReplace,
  /// temporary, recursive.
  case createView
  /// CREATE MATERIALIZED VIEW: name, column*, accessMethod?, option?, tablespace?, body. Flags: unlogged, ifNotExists, noData.
  case createMaterializedView
  /// CREATE SEQUENCE: name, option* (sequenceOption). Flags: temporary, unlogged, ifNotExists.
  case createSequence
  /// ALTER SEQUENCE of its options: name, option* (sequenceOption). Flags: ifExists.
  case alterSequence
  /// value? (constant), type? (AS), column? (columnReference, OWNED BY), name? (SEQUENCE NAME). `detail` is the first word that
  /// tells what it sets; .generated for SET GENERATED, whose value is a name. Flags: not for NO.
  case sequenceOption
  /// CREATE SCHEMA: name?, owner?, element* (statements). Flags: ifNotExists.
  case createSchema

  /// CREATE TYPE … AS ENUM: name, label* (constant).
  case createEnumType
  /// CREATE TYPE … AS (…): name, element* (columnDefinition).
  case createCompositeType
  /// CREATE TYPE … AS RANGE: name, option.
  case createRangeType
  /// CREATE TYPE of a base type or, without its option?, of a shell: name.
  case createBaseType
  /// CREATE DOMAIN: name, type, collation?, constraint*.
  case createDomain

  /// ALTER of a relation: table, action*. `detail` is .table, .index, .view, .materialized, .sequence or .foreign. Flags:
  /// ifExists.
  case alterTable
  /// ALTER TYPE: name, action*.
  case alterType
  /// ALTER DOMAIN: name, action.
  case alterDomain
  /// ALTER … ALL IN TABLESPACE: tablespace, owner*, newName. `detail` is .table, .index or .materialized. Flags: special for
  /// NOWAIT.
  case alterAllInTablespace

  // What ALTER TABLE does (and ALTER of other relations, types and domains where it is the same).

  /// definition (columnDefinition). Flags: ifNotExists; of an attribute of a type cascade, restrict.
  case addColumn
  /// column. Flags: ifExists, cascade, restrict.
  case dropColumn
  /// column? (none in ALTER DOMAIN), expression.
  case setDefault
  /// column?.
  case dropDefault
  /// column?.
  case setNotNull
  /// column?.
  case dropNotNull
  /// SET EXPRESSION: column, expression.
  case setExpression
  /// column. Flags: ifExists.
  case dropExpression
  /// column? (a constant where the column of an index is meant), value.
  case setStatistics
  /// SET (…): column?, option.
  case setOptions
  /// RESET (…): column?, option.
  case resetOptions
  /// OPTIONS (…): column?, option.
  case setForeignOptions
  /// column, storage.
  case setStorage
  /// column, compression.
  case setCompression
  /// column, definition (identityColumn).
  case addIdentity
  /// column, option* (sequenceOption).
  case alterIdentity
  /// column. Flags: ifExists.
  case dropIdentity
  /// column, type, collation?, using?. Flags: of an attribute of a type cascade, restrict.
  case alterColumnType
  /// constraint.
  case addConstraint
  /// constraint (name), option* (constraintAttribute).
  case alterConstraint
  /// constraint.
  case validateConstraint
  /// constraint. Flags: ifExists, cascade, restrict.
  case dropConstraint
  /// constraint, newName.
  case renameConstraint
  /// column, newName. Flags: of an attribute of a type cascade, restrict.
  case renameColumn
  /// RENAME TO: newName.
  case renameTo
  /// schema.
  case setSchema
  /// owner.
  case ownerTo
  /// DEPENDS ON EXTENSION: name. Flags: not.
  case dependsOnExtension
  /// CLUSTER ON, SET WITHOUT CLUSTER: index? (a name).
  case setCluster
  /// SET WITHOUT OIDS.
  case setWithoutOids
  /// SET LOGGED or UNLOGGED, which is `detail`.
  case setLogged
  /// trigger?. `detail` is .enable, .always, .replica or .disable. Flags: all; special for USER.
  case setTriggerState
  /// name. `detail` as of setTriggerState.
  case setRuleState
  /// ROW LEVEL SECURITY: `detail` is .enable, .disable or .force. Flags: not for NO FORCE.
  case setRowSecurity
  /// index?. `detail` is .nothing, .full, .default or .index.
  case setReplicaIdentity
  /// INHERIT t: parent. Flags: not.
  case setInheritance
  /// OF type, NOT OF: type? (qualifiedName).
  case setTypeOfTable
  /// accessMethod (a name, also DEFAULT).
  case setAccessMethod
  /// tablespace.
  case setTablespace
  /// partition, bounds? (none of an index).
  case attachPartition
  /// partition. Flags: concurrently; special for FINALIZE.
  case detachPartition
  /// ADD VALUE: label, neighbour? (constants). `detail` is .before or .after. Flags: ifNotExists.
  case addEnumValue
  /// RENAME VALUE: label, newName (constants).
  case renameEnumValue

  // MARK: Other definitions

  /// DROP: object*. `detail` is the word that tells what is dropped, as `Parser.objectKind` gives it; .owned for DROP OWNED
  /// BY, whose objects are roles; .mapping for DROP USER MAPPING: role, server. Flags: ifExists, concurrently, cascade,
  /// restrict; special for DROP DATABASE … (FORCE).
  case drop
  /// ALTER of anything by RENAME TO, SET SCHEMA, OWNER TO or DEPENDS ON EXTENSION: object, action. `detail` as of drop.
  /// Flags: ifExists.
  case alterObject
  /// A column, constraint, trigger, rule or policy of a relation: name, table; of a domain: name, type.
  case memberReference
  /// A function, procedure or aggregate: name (qualifiedName), parameter* (parameter), orderBy* (parameter, of an aggregate).
  /// Flags: special where arguments are written, be they none; all for `(*)`.
  case routineReference
  /// `+ (integer, integer)`: name (operatorName), left?, right? (typeName).
  case operatorReference
  /// `s.+`, also `OPERATOR(s.+)`; no children.
  case operatorName
  /// An operator class or family: name (qualifiedName), accessMethod.
  case operatorClassReference
  /// `(a AS b)`: source, target (typeName).
  case castReference
  /// `FOR type LANGUAGE name`: type, language.
  case transformReference

  // MARK: Routines

  /// A parameter of a routine, or an argument where a routine is named: name? (name), type, default?. `detail` is .in, .out,
  /// .inout (also for IN OUT) or .variadic where it is written.
  case parameter

  // MARK: Session and administration

  // MARK: PL/pgSQL
  // In the tree of a body (`SyntaxTree.body(of:)`). Expressions and SQL statements inside are the ordinary nodes. What could
  // not be read is `notUnderstood` where it stands, empty where something is missing.

  /// `[<<l>>] [DECLARE …] BEGIN … [EXCEPTION …] END [l]`: option* (plpgsqlOption, only of the whole body), label?,
  /// declaration* (plpgsqlVariable, plpgsqlAlias, plpgsqlCursor), statement*, handler* (plpgsqlHandler).
  case plpgsqlBlock
  /// `#variable_conflict use_column`: name, value?.
  case plpgsqlOption
  /// `x CONSTANT text COLLATE "C" NOT NULL := 'a'`: name, type (typeName, plpgsqlRowType), collation?, default?.
  /// Flags: not for NOT NULL; special for CONSTANT.
  case plpgsqlVariable
  /// `x ALIAS FOR $1`: name, object.
  case plpgsqlAlias
  /// `c NO SCROLL CURSOR (a integer) FOR query`: name, parameter* (plpgsqlVariable), body. `detail` is .scroll if that word
  /// is there; flag: not.
  case plpgsqlCursor
  /// `t%ROWTYPE`, with `[]` perhaps: name (relationName), dimension*.
  case plpgsqlRowType
  /// `WHEN a OR SQLSTATE '22012' THEN …`: condition* (plpgsqlCondition), statement*.
  case plpgsqlHandler
  /// `unique_violation`, `SQLSTATE '22012'`: name or value.
  case plpgsqlCondition
  /// IF: when* (plpgsqlBranch; the first is IF, the others ELSIF), otherwise? (plpgsqlBranch).
  case plpgsqlIf
  /// CASE as a statement: test?, when* (plpgsqlBranch), otherwise? (plpgsqlBranch).
  case plpgsqlCase
  /// condition* (several behind the WHEN of a CASE with a test), statement*.
  case plpgsqlBranch
  /// LOOP, WHILE: label?, condition?, statement*.
  case plpgsqlLoop
  /// `FOR i IN REVERSE 10..1 BY 2 LOOP`: label?, target, lowerBound, upperBound, offset? (behind BY), statement*.
  /// Flags: descending for REVERSE.
  case plpgsqlForInteger
  /// FOR over a query, a cursor or EXECUTE: label?, target*, source (a query or another statement that gives rows,
  /// plpgsqlExecute, plpgsqlCursorUse), statement*.
  case plpgsqlForRows
  /// FOREACH: label?, target*, value? (behind SLICE), source, statement*.
  case plpgsqlForEach
  /// `c (1, b => 2)`: name, argument* (an expression or plpgsqlArgument).
  case plpgsqlCursorUse
  /// `b => 2`: name, value.
  case plpgsqlArgument
  /// EXIT, CONTINUE: label?, condition?. `detail` is .continue for CONTINUE.
  case plpgsqlExit
  /// RETURN: value?.
  case plpgsqlReturn
  /// RETURN NEXT: value?.
  case plpgsqlReturnNext
  /// RETURN QUERY: body (a statement that gives rows, or plpgsqlExecute).
  case plpgsqlReturnQuery
  /// RAISE: option? (the level), message? (the format), argument*, condition? (plpgsqlCondition), using* (option: name, value).
  case plpgsqlRaise
  /// ASSERT: condition, message?.
  case plpgsqlAssert
  /// PERFORM: body, a select whose first token is PERFORM.
  case plpgsqlPerform
  /// `x := 1`, `r.a[2] = 1`: target, value.
  case plpgsqlAssign
  /// GET DIAGNOSTICS: assignment* (plpgsqlAssign whose value is a name). special for STACKED.
  case plpgsqlDiagnostics
  /// A SQL statement: statement, into? (plpgsqlInto).
  case plpgsqlSQL
  /// `INTO STRICT x, y`: target*. special for STRICT.
  case plpgsqlInto
  /// `EXECUTE … INTO … USING …`, also behind FOR … IN, RETURN QUERY and OPEN … FOR: value, into? (plpgsqlInto), using*.
  case plpgsqlExecute
  /// OPEN: name (of the cursor), argument* or body (a query or plpgsqlExecute). `detail` is .scroll if that word is there;
  /// flag: not.
  case plpgsqlOpen
  /// FETCH, MOVE: option? (the direction), value? (the count), name (of the cursor), into?. `detail` is .fetch or .move.
  case plpgsqlFetch
  /// CLOSE: name.
  case plpgsqlClose
  /// NULL.
  case plpgsqlNull

  /// A statement that is known by its tag only: its words are there, its tree is not.
  case notUnderstood
}
