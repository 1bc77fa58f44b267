using System.Text.Json;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class PartTests : IAsyncLifetime
{
    private const string Counters = "--counter accepted=ok --counter dropped-late=late --counter deduplicated=again --counter dead-lettered=dead --counter read=read --partition-field p";
    private VerifiedStream _stream = null!;
    private EventStream _events = null!;

    public async Task InitializeAsync()
    {
        _stream = await VerifiedStream.Of("--n-orders 40 --duplicate-rate 0.15 --poison-rate 0.05 --partitions 3");
        _events = StreamPlan.FromJson(File.ReadAllText(_stream.Plan), DomainCatalogs.All).Generate(new Seed(42));
    }

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Balance_InPartitions_IsThatOfTheWhole()
    {
        var right = string.Concat(Enumerable.Range(0, 3).Select(partition => Report(partition)));

        foreach (var partition in new[] { "0", "1", "2" })
        {
            (await Run.Of($"verify {_stream.ByPlan} --check balance {Counters} --partition {partition} --verdict {_stream[partition]}", right)).ShouldSatisfy(ExitCodes.Ok, "balance passed; 1 output, ".Replace("1 output,", "1 outputs,"));
        }

        var merged = await Run.Of($"merge {_stream["2"]} {_stream["0"]} {_stream["1"]}");

        (await Run.Of($"verify {_stream.ByPlan} --check balance {Counters}", right)).ShouldSatisfy(ExitCodes.Ok, "balance passed; 3 outputs, 2 compared\n");
        merged.ShouldSatisfy(ExitCodes.Ok, "balance passed; 3 outputs, 6 compared\n");
    }

    [Fact]
    public async Task Balance_OfPartitionsWhoseErrorsEvenOut_FailsInParts()
    {
        var wrong = Report(0, more: 1) + Report(1, more: -1) + Report(2);

        var run = await Run.Of($"verify {_stream.ByPlan} --check balance {Counters} --partition 0,1,2", wrong);

        run.ShouldSatisfy(ExitCodes.Wrong, "balance failed: unbalanced 2\n");
    }

    [Fact]
    public async Task Balance_ByAnEngine_IsComparedInEachPartition()
    {
        var truth = _events.Truth.For(EngineProfiles.KafkaStreams, WindowShape.Tumbling(TimeSpan.FromHours(6)));
        var late = Enumerable.Range(0, 3).Select(partition => truth.Arrivals.Where(verdict => verdict.Arrival.Partition == partition).ToList()).Select((arrivals, partition) => JsonSerializer.Serialize(new
        {
            p = partition,
            ok = arrivals.Count(verdict => verdict.Outcome is ArrivalOutcome.InOrder or ArrivalOutcome.OutOfOrder or ArrivalOutcome.LateAccepted),
            late = arrivals.Count(verdict => verdict.Outcome == ArrivalOutcome.LateDropped),
            again = arrivals.Count(verdict => verdict.Outcome == ArrivalOutcome.Duplicate),
            dead = arrivals.Count(verdict => verdict.Outcome == ArrivalOutcome.DeadLettered),
            read = arrivals.Count,
        }) + "\n").ToList();

        var right = await Run.Of($"verify {_stream.ByPlan} --check balance {Counters} --engine kafka-streams --window-size 6h --partition 0,2", string.Concat(late));
        var mixed = await Run.Of($"verify {_stream.ByPlan} --check balance {Counters} --engine kafka-streams --window-size 6h --partition 0,2", late[0] + late[0].Replace("\"p\":0", "\"p\":2"));

        right.ShouldSatisfy(ExitCodes.Ok, "balance passed; ");
        mixed.ShouldSatisfy(ExitCodes.Wrong, "balance failed: miscounted ");
    }

    [Fact]
    public async Task History_InPartitions_IsThatOfTheWhole()
    {
        HistoryFile.Write(_stream["h"], Steps());
        await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history --verdict {_stream["whole"]}");
        foreach (var partitions in new[] { "1", "0,2" })
        {
            await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --check history --partition {partitions} --verdict {_stream[partitions]}");
        }

        var merged = await Run.Of($"merge {_stream["1"]} {_stream["0,2"]} --verdict {_stream["merged"]}");

        merged.ShouldSatisfy(ExitCodes.Wrong, "reading failed: lost-write 1, poll-skip 1\n");
        var (whole, parts) = (VerdictReader.Read(_stream["whole"]).Checks[0], VerdictReader.Read(_stream["merged"]).Checks[0]);
        (parts.Compared, string.Join(',', parts.Counts)).ShouldBe((whole.Compared, string.Join(',', whole.Counts)));
        VerdictReader.Read(_stream["0,2"]).OutcomeHere.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task History_OfAPartitionThatTheStreamDoesNotHave_IsRefusedInParts()
    {
        HistoryFile.Write(_stream["h"], Steps());

        var run = await Run.Of($"verify {_stream["h"]} {_stream.ByPlan} --partitions 2 --check history --partition 0,1");

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldBe("error: Step 6 of the history is of partition 2 of 'in', and the stream has 2 partition(s), so that no part would judge it: say by --partitions how many there are, or leave --partition out.\n");
    }

    [Fact]
    public async Task DeadLetter_OutOfItsPartition_IsRefused()
    {
        var poisoned = _events.First(arrival => arrival.Labels.IsPoisoned);
        var other = (poisoned.Partition + 1) % 3;

        var run = await Run.Of($"verify {_stream.ByPlan} --check dead-letter --position-field at --partition 0,1,2 --partition-field p", JsonSerializer.Serialize(new { at = poisoned.Position, p = other }));

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldStartWith(FormattableString.Invariant($"error: standard input, line 1: it is of position {poisoned.Position} in partition {other}, and the stream has that in partition {poisoned.Partition}: "));
    }

    private static IEnumerable<HistoryStep> Steps()
    {
        HistoryRecord At(int partition, long offset) => new("in", partition, offset);
        for (var number = 0; number < 9; number++)
        {
            yield return new HistoryStep(HistoryStepKind.Send, "producer") { Records = [At(number / 3, number % 3)] };
        }

        yield return new HistoryStep(HistoryStepKind.Assigned, "c") { Records = [At(0, 0), At(1, 0), At(2, 0)] };
        yield return new HistoryStep(HistoryStepKind.Poll, "c") { Records = [At(0, 0), At(1, 0), At(2, 0)] };
        yield return new HistoryStep(HistoryStepKind.Poll, "c") { Records = [At(0, 1), At(2, 1), At(2, 2)] };
        yield return new HistoryStep(HistoryStepKind.Poll, "c") { Records = [At(0, 2), At(1, 2)] };
        yield return new HistoryStep(HistoryStepKind.Commit, "c") { Records = [At(0, 3), At(1, 3), At(2, 3)] };
        yield return new HistoryStep(HistoryStepKind.Close, "c");
    }

    private string Report(int partition, int more = 0)
    {
        var arrivals = _events.Where(arrival => arrival.Partition == partition).ToList();
        var (dead, again) = (arrivals.Count(arrival => arrival.Labels.IsPoisoned), arrivals.Count(arrival => !arrival.Labels.IsPoisoned && arrival.Labels.IsDuplicate));
        return JsonSerializer.Serialize(new { p = partition, ok = arrivals.Count - dead - again + more, late = 0, again, dead, read = arrivals.Count }) + "\n";
    }
}
