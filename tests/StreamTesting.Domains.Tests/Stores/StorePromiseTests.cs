using System.Buffers;
using System.Diagnostics;

namespace StreamTesting.Domains.Tests;

/// <summary>What the document promises of its stream and its own code does not keep, with room to spare on a busy machine.</summary>
public sealed class StorePromiseTests
{
    [Fact]
    public void Speed_OfADay_IsFarMoreThanAThousandEventsASecond()
    {
        var clock = Stopwatch.StartNew();
        var buffer = new ArrayBufferWriter<byte>(4096);
        var count = 0;
        foreach (var arrival in Stores.Days(2).Generate(new Seed(1)))
        {
            buffer.ResetWrittenCount();
            arrival.WriteTo(buffer);
            count++;
        }

        (count / clock.Elapsed.TotalSeconds).ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void Delay_OfAnArrival_IsAtMostTheEmissionInterval()
    {
        var measured = Stores.Day().Generate(new Seed(2)).Summary.Measured;

        measured.GreatestDelay.ShouldBeInRange(TimeSpan.FromMilliseconds(490), TimeSpan.FromMilliseconds(500));
        measured.OutOfOrder.ShouldBe(0);
    }

    [Fact]
    public void Size_OfAnEvent_IsSome400Bytes() =>
        Stores.Day().Generate(new Seed(3)).Average(arrival => arrival.ToBytes().Length).ShouldBeInRange(350, 450);

    [Fact]
    public void Partitions_OfAnEntity_AreAlwaysTheSame()
    {
        var arrivals = Stores.Day().Over(4).Generate(new Seed(4)).ToList();

        arrivals.GroupBy(arrival => arrival.Event.Key).ShouldAllBe(entity => entity.Select(arrival => arrival.Partition).Distinct().Count() == 1);
        arrivals.ShouldAllBe(arrival => arrival.Partition == Partitioner.PartitionOf(arrival.Event.Key, 4));
        arrivals.Select(arrival => arrival.Event.Key).Distinct().Order()
            .ShouldBe(new[] { "dc_1", "dc_2", "marketing_display", "marketing_email", "marketing_search", "marketing_social", "marketing_video" }.Concat(Enumerable.Range(1, 6).Select(store => $"store_{store}")));
    }

    [Fact]
    public void Example_OfTheDocument_FindsReceiptsOfHighValue()
    {
        var stream = Stores.Day().Generate(new Seed(42));

        var high = stream.Select(arrival => StoreMessage.Parse(arrival.ToBytes())).Where(message => message.Payload is ReceiptCreated { Total: > 100 }).ToList();

        high.Count.ShouldBeGreaterThan(50);
        high.ShouldAllBe(message => message.EventType == "receipt_created");
    }
}
