import Testing

@testable import SQLSyntax

@Suite struct PrivilegeTests {
  @Test func grants() {
    expectTrees(
      #"""
      GRANT SELECT (a, b), UPDATE ON TABLE s.t, u TO GROUP r, PUBLIC WITH GRANT OPTION GRANTED BY CURRENT_USER
        (grant[table] +special
          privilege:(privilege name:(name SELECT) column:(name a) column:(name b)) privilege:(privilege name:(name UPDATE))
          object:(relationName s.t) object:(relationName u) role:(roleName r) role:(roleName PUBLIC)
          owner:(roleName CURRENT_USER))
      GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA s, t TO r
        (grant[tables] privilege:(privilege +all ALL PRIVILEGES) object:(name s) object:(name t) role:(roleName r))
      GRANT ALL (a) ON t TO r
        (grant[table] privilege:(privilege +all column:(name a)) object:(relationName t) role:(roleName r))
      REVOKE GRANT OPTION FOR INSERT ON t FROM r CASCADE
        (revoke[table] +cascade +special privilege:(privilege name:(name INSERT)) object:(relationName t) role:(roleName r))
      """#)
  }

  @Test func objects() {
    expectTrees(
      #"""
      GRANT EXECUTE ON FUNCTION f(int), g TO r
        (grant[function]
          privilege:(privilege name:(name EXECUTE))
          object:(routineReference +special
            name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int))))
          object:(routineReference name:(qualifiedName g)) role:(roleName r))
      GRANT USAGE ON SCHEMA s TO r
        (grant[schema] privilege:(privilege name:(name USAGE)) object:(name s) role:(roleName r))
      GRANT SELECT ON sequence TO r
        (grant[table] privilege:(privilege name:(name SELECT)) object:(relationName sequence) role:(roleName r))
      GRANT USAGE ON SEQUENCE s.q TO r
        (grant[sequence] privilege:(privilege name:(name USAGE)) object:(relationName s.q) role:(roleName r))
      GRANT SET, ALTER SYSTEM ON PARAMETER a.b TO r
        (grant[parameter]
          privilege:(privilege name:(name SET)) privilege:(privilege +special ALTER SYSTEM) object:(qualifiedName a.b)
          role:(roleName r))
      GRANT USAGE ON FOREIGN DATA WRAPPER w TO r
        (grant[wrapper] privilege:(privilege name:(name USAGE)) object:(name w) role:(roleName r))
      GRANT USAGE ON FOREIGN SERVER w TO r
        (grant[server] privilege:(privilege name:(name USAGE)) object:(name w) role:(roleName r))
      GRANT SELECT ON LARGE OBJECT 1, 2 TO r
        (grant[large] privilege:(privilege name:(name SELECT)) object:(constant 1) object:(constant 2) role:(roleName r))
      GRANT USAGE ON TYPE s.t TO r
        (grant[type] privilege:(privilege name:(name USAGE)) object:(qualifiedName s.t) role:(roleName r))
      """#)
  }

  @Test func memberships() {
    expectTrees(
      #"""
      GRANT a, b TO c WITH ADMIN OPTION, INHERIT FALSE GRANTED BY d
        (grant[role]
          object:(name a) object:(name b) role:(roleName c) option:(option name:(name ADMIN))
          option:(option name:(name INHERIT) value:(constant FALSE)) owner:(roleName d))
      REVOKE ADMIN OPTION FOR a FROM b RESTRICT
        (revoke[role] +restrict option:(option name:(name ADMIN)) object:(name a) role:(roleName b))
      REVOKE a FROM b
        (revoke[role] object:(name a) role:(roleName b))
      """#)
  }

  @Test func defaults() {
    expectTrees(
      #"""
      ALTER DEFAULT PRIVILEGES FOR ROLE r IN SCHEMA s, t GRANT SELECT ON TABLES TO u WITH GRANT OPTION
        (alterDefaultPrivileges
          role:(roleName r) schema:(name s) schema:(name t)
          action:(grant[tables] +special privilege:(privilege name:(name SELECT)) role:(roleName u)))
      ALTER DEFAULT PRIVILEGES REVOKE GRANT OPTION FOR ALL ON LARGE OBJECTS FROM u CASCADE
        (alterDefaultPrivileges action:(revoke[large] +cascade +special privilege:(privilege +all ALL) role:(roleName u)))
      REASSIGN OWNED BY a, b TO c
        (reassignOwned object:(roleName a) object:(roleName b) owner:(roleName c))
      """#)
  }

  @Test func roles() {
    expectTrees(
      #"""
      CREATE ROLE r WITH LOGIN PASSWORD 'x' CONNECTION LIMIT 3 VALID UNTIL 'y' IN ROLE a, b ADMIN c SYSID 7 ROLE d NOINHERIT INHERIT
        (createObject[role]
          name:(roleName r) option:(option name:(name LOGIN)) option:(option[password] value:(constant 'x'))
          option:(option[connection] value:(constant 3)) option:(option[valid] value:(constant 'y'))
          option:(option[in] value:(roleName a) value:(roleName b)) option:(option[admin] value:(roleName c))
          option:(option[sysid] value:(constant 7)) option:(option[role] value:(roleName d))
          option:(option name:(name NOINHERIT)) option:(option name:(name INHERIT)))
      CREATE USER u
        (createObject[user] name:(roleName u))
      CREATE GROUP g USER a, b
        (createObject[group] name:(roleName g) option:(option[user] value:(roleName a) value:(roleName b)))
      ALTER ROLE r ENCRYPTED PASSWORD 'x' NOLOGIN
        (alterObject[role]
          object:(roleName r)
          action:(objectChange[option] option:(option[password] value:(constant 'x')) option:(option name:(name NOLOGIN))))
      ALTER USER r PASSWORD NULL
        (alterObject[user] object:(roleName r) action:(objectChange[option] option:(option[password] value:(constant NULL))))
      ALTER GROUP g ADD USER a, b
        (alterObject[group] object:(roleName g) action:(objectChange[add] role:(roleName a) role:(roleName b)))
      ALTER ROLE r RENAME TO q
        (alterObject[role] object:(roleName r) action:(renameTo newName:(name q)))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "GRANT",
        "GRANT SELECT ON t",
        "GRANT SELECT TO ON t",
        "GRANT SELECT ON t FROM r",
        "GRANT ON t TO r",
        "GRANT SELECT, ALL ON t TO r",
        "GRANT SELECT ON TABLE s TO r WITH ADMIN OPTION",
        "GRANT SELECT ON INDEX i TO r",
        "GRANT SELECT ON ALL VIEWS IN SCHEMA s TO r",
        "GRANT a TO b WITH ADMIN",
        "REVOKE SELECT ON t TO r",
        "REVOKE SELECT ON t FROM r WITH GRANT OPTION",
        "REVOKE GRANT OPTION FOR a FROM b",
        "ALTER DEFAULT PRIVILEGES",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON t TO r",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES FROM r",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA GRANT SELECT ON TABLES TO r",
        "REASSIGN OWNED BY a",
        "CREATE ROLE",
        "CREATE ROLE public",
        "CREATE ROLE CURRENT_USER",
        "CREATE ROLE r UNENCRYPTED PASSWORD 'x'",
        "CREATE ROLE r supperuser",
        "CREATE ROLE r PASSWORD x",
        "CREATE ROLE r CONNECTION LIMIT 1.5",
        "CREATE ROLE IF NOT EXISTS r",
        "ALTER ROLE r SYSID 1",
        "ALTER ROLE r IN ROLE a",
        "ALTER ROLE ALL LOGIN",
        "ALTER ROLE ALL RENAME TO r",
        "ALTER GROUP g LOGIN",
        "ALTER GROUP g ADD a",
      ]) == [])
  }
}
