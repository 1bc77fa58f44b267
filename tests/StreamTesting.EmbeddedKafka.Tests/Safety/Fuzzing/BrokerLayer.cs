using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>
/// A whole broker, over connections that each send some frames, good and bad, and go. It always lets go of the connection, nothing inside
/// throws, and after every <see cref="ConnectionsOfABroker"/> of them it still serves an honest client, within its memory, and stops at once.
/// </summary>
internal sealed class BrokerLayer(ulong seed) : IFuzzLayer
{
    /// <summary>After so many connections the broker is looked at, stopped, and another one started.</summary>
    public const int ConnectionsOfABroker = 500;

    private const long MemoryLimit = 64 << 20;
    private const long MostMemoryOfAll = 512 << 20;
    private const int MostFrames = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly HandlerTable Served = HandlerTable.Create();

    private readonly FuzzRandom random = new();
    private readonly FuzzMutation mutation = new();
    private MessageSource[] corpus = [];
    private long corpusNumber = -1;
    private EmbeddedKafka? broker;
    private int connections;

    public string Name => "broker";

    /// <summary>Frames sent, and how many of them the broker began on: after one that cannot be read it closes the connection.</summary>
    public (long Sent, long Begun) Frames { get; private set; }

    /// <summary>The most managed memory in use when a broker was looked at, in bytes.</summary>
    public long MostMemory { get; private set; }

    public FuzzCase Make(long index)
    {
        if (index / ConnectionsOfABroker != corpusNumber)
        {
            corpusNumber = index / ConnectionsOfABroker;
            corpus = [.. MessageCorpus.Make(random.Begin(~seed, corpusNumber)).Where(source => source.Target.IsRequest && Served.Find(source.Target.Api.Key) is not null)];
        }

        random.Begin(seed, index);
        var bytes = new List<byte>();
        for (var left = random.Next(1, MostFrames + 1); left > 0; left--)
        {
            var frame = random.OneIn(6) ? Produce() : Frame();
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, random.OneIn(500) ? random.Next(int.MinValue, int.MaxValue) : frame.Length);
            bytes.AddRange(length);
            bytes.AddRange(frame);
        }

        return new FuzzCase("connection", [.. bytes]);
    }

    public string Try(in FuzzCase fuzzCase)
    {
        broker ??= Start();
        var before = broker.RequestCount;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)Patience.TotalMilliseconds, SendTimeout = (int)Patience.TotalMilliseconds };
        socket.Connect(IPAddress.Loopback, broker.Brokers[connections % 2].Port);
        var answered = Exchange(socket, fuzzCase.Bytes);
        var (sent, begun) = (Count(fuzzCase.Bytes), broker.RequestCount - before);
        Frames = (Frames.Sent + sent, Frames.Begun + begun);
        BrokerCheck.HasRecordedNothing(broker);
        if (++connections % ConnectionsOfABroker == 0)
        {
            Check();
        }

        return begun < sent ? "closed by the broker" : answered > 0 ? "served to the end" : "served, nothing to answer";
    }

    public void Check()
    {
        if (broker is null)
        {
            return;
        }

        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
        MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: true));
        var stopping = broker.DisposeAsync().AsTask();
        var (stopped, left) = (stopping.Wait(Patience), broker.MemoryUsed);
        BrokerCheck.HasRecordedNothing(broker);
        broker = null;
        Require(stopped, $"the broker has not stopped in {Patience.TotalSeconds} s");
        Require(left == 0, $"a stopped broker keeps {left} bytes of its logs");
        Require(MostMemory < MostMemoryOfAll, $"{MostMemory:N0} bytes are in use");
    }

    public void Dispose() => broker?.DisposeAsync().AsTask().Wait();

    private static EmbeddedKafka Start()
    {
        var started = EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 2, MemoryLimit = MemoryLimit }).Result;
        started.CreateTopicAsync("a", 3).Wait();
        started.CreateTopicAsync("topic-1").Wait();
        return started;
    }

    // Of the damaged frames most can still be read: those that cannot end the connection, and are the business of another layer.
    private byte[] Frame()
    {
        var source = random.Of(corpus);
        if (random.OneIn(3))
        {
            return source.Bytes;
        }

        var damaged = mutation.Of(source.Bytes, random.Of(corpus).Bytes, random);
        for (var tries = 0; tries < 30 && !random.OneIn(100) && !IsServed(damaged); tries++)
        {
            damaged = mutation.Of(source.Bytes, random.Of(corpus).Bytes, random);
        }

        return damaged;
    }

    private byte[] Produce()
    {
        var batch = random.Of(BatchCorpus.Batches);
        if (random.OneIn(2))
        {
            batch = mutation.Of(batch, random.Of(BatchCorpus.Batches), random);
            batch = batch.Length > 61 ? TestBatch.Seal(batch) : batch;
        }

        var request = new ProduceRequest
        {
            Acks = random.OneIn(10) ? (short)0 : (short)-1,
            TopicData = [new() { Name = random.OneIn(2) ? "a" : "topic-1", PartitionData = [new() { Index = random.Next(3), Records = batch }] }],
        };
        using var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, new RequestHeader(ApiKey.Produce, 9, random.Next(), "fuzz"), request);
        return buffer.ToArray()[4..];
    }

    private static bool IsServed(byte[] frame)
    {
        try
        {
            var (header, _) = Codec.ReadRequest(frame);
            return Served.Find(header.Key) is not null;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private static long Exchange(Socket socket, byte[] bytes)
    {
        var (received, buffer) = (0L, new byte[64 * 1024]);
        try
        {
            socket.Send(bytes);
            socket.Shutdown(SocketShutdown.Send);
            for (var count = socket.Receive(buffer); count > 0; count = socket.Receive(buffer))
            {
                received += count;
            }
        }
        catch (SocketException gone) when (gone.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown)
        {
            // The broker closed while bytes were on their way, as it should after bad ones.
        }
        catch (SocketException slow) when (slow.SocketErrorCode == SocketError.TimedOut)
        {
            throw new FuzzFailureException($"the broker has not let go of a connection for {Patience.TotalSeconds} s", slow);
        }

        return received;
    }

    private static int Count(ReadOnlySpan<byte> bytes)
    {
        var frames = 0;
        for (; bytes.Length >= 4; frames++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
            if (length < 0 || length > bytes.Length - 4)
            {
                return frames + 1;
            }

            bytes = bytes[(4 + length)..];
        }

        return frames;
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new FuzzFailureException($"broker: {message}.");
        }
    }
}
