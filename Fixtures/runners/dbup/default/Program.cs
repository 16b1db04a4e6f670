using DbUp;

var upgrader = DeployChanges.To.PostgresqlDatabase(connection)
    .WithScriptsEmbeddedInAssembly(assembly)
    // .WithTransactionPerScript()
    .LogToConsole()
    .Build();
