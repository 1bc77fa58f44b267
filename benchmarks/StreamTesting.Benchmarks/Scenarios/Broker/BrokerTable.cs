using Spectre.Console;

namespace StreamTesting.Benchmarks;

/// <summary>The figures of the embedded broker beside those of a Kafka process, and why some of the latter are missing.</summary>
internal sealed class BrokerTable
{
    private readonly List<(BrokerFigure Embedded, BrokerFigure? Kafka)> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>Adds figures of the one and of the other, in the same order; the other may have fewer.</summary>
    public void Add(IReadOnlyList<BrokerFigure> embedded, IReadOnlyList<BrokerFigure>? kafka = null) =>
        _rows.AddRange(embedded.Select((figure, i) => (figure, kafka?.ElementAtOrDefault(i))));

    public void Note(string note) => _notes.Add(note);

    public void Print()
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumn("what");
        foreach (var heading in new[] { "embedded", "Kafka process", "times better", "aim" })
        {
            table.AddColumn(new Spectre.Console.TableColumn(heading).RightAligned());
        }

        foreach (var (embedded, kafka) in _rows)
        {
            table.AddRow(Markup.Escape(embedded.Name), embedded.Text, kafka?.Text ?? "-", kafka is null ? "" : embedded.Against(kafka), Markup.Escape(embedded.Aim));
        }

        AnsiConsole.Write(table);
        _notes.ForEach(AnsiConsole.WriteLine);
    }
}
