using System.Buffers.Binary;
using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>
/// Record batches: the decoders, whose output and memory are bounded; the rules by which batches are taken; and logs, which hold what was
/// taken whatever is done with them (<see cref="LogModel"/>).
/// </summary>
internal sealed class RecordLayer(ulong seed) : IFuzzLayer
{
    private const int LargestOutput = 1024 * 1024;
    private const int Passes = 10;

    private static readonly TimeSpan LongestCase = TimeSpan.FromMilliseconds(500);

    private static readonly CompressionCodec[] Codecs = [.. BatchCorpus.Payloads.Keys];

    private readonly FuzzRandom random = new();
    private readonly FuzzMutation mutation = new();

    public string Name => "records";

    public FuzzCase Make(long index)
    {
        random.Begin(seed, index);
        switch (random.Next(10))
        {
            case < 5:
                var codec = random.Of(Codecs);
                var payloads = BatchCorpus.Payloads[codec];
                return new FuzzCase($"decode {codec}", mutation.Of(random.Of(payloads), random.Of(payloads), random));
            case < 7:
                return new FuzzCase("check", Batch());
            default:
                var bytes = new List<byte>();
                var control = new byte[8];
                random.NextBytes(control);
                bytes.AddRange(control);
                for (var left = random.Next(1, 6); left > 0; left--)
                {
                    var batch = Batch();
                    var length = new byte[4];
                    BinaryPrimitives.WriteInt32BigEndian(length, batch.Length);
                    bytes.AddRange(length);
                    bytes.AddRange(batch);
                }

                return new FuzzCase("log", [.. bytes]);
        }
    }

    public string Try(in FuzzCase fuzzCase)
    {
        var (target, bytes) = (fuzzCase.Target, fuzzCase.Bytes);
        var shortest = TimeSpan.MaxValue;
        var outcome = "";
        for (var pass = 0; pass < Passes && shortest > LongestCase; pass++)
        {
            var began = Stopwatch.GetTimestamp();
            outcome = target switch
            {
                "check" => Check(bytes),
                "log" => LogModel.Run(bytes),
                _ => Decode(Enum.Parse<CompressionCodec>(target.Split(' ')[1]), bytes),
            };
            var time = Stopwatch.GetElapsedTime(began);
            shortest = time < shortest ? time : shortest;
        }

        return shortest <= LongestCase ? outcome : throw new FuzzFailureException($"{target}: {bytes.Length} bytes took {shortest.TotalMilliseconds:0} ms.");
    }

    public void Check()
    {
    }

    public void Dispose()
    {
    }

    private byte[] Batch()
    {
        var batch = random.Of(BatchCorpus.Batches);
        if (!random.OneIn(3))
        {
            batch = mutation.Of(batch, random.Of(BatchCorpus.Batches), random);
        }

        if (batch.Length < RecordBatch.HeaderSize || random.OneIn(16))
        {
            return batch;
        }

        batch = [.. batch];
        if (!random.OneIn(16))
        {
            BinaryPrimitives.WriteInt32BigEndian(batch.AsSpan(8), batch.Length - RecordBatch.Overhead);
            batch[16] = RecordBatch.Magic;
        }

        return TestBatch.Seal(batch);
    }

    private static string Decode(CompressionCodec codec, byte[] bytes)
    {
        var target = new DecodedBytes(LargestOutput);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = "decoded";
        try
        {
            RecordPayload.Decode(codec, bytes, target);
        }
        catch (InvalidDataException)
        {
            outcome = "refused";
        }

        // The buffer doubles as it grows; a block of a dozen bytes may describe three tables and a code, and 128 KiB of literals that come out.
        var limit = 512 * 1024 + (1024L * bytes.Length) + (8L * target.Length);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated <= limit ? outcome : throw new FuzzFailureException(
            $"{codec}: {bytes.Length} bytes gave {target.Length} and allocated {allocated}.");
    }

    private static string Check(byte[] bytes)
    {
        var settings = LogSettings.Default with { TimestampAfterMaxMs = long.MaxValue };
        var (error, _) = BatchCheck.OfClient(bytes, settings, now: 1_800_000_000_000);
        if (error != LogError.None)
        {
            return error.ToString();
        }

        BatchCheck.OfClient(bytes, settings with { IsCompacted = true }, now: 1_800_000_000_000);
        if (!RecordPayload.TryOpen(BatchCheck.View(bytes), out var records))
        {
            return "taken, cannot be opened";
        }

        var cursor = new RecordCursor(records);
        for (var seen = 0L; cursor.MoveNext(); seen++)
        {
            if (seen > records.Length)
            {
                throw new FuzzFailureException($"check: more records than there are bytes ({records.Length}).");
            }
        }

        return cursor.IsBroken ? "taken, broken records" : "taken";
    }
}
