using System.Text.Json.Nodes;
using Shouldly;
using StreamTesting;
using StreamTesting.Domains;
using StreamTesting.Injection;
using StreamTesting.Xunit;

namespace Samples.Ledger.Tests;

/// <summary>A stream of five topics as files, out of order and with copies; the truth file beside them has what must come out.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [StreamTheory, Seeds(5)]
    public async Task Ledger_has_what_the_stores_have(Seed seed)
    {
        var truth = await WriteAsync(seed);

        var ledger = Ledger.Of(_folder);

        ledger.Stock.ShouldBe(StockOf(truth), ignoreOrder: true);
        ledger.UnitsSold.ShouldBe(UnitsSoldOf(truth));
    }

    [StreamTheory, Seeds(5)]
    public async Task Last_line_wins_is_caught(Seed seed)
    {
        var truth = await WriteAsync(seed);

        LastLineWins.Stock(_folder).Except(StockOf(truth)).ShouldNotBeEmpty();
        LastLineWins.UnitsSold(_folder).ShouldBeGreaterThan(UnitsSoldOf(truth));
    }

    private async Task<TruthFile> WriteAsync(Seed seed)
    {
        var truth = Path.Combine(_folder, "truth.jsonl");
        var sales = Retail.Sales(2_000, o => o with { StoreCount = 2, ProductCount = 20 })
            .Late(rate: 0.1, upTo: TimeSpan.FromHours(6)).Duplicated(rate: 0.05).Generate(seed);
        await sales.WriteToAsync([Sink.ByTopic(_folder), Sink.Truth(truth)]);
        return TruthFile.Read(truth);
    }

    private static Dictionary<string, int> StockOf(TruthFile truth) => truth.States
        .Where(state => state.Topic == "retail-inventory-updates")
        .ToDictionary(state => state.Key, state => JsonNode.Parse(state.StateJson!)!["quantities"]!.AsObject().Single().Value!.GetValue<int>());

    private static long UnitsSoldOf(TruthFile truth) => truth.States
        .Where(state => state.Topic == "retail-sales-transactions")
        .Sum(state => JsonNode.Parse(state.StateJson!)!["units"]!.GetValue<long>());
}
