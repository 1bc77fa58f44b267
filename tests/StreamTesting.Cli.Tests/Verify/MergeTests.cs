namespace StreamTesting.Cli.Tests;

public sealed class MergeTests : IAsyncLifetime
{
    private const string Checks = "--check dedup,no-loss,order";
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync() => _stream = await VerifiedStream.Of("--n-orders 25 --duplicate-rate 0.2 --partitions 4");

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("right")]
    [InlineData("duplicating")]
    [InlineData("losing")]
    [InlineData("inventing")]
    [InlineData("all-wrong")]
    [InlineData("silent")]
    public async Task Merge_OfParts_IsTheVerdictOfTheWhole(string kind)
    {
        var lines = Consumer.Run(kind, _stream.Events);
        await Run.Of($"verify {_stream.ByPlan} {Checks} --verdict {_stream["whole"]}", lines);
        var whole = VerdictReader.Read(_stream["whole"]);
        foreach (var of in new[] { 1, 2, 5 })
        {
            var parts = await PartsAsync(of, lines);

            var merged = VerdictMerge.Of(parts);

            merged.Outcome.ShouldBe(whole.Outcome);
            merged.Checks.Select(Numbers).ShouldBe(whole.Checks.Select(Numbers));
            merged.Checks.Select(check => check.Violations.Select(violation => violation.EventId)).ShouldBe(whole.Checks.Select(check => check.Violations.Select(violation => violation.EventId)));
        }
    }

    [Theory]
    [InlineData("right")]
    [InlineData("all-wrong")]
    public async Task Merge_InAnyOrderAndGrouping_IsTheSame(string kind)
    {
        var parts = await PartsAsync(7, Consumer.Run(kind, _stream.Events));
        var expected = VerdictWriter.Bytes(VerdictMerge.Of(parts));
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var left = parts.OrderBy(_ => random.Next()).ToList();
            if (random.Next(2) == 0)
            {
                left.Add(left[random.Next(left.Count)]);
            }

            while (left.Count > 1)
            {
                var count = random.Next(2, left.Count + 1);
                var at = random.Next(left.Count - count + 1);
                var merged = ("merged", VerdictMerge.Of(left.GetRange(at, count)));
                left.RemoveRange(at, count);
                left.Insert(random.Next(left.Count + 1), merged);
            }

            VerdictWriter.Bytes(left[0].Document).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Merge_OfPartitions_IsTheVerdictOfTheWhole()
    {
        var truth = Injection.TruthFile.Read(_stream.Truth);
        var outputs = truth.Arrivals.Where((arrival, i) => arrival.Duplicate == DuplicateKind.None && i % 11 != 3).ToList();
        File.WriteAllText(_stream["out"], string.Concat(outputs.Select((output, i) => FormattableString.Invariant($"{{\"event_id\":\"{output.EventId}\",\"p\":{output.Partition},\"o\":{i}}}\n"))));
        var verify = $"verify {_stream["out"]} {_stream.ByPlan} {Checks} --partition-field p --offset-field o";
        await Run.Of($"{verify} --verdict {_stream["whole"]}");
        foreach (var list in new[] { "0", "1,3", "2" })
        {
            await Run.Of($"{verify} --partition {list} --verdict {_stream[list]}");
        }

        var run = await Run.Of($"merge {_stream["1,3"]} {_stream["2"]} {_stream["0"]} --verdict {_stream["merged"]}");

        run.ExitCode.ShouldBe(ExitCodes.Wrong);
        run.Output.ShouldStartWith("deduplication failed: lost ");
        VerdictReader.Read(_stream["merged"]).Checks.Select(Numbers).ShouldBe(VerdictReader.Read(_stream["whole"]).Checks.Select(Numbers));
    }

    [Fact]
    public async Task Merge_WithAPartMissing_IsUndecidedAndNamesIt()
    {
        await PartsAsync(3, Consumer.Run("right", _stream.Events));

        var run = await Run.Of($"merge {_stream["part3"]} {_stream["part1"]}");

        run.ExitCode.ShouldBe(ExitCodes.Undecided);
        run.Output.ShouldEndWith("\njudged: part 1/3, part 3/3; not here: part 2/3\n");
        (await Run.Of($"merge {_stream["part3"]} {_stream["part1"]} {_stream["part2"]}")).ExitCode.ShouldBe(ExitCodes.Ok);
    }

    [Fact]
    public async Task Merge_OfFilesThatDoNotBelongTogether_IsRefused()
    {
        var lines = Consumer.Run("right", _stream.Events);
        await PartsAsync(2, lines);
        await Run.Of($"verify --plan {_stream.Plan} --seed 43 {Checks} --part 1/2 --verdict {_stream["seed"]}", "");
        await Run.Of($"verify {_stream.ByPlan} {Checks} --partitions 2 --part 1/2 --verdict {_stream["plan"]}", "");
        await Run.Of($"verify {_stream.ByPlan} {Checks} --part 1/3 --verdict {_stream["division"]}", "");
        await Run.Of($"verify {_stream.ByPlan} --part 1/2 --verdict {_stream["checks"]}", "");
        await Run.Of($"verify {_stream.ByPlan} {Checks} --part 1/2 --verdict {_stream["other"]}", "");

        var texts = new List<string>();
        foreach (var file in new[] { "seed", "plan", "division", "checks", "other" })
        {
            var run = await Run.Of($"merge {_stream["part1"]} {_stream[file]}");
            run.ExitCode.ShouldBe(ExitCodes.BadInput);
            texts.Add(run.Messages.Replace(Path.GetDirectoryName(_stream["part1"])! + Path.DirectorySeparatorChar, ""));
        }

        string.Concat(texts).ShouldBeApproved();
    }

    [Fact]
    public async Task Merge_OfDamagedFiles_SaysWhatIsWrong()
    {
        await PartsAsync(2, Consumer.Run("all-wrong", _stream.Events));
        var whole = File.ReadAllText(_stream["part1"]);
        var texts = new List<string>();
        foreach (var damaged in new[]
        {
            "", whole[..(whole.Length / 2)], "[]", "{}", whole.Replace("\"version\": 1", "\"version\": 9"), whole.Replace("\"seed\": \"st1-", "\"seed\": \"st2-"),
            whole.Replace("\"part\": 0", "\"part\": 2"), whole.Replace("\"observed\": ", "\"observed\": -"), whole.Replace("\"ending\": \"completed\"", "\"ending\": \"well\""),
            whole.Replace("\"violations\": [", "\"violations\": [null,"), whole.Replace("\"dividedBy\": \"key\"", "\"dividedBy\": \"luck\""), whole.Replace("\"anomaly\"", "\"anomalie\""),
        })
        {
            File.WriteAllText(_stream["x"], damaged);
            var run = await Run.Of($"merge {_stream["part2"]} {_stream["x"]}");
            run.ExitCode.ShouldBe(ExitCodes.BadInput, run.Messages);
            texts.Add(run.Messages.Replace(_stream["x"], "x"));
        }

        string.Concat(texts).ShouldBeApproved();
    }

    [Fact]
    public async Task Partition_OfAnOutputThatIsPartitionedOtherwise_IsRefused()
    {
        var run = await Run.Of(
            $"verify {_stream.ByPlan} --partition 0,1,2,3 --partition-field p", string.Concat(_stream.Events.Select((line, i) => FormattableString.Invariant($"{{\"event_id\":\"{Consumer.IdOf(line)}\",\"p\":{i % 4}}}\n"))));

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldMatch(@"line \d+: it is of '.*' in partition \d, and the stream has that in partition \d: this output is not partitioned as its input is, so its partitions can't be verified apart\. --part I/N can be, each reading all of the output\.");
    }

    private async Task<IReadOnlyList<(string Path, VerdictDocument Document)>> PartsAsync(int of, string lines)
    {
        var parts = new List<(string, VerdictDocument)>();
        for (var i = 1; i <= of; i++)
        {
            var path = _stream[FormattableString.Invariant($"part{i}")];
            await Run.Of(FormattableString.Invariant($"verify {_stream.ByPlan} {Checks} --part {i}/{of} --verdict {path}"), lines);
            parts.Add((path, VerdictReader.Read(path)));
        }

        return parts;
    }

    private static string Numbers(Verdict check) => FormattableString.Invariant(
        $"{check.Check} {check.Outcome}: {check.Observed} {check.Expected} {check.Compared}; {string.Join(", ", check.Counts)}; {string.Join(", ", check.Allowed)}; {string.Join(", ", check.MayBy)}");
}
