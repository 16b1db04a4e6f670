import Testing

@testable import SQLSyntax

@Suite struct TypeTests {
  @Test func acceptsWhatPostgreSQLAccepts() {
    #expect(
      notUnderstood([
        "CREATE TYPE mood AS ENUM ()",
        "CREATE TYPE s.mood AS ENUM ('sad', E'o\\'k', $$happy$$)",
        "CREATE TYPE pair AS ()",
        "CREATE TYPE pair AS (a int, b text COLLATE \"C\")",
        "CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = s.diff, multirange_type_name = spans)",
        "CREATE TYPE box (INTERNALLENGTH = 16, INPUT = box_in, OUTPUT = box_out, ELEMENT = float4, PASSEDBYVALUE, LIKE = int[])",
        "CREATE TYPE shell",
        "ALTER TYPE mood ADD VALUE 'x'",
        "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'x' BEFORE 'y'",
        "ALTER TYPE mood ADD VALUE 'x' AFTER 'y'",
        "ALTER TYPE mood RENAME VALUE 'x' TO 'y'",
        "ALTER TYPE pair RENAME ATTRIBUTE a TO b CASCADE",
        "ALTER TYPE pair ADD ATTRIBUTE c int COLLATE \"C\" CASCADE, DROP ATTRIBUTE IF EXISTS a RESTRICT",
        "ALTER TYPE pair ALTER ATTRIBUTE a TYPE text COLLATE \"C\" CASCADE, ALTER ATTRIBUTE b SET DATA TYPE int",
        "ALTER TYPE box SET (storage = extended, send = NONE)",
        "ALTER TYPE s.mood RENAME TO feeling",
        "ALTER TYPE mood OWNER TO r",
        "ALTER TYPE mood SET SCHEMA s",
        "CREATE DOMAIN d int",
        "CREATE DOMAIN s.d AS varchar(10)[] COLLATE \"C\" DEFAULT 'x' CONSTRAINT n NOT NULL CHECK (VALUE > 0) NULL",
        "ALTER DOMAIN d SET DEFAULT 1",
        "ALTER DOMAIN d DROP DEFAULT",
        "ALTER DOMAIN d SET NOT NULL",
        "ALTER DOMAIN d DROP NOT NULL",
        "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID",
        "ALTER DOMAIN d ADD NOT NULL",
        "ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c CASCADE",
        "ALTER DOMAIN d VALIDATE CONSTRAINT c",
        "ALTER DOMAIN d RENAME CONSTRAINT c TO e",
        "ALTER DOMAIN d RENAME TO e",
        "ALTER DOMAIN d OWNER TO r",
        "ALTER DOMAIN d SET SCHEMA s",
      ]) == [])
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE TYPE mood AS ENUM (sad)",
        "CREATE TYPE mood AS ENUM ('sad',)",
        "CREATE TYPE pair AS (a)",
        "CREATE TYPE pair AS (a int NOT NULL)",
        "CREATE TYPE span AS RANGE",
        "CREATE OR REPLACE TYPE shell",
        "ALTER TYPE mood ADD VALUE x",
        "ALTER TYPE mood ADD VALUE 'x' BEFORE",
        "ALTER TYPE mood ADD VALUE 'x', ADD VALUE 'y'",
        "ALTER TYPE mood DROP VALUE 'x'",
        "ALTER TYPE pair ADD ATTRIBUTE IF NOT EXISTS a int",
        "ALTER TYPE IF EXISTS mood RENAME TO x",
        "CREATE DOMAIN d",
        "ALTER DOMAIN d ADD PRIMARY KEY (a)",
        "ALTER DOMAIN d ADD CHECK (VALUE > 0) DEFERRABLE",
        "ALTER DOMAIN d ADD CHECK (VALUE > 0), DROP NOT NULL",
      ]) == [])
  }

  @Test func trees() {
    expectTree(
      #"CREATE TYPE s.mood AS ENUM ('sad', 'happy')"#,
      #"""
      (createEnumType name:(qualifiedName s.mood) label:(constant 'sad') label:(constant 'happy'))
      """#)
    expectTree(
      #"CREATE TYPE pair AS (a int, b text COLLATE "C")"#,
      #"""
      (createCompositeType
        name:(qualifiedName pair)
        element:(columnDefinition name:(name a) type:(typeName name:(qualifiedName int)))
        element:(columnDefinition name:(name b) type:(typeName name:(qualifiedName text)) collation:(qualifiedName "C")))
      """#)
    expectTree(
      #"CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = s.diff)"#,
      #"""
      (createRangeType
        name:(qualifiedName span)
        option:(optionList
          option:(option name:(name subtype) value:(typeName name:(qualifiedName float8)))
          option:(option name:(name subtype_diff) value:(typeName name:(qualifiedName s.diff)))))
      """#)
    expectTree(
      #"CREATE TYPE box (INTERNALLENGTH = 16, INPUT = box_in, PASSEDBYVALUE, DEFAULT = 'x', RECEIVE = NONE)"#,
      #"""
      (createBaseType
        name:(qualifiedName box)
        option:(optionList
          option:(option name:(name INTERNALLENGTH) value:(constant 16))
          option:(option name:(name INPUT) value:(typeName name:(qualifiedName box_in)))
          option:(option name:(name PASSEDBYVALUE))
          option:(option name:(name DEFAULT) value:(constant 'x'))
          option:(option name:(name RECEIVE) value:(name NONE))))
      """#)
    expectTree(
      #"CREATE TYPE shell"#,
      #"""
      (createBaseType name:(qualifiedName shell))
      """#)
    expectTree(
      #"ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'ok' BEFORE 'happy'"#,
      #"""
      (alterType
        name:(qualifiedName s.mood)
        action:(addEnumValue[before] +ifNotExists label:(constant 'ok') neighbour:(constant 'happy')))
      """#)
    expectTree(
      #"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"#,
      #"""
      (alterType name:(qualifiedName mood) action:(renameEnumValue label:(constant 'ok') newName:(constant 'fine')))
      """#)
    expectTree(
      #"ALTER TYPE pair RENAME ATTRIBUTE a TO c CASCADE"#,
      #"""
      (alterType name:(qualifiedName pair) action:(renameColumn +cascade column:(name a) newName:(name c)))
      """#)
    expectTree(
      #"ALTER TYPE pair ADD ATTRIBUTE d int CASCADE, DROP ATTRIBUTE IF EXISTS e, ALTER ATTRIBUTE f TYPE text COLLATE "C" RESTRICT"#,
      #"""
      (alterType
        name:(qualifiedName pair)
        action:(addColumn +cascade definition:(columnDefinition name:(name d) type:(typeName name:(qualifiedName int))))
        action:(dropColumn +ifExists column:(name e))
        action:(alterColumnType +restrict column:(name f) type:(typeName name:(qualifiedName text)) collation:(qualifiedName "C")))
      """#)
    expectTree(
      #"ALTER TYPE mood SET SCHEMA s"#,
      #"""
      (alterType name:(qualifiedName mood) action:(setSchema schema:(name s)))
      """#)
    expectTree(
      #"CREATE DOMAIN d AS text COLLATE "C" DEFAULT 'x' CONSTRAINT c CHECK (VALUE <> '') NOT NULL"#,
      #"""
      (createDomain
        name:(qualifiedName d)
        type:(typeName name:(qualifiedName text))
        collation:(qualifiedName "C")
        constraint:(defaultConstraint expression:(constant 'x'))
        constraint:(checkConstraint name:(name c) expression:(comparison[<>] left:(columnReference VALUE) right:(constant '')))
        constraint:(notNullConstraint NOT NULL))
      """#)
    expectTree(
      #"ALTER DOMAIN d SET DEFAULT 1"#,
      #"""
      (alterDomain name:(qualifiedName d) action:(setDefault expression:(constant 1)))
      """#)
    expectTree(
      #"ALTER DOMAIN d DROP NOT NULL"#,
      #"""
      (alterDomain name:(qualifiedName d) action:(dropNotNull DROP NOT NULL))
      """#)
    expectTree(
      #"ALTER DOMAIN s.d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID"#,
      #"""
      (alterDomain
        name:(qualifiedName s.d)
        action:(addConstraint
          constraint:(checkConstraint +notValid
            name:(name c)
            expression:(comparison[>] left:(columnReference VALUE) right:(constant 0)))))
      """#)
    expectTree(
      #"ALTER DOMAIN d RENAME CONSTRAINT c TO e"#,
      #"""
      (alterDomain name:(qualifiedName d) action:(renameConstraint constraint:(name c) newName:(name e)))
      """#)
    expectTree(
      #"ALTER DOMAIN d OWNER TO r"#,
      #"""
      (alterDomain name:(qualifiedName d) action:(ownerTo owner:(roleName r)))
      """#)
  }
}
