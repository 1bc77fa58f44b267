using System.Buffers.Binary;
using System.Text;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>
/// Does to a log what clients and operators do, with whatever batches, and holds it to what every log owes: offsets without a hole as long as
/// nothing is compacted, every offset readable, the last record of each key kept by compaction, and all memory given back.
/// </summary>
internal static class LogModel
{
    private const long Limit = 4 * 1024 * 1024;

    /// <summary>Runs the operations that the first eight bytes say on the batches behind them, each after its length.</summary>
    public static string Run(byte[] bytes)
    {
        var random = new FuzzRandom().Begin(BinaryPrimitives.ReadUInt64LittleEndian(bytes), 0);
        var budget = new MemoryBudget(Limit);
        var taken = 0;
        using (var log = new PartitionLog(budget, TimeProvider.System))
        {
            var settings = Settings(random);
            for (var at = 8; at + 4 <= bytes.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
                taken += Append(log, bytes.AsSpan(at + 4, length), settings, random) ? 1 : 0;
                at += 4 + length;
                Operate(log, settings, random);
            }

            ReadAll(log, committed: false);
            ReadAll(log, committed: true);
            CompactAndCompare(log, settings);
        }

        Require(budget.Used == 0, $"{budget.Used} bytes are not given back");
        return taken == 0 ? "nothing taken" : "taken";
    }

    private static LogSettings Settings(FuzzRandom random) => LogSettings.Default with
    {
        IsCompacted = random.OneIn(3),
        TimestampType = random.OneIn(4) ? RecordTimestampType.LogAppendTime : RecordTimestampType.CreateTime,
        DeleteRetentionMs = random.OneIn(2) ? 0 : 60_000,
        RetentionMs = random.OneIn(2) ? 1 : -1,
        RetentionBytes = random.OneIn(4) ? 1000 : -1,
        TimestampAfterMaxMs = long.MaxValue,
    };

    private static bool Append(PartitionLog log, ReadOnlySpan<byte> batch, LogSettings settings, FuzzRandom random)
    {
        var end = log.EndOffset;
        var result = log.Append(batch, leaderEpoch: random.Next(3), settings);
        if (result.Error != LogError.None || result.IsDuplicate)
        {
            Require(log.EndOffset == end, "a batch that was not taken moved the end");
            return false;
        }

        Require(result.BaseOffset == end, $"a batch was placed at {result.BaseOffset}, and the log ended at {end}");
        Require(log.EndOffset == end + BatchCheck.View(batch).Count, $"a batch of {BatchCheck.View(batch).Count} moved the end from {end} to {log.EndOffset}");
        return true;
    }

    private static void Operate(PartitionLog log, LogSettings settings, FuzzRandom random)
    {
        switch (random.Next(10))
        {
            case 0:
                log.Compact(settings);
                break;
            case 1:
                log.EnforceRetention(settings);
                break;
            case 2:
                log.DeleteBefore(random.OneIn(4) ? -1 : log.StartOffset + (long)(random.NextDouble() * (log.EndOffset - log.StartOffset)));
                break;
            case 3:
                log.FindMaxTimestamp();
                break;
            case 4:
                log.FindByTime(random.OneIn(2) ? random.NextInt64() : 1_700_000_000_000 + random.Next());
                break;
            case 5:
                ReadAll(log, committed: random.OneIn(2));
                break;
            case 6:
                log.AppendMarker(new EndMarker(random.Next(4), (short)random.Next(3), random.OneIn(2), random.Next(2)), 0, settings);
                break;
            case 7:
                log.EndOfEpoch(random.Next(4), random.Next(4));
                log.EpochAt(random.NextInt64());
                log.Extent();
                log.Producers();
                break;
        }
    }

    /// <summary>Reads from the start to the end as a consumer does, and answers the last offset and value of each key where all of it is well-formed.</summary>
    private static Dictionary<string, (long Offset, string? Value)>? ReadAll(PartitionLog log, bool committed)
    {
        var keys = new Dictionary<string, (long, string?)>();
        var isSane = true;
        var (next, end) = (log.StartOffset, committed ? log.LastStableOffset : log.EndOffset);
        while (next < end)
        {
            var read = log.Read(next, maxBytes: 100, atLeastOne: true, committed);
            try
            {
                Require(read.Error == LogError.None, $"reading at {next} of {end} answers {read.Error}");
                if (read.Slice.Bytes.IsEmpty)
                {
                    return null;
                }

                var before = next;
                for (var rest = read.Slice.Bytes.Span; !rest.IsEmpty; rest = rest[RecordBatch.SizeAt(rest)..])
                {
                    var batch = BatchCheck.View(rest[..RecordBatch.SizeAt(rest)]);
                    Require(batch.BaseOffset + batch.LastOffsetDelta >= next, $"a batch that ends at {batch.BaseOffset + batch.LastOffsetDelta} is read at {next}");
                    Require(batch.Crc == Crc32C.Compute(rest[21..RecordBatch.SizeAt(rest)]), $"the checksum of the batch at {batch.BaseOffset} is wrong");
                    isSane &= !batch.IsTransactional && Note(batch, keys);
                    next = batch.BaseOffset + batch.LastOffsetDelta + 1;
                }

                Require(next > before, $"reading at {before} does not go on");
            }
            finally
            {
                read.Slice.Release();
            }
        }

        return isSane ? keys : null;
    }

    private static bool Note(in RecordBatch batch, Dictionary<string, (long, string?)> keys)
    {
        if (!RecordPayload.TryOpen(batch, out var records))
        {
            return false;
        }

        var cursor = new RecordCursor(records);
        var last = -1;
        while (cursor.MoveNext())
        {
            if (cursor.OffsetDelta <= last || cursor.OffsetDelta > batch.LastOffsetDelta)
            {
                return false;
            }

            last = cursor.OffsetDelta;
            if (cursor.TryKey(out var key))
            {
                var copy = new MemoryStream();
                cursor.CopyTo(copy);
                keys[Encoding.Latin1.GetString(key)] = (batch.BaseOffset + cursor.OffsetDelta, cursor.HasValue ? Convert.ToHexString(copy.ToArray()) : null);
            }
        }

        return !cursor.IsBroken;
    }

    private static void CompactAndCompare(PartitionLog log, LogSettings settings)
    {
        var before = ReadAll(log, committed: false);
        var end = log.EndOffset;
        if (!log.Compact(settings))
        {
            return;
        }

        Require(log.EndOffset == end, "compaction moved the end");
        var after = ReadAll(log, committed: false);
        if (before is null || log.LastStableOffset < end)
        {
            return;
        }

        Require(after is not null, "compaction made a log of what cannot be read");
        foreach (var (key, (offset, value)) in before)
        {
            var isKept = after!.TryGetValue(key, out var kept);
            Require(isKept ? kept == (offset, value) : value is null, $"compaction took the last record of a key, at {offset}");
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new FuzzFailureException($"log: {message}.");
        }
    }
}
