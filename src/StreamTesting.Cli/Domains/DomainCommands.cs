namespace StreamTesting.Cli;

/// <summary>The domains that <c>generate</c> knows, in the order of its help.</summary>
internal static class DomainCommands
{
    public static IReadOnlyList<DomainCommand> All() =>
    [
        new HotelCommand(),
        new OrdersCommand(),
        new RetailCommand(),
        new StoresCommand(),
        new ApiCommand(),
        new TablesCommand(),
        new CsvCommand(),
    ];
}
