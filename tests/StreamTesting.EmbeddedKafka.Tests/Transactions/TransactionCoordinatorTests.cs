using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Tests.Transactions;

public sealed class TransactionCoordinatorTests : IDisposable
{
    private static readonly TopicPartitionKey Partition = new("t", 0);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTime time = new();
    private readonly List<EndMarker> markers = [];
    private readonly TransactionCoordinator coordinator;

    public TransactionCoordinatorTests() =>
        coordinator = new TransactionCoordinator(new TransactionSettings(), time, (_, marker) => markers.Add(marker));

    public void Dispose() => coordinator.Dispose();

    [Fact]
    public void Timeout_JustBefore_LeavesTheTransactionOpen()
    {
        var producer = Begin();

        time.Advance(Minute - TimeSpan.FromMilliseconds(1));

        markers.ShouldBeEmpty();
        coordinator.End("tx", producer, commit: true).ShouldBe(TransactionError.None);
    }

    [Fact]
    public void Timeout_Reached_AbortsUnderTheNextEpoch()
    {
        var producer = Begin();

        time.Advance(Minute + TimeSpan.FromMilliseconds(1));

        var marker = markers.ShouldHaveSingleItem();
        (marker.ProducerId, marker.Epoch, marker.Committed).ShouldBe((producer.Id, (short)1, false));
        coordinator.End("tx", producer, commit: true).ShouldBe(TransactionError.ProducerFenced);
    }

    [Fact]
    public void Timeout_OfTheNextTransaction_CountsFromItsOwnStart()
    {
        var producer = Begin();
        time.Advance(TimeSpan.FromSeconds(50));
        coordinator.End("tx", producer, commit: true);
        coordinator.Add("tx", producer, [Partition]);

        time.Advance(TimeSpan.FromSeconds(50));
        markers.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(11));
        markers.Count.ShouldBe(2);
    }

    [Fact]
    public void End_OfTheLastEpoch_GoesOnWithANewProducer()
    {
        var producer = Begin();
        while (producer.Epoch < ProducerIdentity.LastEpoch)
        {
            producer = coordinator.EndAndBump("tx", producer, commit: false).Producer;
        }

        coordinator.Add("tx", producer, [Partition]);
        var (error, next) = coordinator.EndAndBump("tx", producer, commit: true);

        (error, next.Epoch).ShouldBe((TransactionError.None, (short)0));
        next.Id.ShouldNotBe(producer.Id);
        (markers[^1].ProducerId, markers[^1].Epoch).ShouldBe((producer.Id, short.MaxValue));
        coordinator.EndAndBump("tx", producer, commit: true).ShouldBe((TransactionError.None, next));
    }

    [Fact]
    public void Init_OfTheLastEpoch_GivesANewProducer()
    {
        var producer = Begin();
        while (producer.Epoch < ProducerIdentity.LastEpoch)
        {
            producer = coordinator.EndAndBump("tx", producer, commit: false).Producer;
        }

        var (_, next) = coordinator.Init("tx", Minute, producer);

        (next.Epoch, next.Id != producer.Id).ShouldBe(((short)0, true));
        coordinator.Init("tx", Minute, producer).ShouldBe((TransactionError.None, next), "the one whose epochs ran out may ask again");
    }

    [Fact]
    public void Everything_AfterDisposal_IsRefused()
    {
        var producer = Begin();
        coordinator.Dispose();

        coordinator.Add("tx", producer, [Partition]).ShouldBe(TransactionError.InvalidProducerIdMapping);
        coordinator.Init("other", Minute, ProducerIdentity.None).Error.ShouldBe(TransactionError.CoordinatorNotAvailable);
        time.Advance(Minute * 2);
        markers.ShouldBeEmpty();
    }

    private ProducerIdentity Begin()
    {
        var (_, producer) = coordinator.Init("tx", Minute, ProducerIdentity.None);
        coordinator.Add("tx", producer, [Partition]).ShouldBe(TransactionError.None);
        return producer;
    }
}
