using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class OutputJudgeTests
{
    private static readonly CheckWord Dedup = CheckWord.Of("dedup", truth => new Deduplication<OutputLine>(truth, line => line.Id));
    private readonly EventStream _stream = Orders.Lifecycles(count: 20).Over(2).Generate(new Seed(3));

    [Fact]
    public void Restart_OfAPart_ForgetsWhatWasTakenOfIt()
    {
        var judge = new OutputJudge(new GivenStream(_stream, null), Division.Partitions(2, 0, 1), [Dedup], CancellationToken.None);
        Take(judge, 0);
        Take(judge, 1);

        judge.Restart(0);
        Take(judge, 0);

        judge.Complete(ObservationEnding.Completed, null).Values.ShouldAllBe(part => part[0].Outcome == VerdictOutcome.Passed);
    }

    [Fact]
    public void Take_OfAPartTwice_IsTwiceWithoutARestart()
    {
        var judge = new OutputJudge(new GivenStream(_stream, null), Division.Partitions(2, 0, 1), [Dedup], CancellationToken.None);
        Take(judge, 0);
        Take(judge, 0);
        Take(judge, 1);

        var parts = judge.Complete(ObservationEnding.Completed, null);

        parts[0][0].Outcome.ShouldBe(VerdictOutcome.Failed);
        parts[1][0].Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Take_AfterTheEnd_ChangesNothing()
    {
        var judge = new OutputJudge(new GivenStream(_stream, null), Division.Whole, [Dedup], CancellationToken.None);
        judge.Complete(ObservationEnding.TimedOut, "cut");

        Take(judge, 0);

        judge.Taken.ShouldBe(0);
    }

    private void Take(OutputJudge judge, int partition)
    {
        foreach (var (arrival, i) in _stream.Where(arrival => arrival.Partition == partition).Select((arrival, i) => (arrival, i)))
        {
            judge.Take(new Observed<OutputLine>(new OutputLine(arrival.Event.Id)) { Index = i, Partition = partition, Offset = i });
        }
    }
}
