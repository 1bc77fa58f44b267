using System.Collections.Concurrent;
using System.Text;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>One log under many threads: offsets without a hole, no record lost or doubled, and what is read is what was written.</summary>
public sealed class LogStressTests
{
    private const int Writers = 3;
    private const int BatchesOfAWriter = 1_500;
    private const long Limit = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task AppendsAndReads_AtOnce_EveryReaderSeesEveryRecordOnceInOrder()
    {
        var budget = new MemoryBudget(Limit);
        using (var log = new PartitionLog(budget, TimeProvider.System))
        {
            var written = new ConcurrentDictionary<long, (string Key, int Count)>();
            var writing = Writing(log, written, LogSettings.Default, (writer, i) => $"{writer}-{i}");
            var reading = Enumerable.Range(0, 3).Select(_ => Run(() => Follow(log, written, writing, Writers * BatchesOfAWriter))).ToList();
            var looking = Run(() =>
            {
                while (log.EndOffset < 2 * Writers * BatchesOfAWriter && !writing.IsCompleted)
                {
                    log.Extent();
                    log.FindMaxTimestamp();
                    log.EndOfEpoch(1, 1);
                }
            });

            await Task.WhenAll([writing, looking, .. reading]).WaitAsync(Patience);

            ExpectDense(log, written);
        }

        budget.Used.ShouldBe(0);
    }

    [Fact]
    public async Task AppendsAndReads_WhileTheFrontGoesAndAllIsCompacted_ShowNothingThatWasNotWritten()
    {
        var settings = LogSettings.Default with { IsCompacted = true, RetentionMs = -1, RetentionBytes = 200_000, DeleteRetentionMs = 0 };
        var budget = new MemoryBudget(Limit);
        using (var log = new PartitionLog(budget, TimeProvider.System))
        {
            var written = new ConcurrentDictionary<long, (string Key, int Count)>();
            var writing = Writing(log, written, settings, (writer, i) => $"{writer}-{i % 40}");
            var cleaning = Run(() =>
            {
                for (var turn = 1; !writing.IsCompleted; turn++)
                {
                    switch (turn % 3)
                    {
                        case 0:
                            log.Compact(settings).ShouldBeTrue();
                            break;
                        case 1:
                            log.EnforceRetention(settings);
                            break;
                        default:
                            log.DeleteBefore(log.StartOffset + ((log.EndOffset - log.StartOffset) / 10));
                            break;
                    }
                }
            });
            var reading = Enumerable.Range(0, 2).Select(_ => Run(() => Wander(log, written, writing))).ToList();

            await Task.WhenAll([writing, cleaning, .. reading]).WaitAsync(Patience);

            ExpectDense(log, written);
            log.Compact(settings).ShouldBeTrue();
            ExpectLastOfEachKey(log, written);
        }

        budget.Used.ShouldBe(0);
    }

    private static Task Run(Action action) => Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private static Task Writing(
        PartitionLog log, ConcurrentDictionary<long, (string Key, int Count)> written, LogSettings settings, Func<int, int, string> key) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Run(() =>
        {
            for (var i = 0; i < BatchesOfAWriter; i++)
            {
                var batch = new TestBatch { Count = 1 + ((writer + i) % 3), Key = key(writer, i), ValueSize = i % 200, Gzip = i % 5 == 0 };
                var placed = log.Append(batch.Build(), leaderEpoch: 0, settings);
                placed.Error.ShouldBe(LogError.None);
                written.TryAdd(placed.BaseOffset, (batch.Key, batch.Count)).ShouldBeTrue($"offset {placed.BaseOffset} is given once");
            }
        })));

    private static void ExpectDense(PartitionLog log, ConcurrentDictionary<long, (string Key, int Count)> written)
    {
        var next = 0L;
        foreach (var (offset, (_, count)) in written.OrderBy(batch => batch.Key))
        {
            offset.ShouldBe(next);
            next += count;
        }

        log.EndOffset.ShouldBe(next);
        written.Count.ShouldBe(Writers * BatchesOfAWriter);
    }

    private static void Follow(PartitionLog log, ConcurrentDictionary<long, (string Key, int Count)> written, Task writing, int batches)
    {
        var next = 0L;
        while (batches > 0 && !writing.IsFaulted)
        {
            Read(log, next, 3_000, (offset, key, count) =>
            {
                offset.ShouldBe(next);
                SpinWait.SpinUntil(() => written.ContainsKey(offset), Patience);
                written[offset].ShouldBe((key, count));
                next += count;
                batches--;
            });
        }
    }

    // Compaction may leave fewer records of a batch, but none of another key; the batch's end stays.
    private static void Wander(PartitionLog log, ConcurrentDictionary<long, (string Key, int Count)> written, Task writing)
    {
        for (var next = 0L; !writing.IsCompleted || next < log.EndOffset;)
        {
            var before = next;
            var isThere = Read(log, next, 3_000, (offset, key, count) =>
            {
                SpinWait.SpinUntil(() => written.ContainsKey(offset), Patience);
                if (key is not null)
                {
                    key.ShouldBe(written[offset].Key);
                }

                (offset + written[offset].Count).ShouldBeGreaterThan(next);
                next = offset + written[offset].Count;
            });
            next = isThere ? next : Math.Max(before, log.StartOffset);
        }
    }

    private static void ExpectLastOfEachKey(PartitionLog log, ConcurrentDictionary<long, (string Key, int Count)> written)
    {
        var expected = written.Where(batch => batch.Key + batch.Value.Count > log.StartOffset)
            .GroupBy(batch => batch.Value.Key).Select(batches => batches.Max(batch => batch.Key)).Order().ToList();
        var kept = new List<long>();
        for (var next = log.StartOffset; next < log.EndOffset;)
        {
            Read(log, next, int.MaxValue, (offset, key, _) =>
            {
                next = offset + written[offset].Count;
                if (key is not null)
                {
                    kept.Add(offset);
                }
            }).ShouldBeTrue();
        }

        expected.ShouldNotBeEmpty();
        kept.ShouldBe(expected);
    }

    private static bool Read(PartitionLog log, long from, int bytes, Action<long, string?, int> onBatch)
    {
        var read = log.Read(from, bytes, atLeastOne: true);
        try
        {
            for (var rest = read.Slice.Bytes.Span; !rest.IsEmpty; rest = rest[RecordBatch.SizeAt(rest)..])
            {
                var batch = BatchCheck.View(rest[..RecordBatch.SizeAt(rest)]);
                batch.Crc.ShouldBe(Crc32C.Compute(rest[21..RecordBatch.SizeAt(rest)]));
                RecordPayload.TryOpen(batch, out var records).ShouldBeTrue();
                var cursor = new RecordCursor(records);
                string? key = null;
                while (cursor.MoveNext())
                {
                    cursor.TryKey(out var bytesOfKey).ShouldBeTrue();
                    key = Encoding.ASCII.GetString(bytesOfKey);
                }

                cursor.IsBroken.ShouldBeFalse();
                onBatch(batch.BaseOffset, key, batch.Count);
            }

            return read.Error == LogError.None;
        }
        finally
        {
            read.Slice.Release();
        }
    }
}
