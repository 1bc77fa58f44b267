using Spectre.Console;
using Kafka = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>The embedded broker with Confluent.Kafka in the same process.</summary>
internal sealed class BrokerScenario : IScenario
{
    public string Name => "broker";

    public string Title => "the embedded broker, its clients in the same process";

    public async Task RunAsync(double scale)
    {
        var rows = new List<BrokerFigure>();
        rows.AddRange(await BrokerLifecycle.StartsAsync());
        await using (var broker = await Kafka.StartAsync())
        {
            rows.AddRange(await BrokerLatency.MeasureAsync(broker.BootstrapServers, scale));
            rows.AddRange(BrokerGroups.Measure(broker.BootstrapServers));
        }

        rows.AddRange(await BrokerThroughput.MeasureAsync(scale));
        rows.AddRange(await BrokerLifecycle.CyclesAsync((int)Math.Max(50, 1000 * scale)));
        Print(rows);
    }

    private static void Print(IReadOnlyList<BrokerFigure> rows)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("what").AddColumn(new Spectre.Console.TableColumn("measured").RightAligned()).AddColumn("aim");
        foreach (var row in rows)
        {
            table.AddRow(Markup.Escape(row.Name), Markup.Escape(row.Measured), Markup.Escape(row.Aim));
        }

        AnsiConsole.Write(table);
    }
}
