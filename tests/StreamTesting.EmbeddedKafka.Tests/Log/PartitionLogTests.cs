using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class PartitionLogTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly MemoryBudget budget = new(1 << 30);
    private readonly PartitionLog log;

    public PartitionLogTests() => log = new PartitionLog(budget, time);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public void Dispose() => log.Dispose();

    [Fact]
    public void Append_Batches_AssignsOffsetsAndLeaderEpochInPlace()
    {
        log.Append(new TestBatch { Count = 3 }.Build(), 7, LogSettings.Default).BaseOffset.ShouldBe(0);

        var second = log.Append(new TestBatch { Count = 2 }.Build(), 7, LogSettings.Default);

        second.BaseOffset.ShouldBe(3);
        second.AppendTimeMs.ShouldBe(-1);
        log.EndOffset.ShouldBe(5);
        var batch = new RecordBatch(ReadAll(3));
        (batch.BaseOffset, batch.LeaderEpoch, batch.Count).ShouldBe((3, 7, 2));
        batch.Crc.ShouldBe(batch.ComputeCrc());
    }

    [Fact]
    public void Append_LogAppendTime_StampsBatchAndKeepsChecksumRight()
    {
        var settings = LogSettings.Default with { TimestampType = RecordTimestampType.LogAppendTime };

        log.Append(new TestBatch { BaseTimestamp = 5 }.Build(), 0, settings).AppendTimeMs.ShouldBe(Now);

        var batch = new RecordBatch(ReadAll(0));
        (batch.TimestampType, batch.MaxTimestamp).ShouldBe((RecordTimestampType.LogAppendTime, Now));
        batch.Crc.ShouldBe(batch.ComputeCrc());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Append_NoWholeBatch_IsInvalidRecord(int length) =>
        log.Append(new byte[length], 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);

    [Fact]
    public void Append_ClaimedSizeBelowHeader_IsCorrupt()
    {
        var bytes = new TestBatch().Build();
        bytes[11] = 3;

        log.Append(bytes, 0, LogSettings.Default).Error.ShouldBe(LogError.CorruptMessage);
    }

    [Fact]
    public void Append_NegativeClaimedSize_IsCorrupt()
    {
        var bytes = new TestBatch().Build();
        bytes[8] = 0xFF;

        log.Append(bytes, 0, LogSettings.Default).Error.ShouldBe(LogError.CorruptMessage);
    }

    [Fact]
    public void Append_Truncated_IsInvalidRecord() =>
        log.Append(new TestBatch().Build().AsSpan()[..^1], 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);

    [Fact]
    public void Append_OldMagic_IsInvalidRecord()
    {
        var bytes = new TestBatch().Build();
        bytes[16] = 1;

        log.Append(bytes, 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);
    }

    [Fact]
    public void Append_TwoBatches_IsInvalidRecord()
    {
        var one = new TestBatch().Build();

        log.Append([.. one, .. one], 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(60)]
    [InlineData(70)]
    public void Append_FlippedBit_IsCorrupt(int at)
    {
        var bytes = new TestBatch { ValueSize = 100 }.Build();
        bytes[at] ^= 0x10;

        log.Append(bytes, 0, LogSettings.Default).Error.ShouldBe(LogError.CorruptMessage);
        log.EndOffset.ShouldBe(0);
    }

    [Fact]
    public void Append_ExactlyMaxMessageBytes_IsTakenOneMoreIsNot()
    {
        var bytes = new TestBatch { ValueSize = 1000 }.Build();

        log.Append(bytes, 0, LogSettings.Default with { MaxMessageBytes = bytes.Length - 1 }).Error.ShouldBe(LogError.MessageTooLarge);
        log.Append(bytes, 0, LogSettings.Default with { MaxMessageBytes = bytes.Length }).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Append_ControlBatchOfClient_IsInvalidRecord() =>
        log.Append(new TestBatch { Attributes = 0x20 }.Build(), 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);

    [Fact]
    public void Append_CountThatRecordsDoNotBear_IsInvalidRecord()
    {
        var bytes = new TestBatch { Count = 3 }.Build();
        bytes[60] = 4;
        bytes[26] = 3;

        log.Append(TestBatch.Seal(bytes), 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);
    }

    [Fact]
    public void Append_RecordWithBrokenLength_IsInvalidRecord()
    {
        var bytes = new TestBatch().Build();
        bytes[61] = 0x7E;

        log.Append(TestBatch.Seal(bytes), 0, LogSettings.Default).Error.ShouldBe(LogError.InvalidRecord);
    }

    [Theory]
    [InlineData(3_600_000, true)]
    [InlineData(3_600_001, false)]
    public void Append_TimeAhead_IsTakenUpToOneHour(long ahead, bool isTaken) =>
        log.Append(new TestBatch { BaseTimestamp = Now + ahead }.Build(), 0, LogSettings.Default)
            .Error.ShouldBe(isTaken ? LogError.None : LogError.InvalidTimestamp);

    [Fact]
    public void Append_PastTheMemoryLimit_IsRefusedAndLosesNothing()
    {
        var small = new PartitionLog(new MemoryBudget(16 * 1024), time);
        var batch = new TestBatch { ValueSize = 10_000 }.Build();

        small.Append(batch, 0, LogSettings.Default).Error.ShouldBe(LogError.None);
        var refused = small.Append(batch, 0, LogSettings.Default);

        refused.Error.ShouldBe(LogError.PolicyViolation);
        refused.Reason!.ShouldContain("MemoryLimit");
        (small.StartOffset, small.EndOffset).ShouldBe((0, 1));
        small.Dispose();
    }

    [Fact]
    public void Read_AtEnd_IsEmptyBeyondIsOutOfRange()
    {
        Append(2);

        log.Read(2, 1000, true).Slice.Bytes.Length.ShouldBe(0);
        log.Read(2, 1000, true).Error.ShouldBe(LogError.None);
        log.Read(3, 1000, true).Error.ShouldBe(LogError.OffsetOutOfRange);
        log.Read(-1, 1000, true).Error.ShouldBe(LogError.OffsetOutOfRange);
    }

    [Fact]
    public void Read_WithinABatch_GivesTheWholeBatch()
    {
        Append(5);
        Append(5);

        new RecordBatch(ReadAll(4)).BaseOffset.ShouldBe(0);
        new RecordBatch(ReadAll(5)).BaseOffset.ShouldBe(5);
        new RecordBatch(ReadAll(9)).BaseOffset.ShouldBe(5);
    }

    [Fact]
    public void Read_LimitedBytes_GivesWholeBatchesOnlyAndSaysThereIsMore()
    {
        var size = Append(1);
        Append(1);
        Append(1);

        var two = log.Read(0, (2 * size) + 1, false);
        var none = log.Read(0, size - 1, false);
        var one = log.Read(0, 1, true);

        (two.Slice.Bytes.Length, two.HasMore).ShouldBe((2 * size, true));
        (none.Slice.Bytes.Length, none.HasMore).ShouldBe((0, true));
        one.Slice.Bytes.Length.ShouldBe(size);
        two.Slice.Release();
        one.Slice.Release();
    }

    [Fact]
    public void Read_ManySegments_GivesEveryBatchOnceInOrder()
    {
        var random = new byte[3000];
        for (var i = 0; i < random.Length; i++)
        {
            log.Append(new TestBatch { Count = (i % 3) + 1, ValueSize = i % 700 }.Build(), 0, LogSettings.Default);
        }

        var (next, batches) = (0L, 0);
        while (next < log.EndOffset)
        {
            var read = log.Read(next, 100_000, true);
            foreach (var (baseOffset, count) in Batches(read.Slice.Bytes.ToArray()))
            {
                baseOffset.ShouldBe(next);
                next += count;
                batches++;
            }

            read.Slice.Release();
        }

        batches.ShouldBe(3000);
        log.Extent().BatchCount.ShouldBe(3000);
    }

    [Fact]
    public void Slice_HeldWhileLogIsDeleted_KeepsItsBytesAndTheirBudget()
    {
        Append(4);
        var read = log.Read(0, 10_000, true);
        var before = read.Slice.Bytes.ToArray();

        log.DeleteBefore(-1);
        var held = budget.Used;
        var after = read.Slice.Bytes.ToArray();
        read.Slice.Release();

        after.ShouldBe(before);
        held.ShouldBeGreaterThan(0);
        budget.Used.ShouldBe(0);
    }

    [Fact]
    public void DeleteBefore_Offsets_MovesTheStartOnly()
    {
        Append(5);
        Append(5);

        log.DeleteBefore(3).ShouldBe((LogError.None, 3));
        log.DeleteBefore(1).ShouldBe((LogError.None, 3));
        log.DeleteBefore(11).Error.ShouldBe(LogError.OffsetOutOfRange);
        log.Read(2, 1000, true).Error.ShouldBe(LogError.OffsetOutOfRange);
        new RecordBatch(ReadAll(3)).BaseOffset.ShouldBe(0);
        log.DeleteBefore(-1).ShouldBe((LogError.None, 10));
        Append(1);
        log.EndOffset.ShouldBe(11);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FindByTime_WithinABatch_FindsTheRecord(bool gzip)
    {
        log.Append(new TestBatch { Count = 3, BaseTimestamp = 1000, TimestampDeltas = [0, 100, 50], Gzip = gzip }.Build(), 0, LogSettings.Default);
        log.Append(new TestBatch { Count = 2, BaseTimestamp = 1020, TimestampDeltas = [0, 200], Gzip = gzip }.Build(), 2, LogSettings.Default);

        log.FindByTime(0).ShouldBe(new TimedOffset(0, 1000, 0));
        log.FindByTime(1001).ShouldBe(new TimedOffset(1, 1100, 0));
        log.FindByTime(1101).ShouldBe(new TimedOffset(4, 1220, 2));
        log.FindByTime(1221).ShouldBeNull();
        log.FindMaxTimestamp().ShouldBe(new TimedOffset(4, 1220, 2));
    }

    [Fact]
    public void FindByTime_DeletedRecords_AreNotFound()
    {
        log.Append(new TestBatch { Count = 3, BaseTimestamp = 1000 }.Build(), 0, LogSettings.Default);
        log.DeleteBefore(2);

        log.FindByTime(0).ShouldBe(new TimedOffset(2, 1002, 0));
    }

    [Fact]
    public void FindMaxTimestamp_EmptyLog_IsNothing() => log.FindMaxTimestamp().ShouldBeNull();

    [Fact]
    public void EndOfEpoch_KnownAndUnknown_FollowsKip101()
    {
        log.Append(new TestBatch { Count = 2 }.Build(), 0, LogSettings.Default);
        log.Append(new TestBatch { Count = 2 }.Build(), 3, LogSettings.Default);

        log.EndOfEpoch(0, 3).ShouldBe((0, 2));
        log.EndOfEpoch(2, 3).ShouldBe((0, 2));
        log.EndOfEpoch(3, 3).ShouldBe((3, 4));
        log.EndOfEpoch(4, 3).ShouldBe((-1, -1));
    }

    [Fact]
    public void Append_Waiter_IsToldOncePerBatchUntilRemoved()
    {
        var waiter = new Counter();
        log.AddWaiter(waiter);
        Append(1);
        Append(1);
        log.RemoveWaiter(waiter);
        Append(1);

        waiter.Count.ShouldBe(2);
    }

    [Fact]
    public void AppendAndRead_Disposed_SayThePartitionIsGone()
    {
        Append(1);
        log.Dispose();

        log.Append(new TestBatch().Build(), 0, LogSettings.Default).Error.ShouldBe(LogError.UnknownTopicOrPartition);
        log.Read(0, 1000, true).Error.ShouldBe(LogError.UnknownTopicOrPartition);
        budget.Used.ShouldBe(0);
    }

    private int Append(int count)
    {
        var bytes = new TestBatch { Count = count }.Build();
        log.Append(bytes, 0, LogSettings.Default).Error.ShouldBe(LogError.None);
        return bytes.Length;
    }

    private byte[] ReadAll(long offset)
    {
        var read = log.Read(offset, int.MaxValue, true);
        var bytes = read.Slice.Bytes.ToArray();
        read.Slice.Release();
        return bytes;
    }

    private static List<(long BaseOffset, int Count)> Batches(byte[] bytes)
    {
        var found = new List<(long, int)>();
        for (var at = 0; at < bytes.Length; at += RecordBatch.SizeAt(bytes.AsSpan(at)))
        {
            var batch = new RecordBatch(bytes.AsSpan(at));
            found.Add((batch.BaseOffset, batch.Count));
        }

        return found;
    }

    private sealed class Counter : IAppendWaiter
    {
        public int Count { get; private set; }

        public void OnLogChanged() => Count++;
    }
}
