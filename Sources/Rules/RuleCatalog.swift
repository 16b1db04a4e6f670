/// Every rule there is. A new one is one file and one line here.
public enum RuleCatalog {
  public static let all: [any Rule.Type] = [
    EnumValueUsedBeforeCommit.self,
    EnumLabelDiffersOnlyByCase.self,
    StatementNotAllowedInTransaction.self,
    TransactionControlInMigration.self,
    TransactionLeftOpen.self,
    ErrorSwallowedInTransaction.self,
    CodeNeedsMissingSchema.self,
    CodeUsesDroppedSchema.self,
    CodeShipsWithItsMigration.self,
    CodeDisagreesWithEnum.self,
    RenameBreaksRunningCode.self,
    CallMatchesNoFunction.self,
    ConflictTargetNotUnique.self,
    MigrationOutOfOrder.self,
    MigrationGraphBroken.self,
    CheckThenInsertWithoutUnique.self,
    DeployBeforeMigrate.self,
    RequiredColumnWithoutDefault.self,
    NotNullWithoutBackfill.self,
    ColumnReplacedWithoutCopy.self,
    EnumLabelReplacedWithoutDataMigration.self,
    ConstraintNeverValidated.self,
    ConstraintFailsOnExistingRows.self,
    UniqueWithoutDeduplication.self,
    BackfillNotRepeatable.self,
    BackfillHoldsSchemaLock.self,
  ]

  public static var infos: [RuleInfo] { all.map { $0.info } }

  public static func info(_ id: String) -> RuleInfo? { infos.first { $0.id == id } }
}
