using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class TransactionalLogTests : IDisposable
{
    private const short Transactional = 0x10;

    private readonly ManualTime time = new();
    private readonly MemoryBudget budget = new(16 * 1024);
    private readonly LogTransactions transactions = new();
    private readonly PartitionLog log;

    public TransactionalLogTests() => log = new PartitionLog(budget, time);

    public void Dispose() => log.Dispose();

    [Fact]
    public void Marker_PastTheMemoryLimit_IsWrittenAllTheSame()
    {
        Append(producer: 1, valueSize: 16_280).ShouldBe(LogError.None);
        Append(producer: 1, sequence: 1, valueSize: 400).ShouldBe(LogError.PolicyViolation);

        End(producer: 1, commit: true).ShouldBe(LogError.None);

        (log.EndOffset, log.LastStableOffset).ShouldBe((2, 2));
        budget.Used.ShouldBeGreaterThan(budget.Limit);
        log.Dispose();
        budget.Used.ShouldBe(0);
    }

    [Fact]
    public void Read_Committed_StopsInTheMiddleOfASegment()
    {
        AppendPlain();
        Append(producer: 1);
        AppendPlain();

        var read = log.Read(0, 1000, atLeastOne: true, committed: true);

        (read.Slice.Bytes.Length, read.HasMore, read.LastStableOffset, read.HighWatermark).ShouldBe((Size, false, 1, 3));
        read.Slice.Release();
    }

    [Fact]
    public void Aborted_OfManyTransactions_AreFoundByRange()
    {
        for (var i = 0; i < 100; i++)
        {
            transactions.Note(i, i * 2);
            transactions.End(i, (i * 2) + 1, committed: i % 2 == 0);
        }

        Aborted(0, 200).Count.ShouldBe(50);
        Aborted(2, 4).ShouldBe([2]);
        Aborted(3, 4).ShouldBe([2]);
        Aborted(4, 6).ShouldBeEmpty();
        Aborted(196, 200).ShouldBe([198]);
        transactions.ForgetBefore(199);
        Aborted(0, 200).ShouldBe([198]);
    }

    [Fact]
    public void Aborted_OneAcrossManyOthers_IsFoundEverywhereInIt()
    {
        transactions.Note(1000, 0);
        for (var i = 0; i < 10; i++)
        {
            transactions.Note(i, (i * 2) + 1);
            transactions.End(i, (i * 2) + 2, committed: false);
        }

        transactions.FirstOpenOffset.ShouldBe(0);
        transactions.End(1000, 21, committed: false);

        Aborted(5, 7).ShouldBe([5, 0], ignoreOrder: true);
        Aborted(21, 22).ShouldBe([0]);
        transactions.FirstOpenOffset.ShouldBeNull();
    }

    [Fact]
    public void StableOffset_OpenTransactionThatWasDeleted_IsTheStartOfTheLog()
    {
        Append(producer: 1);
        AppendPlain();
        log.DeleteBefore(-1);

        log.LastStableOffset.ShouldBe(2);
        log.Read(2, 1000, atLeastOne: true, committed: true).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Marker_OfAnotherEpochRule_IsRefusedUnlessItIsNewer()
    {
        Append(producer: 1, epoch: 3);

        log.AppendMarker(new EndMarker(1, 2, true), 0, LogSettings.Default).ShouldBe(LogError.InvalidProducerEpoch);
        log.AppendMarker(new EndMarker(1, 3, true, MustBeNewer: true), 0, LogSettings.Default).ShouldBe(LogError.InvalidProducerEpoch);
        log.AppendMarker(new EndMarker(1, 4, true, CoordinatorEpoch: 7, MustBeNewer: true), 0, LogSettings.Default).ShouldBe(LogError.None);
        log.AppendMarker(new EndMarker(1, 5, true, CoordinatorEpoch: 6), 0, LogSettings.Default).ShouldBe(LogError.TransactionCoordinatorFenced);
    }

    private static int Size => new TestBatch().Build().Length;

    private LogError Append(long producer, short epoch = 0, int sequence = 0, int valueSize = 10) => log.Append(
        new TestBatch { ProducerId = producer, ProducerEpoch = epoch, BaseSequence = sequence, Attributes = Transactional, ValueSize = valueSize }.Build(), 0, LogSettings.Default).Error;

    private void AppendPlain() => log.Append(new TestBatch().Build(), 0, LogSettings.Default).Error.ShouldBe(LogError.None);

    private LogError End(long producer, bool commit) => log.AppendMarker(new EndMarker(producer, 0, commit), 0, LogSettings.Default);

    private List<long> Aborted(long from, long to) => transactions.AbortedBetween(from, to).ConvertAll(aborted => aborted.FirstOffset);
}
