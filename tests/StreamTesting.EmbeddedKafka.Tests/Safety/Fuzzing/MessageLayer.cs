using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>
/// The reader of frames and messages, of all APIs and versions. Whatever comes is read or refused by a <see cref="WireFormatException"/>, in
/// bounded time and in memory bounded by the frame's length; what was read can be written, and what was written reads as the same.
/// </summary>
internal sealed class MessageLayer(ulong seed) : IFuzzLayer
{
    /// <summary>An object of a few dozen bytes may take two bytes of a frame; more than this no frame may cost.</summary>
    public const long BytesPerFrameByte = 128;

    /// <summary>Below so many bytes, what any frame costs is most of what one costs.</summary>
    public const int LeastLength = 1024;

    private const long BytesOfAnyFrame = 16_384;
    private const int CasesOfACorpus = 100_000;
    private const int Passes = 30;

    private static readonly TimeSpan LongestRead = TimeSpan.FromMilliseconds(100);

    private readonly FuzzRandom random = new();
    private readonly FuzzMutation mutation = new();
    private readonly Dictionary<string, MessageTarget> targets = [];
    private readonly ProduceRequest used = new();
    private MessageSource[] corpus = [];
    private long corpusNumber = -1;

    public string Name => "messages";

    /// <summary>The most that reading one frame has allocated, in bytes.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>The most that reading one frame of <see cref="LeastLength"/> bytes or more has allocated per byte of it.</summary>
    public double MostAllocatedPerByte { get; private set; }

    public FuzzCase Make(long index)
    {
        if (index / CasesOfACorpus != corpusNumber)
        {
            corpusNumber = index / CasesOfACorpus;
            corpus = MessageCorpus.Make(random.Begin(~seed, corpusNumber));
        }

        random.Begin(seed, index);
        var source = random.Of(corpus);
        return new FuzzCase(source.Target.Name, random.OneIn(100) ? source.Bytes : mutation.Of(source.Bytes, random.Of(corpus).Bytes, random));
    }

    public string Try(in FuzzCase fuzzCase)
    {
        var (target, frame) = (TargetOf(fuzzCase.Target), fuzzCase.Bytes);
        var limit = BytesOfAnyFrame + (frame.Length * BytesPerFrameByte);
        var (accepted, allocated, time) = Measure(target, frame);
        for (var pass = 1; pass < Passes && (allocated >= limit || time > LongestRead); pass++)
        {
            var again = Measure(target, frame);
            (allocated, time) = (Math.Min(allocated, again.Allocated), time < again.Time ? time : again.Time);
        }

        if (allocated >= limit || time > LongestRead)
        {
            throw new FuzzFailureException($"{target.Name}: reading {frame.Length} bytes allocated {allocated} bytes and took {time.TotalMilliseconds:0.0} ms.");
        }

        MostAllocated = Math.Max(MostAllocated, allocated);
        MostAllocatedPerByte = frame.Length < LeastLength ? MostAllocatedPerByte : Math.Max(MostAllocatedPerByte, (double)allocated / frame.Length);
        if (!accepted)
        {
            return "refused";
        }

        if (target.IsRequest && Codec.ReadRequest(frame) is { Body: ProduceRequest fresh, Header: var header })
        {
            ReadAgain(target, frame, header, fresh);
        }

        var once = target.Again(frame);
        var twice = target.Again(once);
        return once.AsSpan().SequenceEqual(twice)
            ? once.AsSpan().SequenceEqual(frame) ? "read, written alike" : "read, written otherwise"
            : throw new FuzzFailureException($"{target.Name}: written again it is {Convert.ToHexString(once)}, and once more {Convert.ToHexString(twice)}.");
    }

    public void Check()
    {
    }

    public void Dispose()
    {
    }

    // A broker reads produce requests into objects of those before.
    private void ReadAgain(MessageTarget target, byte[] frame, in RequestHeader header, ProduceRequest fresh)
    {
        var reader = new WireReader(frame);
        RequestHeader.Read(ref reader);
        used.ReadAgain(ref reader, header.Version);
        if (!Codec.Body(used, header.Version).AsSpan().SequenceEqual(Codec.Body(fresh, header.Version)))
        {
            throw new FuzzFailureException($"{target.Name}: read into an object of another request it is another one.");
        }
    }

    private MessageTarget TargetOf(string name) => targets.TryGetValue(name, out var known) ? known : targets[name] = MessageTarget.Of(name);

    private static (bool Accepted, long Allocated, TimeSpan Time) Measure(MessageTarget target, byte[] frame)
    {
        var began = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var accepted = true;
        try
        {
            target.Read(frame);
        }
        catch (WireFormatException)
        {
            accepted = false;
        }

        return (accepted, GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(began));
    }
}
