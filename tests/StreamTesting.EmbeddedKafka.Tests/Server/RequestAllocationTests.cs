using System.Buffers;
using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Wire;
using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>What a request takes on its whole way through the broker, from the bytes of its frame to those of its answer.</summary>
public sealed class RequestAllocationTests : IDisposable
{
    private const short ProduceVersion = 9;
    private const short FetchVersion = 11;

    private readonly ITestOutputHelper output;
    private readonly Cluster cluster;
    private readonly RequestDispatcher dispatcher;
    private readonly AnswerThread answers = new(_ => { });
    private readonly ClientConnection client;
    private readonly StringCache strings = new();
    private readonly WireBuffer buffer = new(1 << 20);
    private byte[]? incremental;
    private int? epochAt;

    public RequestAllocationTests(ITestOutputHelper output)
    {
        this.output = output;
        cluster = new Cluster(new EmbeddedKafkaOptions());
        var node = new BrokerNode(1, "127.0.0.1", 1);
        cluster.Brokers.Add(node);
        cluster.Topics.Create("t", 1, []);
        dispatcher = new RequestDispatcher(cluster, node, HandlerTable.Create(), interceptor: null);
        client = new ClientConnection { Host = "/127.0.0.1", Answers = answers };
    }

    public void Dispose()
    {
        answers.End();
        buffer.Dispose();
        cluster.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Produce_OneBatch_AllocatesLittleAndNothingForARecord(int records)
    {
        var frame = FrameOf(ApiKey.Produce, ProduceVersion, Requests.Produce("t", new TestBatch { Count = records, ValueSize = 100 }.Build()));

        var bytes = Allocations.OfEach(() => Serve(frame));

        output.WriteLine($"produce of {records} records: {bytes} bytes");
        bytes.ShouldBeLessThan(250);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000, 1)]
    [InlineData(1, 1_000)]
    public void Fetch_WithData_AllocatesLittleAndNothingForARecordOrABatch(int records, int batches)
    {
        var produce = FrameOf(ApiKey.Produce, ProduceVersion, Requests.Produce("t", new TestBatch { Count = records, ValueSize = 100 }.Build()));
        for (var i = 0; i < batches; i++)
        {
            Serve(produce);
        }

        var frame = FrameOf(ApiKey.Fetch, FetchVersion, Requests.Fetch("t", 0));

        var bytes = Allocations.OfEach(() => Serve(frame));

        output.WriteLine($"fetch of {batches} batches of {records} records: {bytes} bytes");
        buffer.TotalLength.ShouldBe(0);
        bytes.ShouldBeLessThan(1_500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Fetch_InASession_AllocatesNothingForPartitionsThatHaveNothingNew(int partitions)
    {
        cluster.Topics.Create("many", partitions, []);
        var full = Requests.Fetch("many", 0);
        full.SessionEpoch = 0;
        full.Topics[0].Partitions = [.. Enumerable.Range(0, partitions).Select(index => new FetchRequest.PartitionItem { Partition = index, PartitionMaxBytes = 1_000_000 })];
        Serve(FrameOf(ApiKey.Fetch, FetchVersion, full));
        var epoch = 0;

        var bytes = Allocations.OfEach(() => Serve(IncrementalFrame(++epoch)));

        output.WriteLine($"fetch in a session of {partitions} partitions: {bytes} bytes");
        cluster.FetchSessionsOf(1).Count.ShouldBe(1);
        bytes.ShouldBeLessThan(1_000);
    }

    // The frame is made once; its session and epoch are where no field before them varies in length.
    private byte[] IncrementalFrame(int epoch)
    {
        incremental ??= FrameOf(ApiKey.Fetch, FetchVersion, new FetchRequest { ReplicaId = -1, MinBytes = 1, MaxBytes = 1_000_000, SessionId = 1, SessionEpoch = 0x01020304 });
        var at = epochAt ??= incremental.AsSpan().IndexOf<byte>([1, 2, 3, 4]);
        BinaryPrimitives.WriteInt32BigEndian(incremental.AsSpan(at), epoch);
        return incremental;
    }

    private void Serve(byte[] bytes)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(pooled, 0);
        var exchange = dispatcher.Start(new Frame(pooled, bytes.Length, strings), client, CancellationToken.None)!.Value;
        var context = exchange.Context;
        FrameWriter.WriteResponse(buffer, new ResponseHeader(context.CorrelationId), ApiTable.Find(context.Api)!, context.Version, exchange.Answer.Result!);
        buffer.Clear();
        exchange.Release();
    }

    private static byte[] FrameOf(ApiKey api, short version, IMessage request)
    {
        using var written = new WireBuffer();
        FrameWriter.WriteRequest(written, new RequestHeader(api, version, 1, "client"), request);
        return written.ToArray()[sizeof(int)..];
    }
}
