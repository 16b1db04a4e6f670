/// What a node of the tree is. The comment of each kind names its children by role, `?` for at most one, `*` for any number;
/// `detail` is the token kind the node keeps beside its flags.
public enum NodeKind: UInt16, BitwiseCopyable, Sendable {
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
  /// `name [=] value?`: name?, value* (constant, name, typeName …), field* (name; columns). A word that may be no name, as
  /// SCROLL or VALIDATOR, is `detail`, and there is no name; of COPY, .force comes before one. Options of roles have their first
  /// word so: .password, .connection, .valid, .user, .sysid, .in, .admin, .role; but LOGIN and its like are names. Flags: not for
  /// NO and NOT; all for `*`.
  case option

  // MARK: Transactions

  /// BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT: option* (modes). `detail` is the first word; special for AND
  /// CHAIN.
  case transaction
  /// SAVEPOINT, RELEASE, ROLLBACK TO: name. `detail` is .savepoint, .release or .rollback.
  case savepoint
  /// PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED: value. `detail` is the first word.
  case preparedTransaction
  /// One transaction mode; no children. `detail` is the isolation level's .serializable, .repeatable, .committed or
  /// .uncommitted; .only or .write; or .deferrable. Flags: not.
  case transactionMode

  // MARK: Expressions

  /// A literal: number, string, bit string, TRUE, FALSE, NULL, DEFAULT. `detail` is the token's kind.
  case constant
  /// `a`, `t.a`, `s.t.a`, `t.*`, `*`; no children. special when it ends in `*`.
  case columnReference
  /// `$1`, `:x`, `?` and other values only the run knows. `detail` is the token's kind.
  case unknownValue
  /// `a[1].b`, `(x).*`: operand, then in order field* (name) and subscript*. special when it ends in `.*`.
  case indirection
  /// `[1]`, `[1:2]`, `[:]`: value, or with special for a slice lowerBound?, upperBound?.
  case `subscript`
  /// `- a`, `@ a`: operator? (as in binaryOperation), operand. `detail` is the operator.
  case unaryOperation
  /// `a + b`, `a || b`, `a ->> b`: left, operator? (operatorName, where `detail` does not say it all: any `.symbol`, and
  /// OPERATOR(…)), right. `detail` is the operator.
  case binaryOperation
  /// `a < b`: left, operator? (operatorName of OPERATOR(…)), right. `detail` is one of `< > = <= >= <>`.
  case comparison
  /// `a = ANY (b)`, `a LIKE ALL (SELECT …)`: left, operator? (as in binaryOperation), right (an array, or a query).
  /// `detail` is the operator, .like or .ilike. Flags: all, not.
  case quantifiedComparison
  /// `a AND b AND c`: operand*.
  case and
  /// `a OR b OR c`: operand*.
  case or
  /// `NOT a`: operand.
  case not
  /// `a IS NULL`, `a NOTNULL`: operand. Flags: not.
  case isNull
  /// `a IS TRUE`: operand, option? (name, the Unicode form). `detail` is .true, .false, .unknown, .document or .normalized.
  /// Flags: not.
  case isTest
  /// `a IS JSON OBJECT`: operand. `detail` is .json, .value, .scalar, .array or .object. Flags: not, unique.
  case isJSON
  /// `a IS DISTINCT FROM b`: left, right. Flags: not.
  case isDistinctFrom
  /// `a LIKE b ESCAPE c`: operand, pattern, escape?. `detail` is .like, .ilike or .similar. Flags: not.
  case like
  /// `a BETWEEN b AND c`: operand, lowerBound, upperBound. Flags: not, symmetric.
  case between
  /// `a IN (1, 2)`: operand, value*. Flags: not.
  case inList
  /// `a IN (SELECT …)`: operand, body (query). Flags: not.
  case inQuery
  /// `(a, b) OVERLAPS (c, d)`: left, right.
  case overlaps
  /// `a COLLATE "C"`: operand, collation (qualifiedName).
  case collate
  /// `a AT TIME ZONE 'UTC'`, `a AT LOCAL`: operand, zone?.
  case atTimeZone
  /// `a::t`, `CAST(a AS t)`, `t 'a'`: value, type; `INTERVAL '1' YEAR` has typeModifier* too. `detail` is .typecast, .cast or,
  /// for a literal with its type before it, .type.
  case cast
  /// `ARRAY[a, b]` and what is nested in it: value*.
  case array
  /// `ARRAY(SELECT …)`: body (query).
  case arrayQuery
  /// `(a, b)`, `ROW(a)`: value*. special for ROW.
  case row
  /// `(SELECT …)` as a value: body (query).
  case subquery
  /// `EXISTS (SELECT …)`: body (query).
  case exists
  /// `CASE a WHEN b THEN c ELSE d END`: operand?, when* (caseBranch), otherwise?.
  case caseExpression
  /// `WHEN b THEN c`: condition, result.
  case caseBranch
  /// `f(a, VARIADIC b)`: name (qualifiedName), argument* (an expression or a namedArgument), orderBy* (sortKey), filter?, over?
  /// (name or windowDefinition). Flags: all, distinct, variadic (the last argument), special for `(*)`. `detail` is .within
  /// where the order stands in WITHIN GROUP.
  case functionCall
  /// `a => 1`: name, value.
  case namedArgument
  /// What SQL calls with words of its own: COALESCE, CURRENT_DATE, EXTRACT, TRIM, XMLELEMENT, JSON_VALUE, GROUPING … `detail`
  /// is the word (.collation for COLLATION FOR). argument*, field? (of EXTRACT: name or constant), name? (of XMLELEMENT,
  /// XMLPI), type? (what TREAT, XMLSERIALIZE give), returns? (RETURNING: typeName), element* (jsonMember; XMLFOREST,
  /// XMLATTRIBUTES: target), parameter* (PASSING: target), source? (query of JSON_ARRAY), orderBy*, option* (specialOption),
  /// otherwise* (jsonBehavior), typeModifier? (of CURRENT_TIME …), filter?, over?.
  case specialFunction
  /// Words inside a special function or JSON_TABLE that say how; no children but argument? (VERSION of XMLROOT). `detail` is the word
  /// that tells: .both, .leading, .trailing, .from, .for, .similar, .document, .content, .preserve, .strip, .indent, .version,
  /// .standalone, .null, .absent, .unique, .format, .wrapper, .conditional, .keep, .omit, a Unicode form … Flags: not (NO, WITHOUT).
  case specialOption
  /// `a FORMAT JSON ENCODING utf8`: value, option? (name).
  case formattedValue
  /// `'key' : value`, `'key' VALUE value`: name (any expression), value.
  case jsonMember
  /// `DEFAULT 1 ON EMPTY`, `NULL ON ERROR`: value?. `detail` is .error, .null, .true, .false, .unknown, .empty, .array, .object
  /// or .default. special for ON EMPTY.
  case jsonBehavior
  /// `a DESC NULLS LAST`, `a USING >`: value, operator? (operatorName). Flags: descending, nullsFirst, nullsLast.
  case sortKey
  /// `w AS (base PARTITION BY a ORDER BY b ROWS …)`: name? (its own), parent? (name of the window it builds on), partitionBy*,
  /// orderBy* (sortKey), frame?.
  case windowDefinition
  /// `ROWS BETWEEN a AND b EXCLUDE TIES`: lowerBound, upperBound?, option? (frameExclusion). `detail` is .range, .rows or
  /// .groups.
  case windowFrame
  /// `1 PRECEDING`, `UNBOUNDED FOLLOWING`, `CURRENT ROW`: value? (none for UNBOUNDED). `detail` is .preceding, .following or
  /// .current.
  case frameBound
  /// `detail` is .current, .group, .ties or .no.
  case frameExclusion
  /// `WHERE CURRENT OF c`: name.
  case currentOf

  // MARK: Queries

  /// A whole query: with?, body (select, values, tableQuery, setOperation, unknownValue where a client writes the query, or a
  /// query where one in parentheses gets more),
  /// orderBy* (sortKey), limit?, offset?, locking*.
  case query
  /// `WITH a AS (…), b AS (…)`: element* (withQuery). Flags: recursive.
  case with
  /// `a (x, y) AS MATERIALIZED (…)`: name, columnAlias* (name), body (query, insert, update, delete, merge), option*
  /// (searchClause, cycleClause). `detail` is .materialized if said so; not for NOT MATERIALIZED.
  case withQuery
  /// `SEARCH DEPTH FIRST BY a SET b`: column* (name), name. `detail` is .depth or .breadth.
  case searchClause
  /// `CYCLE a SET b TO c DEFAULT d USING e`: column* (name), name, value?, default?, using (name).
  case cycleClause
  /// `SELECT …`: distinctOn*, target*, into? (relationName; flags temporary, unlogged), from*, where?, groupBy*, having?,
  /// window* (windowDefinition). Flags: distinct, all; special for GROUP BY DISTINCT.
  case select
  /// `a AS b`: value, alias?.
  case target
  /// `VALUES (1, 2), (3, 4)`: row*.
  case values
  /// `TABLE t`: from (relationName).
  case tableQuery
  /// `a UNION ALL b`: left, right (as the body of a query). `detail` is .union, .intersect or .except. Flags: all.
  case setOperation
  /// `ROLLUP (a, b)`, `CUBE (…)`, `GROUPING SETS (…)`, `()`: value*. `detail` is .rollup, .cube, .sets or .endOfStatement.
  case groupingSet
  /// `LIMIT 1`, `FETCH FIRST 3 ROWS WITH TIES`: value? (none for ALL, and for FETCH of the one row). `detail` is .limit or
  /// .fetch. Flags: all; special for WITH TIES.
  case rowLimit
  /// `FOR UPDATE OF t SKIP LOCKED`: table* (qualifiedName, what FROM calls it), option? (specialOption, .nowait or .skip).
  /// `detail` is .update, .no (KEY UPDATE), .share, .key (SHARE) or .read (ONLY).
  case locking
  /// A relation in FROM: from (relationName), alias?, columnAlias* (name), option? (tableSample).
  case relation
  /// `TABLESAMPLE system (1) REPEATABLE (2)`: name (qualifiedName), argument*, value?.
  case tableSample
  /// `a LEFT JOIN b ON c`: left, right, condition? or using? (nameList) with label? (its alias). `detail` is .inner, .left,
  /// .right, .full or .cross. special for NATURAL.
  case joinedTable
  /// `(a JOIN b …) AS c (d)`: source (joinedTable), alias, columnAlias*.
  case aliasedJoin
  /// `(SELECT …) AS a (b)`: body (query), alias?, columnAlias*. Flags: lateral.
  case derivedTable
  /// `f(a) WITH ORDINALITY AS b (c)`: function (functionCall, specialFunction, cast), alias?, columnAlias* or element*
  /// (recordColumn). Flags: lateral; special for WITH ORDINALITY.
  case functionTable
  /// `ROWS FROM (f(a), g(b) AS (c int))`: element* (functionTable), alias?, columnAlias*. Flags as functionTable.
  case rowsFrom
  /// `a int COLLATE "C"`: name, type, collation?.
  case recordColumn
  /// XMLTABLE(…): element* (target: namespaces), value (the rows' path), source (the document), column* (tableFunctionColumn),
  /// alias?, columnAlias*. Flags: lateral.
  case xmlTable
  /// JSON_TABLE(…): source, value (the path), label? (the path's name), parameter* (PASSING: target), column*
  /// (tableFunctionColumn, nestedColumns), otherwise? (jsonBehavior), alias?, columnAlias*. Flags: lateral.
  case jsonTable
  /// A column of XMLTABLE or JSON_TABLE: name, type?, value? (PATH), default?, option* (specialOption), otherwise*
  /// (jsonBehavior). `detail` is .ordinality for FOR ORDINALITY, .exists for EXISTS. Flags: not for NOT NULL.
  case tableFunctionColumn
  /// `NESTED PATH 'x' AS a COLUMNS (…)`: value, label?, column*.
  case nestedColumns

  // MARK: Data

  /// INSERT: with?, target (relationName), alias?, column* (targetColumn), source? (query), conflict? (onConflict), returning?.
  /// `detail` is .default for DEFAULT VALUES, .user or .system for OVERRIDING … VALUE.
  case insert
  /// `a.b[1]` to be given a value: name, then in order field* (name) and subscript*.
  case targetColumn
  /// `ON CONFLICT (a) WHERE b DO UPDATE SET c = d WHERE e`: conflictTarget* (indexElement) and condition?, or constraint?
  /// (name); assignment*, where?. `detail` is .nothing or .update.
  case onConflict
  /// `a = b`, `(a, b) = (c, d)`: column* (targetColumn), value. special for the form in parentheses.
  case assignment
  /// `RETURNING WITH (OLD AS o) a, b`: option* (returningAlias), target*.
  case returning
  /// `OLD AS o`: name. `detail` is .old or .new.
  case returningAlias
  /// UPDATE: with?, target (relationName), alias?, assignment*, from*, where?, returning?.
  case update
  /// DELETE: with?, target (relationName), alias?, using*, where?, returning?.
  case delete
  /// MERGE: with?, target (relationName), alias?, source (as in FROM), condition, when* (mergeBranch), returning?.
  case merge
  /// `WHEN NOT MATCHED AND a THEN INSERT (b) VALUES (c)`: condition?, assignment*, column* (targetColumn), value*. `detail` is
  /// .update, .delete, .insert or .nothing. Flags: not for NOT MATCHED, with special for BY SOURCE; all for DEFAULT VALUES.
  /// option? (specialOption: .user or .system for OVERRIDING … VALUE).
  case mergeBranch

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
  /// ON DELETE or ON UPDATE: column* (of SET NULL and SET DEFAULT). `detail` is what is done: .no, .restrict, .cascade, .null
  /// or .default. Flags: special for ON UPDATE.
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
  /// LIKE t: source (relationName), option* (likeOption).
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
  /// FOR VALUES or DEFAULT: value* (IN), lowerBound* and upperBound* (FROM … TO; MINVALUE and MAXVALUE are constants), option*
  /// (WITH). `detail` is .in, .from,
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
  /// ALTER of anything that has no kind of its own: object, action* (renameTo, setSchema, ownerTo, dependsOnExtension,
  /// setOptions, resetOptions, setForeignOptions, setTablespace, setStatistics, setParameter, resetParameter, extensionMember,
  /// textSearchMapping, operatorClassItem, routineOption, objectChange), database? (of ALTER ROLE … IN DATABASE). `detail` as of
  /// drop; .all for ALTER ROLE ALL, which has no object. Flags: ifExists; restrict.
  case alterObject
  /// What else ALTER of an object does; `detail` is the word that tells.
  /// - of an extension: .update with value?.
  /// - of a collation or a database: .refresh of the version.
  /// - of an event trigger: .enable, .disable, .replica, .always.
  /// - of a publication: .add, .set, .drop with object* (publicationObject).
  /// - of a subscription: .add, .set, .drop with object* (name), option?; .connection with value; .skip with option; .refresh with
  ///   option?; .enable, .disable.
  /// - of a foreign data wrapper: .handler with option* (.handler, .validator). Of a server: .version with value.
  /// - of a role or a database: .option with option*. Of a group: .add, .drop with role*.
  case objectChange
  /// CREATE of anything that has no kind of its own: name, option? (optionList) or option*, and what is said here. `detail` as
  /// of drop. Flags: orReplace, ifNotExists.
  /// - .extension: schema?, value? (the version). Flags: cascade.
  /// - .role, .user, .group: name is a roleName. .database. .tablespace: owner?, value (the location).
  /// - .publication: object* (publicationObject). Flags: all. .subscription: value (the connection), object* (name).
  /// - .wrapper, .language: option* (.handler, .inline, .validator with value). .access: option (.table or .index), function.
  /// - .server: type? (constant), value? (the version), object (the wrapper). .mapping, without name: role, server.
  /// - .operator: name is an operatorName. .family: accessMethod. .class: type, accessMethod, parent? (the family), element*
  ///   (operatorClassItem); special for DEFAULT.
  /// - .cast, without name: object (castReference), function?, option? (.implicit or .assignment); special for WITH INOUT.
  /// - .transform, without name: object (transformReference), source?, target? (routineReference: FROM SQL, TO SQL).
  /// - .event: event (name), condition* (option: name, value*), function.
  /// - .collation: source? (the one it is copied from). .conversion: source, target (constants), function; special for DEFAULT.
  /// - .parser, .dictionary, .template, .configuration.
  case createObject
  /// OPERATOR, FUNCTION or STORAGE in an operator class or family, which is `detail`: value (the number), name or object
  /// (operatorName, operatorReference, routineReference), type*, orderBy? (qualifiedName). Flags: not where it is dropped.
  case operatorClassItem
  /// ALTER EXTENSION … ADD or DROP: object. `detail` is what kind of object, as of drop. Flags: not for DROP.
  case extensionMember
  /// Of ALTER TEXT SEARCH CONFIGURATION: name* (token types), source? (the dictionary replaced), target* (dictionaries).
  /// `detail` is .add, .alter or .drop. Flags: ifExists.
  case textSearchMapping
  /// table, column*, where?; or schema (name, or CURRENT_SCHEMA). `detail` is .table or .schema.
  case publicationObject
  /// CREATE RULE: name, table, where?, action* (statements; none for NOTHING). `detail` is the event. Flags: orReplace; special
  /// for INSTEAD.
  case createRule
  /// CREATE POLICY: name, table, role*, using?, check?. `detail` is what it is FOR. Flags: special for RESTRICTIVE.
  case createPolicy
  /// ALTER POLICY but for RENAME: name, table, role*, using?, check?.
  case alterPolicy
  /// IMPORT FOREIGN SCHEMA: schema, table* (relationName), server, target, option?. `detail` is .limit or .except before
  /// tables.
  case importForeignSchema
  /// A column, constraint, trigger, rule or policy of a relation: name, table; of a domain: name, type.
  case memberReference
  /// A function, procedure or aggregate: name (qualifiedName), parameter* (parameter), orderBy* (parameter, of an aggregate).
  /// Flags: special where arguments are written, be they none; all for `(*)`.
  case routineReference
  /// `+ (integer, integer)`: name (operatorName), left?, right? (typeName).
  case operatorReference
  /// `s.+`, also `OPERATOR(s.+)`; no children. `detail` is the kind of the operator itself.
  case operatorName
  /// An operator class or family: name (qualifiedName), accessMethod.
  case operatorClassReference
  /// `(a AS b)`: source, target (typeName).
  case castReference
  /// `FOR type LANGUAGE name`: type, language.
  case transformReference
  /// `FOR role SERVER s`: role, server.
  case userMappingReference

  // MARK: Routines

  /// A parameter of a routine, or an argument where a routine is named: name? (name), type, default?. `detail` is .in, .out,
  /// .inout (also for IN OUT) or .variadic where it is written.
  case parameter
  /// CREATE FUNCTION, CREATE PROCEDURE, which is `detail`: name (qualifiedName), parameter*, returns? (typeName), column*
  /// (parameter, of RETURNS TABLE), language? (name or constant), option* (routineOption, setParameter, resetParameter), body?
  /// (constant, atomicBody or routineReturn), value? (constant: the symbol in the file that body then names). Flags: orReplace.
  case createFunction
  /// What a routine is like. `detail` tells: .immutable, .stable, .volatile, .strict (also for RETURNS NULL …), .called,
  /// .definer, .invoker, .leakproof (with not?), .window; .cost, .rows, .support, .parallel with value; .transform with type*.
  case routineOption
  /// BEGIN ATOMIC … END: statement*.
  case atomicBody
  /// `RETURN a`, as the body or in it: value.
  case routineReturn
  /// CREATE AGGREGATE: name, parameter*, orderBy* (parameter), option (optionList). Flags: orReplace; those of a
  /// routineReference.
  case createAggregate
  /// DO: body (constant), language? (name or constant).
  case doStatement
  /// CALL: function (functionCall).
  case call
  /// CREATE TRIGGER: name, event* (triggerEvent), table, references? (relationName, of FROM), alias* (transitionTable), option?
  /// (option: .row or .statement, as FOR EACH has it), when?, function (qualifiedName), argument* (constant or name). `detail`
  /// is .before, .after or .instead. Flags: orReplace; special for CONSTRAINT with deferrable, initiallyDeferred.
  case createTrigger
  /// `UPDATE OF a`: column*. `detail` is .insert, .update, .delete or .truncate.
  case triggerEvent
  /// `NEW TABLE AS t`: name. `detail` is .new or .old. Flags: special for ROW.
  case transitionTable

  // MARK: Session and administration

  /// SET: name? (qualifiedName), value* (constant, name or, of TIME ZONE, an expression). `detail` is .current for FROM
  /// CURRENT; and where the setting has no name .zone, .schema, .names, .role, .authorization or .xml. A value is a
  /// constant where it is DEFAULT. Flags: local; special for SESSION.
  case setParameter
  /// RESET: name?. `detail` is .zone, .isolation or .authorization where the setting has no name. Flags: all.
  case resetParameter
  /// SHOW: as resetParameter.
  case show
  /// SET TRANSACTION: option* (transactionMode), value? (the snapshot). Flags: local; special for SESSION, with all for SESSION
  /// CHARACTERISTICS.
  case setTransaction
  /// SET CONSTRAINTS: constraint* (qualifiedName). `detail` is .deferred or .immediate. Flags: all.
  case setConstraints
  /// PREPARE: name, type*, body.
  case prepare
  /// EXECUTE: name, argument*.
  case execute
  /// DEALLOCATE: name?. Flags: all.
  case deallocate
  /// EXPLAIN: option*, body.
  case explain
  /// DECLARE: name, option* (.scroll with not?, .binary, .asensitive, .insensitive, .hold with not?), body.
  case declareCursor
  /// FETCH, MOVE, which is `detail`: option? (.next, .prior, .first, .last, .absolute, .relative, .forward, .backward, .all, or
  /// none before a mere number: value?, flag all), name.
  case fetch
  /// CLOSE: name?. Flags: all.
  case closeCursor
  /// LISTEN, NOTIFY, UNLISTEN, which is `detail`: name?, value?. Flags: all for `*`.
  case notification
  /// LOAD: value.
  case load
  /// CHECKPOINT.
  case checkpoint
  /// DISCARD: `detail` is .all, .plans, .sequences or .temporary.
  case discard
  /// LOCK: table*, option? (lockMode). Flags: special for NOWAIT.
  case lockTable
  /// `detail` is .access, .row, .update (SHARE UPDATE EXCLUSIVE), .share or .exclusive. Flags: special for ACCESS EXCLUSIVE,
  /// ROW EXCLUSIVE and SHARE ROW EXCLUSIVE.
  case lockMode
  /// TRUNCATE: table*. Flags: cascade, restrict; special for RESTART IDENTITY.
  case truncate
  /// COPY: source (relationName, of COPY TO), target (relationName, of COPY FROM) or body; column*, value? (constant; none for
  /// STDIN and STDOUT), option*, where?. `detail` is .from or .to. Flags: special for PROGRAM.
  case copy
  /// REFRESH MATERIALIZED VIEW: table. Flags: concurrently, noData.
  case refreshMaterializedView
  /// REINDEX, `detail` says of what: option*, index (relationName), table or, for .schema, .system and .database, name?. Flags:
  /// concurrently.
  case reindex
  /// CLUSTER: option*, table?, index? (a name).
  case cluster
  /// VACUUM, ANALYZE, which is `detail`: option*, element* (vacuumTarget).
  case vacuum
  /// `t (a, b)`: table, column*.
  case vacuumTarget
  /// COMMENT: object, value (constant). `detail` as of drop; also .column, .constraint, .large.
  case comment
  /// SECURITY LABEL: server? (the provider: name or constant), object, value (constant). `detail` as of comment.
  case securityLabel
  /// GRANT: privilege*, object*, role*, owner? (GRANTED BY). `detail` is the kind of the objects, .table where it is not
  /// written; .tables, .sequences, .functions, .procedures or .routines for ALL … IN SCHEMA, whose objects are schemas; in
  /// ALTER DEFAULT PRIVILEGES these, .types, .schemas or .large, without objects. Flags: special for WITH GRANT OPTION.
  ///
  /// GRANT of roles, where `detail` is .role: object* (name), role*, option* (name, value), owner?.
  case grant
  /// REVOKE: as grant. Flags: special for GRANT OPTION FOR, cascade, restrict. Of roles, the option? (name) is what comes
  /// before OPTION FOR.
  case revoke
  /// `SELECT (a, b)`: name?, column*. Flags: all for ALL PRIVILEGES; special for ALTER SYSTEM.
  case privilege
  /// ALTER DEFAULT PRIVILEGES: schema*, role*, action (grant or revoke).
  case alterDefaultPrivileges
  /// REASSIGN OWNED: object* (roleName), owner.
  case reassignOwned
  /// ALTER SYSTEM: action (setParameter or resetParameter).
  case alterSystem

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
