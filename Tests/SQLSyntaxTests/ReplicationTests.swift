import Testing

@testable import SQLSyntax

@Suite struct ReplicationTests {
  @Test func publications() {
    expectTrees(
      #"""
      CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert')
        (createObject[publication] +all
          name:(name p) option:(optionList option:(option name:(name publish) value:(constant 'insert'))))
      CREATE PUBLICATION p FOR TABLE ONLY s.t (a, b) WHERE (a > 1), u *, TABLES IN SCHEMA x, CURRENT_SCHEMA, TABLE v
        (createObject[publication]
          name:(name p)
          object:(publicationObject[table]
            table:(relationName +only s.t) column:(name a) column:(name b)
            where:(comparison[>] left:(columnReference a) right:(constant 1)))
          object:(publicationObject[table] table:(relationName u)) object:(publicationObject[schema] schema:(name x))
          object:(publicationObject[schema] schema:(name CURRENT_SCHEMA))
          object:(publicationObject[table] table:(relationName v)))
      CREATE PUBLICATION p
        (createObject[publication] name:(name p))
      ALTER PUBLICATION p DROP TABLES IN SCHEMA s
        (alterObject[publication]
          object:(name p) action:(objectChange[drop] object:(publicationObject[schema] schema:(name s))))
      ALTER PUBLICATION p SET (publish = 'insert')
        (alterObject[publication]
          object:(name p) action:(setOptions option:(optionList option:(option name:(name publish) value:(constant 'insert')))))
      ALTER PUBLICATION p SET TABLE t
        (alterObject[publication]
          object:(name p) action:(objectChange[set] object:(publicationObject[table] table:(relationName t))))
      """#)
  }

  @Test func subscriptions() {
    expectTrees(
      #"""
      CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION a, b WITH (enabled = false)
        (createObject[subscription]
          name:(name s) value:(constant 'x') object:(name a) object:(name b)
          option:(optionList option:(option name:(name enabled) value:(name false))))
      ALTER SUBSCRIPTION s ADD PUBLICATION a, b WITH (refresh = false)
        (alterObject[subscription]
          object:(name s)
          action:(objectChange[add]
            object:(name a) object:(name b) option:(optionList option:(option name:(name refresh) value:(name false)))))
      ALTER SUBSCRIPTION s CONNECTION 'x'
        (alterObject[subscription] object:(name s) action:(objectChange[connection] value:(constant 'x')))
      ALTER SUBSCRIPTION s REFRESH PUBLICATION
        (alterObject[subscription] object:(name s) action:(objectChange[refresh] REFRESH PUBLICATION))
      ALTER SUBSCRIPTION s SKIP (lsn = NONE)
        (alterObject[subscription]
          object:(name s) action:(objectChange[skip] option:(optionList option:(option name:(name lsn) value:(name NONE)))))
      ALTER SUBSCRIPTION s SET (slot_name = NONE)
        (alterObject[subscription]
          object:(name s) action:(setOptions option:(optionList option:(option name:(name slot_name) value:(name NONE)))))
      ALTER SUBSCRIPTION s DISABLE
        (alterObject[subscription] object:(name s) action:(objectChange[disable] DISABLE))
      ALTER SUBSCRIPTION s OWNER TO r
        (alterObject[subscription] object:(name s) action:(ownerTo owner:(roleName r)))
      """#)
  }

  @Test func foreignData() {
    expectTrees(
      #"""
      CREATE FOREIGN DATA WRAPPER w HANDLER s.h NO VALIDATOR OPTIONS (a 'b')
        (createObject[wrapper]
          name:(name w) option:(option[handler] value:(qualifiedName s.h)) option:(option[validator] +not NO VALIDATOR)
          option:(optionList option:(option name:(name a) value:(constant 'b'))))
      ALTER FOREIGN DATA WRAPPER w NO HANDLER OPTIONS (SET a 'b', DROP c)
        (alterObject[wrapper]
          object:(name w) action:(objectChange[handler] option:(option[handler] +not NO HANDLER))
          action:(setForeignOptions
            option:(optionList option:(option[set] name:(name a) value:(constant 'b')) option:(option[drop] name:(name c)))))
      CREATE SERVER IF NOT EXISTS s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (a 'b')
        (createObject[server] +ifNotExists
          name:(name s) type:(constant 't') value:(constant '1') object:(name w)
          option:(optionList option:(option name:(name a) value:(constant 'b'))))
      ALTER SERVER s VERSION '2' OPTIONS (ADD a 'b')
        (alterObject[server]
          object:(name s) action:(objectChange[version] value:(constant '2'))
          action:(setForeignOptions option:(optionList option:(option[add] name:(name a) value:(constant 'b')))))
      ALTER SERVER s RENAME TO q
        (alterObject[server] object:(name s) action:(renameTo newName:(name q)))
      CREATE USER MAPPING IF NOT EXISTS FOR USER SERVER s OPTIONS (a 'b')
        (createObject[mapping] +ifNotExists
          role:(roleName USER) server:(name s) option:(optionList option:(option name:(name a) value:(constant 'b'))))
      ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET a 'b')
        (alterObject[mapping]
          object:(userMappingReference role:(roleName PUBLIC) server:(name s))
          action:(setForeignOptions option:(optionList option:(option[set] name:(name a) value:(constant 'b')))))
      IMPORT FOREIGN SCHEMA a LIMIT TO (t, u) FROM SERVER s INTO b OPTIONS (c 'd')
        (importForeignSchema[limit]
          schema:(name a) table:(relationName t) table:(relationName u) server:(name s) target:(name b)
          option:(optionList option:(option name:(name c) value:(constant 'd'))))
      IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b
        (importForeignSchema schema:(name a) server:(name s) target:(name b))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE PUBLICATION",
        "CREATE PUBLICATION p FOR t",
        "CREATE PUBLICATION p FOR ALL SEQUENCES",
        "CREATE PUBLICATION p FOR TABLES",
        "CREATE PUBLICATION p FOR TABLES IN SCHEMA s.t",
        "CREATE PUBLICATION p FOR TABLE t WHERE a > 1",
        "CREATE PUBLICATION p FOR TABLE CURRENT_SCHEMA",
        "CREATE PUBLICATION p WITH publish = 'x'",
        "ALTER PUBLICATION p",
        "ALTER PUBLICATION p ADD ALL TABLES",
        "ALTER PUBLICATION p ADD t",
        "CREATE SUBSCRIPTION s CONNECTION 'x'",
        "CREATE SUBSCRIPTION s CONNECTION x PUBLICATION p",
        "ALTER SUBSCRIPTION s REFRESH",
        "ALTER SUBSCRIPTION s ENABLE ALWAYS",
        "ALTER SUBSCRIPTION s DROP p",
        "CREATE FOREIGN DATA WRAPPER w OPTIONS ()",
        "CREATE FOREIGN DATA WRAPPER w OPTIONS (a = 'b')",
        "ALTER FOREIGN DATA WRAPPER w",
        "CREATE SERVER s",
        "CREATE SERVER s VERSION 1 FOREIGN DATA WRAPPER w",
        "ALTER SERVER s",
        "ALTER SERVER s TYPE 't'",
        "CREATE USER MAPPING FOR r",
        "CREATE USER MAPPING SERVER s",
        "ALTER USER MAPPING FOR r SERVER s",
        "IMPORT FOREIGN SCHEMA a INTO b",
        "IMPORT FOREIGN SCHEMA a LIMIT (t) FROM SERVER s INTO b",
      ]) == [])
  }
}
