using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class IdempotentProducerTests : IDisposable
{
    private readonly PartitionLog log = new(new MemoryBudget(1 << 30), new ManualTime());

    public void Dispose() => log.Dispose();

    [Fact]
    public void Append_SequencesInARow_AreTaken()
    {
        Send(0, 3).BaseOffset.ShouldBe(0);
        Send(3, 2).BaseOffset.ShouldBe(3);
        Send(5).BaseOffset.ShouldBe(5);
    }

    [Fact]
    public void Append_Duplicate_IsAnsweredWithFirstOffsetAndNotStored()
    {
        for (var i = 0; i < 5; i++)
        {
            Send(i * 2, 2);
        }

        var oldest = Send(0, 2);

        (oldest.Error, oldest.BaseOffset, oldest.IsDuplicate).ShouldBe((LogError.None, 0, true));
        log.EndOffset.ShouldBe(10);
    }

    [Fact]
    public void Append_DuplicateOlderThanFiveBatches_IsOutOfOrder()
    {
        for (var i = 0; i < 6; i++)
        {
            Send(i);
        }

        Send(0).Error.ShouldBe(LogError.OutOfOrderSequenceNumber);
        Send(1).IsDuplicate.ShouldBeTrue();
    }

    [Fact]
    public void Append_Gap_IsOutOfOrder()
    {
        Send(0);

        Send(2).Error.ShouldBe(LogError.OutOfOrderSequenceNumber);
        Send(1).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Append_UnknownProducer_MayStartAnywhere() => Send(41).Error.ShouldBe(LogError.None);

    [Fact]
    public void Append_NewEpoch_MustStartAtZeroAndFencesTheOld()
    {
        Send(0);

        Send(1, epoch: 1).Error.ShouldBe(LogError.OutOfOrderSequenceNumber);
        Send(0, epoch: 1).Error.ShouldBe(LogError.None);
        Send(1, epoch: 0).Error.ShouldBe(LogError.InvalidProducerEpoch);
        Send(1, epoch: 1).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Append_SequenceAtItsEnd_WrapsToZero()
    {
        Send(int.MaxValue - 1, 2).Error.ShouldBe(LogError.None);

        Send(0).Error.ShouldBe(LogError.None);
        Send(0).IsDuplicate.ShouldBeTrue();
    }

    [Fact]
    public void Append_BatchAcrossTheEnd_WrapsWithin()
    {
        Send(int.MaxValue, 3).Error.ShouldBe(LogError.None);

        Send(2).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Append_TwoProducers_DoNotDisturbEachOther()
    {
        Send(0);
        Send(0, producer: 2).Error.ShouldBe(LogError.None);
        Send(1).Error.ShouldBe(LogError.None);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Append_ProducerWithoutSequenceOrEpoch_IsInvalidRecord(int sequence, short epoch) =>
        Send(sequence, epoch: epoch).Error.ShouldBe(LogError.InvalidRecord);

    private AppendResult Send(int sequence, int count = 1, short epoch = 0, long producer = 1) =>
        log.Append(
            new TestBatch { ProducerId = producer, ProducerEpoch = epoch, BaseSequence = sequence, Count = count }.Build(),
            0,
            LogSettings.Default);
}
