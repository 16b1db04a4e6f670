import Testing

@testable import SQLSyntax

@Suite struct SettingTests {
  @Test func named() {
    expectTrees(
      #"""
      SET search_path TO a, "B", 'c'
        (setParameter name:(qualifiedName search_path) value:(name a) value:(name "B") value:(constant 'c'))
      SET LOCAL work_mem = '64MB'
        (setParameter +local name:(qualifiedName work_mem) value:(constant '64MB'))
      SET SESSION s.x = -1.5
        (setParameter +special name:(qualifiedName s.x) value:(constant -1.5))
      SET x TO DEFAULT
        (setParameter name:(qualifiedName x) value:(constant DEFAULT))
      SET x FROM CURRENT
        (setParameter[current] name:(qualifiedName x))
      SET x = on
        (setParameter name:(qualifiedName x) value:(name on))
      SET x TO true
        (setParameter name:(qualifiedName x) value:(constant true))
      """#)
  }

  @Test func wordsThatAreNamesAsWell() {
    expectTrees(
      #"""
      SET local TO 1
        (setParameter name:(qualifiedName local) value:(constant 1))
      SET session.x = y
        (setParameter name:(qualifiedName session.x) value:(name y))
      SET constraints.x = 1
        (setParameter name:(qualifiedName constraints.x) value:(constant 1))
      SET time = 1
        (setParameter name:(qualifiedName time) value:(constant 1))
      SET transaction TO 2
        (setParameter name:(qualifiedName transaction) value:(constant 2))
      """#)
  }

  @Test func unnamed() {
    expectTrees(
      #"""
      SET TIME ZONE 'UTC'
        (setParameter[zone] value:(constant 'UTC'))
      SET LOCAL TIME ZONE LOCAL
        (setParameter[zone] +local value:(name LOCAL))
      SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE
        (setParameter[zone]
          value:(cast[type]
            type:(typeName name:(qualifiedName INTERVAL)) value:(constant '-08:00') typeModifier:(name HOUR)
            typeModifier:(name MINUTE)))
      SET TIME ZONE -7
        (setParameter[zone] value:(constant -7))
      SET TIME ZONE utc
        (setParameter[zone] value:(name utc))
      SET ROLE none
        (setParameter[role] value:(name none))
      SET SESSION AUTHORIZATION DEFAULT
        (setParameter[authorization] value:(constant DEFAULT))
      SET LOCAL SESSION AUTHORIZATION 'r'
        (setParameter[authorization] +local value:(constant 'r'))
      SET SCHEMA 's'
        (setParameter[schema] value:(constant 's'))
      SET NAMES 'UTF8'
        (setParameter[names] value:(constant 'UTF8'))
      SET NAMES
        (setParameter[names] SET NAMES)
      SET XML OPTION DOCUMENT
        (setParameter[xml] value:(name DOCUMENT))
      """#)
  }

  @Test func transactions() {
    expectTrees(
      #"""
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY NOT DEFERRABLE
        (setTransaction
          option:(transactionMode[repeatable] ISOLATION LEVEL REPEATABLE READ) option:(transactionMode[only] READ ONLY)
          option:(transactionMode[deferrable] +not NOT DEFERRABLE))
      SET LOCAL TRANSACTION READ WRITE
        (setTransaction +local option:(transactionMode[write] READ WRITE))
      SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED
        (setTransaction +all +special option:(transactionMode[committed] ISOLATION LEVEL READ COMMITTED))
      SET TRANSACTION SNAPSHOT 'x'
        (setTransaction value:(constant 'x'))
      """#)
  }

  @Test func resetAndShow() {
    expectTrees(
      #"""
      RESET s.x
        (resetParameter name:(qualifiedName s.x))
      RESET ALL
        (resetParameter +all RESET ALL)
      RESET TIME ZONE
        (resetParameter[zone] RESET TIME ZONE)
      RESET SESSION AUTHORIZATION
        (resetParameter[authorization] RESET SESSION AUTHORIZATION)
      RESET TRANSACTION ISOLATION LEVEL
        (resetParameter[isolation] RESET TRANSACTION ISOLATION LEVEL)
      SHOW search_path
        (show name:(qualifiedName search_path))
      SHOW ALL
        (show +all SHOW ALL)
      SHOW TIME ZONE
        (show[zone] SHOW TIME ZONE)
      """#)
  }

  @Test func constraints() {
    expectTrees(
      #"""
      SET CONSTRAINTS ALL DEFERRED
        (setConstraints[deferred] +all SET CONSTRAINTS ALL DEFERRED)
      SET CONSTRAINTS a, s.b IMMEDIATE
        (setConstraints[immediate] constraint:(qualifiedName a) constraint:(qualifiedName s.b))
      """#)
  }

  @Test func ofSystemRolesAndDatabases() {
    expectTrees(
      #"""
      ALTER SYSTEM SET work_mem = '1MB', '2'
        (alterSystem action:(setParameter name:(qualifiedName work_mem) value:(constant '1MB') value:(constant '2')))
      ALTER SYSTEM RESET ALL
        (alterSystem action:(resetParameter +all RESET ALL))
      ALTER ROLE r IN DATABASE d SET search_path = a
        (alterObject[role]
          object:(roleName r) database:(name d) action:(setParameter name:(qualifiedName search_path) value:(name a)))
      ALTER USER ALL RESET ALL
        (alterObject[all] action:(resetParameter +all RESET ALL))
      ALTER DATABASE d SET TIME ZONE 'UTC'
        (alterObject[database] object:(name d) action:(setParameter[zone] value:(constant 'UTC')))
      ALTER DATABASE d SET tablespace.x = 1
        (alterObject[database] object:(name d) action:(setParameter name:(qualifiedName tablespace.x) value:(constant 1)))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "SET CATALOG 'c'",
        "SET",
        "SET x",
        "SET x 1",
        "SET x TO",
        "SET x = 1 2",
        "SET x = a.b",
        "SET x = (1)",
        "SET x = DEFAULT, 1",
        "SET LOCAL",
        "SET LOCAL SESSION x = 1",
        "SET TIME ZONE",
        "SET TIME ZONE 'a', 'b'",
        "SET SCHEMA s",
        "SET SESSION CHARACTERISTICS READ ONLY",
        "SET LOCAL SESSION CHARACTERISTICS AS TRANSACTION READ",
        "SET TRANSACTION",
        "SET TRANSACTION READ ONLY,",
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE",
        "SET XML OPTION xml",
        "SET a.select = 1",
        "RESET",
        "RESET x, y",
        "RESET TRANSACTION ISOLATION",
        "SHOW",
        "SHOW a b",
        "SET CONSTRAINTS a",
        "SET CONSTRAINTS DEFERRED",
        "ALTER SYSTEM SET TIME ZONE 'UTC'",
        "ALTER SYSTEM SET x FROM CURRENT",
        "ALTER SYSTEM RESET TIME ZONE",
        "ALTER ROLE r IN DATABASE SET x = 1",
        "ALTER GROUP g SET x = 1",
        "CREATE FUNCTION f() RETURNS int SET TRANSACTION READ ONLY",
      ]) == [])
  }
}
