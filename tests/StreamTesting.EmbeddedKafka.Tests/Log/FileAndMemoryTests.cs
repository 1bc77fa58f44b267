using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

/// <summary>Whatever is done to a log: in files it answers as in memory.</summary>
public sealed class FileAndMemoryTests : IDisposable
{
    private static readonly LogSettings Compacted = LogSettings.Default with { IsCompacted = true, DeleteRetentionMs = 0 };

    private readonly ManualTime time = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamtesting-segments-");
    private readonly MemoryBudget budget = new(1 << 30);
    private readonly SegmentFiles files;
    private readonly PartitionLog inMemory;
    private readonly PartitionLog inFiles;

    public FileAndMemoryTests()
    {
        files = new SegmentFiles(folder.FullName, "x", 1 << 30);
        inMemory = new PartitionLog(budget, time);
        inFiles = new PartitionLog(budget, time, files);
    }

    public void Dispose()
    {
        inMemory.Dispose();
        inFiles.Dispose();
        files.Dispose();
        budget.Used.ShouldBe(0);
        files.Used.ShouldBe(0);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyOperations_OnBoth_AnswerTheSame(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 600; i++)
        {
            Same(log => Append(log, new Random((seed * 10_000) + i)), $"append {i}");
            var (offset, bytes, kind) = (random.NextInt64(-1, inMemory.EndOffset + 2), random.Next(0, 60_000), random.Next(0, 60));
            Same(log => Read(log, offset, bytes, kind % 2 == 0, kind % 3 == 0), $"read {offset}, {bytes}");
            Same(log => log.FindByTime(Start + random.Next(0, 1)), "by time");
            Same(log => log.FindByTime(Start + (offset * 700)), $"by time of {offset}");
            Same(log => log.FindMaxTimestamp(), "by greatest time");
            Same(log => log.Extent(), "extent");
            if (kind == 0)
            {
                Same(log => log.DeleteBefore(Math.Min(offset, log.EndOffset / 2)), $"delete before {offset}");
            }

            if (kind == 1)
            {
                Same(log => log.Compact(Compacted), "compact");
            }

            if (kind == 2)
            {
                Same(log => log.EnforceRetention(LogSettings.Default with { RetentionMs = -1, RetentionBytes = bytes * 50L }), "retention by size");
            }

            if (kind == 3)
            {
                var age = time.GetUtcNow().ToUnixTimeMilliseconds() - Start - (offset * 300);
                Same(log => log.EnforceRetention(LogSettings.Default with { RetentionMs = Math.Max(age, 0), RetentionBytes = bytes * 100L }), "retention by time");
            }
        }

        files.Used.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void MoveToFiles_AtAnyTime_ChangesNothing()
    {
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            Same(log => Append(log, new Random(i)), $"append {i}");
            if (random.Next(7) == 0)
            {
                inFiles.MoveToFiles();
            }

            Same(log => log.FindByTime(Start + (i * 300)), "by time");
            Same(log => Read(log, random.Next(0, 1) + (log.EndOffset / 2), 1, atLeastOne: true, committed: true), "read");
        }

        Same(Everything, "everything");
        Same(log => log.Compact(Compacted), "compact");
        Same(Everything, "everything after compaction");
    }

    private long Start => time.GetUtcNow().ToUnixTimeMilliseconds() - 3_000_000;

    private void Same<T>(Func<PartitionLog, T> ask, string what) => ask(inFiles).ShouldBe(ask(inMemory), what);

    private AppendResult Append(PartitionLog log, Random random)
    {
        var producer = random.Next(3);
        if (producer == 0 && log.HasOpenTransaction(7))
        {
            return new AppendResult(log.AppendMarker(new EndMarker(7, 0, Committed: random.Next(2) == 0), 0, LogSettings.Default), log.EndOffset, 0, 0);
        }

        var isTransactional = random.Next(20) == 0 && !log.HasOpenTransaction(7);
        var count = random.Next(1, 30);
        var sequence = isTransactional ? log.Producers().FirstOrDefault(known => known.ProducerId == 7) is { ProducerId: 7 } known ? known.LastSequence + 1 : 0 : -1;
        return log.Append(
            new TestBatch
            {
                Count = count,
                Key = $"key {random.Next(10)}",
                ValueSize = random.Next(10) == 0 ? -1 : random.Next(0, 3_000),
                BaseTimestamp = Start + (log.EndOffset * 700) - random.Next(0, 20_000),
                Gzip = random.Next(5) == 0,
                ProducerId = isTransactional ? 7 : -1,
                ProducerEpoch = (short)(isTransactional ? 0 : -1),
                BaseSequence = sequence,
                Attributes = (short)(isTransactional ? 0x10 : 0),
            }.Build(),
            0,
            LogSettings.Default with { TimestampAfterMaxMs = long.MaxValue });
    }

    // A reader in a file is told of all aborted transactions up to its segment's end, so that what it does not get yet is not compared.
    private static string Read(PartitionLog log, long offset, int maxBytes, bool atLeastOne, bool committed)
    {
        var read = log.Read(offset, maxBytes, atLeastOne, committed);
        var end = offset;
        var text = new List<string> { $"{read.Error} {read.LogStartOffset} {read.HighWatermark} {read.LastStableOffset} {read.HasMore} {read.Aborted is null}" };
        for (var bytes = read.Slice.Bytes; !bytes.IsEmpty; bytes = bytes[RecordBatch.SizeAt(bytes.Span)..])
        {
            var batch = BatchCheck.View(bytes.Span[..RecordBatch.SizeAt(bytes.Span)]);
            batch.ComputeCrc().ShouldBe(batch.Crc);
            text.Add($"{batch.BaseOffset} {batch.Crc}");
            end = batch.BaseOffset + batch.LastOffsetDelta + 1;
        }

        text.AddRange((read.Aborted ?? []).Where(aborted => aborted.FirstOffset < end).Select(aborted => aborted.ToString()));
        read.Slice.Release();
        return string.Join('\n', text);
    }

    private static string Everything(PartitionLog log)
    {
        var all = new List<string>();
        for (var offset = log.StartOffset; offset < log.EndOffset;)
        {
            all.Add(Read(log, offset, 1, atLeastOne: true, committed: false));
            var read = log.Read(offset, 1, atLeastOne: true);
            var batch = BatchCheck.View(read.Slice.Bytes.Span);
            offset = batch.BaseOffset + batch.LastOffsetDelta + 1;
            read.Slice.Release();
        }

        return string.Join('\n', all);
    }
}
