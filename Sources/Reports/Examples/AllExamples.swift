// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

import Rules

extension RuleExample {
  public static func of(_ info: RuleInfo) -> RuleExample? {
    switch info.id {
    case "enum-value-used-before-commit": enumValueUsedBeforeCommit
    case "enum-label-differs-only-by-case": enumLabelDiffersOnlyByCase
    case "statement-not-allowed-in-transaction": statementNotAllowedInTransaction
    case "transaction-control-in-migration": transactionControlInMigration
    case "transaction-left-open": transactionLeftOpen
    case "error-swallowed-in-transaction": errorSwallowedInTransaction
    case "code-needs-missing-schema": codeNeedsMissingSchema
    case "code-uses-dropped-schema": codeUsesDroppedSchema
    case "code-ships-with-its-migration": codeShipsWithItsMigration
    case "code-disagrees-with-enum": codeDisagreesWithEnum
    case "rename-breaks-running-code": renameBreaksRunningCode
    case "call-matches-no-function": callMatchesNoFunction
    case "conflict-target-not-unique": conflictTargetNotUnique
    case "migration-out-of-order": migrationOutOfOrder
    case "migration-graph-broken": migrationGraphBroken
    case "check-then-insert-without-unique": checkThenInsertWithoutUnique
    case "deploy-before-migrate": deployBeforeMigrate
    case "required-column-without-default": requiredColumnWithoutDefault
    case "not-null-without-backfill": notNullWithoutBackfill
    case "column-replaced-without-copy": columnReplacedWithoutCopy
    case "enum-label-replaced-without-data-migration": enumLabelReplacedWithoutDataMigration
    case "constraint-never-validated": constraintNeverValidated
    case "constraint-fails-on-existing-rows": constraintFailsOnExistingRows
    case "unique-without-deduplication": uniqueWithoutDeduplication
    case "backfill-not-repeatable": backfillNotRepeatable
    case "backfill-holds-schema-lock": backfillHoldsSchemaLock
    default: nil
    }
  }
}
