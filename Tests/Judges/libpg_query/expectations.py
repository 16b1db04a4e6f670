"""What PostgreSQL's own parser says of a statement: its command tag and the relations it names."""

from pglast import ast, enums

T = enums.ObjectType

OBJECT_NAMES = {
    T.OBJECT_ACCESS_METHOD: "ACCESS METHOD", T.OBJECT_AGGREGATE: "AGGREGATE", T.OBJECT_ATTRIBUTE: "TYPE",
    T.OBJECT_CAST: "CAST", T.OBJECT_COLLATION: "COLLATION", T.OBJECT_COLUMN: "TABLE", T.OBJECT_CONVERSION: "CONVERSION",
    T.OBJECT_DATABASE: "DATABASE", T.OBJECT_DOMAIN: "DOMAIN", T.OBJECT_DOMCONSTRAINT: "DOMAIN",
    T.OBJECT_EVENT_TRIGGER: "EVENT TRIGGER", T.OBJECT_EXTENSION: "EXTENSION", T.OBJECT_FDW: "FOREIGN DATA WRAPPER",
    T.OBJECT_FOREIGN_SERVER: "SERVER", T.OBJECT_FOREIGN_TABLE: "FOREIGN TABLE", T.OBJECT_FUNCTION: "FUNCTION",
    T.OBJECT_INDEX: "INDEX", T.OBJECT_LANGUAGE: "LANGUAGE", T.OBJECT_LARGEOBJECT: "LARGE OBJECT",
    T.OBJECT_MATVIEW: "MATERIALIZED VIEW", T.OBJECT_OPCLASS: "OPERATOR CLASS", T.OBJECT_OPERATOR: "OPERATOR",
    T.OBJECT_OPFAMILY: "OPERATOR FAMILY", T.OBJECT_POLICY: "POLICY", T.OBJECT_PROCEDURE: "PROCEDURE",
    T.OBJECT_PUBLICATION: "PUBLICATION", T.OBJECT_ROLE: "ROLE", T.OBJECT_ROUTINE: "ROUTINE", T.OBJECT_RULE: "RULE",
    T.OBJECT_SCHEMA: "SCHEMA", T.OBJECT_SEQUENCE: "SEQUENCE", T.OBJECT_STATISTIC_EXT: "STATISTICS",
    T.OBJECT_SUBSCRIPTION: "SUBSCRIPTION", T.OBJECT_TABCONSTRAINT: "TABLE", T.OBJECT_TABLE: "TABLE",
    T.OBJECT_TABLESPACE: "TABLESPACE", T.OBJECT_TRANSFORM: "TRANSFORM", T.OBJECT_TRIGGER: "TRIGGER",
    T.OBJECT_TSCONFIGURATION: "TEXT SEARCH CONFIGURATION", T.OBJECT_TSDICTIONARY: "TEXT SEARCH DICTIONARY",
    T.OBJECT_TSPARSER: "TEXT SEARCH PARSER", T.OBJECT_TSTEMPLATE: "TEXT SEARCH TEMPLATE", T.OBJECT_TYPE: "TYPE",
    T.OBJECT_VIEW: "VIEW",
}  # fmt: skip

FIXED_TAGS = {
    "InsertStmt": "INSERT", "DeleteStmt": "DELETE", "UpdateStmt": "UPDATE", "MergeStmt": "MERGE",
    "DeclareCursorStmt": "DECLARE CURSOR", "CreateDomainStmt": "CREATE DOMAIN", "CreateSchemaStmt": "CREATE SCHEMA",
    "CreateStmt": "CREATE TABLE", "CreateTableSpaceStmt": "CREATE TABLESPACE", "DropTableSpaceStmt": "DROP TABLESPACE",
    "AlterTableSpaceOptionsStmt": "ALTER TABLESPACE", "CreateExtensionStmt": "CREATE EXTENSION",
    "AlterExtensionStmt": "ALTER EXTENSION", "AlterExtensionContentsStmt": "ALTER EXTENSION",
    "CreateFdwStmt": "CREATE FOREIGN DATA WRAPPER", "AlterFdwStmt": "ALTER FOREIGN DATA WRAPPER",
    "CreateForeignServerStmt": "CREATE SERVER", "AlterForeignServerStmt": "ALTER SERVER",
    "CreateUserMappingStmt": "CREATE USER MAPPING", "AlterUserMappingStmt": "ALTER USER MAPPING",
    "DropUserMappingStmt": "DROP USER MAPPING", "CreateForeignTableStmt": "CREATE FOREIGN TABLE",
    "ImportForeignSchemaStmt": "IMPORT FOREIGN SCHEMA", "TruncateStmt": "TRUNCATE TABLE", "CommentStmt": "COMMENT",
    "SecLabelStmt": "SECURITY LABEL", "CopyStmt": "COPY", "AlterDomainStmt": "ALTER DOMAIN",
    "AlterDefaultPrivilegesStmt": "ALTER DEFAULT PRIVILEGES", "CompositeTypeStmt": "CREATE TYPE",
    "CreateEnumStmt": "CREATE TYPE", "CreateRangeStmt": "CREATE TYPE", "AlterEnumStmt": "ALTER TYPE",
    "ViewStmt": "CREATE VIEW", "IndexStmt": "CREATE INDEX", "RuleStmt": "CREATE RULE", "CreateSeqStmt": "CREATE SEQUENCE",
    "AlterSeqStmt": "ALTER SEQUENCE", "DoStmt": "DO", "CreatedbStmt": "CREATE DATABASE",
    "AlterDatabaseStmt": "ALTER DATABASE", "AlterDatabaseRefreshCollStmt": "ALTER DATABASE",
    "AlterDatabaseSetStmt": "ALTER DATABASE", "DropdbStmt": "DROP DATABASE", "NotifyStmt": "NOTIFY",
    "ListenStmt": "LISTEN", "UnlistenStmt": "UNLISTEN", "LoadStmt": "LOAD", "CallStmt": "CALL", "ClusterStmt": "CLUSTER",
    "ExplainStmt": "EXPLAIN", "RefreshMatViewStmt": "REFRESH MATERIALIZED VIEW", "AlterSystemStmt": "ALTER SYSTEM",
    "VariableShowStmt": "SHOW", "CreateTransformStmt": "CREATE TRANSFORM", "CreateTrigStmt": "CREATE TRIGGER",
    "CreateEventTrigStmt": "CREATE EVENT TRIGGER", "AlterEventTrigStmt": "ALTER EVENT TRIGGER",
    "CreatePLangStmt": "CREATE LANGUAGE", "CreateRoleStmt": "CREATE ROLE", "AlterRoleStmt": "ALTER ROLE",
    "AlterRoleSetStmt": "ALTER ROLE", "DropRoleStmt": "DROP ROLE", "DropOwnedStmt": "DROP OWNED",
    "ReassignOwnedStmt": "REASSIGN OWNED", "LockStmt": "LOCK TABLE", "ConstraintsSetStmt": "SET CONSTRAINTS",
    "CheckPointStmt": "CHECKPOINT", "ReindexStmt": "REINDEX", "CreateConversionStmt": "CREATE CONVERSION",
    "CreateCastStmt": "CREATE CAST", "CreateOpClassStmt": "CREATE OPERATOR CLASS",
    "CreateOpFamilyStmt": "CREATE OPERATOR FAMILY", "AlterOpFamilyStmt": "ALTER OPERATOR FAMILY",
    "AlterOperatorStmt": "ALTER OPERATOR", "AlterTypeStmt": "ALTER TYPE",
    "AlterTSDictionaryStmt": "ALTER TEXT SEARCH DICTIONARY", "AlterTSConfigurationStmt": "ALTER TEXT SEARCH CONFIGURATION",
    "CreatePolicyStmt": "CREATE POLICY", "AlterPolicyStmt": "ALTER POLICY", "CreateAmStmt": "CREATE ACCESS METHOD",
    "CreatePublicationStmt": "CREATE PUBLICATION", "AlterPublicationStmt": "ALTER PUBLICATION",
    "CreateSubscriptionStmt": "CREATE SUBSCRIPTION", "AlterSubscriptionStmt": "ALTER SUBSCRIPTION",
    "DropSubscriptionStmt": "DROP SUBSCRIPTION", "AlterCollationStmt": "ALTER COLLATION", "PrepareStmt": "PREPARE",
    "ExecuteStmt": "EXECUTE", "CreateStatsStmt": "CREATE STATISTICS", "AlterStatsStmt": "ALTER STATISTICS",
}  # fmt: skip

TRANSACTION_TAGS = {
    "BEGIN": "BEGIN", "START": "START TRANSACTION", "COMMIT": "COMMIT", "ROLLBACK": "ROLLBACK",
    "SAVEPOINT": "SAVEPOINT", "RELEASE": "RELEASE", "ROLLBACK_TO": "ROLLBACK", "PREPARE": "PREPARE TRANSACTION",
    "COMMIT_PREPARED": "COMMIT PREPARED", "ROLLBACK_PREPARED": "ROLLBACK PREPARED",
}  # fmt: skip


def command_tag(statement):
    """CreateCommandTag of the server, for a raw parse tree."""
    kind = type(statement).__name__
    if kind in FIXED_TAGS:
        return FIXED_TAGS[kind]
    match kind:
        case "SelectStmt":
            leftmost = statement
            while leftmost.larg:
                leftmost = leftmost.larg
            return "SELECT INTO" if leftmost.intoClause else "SELECT"
        case "TransactionStmt":
            return TRANSACTION_TAGS[statement.kind.name.removeprefix("TRANS_STMT_")]
        case "ClosePortalStmt":
            return "CLOSE CURSOR" if statement.portalname else "CLOSE CURSOR ALL"
        case "FetchStmt":
            return "MOVE" if statement.ismove else "FETCH"
        case "DropStmt":
            return "DROP " + OBJECT_NAMES[statement.removeType]
        case "RenameStmt":
            renames_column = statement.renameType == T.OBJECT_COLUMN
            return "ALTER " + OBJECT_NAMES[statement.relationType if renames_column else statement.renameType]
        case "AlterObjectDependsStmt" | "AlterObjectSchemaStmt" | "AlterOwnerStmt":
            return "ALTER " + OBJECT_NAMES[statement.objectType]
        case "AlterTableMoveAllStmt" | "AlterTableStmt" | "AlterFunctionStmt":
            return "ALTER " + OBJECT_NAMES[statement.objtype]
        case "GrantStmt":
            return "GRANT" if statement.is_grant else "REVOKE"
        case "GrantRoleStmt":
            return "GRANT ROLE" if statement.is_grant else "REVOKE ROLE"
        case "DefineStmt":
            return "CREATE " + OBJECT_NAMES[statement.kind]
        case "CreateFunctionStmt":
            return "CREATE PROCEDURE" if statement.is_procedure else "CREATE FUNCTION"
        case "VacuumStmt":
            return "VACUUM" if statement.is_vacuumcmd else "ANALYZE"
        case "CreateTableAsStmt":
            if statement.objtype == T.OBJECT_MATVIEW:
                return "CREATE MATERIALIZED VIEW"
            return "SELECT INTO" if statement.is_select_into else "CREATE TABLE AS"
        case "VariableSetStmt":
            return "RESET" if "RESET" in statement.kind.name else "SET"
        case "DiscardStmt":
            return "DISCARD " + statement.target.name.removeprefix("DISCARD_")
        case "DeallocateStmt":
            return "DEALLOCATE" if statement.name else "DEALLOCATE ALL"
    raise ValueError(f"no command tag is known for {kind}")


# What stands under these names is a relation itself, or (second set) belongs to the relation named before it.
RELATION_OBJECTS = {
    T.OBJECT_TABLE, T.OBJECT_VIEW, T.OBJECT_MATVIEW, T.OBJECT_INDEX, T.OBJECT_SEQUENCE, T.OBJECT_FOREIGN_TABLE,
}  # fmt: skip
RELATION_PARTS = {T.OBJECT_COLUMN, T.OBJECT_TABCONSTRAINT, T.OBJECT_TRIGGER, T.OBJECT_RULE, T.OBJECT_POLICY}


def relations(statement):
    """The names of the relations a statement speaks of; bodies that are strings are not looked into."""
    found = set()
    visit(statement, frozenset(), found)
    return found


def visit(node, with_names, found):
    if isinstance(node, (tuple, list)):
        for element in node:
            visit(element, with_names, found)
        return
    if not isinstance(node, ast.Node):
        return
    match node:
        case ast.RangeVar():
            if node.schemaname or node.relname not in with_names:
                found.add(written(node.catalogname, node.schemaname, node.relname))
            return
        # FOR UPDATE OF names what stands in FROM; a composite type is no relation, nor is a constraint.
        case ast.LockingClause() | ast.CompositeTypeStmt() | ast.ConstraintsSetStmt():
            return
        case ast.AlterTableStmt(objtype=T.OBJECT_TYPE):
            visit(node.cmds, with_names, found)
            return
        case ast.RenameStmt(renameType=T.OBJECT_ATTRIBUTE):
            return
        case ast.DropStmt():
            for name in node.objects:
                add_object(node.removeType, name, found)
            return
        # The sequence that ADD GENERATED … (SEQUENCE NAME s) makes.
        case ast.DefElem(defname="sequence_name"):
            found.add(written(*strings(node.arg)))
            return
        case ast.CommentStmt() | ast.SecLabelStmt() | ast.AlterExtensionContentsStmt():
            add_object(node.objtype, node.object, found)
            return
        case ast.IndexStmt():
            if node.idxname:
                found.add(written(node.idxname))
    inner = with_names
    clause = getattr(node, "withClause", None)
    if clause:
        names = [query.ctename for query in clause.ctes]
        for position, query in enumerate(clause.ctes):
            visible = names if clause.recursive else names[:position]
            visit(query, with_names | set(visible), found)
        inner = with_names | set(names)
    changes_data = isinstance(node, (ast.InsertStmt, ast.UpdateStmt, ast.DeleteStmt, ast.MergeStmt))
    for field in node:
        if field == "withClause":
            continue
        # What is written to is always a table, whatever WITH calls the same.
        is_target = changes_data and field == "relation"
        visit(getattr(node, field), frozenset() if is_target else inner, found)


def add_object(kind, name, found):
    if kind in RELATION_OBJECTS:
        found.add(written(*strings(name)))
    elif kind in RELATION_PARTS:
        found.add(written(*strings(name)[:-1]))


def strings(name):
    return [part.sval for part in name]


def written(*parts):
    """As Plimsoll writes a name: parts joined by dots; a part with a dot or a quote in it keeps its quotes."""
    return ".".join(
        '"' + part.replace('"', '""') + '"' if "." in part or '"' in part else part for part in parts if part
    )
