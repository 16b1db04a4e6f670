import Testing

@testable import SQLSyntax

@Suite struct OtherDefinitionTests {
  @Test func extensions() {
    expectTrees(
      #"""
      CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA s VERSION '1.0' CASCADE
        (createObject[extension] +ifNotExists +cascade name:(name "uuid-ossp") schema:(name s) value:(constant '1.0'))
      ALTER EXTENSION e UPDATE TO '2.0'
        (alterObject[extension] object:(name e) action:(objectChange[update] value:(constant '2.0')))
      ALTER EXTENSION e ADD TABLE s.t
        (alterObject[extension] object:(name e) action:(extensionMember[table] object:(relationName s.t)))
      ALTER EXTENSION e DROP FUNCTION f(int)
        (alterObject[extension]
          object:(name e)
          action:(extensionMember[function] +not
            object:(routineReference +special
              name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int))))))
      ALTER EXTENSION e SET SCHEMA s
        (alterObject[extension] object:(name e) action:(setSchema schema:(name s)))
      """#)
  }

  @Test func languagesAndAccessMethods() {
    expectTrees(
      #"""
      CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE l HANDLER s.h INLINE i VALIDATOR v
        (createObject[language] +orReplace
          name:(name l) option:(option[handler] value:(qualifiedName s.h)) option:(option[inline] value:(qualifiedName i))
          option:(option[validator] value:(qualifiedName v)))
      CREATE LANGUAGE l HANDLER h NO VALIDATOR
        (createObject[language]
          name:(name l) option:(option[handler] value:(qualifiedName h)) option:(option[validator] +not NO VALIDATOR))
      ALTER PROCEDURAL LANGUAGE l RENAME TO m
        (alterObject[language] object:(name l) action:(renameTo newName:(name m)))
      CREATE ACCESS METHOD a TYPE INDEX HANDLER s.h
        (createObject[access] name:(name a) option:(option[index] TYPE INDEX) function:(qualifiedName s.h))
      """#)
  }

  @Test func databases() {
    expectTrees(
      #"""
      CREATE DATABASE d WITH OWNER = r ENCODING 'UTF8' TEMPLATE DEFAULT CONNECTION LIMIT -1 lc_collate "C"
        (createObject[database]
          name:(name d) option:(option name:(name OWNER) value:(name r))
          option:(option name:(name ENCODING) value:(constant 'UTF8'))
          option:(option name:(name TEMPLATE) value:(constant DEFAULT)) option:(option[connection] value:(constant -1))
          option:(option name:(name lc_collate) value:(name "C")))
      ALTER DATABASE d WITH CONNECTION LIMIT 5 is_template = false
        (alterObject[database]
          object:(name d)
          action:(objectChange[option]
            option:(option[connection] value:(constant 5)) option:(option name:(name is_template) value:(constant false))))
      ALTER DATABASE d SET TABLESPACE t
        (alterObject[database] object:(name d) action:(setTablespace tablespace:(name t)))
      ALTER DATABASE d REFRESH COLLATION VERSION
        (alterObject[database] object:(name d) action:(objectChange[refresh] REFRESH COLLATION VERSION))
      ALTER DATABASE d OWNER TO r
        (alterObject[database] object:(name d) action:(ownerTo owner:(roleName r)))
      CREATE TABLESPACE t OWNER r LOCATION '/x' WITH (random_page_cost = 1.5)
        (createObject[tablespace]
          name:(name t) owner:(roleName r) value:(constant '/x')
          option:(optionList option:(option name:(name random_page_cost) value:(constant 1.5))))
      ALTER TABLESPACE t RESET (random_page_cost)
        (alterObject[tablespace]
          object:(name t) action:(resetOptions option:(optionList option:(option name:(name random_page_cost)))))
      """#)
  }

  @Test func operators() {
    expectTrees(
      #"""
      CREATE OPERATOR s.+ (leftarg = int, procedure = f, commutator = OPERATOR(s.-), hashes)
        (createObject[operator]
          name:(operatorName[+] s.+)
          option:(optionList
            option:(option name:(name leftarg) value:(typeName name:(qualifiedName int)))
            option:(option name:(name procedure) value:(typeName name:(qualifiedName f)))
            option:(option name:(name commutator) value:(operatorName[-] OPERATOR(s.-)))
          option:(option name:(name hashes))))
      ALTER OPERATOR + (int, NONE) SET (restrict = NONE)
        (alterObject[operator]
          object:(operatorReference name:(operatorName[+] +) left:(typeName name:(qualifiedName int)))
          action:(setOptions option:(optionList option:(option name:(name restrict) value:(name NONE)))))
      ALTER OPERATOR + (NONE, int) OWNER TO r
        (alterObject[operator]
          object:(operatorReference name:(operatorName[+] +) right:(typeName name:(qualifiedName int)))
          action:(ownerTo owner:(roleName r)))
      """#)
  }

  @Test func operatorClasses() {
    expectTrees(
      #"""
      CREATE OPERATOR CLASS s.c DEFAULT FOR TYPE int USING btree FAMILY f AS OPERATOR 1 <, OPERATOR 2 <= (int, int) FOR SEARCH, OPERATOR 3 > FOR ORDER BY o, FUNCTION 1 (int, int) g(int), STORAGE text
        (createObject[class] +special
          name:(qualifiedName s.c) type:(typeName name:(qualifiedName int)) accessMethod:(name btree) parent:(qualifiedName f)
          element:(operatorClassItem[operator] value:(constant 1) name:(operatorName[<] <))
          element:(operatorClassItem[operator]
            value:(constant 2)
            object:(operatorReference
              name:(operatorName[<=] <=) left:(typeName name:(qualifiedName int)) right:(typeName name:(qualifiedName int))))
          element:(operatorClassItem[operator] value:(constant 3) name:(operatorName[>] >) orderBy:(qualifiedName o))
          element:(operatorClassItem[function]
            value:(constant 1) type:(typeName name:(qualifiedName int)) type:(typeName name:(qualifiedName int))
            object:(routineReference +special
              name:(qualifiedName g) parameter:(parameter type:(typeName name:(qualifiedName int)))))
          element:(operatorClassItem[storage] type:(typeName name:(qualifiedName text))))
      CREATE OPERATOR FAMILY f USING btree
        (createObject[family] name:(qualifiedName f) accessMethod:(name btree))
      ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int, int)
        (alterObject[family]
          object:(operatorClassReference name:(qualifiedName f) accessMethod:(name btree))
          action:(operatorClassItem[operator]
            value:(constant 1)
            object:(operatorReference
              name:(operatorName[<] <) left:(typeName name:(qualifiedName int)) right:(typeName name:(qualifiedName int)))))
      ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 (int), FUNCTION 2 (int, int)
        (alterObject[family]
          object:(operatorClassReference name:(qualifiedName f) accessMethod:(name btree))
          action:(operatorClassItem[operator] +not value:(constant 1) type:(typeName name:(qualifiedName int)))
          action:(operatorClassItem[function] +not
            value:(constant 2) type:(typeName name:(qualifiedName int)) type:(typeName name:(qualifiedName int))))
      ALTER OPERATOR CLASS c USING btree RENAME TO d
        (alterObject[class]
          object:(operatorClassReference name:(qualifiedName c) accessMethod:(name btree)) action:(renameTo newName:(name d)))
      """#)
  }

  @Test func castsAndTransforms() {
    expectTrees(
      #"""
      CREATE CAST (int AS s.t) WITH FUNCTION f(int) AS IMPLICIT
        (createObject[cast]
          object:(castReference source:(typeName name:(qualifiedName int)) target:(typeName name:(qualifiedName s.t)))
          function:(routineReference +special
            name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int))))
          option:(option[implicit] AS IMPLICIT))
      CREATE CAST (int AS s.t) WITHOUT FUNCTION
        (createObject[cast]
          object:(castReference source:(typeName name:(qualifiedName int)) target:(typeName name:(qualifiedName s.t))))
      CREATE CAST (int AS s.t) WITH INOUT AS ASSIGNMENT
        (createObject[cast] +special
          object:(castReference source:(typeName name:(qualifiedName int)) target:(typeName name:(qualifiedName s.t)))
          option:(option[assignment] AS ASSIGNMENT))
      CREATE OR REPLACE TRANSFORM FOR t LANGUAGE l (FROM SQL WITH FUNCTION f(internal), TO SQL WITH FUNCTION g)
        (createObject[transform] +orReplace
          object:(transformReference type:(typeName name:(qualifiedName t)) language:(name l))
          source:(routineReference +special
            name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName internal))))
          target:(routineReference name:(qualifiedName g)))
      """#)
  }

  @Test func collationsAndConversions() {
    expectTrees(
      #"""
      CREATE COLLATION IF NOT EXISTS s.c (provider = icu, locale = 'de')
        (createObject[collation] +ifNotExists
          name:(qualifiedName s.c)
          option:(optionList
            option:(option name:(name provider) value:(typeName name:(qualifiedName icu)))
            option:(option name:(name locale) value:(constant 'de'))))
      CREATE COLLATION c FROM "C"
        (createObject[collation] name:(qualifiedName c) source:(qualifiedName "C"))
      ALTER COLLATION c REFRESH VERSION
        (alterObject[collation] object:(qualifiedName c) action:(objectChange[refresh] REFRESH VERSION))
      CREATE DEFAULT CONVERSION c FOR 'a' TO 'b' FROM s.f
        (createObject[conversion] +special
          name:(qualifiedName c) source:(constant 'a') target:(constant 'b') function:(qualifiedName s.f))
      ALTER CONVERSION c SET SCHEMA s
        (alterObject[conversion] object:(qualifiedName c) action:(setSchema schema:(name s)))
      ALTER LARGE OBJECT 12 OWNER TO r
        (alterObject[large] object:(constant 12) action:(ownerTo owner:(roleName r)))
      """#)
  }

  @Test func textSearch() {
    expectTrees(
      #"""
      CREATE TEXT SEARCH CONFIGURATION s.c (copy = english)
        (createObject[configuration]
          name:(qualifiedName s.c)
          option:(optionList option:(option name:(name copy) value:(typeName name:(qualifiedName english)))))
      ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR a, b WITH s.d, e
        (alterObject[configuration]
          object:(qualifiedName c)
          action:(textSearchMapping[add] name:(name a) name:(name b) target:(qualifiedName s.d) target:(qualifiedName e)))
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR a REPLACE b WITH d
        (alterObject[configuration]
          object:(qualifiedName c)
          action:(textSearchMapping[alter] name:(name a) source:(qualifiedName b) target:(qualifiedName d)))
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING REPLACE b WITH d
        (alterObject[configuration]
          object:(qualifiedName c) action:(textSearchMapping[alter] source:(qualifiedName b) target:(qualifiedName d)))
      ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING IF EXISTS FOR a
        (alterObject[configuration] object:(qualifiedName c) action:(textSearchMapping[drop] +ifExists name:(name a)))
      ALTER TEXT SEARCH DICTIONARY d (stopwords = x, y)
        (alterObject[dictionary]
          object:(qualifiedName d)
          action:(setOptions
            option:(optionList
              option:(option name:(name stopwords) value:(typeName name:(qualifiedName x))) option:(option name:(name y)))))
      ALTER TEXT SEARCH PARSER p SET SCHEMA s
        (alterObject[parser] object:(qualifiedName p) action:(setSchema schema:(name s)))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE EXTENSION e FROM unpackaged",
        "CREATE EXTENSION",
        "CREATE EXTENSION e SCHEMA",
        "CREATE EXTENSION s.e",
        "CREATE OR REPLACE EXTENSION e",
        "ALTER EXTENSION e",
        "ALTER EXTENSION e ADD t",
        "ALTER EXTENSION e ADD TRIGGER g ON t",
        "ALTER EXTENSION e RENAME TO f",
        "CREATE LANGUAGE l INLINE i",
        "CREATE TRUSTED FUNCTION f()",
        "CREATE ACCESS METHOD a TYPE VIEW HANDLER h",
        "ALTER ACCESS METHOD a RENAME TO b",
        "CREATE DATABASE d OWNER",
        "CREATE DATABASE IF NOT EXISTS d",
        "CREATE DATABASE d connection = 1",
        "CREATE TABLESPACE t",
        "ALTER TABLESPACE t SET x = 1",
        "CREATE OPERATOR +",
        "CREATE OPERATOR OPERATOR(s.+) (procedure = f)",
        "CREATE OPERATOR + (x.y = f)",
        "ALTER OPERATOR + (int) RENAME TO -",
        "CREATE OPERATOR CLASS c USING btree AS STORAGE t",
        "CREATE OPERATOR CLASS c FOR TYPE t USING btree AS",
        "CREATE OPERATOR CLASS c FOR TYPE t USING btree AS OPERATOR <",
        "ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1",
        "CREATE CAST (a AS b)",
        "CREATE CAST (a AS b) WITH FUNCTION",
        "CREATE CAST (a AS b) WITHOUT FUNCTION AS EXPLICIT",
        "CREATE TRANSFORM FOR t LANGUAGE l ()",
        "CREATE TRANSFORM FOR t LANGUAGE l (FROM SQL WITH FUNCTION f, FROM SQL WITH FUNCTION g)",
        "CREATE COLLATION c",
        "CREATE COLLATION c FROM 'C'",
        "ALTER COLLATION c REFRESH",
        "CREATE CONVERSION c FOR a TO b FROM f",
        "CREATE DEFAULT COLLATION c FROM d",
        "CREATE TEXT SEARCH c (copy = x)",
        "CREATE TEXT SEARCH PARSER p",
        "ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR a REPLACE b WITH d",
        "ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR a WITH b",
        "ALTER TEXT SEARCH PARSER p OWNER TO r",
        "ALTER LARGE OBJECT 1 RENAME TO x",
        "CREATE ASSERTION a CHECK (true)",
        "CREATE THING x",
        "ALTER THING x",
      ]) == [])
  }
}
