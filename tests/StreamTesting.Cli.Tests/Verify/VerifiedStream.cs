namespace StreamTesting.Cli.Tests;

/// <summary>A stream of orders with its plan and truth in files.</summary>
internal sealed class VerifiedStream : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private VerifiedStream(IReadOnlyList<string> events) => Events = events;

    public IReadOnlyList<string> Events { get; private init; }

    public string Plan => _folder["plan.json"];

    public string Truth => _folder["truth.jsonl"];

    public string ByPlan => $"--plan {Plan} --seed 42";

    public string ByTruth => $"--truth {Truth}";

    public string this[string file] => _folder[file];

    public static async Task<VerifiedStream> Of(string options = "--n-orders 30 --duplicate-rate 0.1 --partitions 3")
    {
        using var folder = new TemporaryFolder();
        var made = await Run.Of($"generate orders {options} --output - --truth {folder["truth.jsonl"]} --quiet");
        var stream = new VerifiedStream(made.Lines);
        File.Copy(folder["truth.jsonl"], stream.Truth);
        File.WriteAllText(stream.Plan, (await Run.Of($"generate orders {options} --print-plan")).Output);
        return stream;
    }

    public void Dispose() => _folder.Dispose();
}
