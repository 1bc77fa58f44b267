using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class CleaningTests : IDisposable
{
    private static readonly LogSettings Compacted = LogSettings.Default with { IsCompacted = true, DeleteRetentionMs = 60_000 };

    private readonly ManualTime time = new();
    private readonly MemoryBudget budget = new(256 * 1024);
    private readonly PartitionLog log;

    public CleaningTests() => log = new PartitionLog(budget, time);

    public void Dispose() => log.Dispose();

    [Fact]
    public void Compact_Tombstone_GoesWhenItsTimeIsOverSinceTheFirst()
    {
        Append(Keyed("a"), Keyed("a", value: false), Keyed("b"));
        log.Compact(Compacted);
        Offsets().ShouldBe([1, 2]);

        time.Advance(TimeSpan.FromSeconds(59));
        log.Compact(Compacted);
        Offsets().ShouldBe([1, 2]);

        time.Advance(TimeSpan.FromSeconds(2));
        log.Compact(Compacted);
        Offsets().ShouldBe([2]);
    }

    [Fact]
    public void Compact_LastBatchWithNothingLeft_StaysEmptyWithItsOffset()
    {
        Append(Keyed("a"), Keyed("a", value: false));
        log.Compact(Compacted with { DeleteRetentionMs = 0 });

        Offsets().ShouldBeEmpty();
        (log.EndOffset, log.Extent().BatchCount).ShouldBe((2, 1));
        var read = log.Read(0, 1000, atLeastOne: true);
        (read.Error, read.Slice.Bytes.Length).ShouldBe((LogError.None, RecordBatch.HeaderSize));
        read.Slice.Release();
    }

    [Fact]
    public void Compact_OpenTransaction_HoldsBackWhatIsBehindIt()
    {
        Append(Keyed("a"), Keyed("a"), Keyed("x", producer: 1), Keyed("b"), Keyed("b"));
        log.Compact(Compacted);
        Offsets().ShouldBe([1, 2, 3, 4]);

        log.AppendMarker(new EndMarker(1, 0, Committed: true), 0, Compacted);
        log.Compact(Compacted);
        Offsets().ShouldBe([1, 2, 4]);
    }

    [Fact]
    public void Compact_WithoutRoom_ChangesNothing()
    {
        for (var i = 0; i < 3; i++)
        {
            Append(new TestBatch { Key = $"{i}", ValueSize = 50_000 });
        }

        log.Compact(Compacted).ShouldBeFalse();

        Offsets().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Compact_Memory_IsGivenBack()
    {
        for (var i = 0; i < 500; i++)
        {
            Append(new TestBatch { Key = "a", ValueSize = 100 });
        }

        var before = budget.Used;
        log.Compact(Compacted).ShouldBeTrue();

        budget.Used.ShouldBeLessThan(before);
        Offsets().ShouldBe([499]);
    }

    [Fact]
    public void Compact_UnderAReader_LeavesItsSliceAsItWas()
    {
        Append(Keyed("a"), Keyed("a"));
        var read = log.Read(0, 10_000, atLeastOne: true);
        var before = read.Slice.Bytes.ToArray();

        log.Compact(Compacted);
        Append(Keyed("c"));

        read.Slice.Bytes.ToArray().ShouldBe(before);
        read.Slice.Release();
    }

    [Fact]
    public void Retention_BySize_ForgetsWholeBatchesFromTheFront()
    {
        Append(Keyed("a"), Keyed("b"), Keyed("c"), Keyed("d"));
        var size = log.Extent().Bytes / 4;

        log.EnforceRetention(LogSettings.Default with { RetentionMs = -1, RetentionBytes = size * 2 }).ShouldBe(2);
        log.EnforceRetention(LogSettings.Default with { RetentionMs = -1, RetentionBytes = (size * 2) - 1 }).ShouldBe(2);
        log.EnforceRetention(LogSettings.Default with { RetentionMs = -1, RetentionBytes = 0 }).ShouldBe(4);
    }

    [Fact]
    public void Retention_ByAge_StopsAtTheFirstThatIsYoungEnough()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Append(new TestBatch { BaseTimestamp = now - 2000 }, new TestBatch { BaseTimestamp = now - 1000 }, new TestBatch { BaseTimestamp = now - 3000 });

        log.EnforceRetention(LogSettings.Default with { RetentionMs = 1000 }).ShouldBe(1);
        log.EnforceRetention(LogSettings.Default with { RetentionMs = -1 }).ShouldBe(1);
    }

    private static TestBatch Keyed(string key, bool value = true, long producer = -1) => new()
    {
        Key = key, ValueSize = value ? 10 : -1, ProducerId = producer, ProducerEpoch = (short)Math.Min(producer, 0), BaseSequence = (int)Math.Min(producer, 0),
        Attributes = (short)(producer < 0 ? 0 : 0x10),
    };

    private void Append(params TestBatch[] batches)
    {
        foreach (var batch in batches)
        {
            log.Append(batch.Build(), 0, LogSettings.Default).Error.ShouldBe(LogError.None);
        }
    }

    private List<long> Offsets()
    {
        var offsets = new List<long>();
        for (var offset = log.StartOffset; offset < log.EndOffset;)
        {
            var read = log.Read(offset, 1, atLeastOne: true);
            var batch = BatchCheck.View(read.Slice.Bytes.Span);
            var cursor = new RecordCursor(batch.Records);
            while (!batch.IsControl && cursor.MoveNext())
            {
                offsets.Add(batch.BaseOffset + cursor.OffsetDelta);
            }

            offset = batch.BaseOffset + batch.LastOffsetDelta + 1;
            read.Slice.Release();
        }

        return offsets;
    }
}
