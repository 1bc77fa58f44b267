using System.Globalization;
using StreamTesting.Injection;

namespace StreamTesting.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private const string Stream = "orders --n-orders 60 --duplicate-rate 0.2 --duplicate-as conflicting --displaced-rate 0.2 --poison-rate 0.1 --partitions 2";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Explain_EachKind_IsTheApprovedText()
    {
        await Run.Of($"generate {Stream} --output {_folder["e"]} --truth {_folder["t"]}");
        var arrivals = TruthFile.Read(_folder["t"]).Arrivals;
        TruthArrival[] chosen =
        [
            arrivals.First(arrival => arrival.LateByDays > 0),
            arrivals.First(arrival => arrival.OutOfOrderBy > TimeSpan.Zero && arrival.Causes.Contains("outOfOrder")),
            arrivals.First(arrival => arrival.OutOfOrderInEntityBy > TimeSpan.Zero),
            arrivals.First(arrival => arrival.Duplicate == DuplicateKind.Conflicting),
            arrivals.First(arrival => arrival.Poison != PoisonKinds.None),
            arrivals.First(arrival => arrival.Causes.Count == 0 && arrival.OutOfOrderBy == TimeSpan.Zero),
        ];

        var texts = new List<string>();
        foreach (var arrival in chosen)
        {
            texts.Add((await Run.Of($"explain {arrival.Position.ToString(CultureInfo.InvariantCulture)} --truth {_folder["t"]}")).Output);
        }

        string.Join('\n', texts).ShouldBeApproved();
    }

    [Fact]
    public async Task Explain_AnId_TellsOfAllItsArrivals()
    {
        await Run.Of($"generate {Stream} --output {_folder["e"]} --truth {_folder["t"]}");
        var copy = TruthFile.Read(_folder["t"]).Arrivals.First(arrival => arrival.Duplicate == DuplicateKind.Conflicting);

        var run = await Run.Of($"explain {copy.EventId} --truth {_folder["t"]}");

        run.Lines.Count(line => line.Contains($" {copy.EventId} of ")).ShouldBe(2);
        run.Output.ShouldContain($"it came again at position {copy.Position} (conflicting)");
        run.Output.ShouldContain($"its id arrived first at position {copy.FirstPosition}; conflicting");
    }

    [Fact]
    public async Task Explain_FromAPlan_SaysTheSame()
    {
        await Run.Of($"generate {Stream} --output {_folder["e"]} --truth {_folder["t"]}");
        File.WriteAllText(_folder["plan.json"], (await Run.Of($"generate {Stream} --print-plan")).Output);

        var byTruth = await Run.Of($"explain 17 --truth {_folder["t"]}");
        var byPlan = await Run.Of($"explain 17 --plan {_folder["plan.json"]} --seed 42");

        byPlan.Output.ShouldBe(byTruth.Output);
        byPlan.Output.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("nobody", "error: The stream has no event with the id 'nobody'; it has ")]
    [InlineData("100000", "error: The stream has no event with the id '100000' and no arrival at position 100000; it has ")]
    public async Task Explain_WhatIsNotThere_SaysSo(string what, string message)
    {
        await Run.Of($"generate {Stream} --output {_folder["e"]} --truth {_folder["t"]}");

        var run = await Run.Of($"explain {what} --truth {_folder["t"]}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith(message);
    }

    [Fact]
    public async Task Explain_ByADamagedTruth_SaysTheLine()
    {
        File.WriteAllText(_folder["t"], "{\"line\":\"header\"\n");

        var run = await Run.Of($"explain 1 --truth {_folder["t"]}");

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldStartWith($"error: {_folder["t"]}, line 1: it is no JSON");
    }
}
