namespace StreamTesting.Tests;

public sealed class DuplicateRowsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.02, 20)]
    [InlineData(1, 1000)]
    public void DuplicateRows_AtEachRate_IsMeasuredBackFromTheBytes(double rate, int expected)
    {
        var stream = Payloads.Stays.DuplicateRows(rate).Generate(new Seed(1));
        var twice = stream.GroupBy(arrival => (arrival.Text("at"), arrival.Text("type"), arrival.Text("data"))).Where(rows => rows.Count() == 2).ToList();

        twice.Count.ShouldBe(expected);
        twice.ShouldAllBe(rows => rows.Select(row => row.Text("id")).Distinct().Count() == 2);
        stream.Count().ShouldBe(1000 + expected);
        stream.Truth.Events.Count.ShouldBe(1000 + expected);
        stream.Truth.CopyCount.ShouldBe(0);
        stream.Summary.Rows[0].ShouldBe(new SummaryRow("business rows entered twice", $"{rate * 100} % = {expected}", expected, expected, expected, 1000));
    }

    [Fact]
    public void DuplicateRows_ARow_IsAnEventOfItsOwn()
    {
        var stream = Payloads.Stays.DuplicateRows(0.1, within: TimeSpan.FromSeconds(30)).Faulty(0.5, "missing-amount").Poisoned(0.5).Over(3).Generate(new Seed(1));
        var arrivals = stream.ToList();
        var rows = arrivals.Where(arrival => arrival.Causes.HasFlag(Causes.DuplicateRow)).ToList();

        rows.Count.ShouldBe(100);
        foreach (var row in rows)
        {
            var original = arrivals.Single(arrival => arrival.Event.Id == row.Labels.Payload!.SameRowAs);
            row.Event.Id.ShouldBe($"{original.Event.Id}-2");
            row.Labels.IsDuplicate.ShouldBeFalse();
            row.Partition.ShouldBe(original.Partition);
            (row.ArrivalTime - original.ArrivalTime).ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
            row.Labels.ToString().ShouldContain($"the same business row as {original.Event.Id}");
            row.Read().ShouldNotBeNull();
            row.Labels.Payload!.Faults.ShouldBe(original.Labels.Payload?.Faults ?? []);
            stream.Truth.ExpectationOf(row).ShouldBe(Expectation.Must);
        }
    }

    [Fact]
    public void DuplicateRows_AConsumerThatDeduplicatesByContent_LosesThem()
    {
        var stream = Payloads.Stays.DuplicateRows(0.1).Duplicated(0.1).Generate(new Seed(1));
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId);

        check.Judged(Consumers.Deduplicating, stream).Outcome.ShouldBe(VerdictOutcome.Passed);
        check.Judged(arrivals => arrivals.DistinctBy(arrival => arrival.Text("at") + arrival.Text("data")).Select(Output.Of), stream).CountOf(Anomalies.Lost).Events.ShouldBe(100);
    }

    [Fact]
    public void DuplicateRows_WithAllElse_MovesNothingThatOthersChose()
    {
        var plan = Payloads.Stays.Over(3).Late(0.1, TimeSpan.FromHours(1)).Duplicated(0.1).OutOfOrder(0.2).OutOfOrderInEntity(0.1).Redelivered(50, 3).Poisoned(0.1);
        var before = plan.Generate(new Seed(1));
        var after = plan.DuplicateRows(0.3).Generate(new Seed(1));

        foreach (var cause in new[] { Causes.Late, Causes.Duplicated, Causes.Poisoned })
        {
            Chosen(after, cause).ShouldBe(Chosen(before, cause));
        }

        after.Summary.Rows[^1].Measured.ShouldBe(300, after.Summary.ToString());
        after.Summary.Rows[^1].All.ShouldBe(300);
        after.Truth.Events.Count.ShouldBe(1300);
    }

    [Fact]
    public void DuplicateRows_ADomainWithoutIdsInItsBytes_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new StreamPlan(new StayDomain(10) { WritesId = false }).DuplicateRows(0.1)).Message
            .ShouldContain("writes no event id, so that a second row would have the bytes of the first");
    }

    private static List<string> Chosen(EventStream stream, Causes cause) =>
        [.. stream.Where(arrival => arrival.Causes.HasFlag(cause) && arrival.Event.Index >= 0).Select(arrival => arrival.Event.Id).Distinct().Order()];
}
