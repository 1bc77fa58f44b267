using System.Globalization;

namespace StreamTesting.Tests;

public sealed class FailureTextTests
{
    private static readonly FailureContext Context = new()
    {
        Assertion = "ShouldDeduplicate",
        Subject = "run.Output<Total>()",
        Test = "Totals_count_every_order_once",
    };

    private static string TextOf(Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer, FailureContext? context = null)
    {
        var stream = Streams.Disordered(7);
        var observed = consumer(stream).Select((output, index) => new Observed<Output>(output) { Index = index, Partition = index % 2, Offset = 100 + (index / 2) });
        var verdict = observed.Judge(new Deduplication<Output>(stream.Truth, output => output.EventId));
        return FailureText.Of(verdict, stream.Truth, context ?? Context);
    }

    private static Verdict Ended(EventStream stream, ObservationEnding ending, Exception? error = null, int outputs = 15)
    {
        var fold = new Deduplication<Output>(stream.Truth, output => output.EventId).Start();
        foreach (var observed in Consumers.Deduplicating(stream).Take(outputs).AsObserved())
        {
            fold.Observe(observed);
        }

        return fold.Complete(ending, error).Verdict;
    }

    [Fact]
    public void Of_Duplicates() => TextOf(Consumers.ForgettingToDeduplicate).ShouldBeApproved();

    [Fact]
    public void Of_LostEvents() => TextOf(Consumers.DroppingEachTenth).ShouldBeApproved();

    [Fact]
    public void Of_PhantomsAmongOthers() => TextOf(Consumers.InventingIds).ShouldBeApproved();

    [Fact]
    public void Of_AConsumerThatPutsOutKeys() => TextOf(arrivals => Consumers.Deduplicating(arrivals).Select(output => output with { EventId = output.Key })).ShouldBeApproved();

    [Fact]
    public void Of_SeveralAnomaliesWithACustomMessage() => TextOf(
        arrivals => Consumers.ReadingTwiceAfterACrash(arrivals).Where((_, index) => index % 97 != 5),
        Context with { CustomMessage = "Totals feed the invoices." }).ShouldBeApproved();

    [Fact]
    public void Of_ReorderedOutputs()
    {
        var stream = Streams.Disordered(7);
        var verdict = new OrderPerKey<Output>(stream.Truth, output => output.EventId).Judged(Consumers.SwappingNeighboursOfAKey, stream);

        FailureText.Of(verdict, stream.Truth, Context with { Assertion = "ShouldKeepOrderPerKey" }).ShouldBeApproved();
    }

    [Fact]
    public void Of_WrongCopies()
    {
        var stream = Streams.Disordered(7);
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId) { PositionBy = observed => observed.Value.Position };

        FailureText.Of(check.Judged(Consumers.KeepingTheLastCopy, stream), stream.Truth, Context).ShouldBeApproved();
    }

    [Fact]
    public void Of_OutputsThatNobodyCanHaveRead()
    {
        var stream = new StreamPlan(new StayDomain(60)).Poisoned(0.2).Duplicated(0.3, DuplicateKind.Retry).Faulty(0.2, "missing-amount").Evolved(FieldChange.Added("data.source", "web"), 0.3).Generate(new Seed(7));
        var check = new Deduplication<Output>(stream.Truth, output => output.EventId);

        FailureText.Of(check.Judged(Consumers.Deduplicating, stream), stream.Truth, Context).ShouldBeApproved();
    }

    [Fact]
    public void Of_ATimeOut()
    {
        var stream = Streams.Plain();
        var verdict = Ended(stream, ObservationEnding.TimedOut).With("partition 0 is committed up to 15 of 20\npartition 1 is done", new object());

        FailureText.Of(verdict, stream.Truth, Context with { Within = TimeSpan.FromSeconds(90) }).ShouldBeApproved();
    }

    [Fact]
    public void Of_ASourceThatFails()
    {
        var stream = Streams.Plain();

        FailureText.Of(Ended(stream, ObservationEnding.Faulted, new IOException("The broker is gone.")), stream.Truth, Context).ShouldBeApproved();
    }

    [Fact]
    public void Of_NothingCompared()
    {
        var stream = Streams.Plain();
        var verdict = Array.Empty<Observed<Output>>().Judge(new OrderPerKey<Output>(stream.Truth, output => output.EventId));

        FailureText.Of(verdict, stream.Truth).ShouldBeApproved();
    }

    [Fact]
    public void Of_NoOutputAndNoOrigin()
    {
        var truth = new GroundTruth(Streams.Plain(5).ToList());
        var verdict = Array.Empty<Observed<Output>>().Judge(new Deduplication<Output>(truth, output => output.EventId));

        FailureText.Of(verdict, truth).ShouldBeApproved();
    }

    [Fact]
    public void Of_AStreamInjectedInOtherPartitions_SaysWhosePositionsTheseAre()
    {
        var stream = Streams.Plain();

        var text = FailureText.Of(Ended(stream, ObservationEnding.Completed).With(null, new Source(stream.Over(3).Origin)), stream.Truth, Context);

        text.ShouldContain("injected in 3 partitions: positions in this text are those in 1; run.Truth has the injected ones\n");
    }

    [Fact]
    public void Of_AnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var neutral = TextOf(Consumers.ForgettingToDeduplicate);
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.DateTimeFormat.TimeSeparator = ".";
            CultureInfo.CurrentCulture = culture;

            TextOf(Consumers.ForgettingToDeduplicate).ShouldBe(neutral);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_AnyText_HasNoTrailingBlanksAndEndsItsLastLine()
    {
        var text = TextOf(Consumers.ForgettingToDeduplicate);

        text.Split('\n').ShouldAllBe(line => line == line.TrimEnd());
        text.ShouldEndWith("\n");
    }

    private sealed record Source(StreamOrigin Injected) : IObservationOrigin;
}
